"""What a search keeps between runs, what settings add to it, and what it says of its counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.config import Config
from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.search.synonyms import settings_synonyms
from kaoview.text.fold import fold_key, fold_words
from tests.search.small import search_in


def test_words_are_kept_in_the_folder_that_is_given(tmp_path: Path) -> None:
    (hit,) = search_in(tmp_path, "推動登革熱防治。").search("登革熱").hits
    folder = tmp_path / "deep" / "cache"
    Searcher(Library((hit.department,), ()), cache=folder).prepare()
    assert [path.name[:6] for path in folder.iterdir()] == ["words-"]


def test_in_memory_every_hit_is_counted(searcher: Searcher) -> None:
    for query in ("登革熱", "登草熱", "量子電腦", '"沒有這個詞"'):
        assert searcher.search(query).at_least is False


def test_settings_add_their_own_synonyms(tmp_path: Path) -> None:
    assert settings_synonyms(Config()) is None
    path = tmp_path / "own.toml"
    path.write_text('[[group]]\nwords = ["病媒蚊", "小黑蚊"]\n', encoding="utf-8")
    table = settings_synonyms(Config(synonyms=(path,)))
    assert table is not None
    assert fold_key("小黑蚊") in table.table[fold_key("病媒蚊")]
    assert fold_key("社會住宅") in table.table, "the bundled ones still apply"


def test_a_slip_in_the_first_word_of_an_item_is_forgiven(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "推動社會住宅。", "滯洪池工程。", "推動長照。")
    (hit,) = searcher.search("滯供池工程").hits
    assert (hit.id, hit.tier, hit.spans) == ("114-全市-2", Tier.TYPO, ((0, 5),))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("滯池洪工程", "興建滯洪池工程。"),
        ("洪滯池工程", "滯洪池工程。"),
    ],
)
def test_two_characters_swapped_are_one_slip(query: str, text: str, tmp_path: Path) -> None:
    hit = search_in(tmp_path, text, "辦理長照。").search(query).hits[0]
    assert (hit.tier, hit.item.text) == (Tier.TYPO, text)
    start, end = hit.spans[0]
    assert text[start:end] == "滯洪池工程"


def test_words_of_a_query_are_folded_one_by_one() -> None:
    assert fold_words("長照　據點 \u200b ＡＩ") == ("长照", "据点", "ai")
    assert fold_words(" ") == ()


def test_a_latin_word_at_the_very_start_is_found_as_it_stands(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "AI 智慧城市", "關愛長者。", "公車")
    found = searcher.search("ai")
    assert [(hit.id, hit.exact) for hit in found.hits] == [("114-全市-1", True)]
