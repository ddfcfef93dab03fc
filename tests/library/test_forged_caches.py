"""Caches that somebody else wrote: a right digest is not enough, and others' files are not read."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kaoview.cache_files import read_cached, write_cached
from kaoview.library.build import read_library
from kaoview.library.cache import digest, load_snapshot, snapshot_path
from kaoview.library.load import load
from kaoview.model import Library
from kaoview.paths import cache_folder
from kaoview.search.vector_cache import VectorCache

OUTLINE = "高雄市政府衛生局114年度施政綱要\n一、登革熱防治。\n(一)健全防治體系。\n二、長照。\n"
FOREIGN_WORDS = "有人寫進來的字"

needs_owners = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "綱要.txt"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


@pytest.fixture
def snapshot(document: Path) -> Path:
    load([document])
    path = snapshot_path([document], 0)
    assert path is not None and path.exists()
    return path


def forge(path: Path, change: Callable[[Any], object]) -> None:
    """Change what a cache holds, with the right digest."""
    content = json.loads(path.read_bytes().partition(b"\n")[2])
    change(content)
    packed = json.dumps(content, ensure_ascii=False).encode("utf-8")
    path.write_bytes(digest(packed) + b"\n" + packed)


def plan_of(content: Any) -> Any:
    return content["departments"][0][3][0]


def items_of(content: Any) -> Any:
    return plan_of(content)[6]


FORGERIES: dict[str, Callable[[Any], object]] = {
    "a title that is no text": lambda c: items_of(c)[0].__setitem__(2, None),
    "a marker that is a list": lambda c: items_of(c)[0].__setitem__(1, []),
    "a line that is a word": lambda c: items_of(c)[0].__setitem__(4, "3"),
    "a page that is true": lambda c: items_of(c)[0].__setitem__(6, True),
    "an amount that is a fraction": lambda c: items_of(c)[0].__setitem__(8, 1.5),
    "another kind of item": lambda c: items_of(c)[0].__setitem__(9, "script"),
    "more children than there are": lambda c: items_of(c)[0].__setitem__(10, 7),
    "fewer children than none": lambda c: items_of(c)[-1].__setitem__(10, -1),
    "an item twice": lambda c: items_of(c).append(items_of(c)[0]),
    "an item of another plan": lambda c: items_of(c)[0].__setitem__(0, "113-教育局-1"),
    "a column more": lambda c: items_of(c)[0].append(0),
    "a plan of another department": lambda c: plan_of(c).__setitem__(4, "教育局"),
    "a plan of no document": lambda c: plan_of(c).__setitem__(5, "別的.txt"),
    "a month that is a word": lambda c: plan_of(c).__setitem__(7, "4"),
    "a plan twice": lambda c: c["departments"][0][3].append(plan_of(c)),
    "aliases that are one text": lambda c: c["departments"][0].__setitem__(2, "衛生"),
    "a department twice": lambda c: c["departments"].append(c["departments"][0]),
    "no documents": lambda c: c["documents"].clear(),
    "a document without a path": lambda c: c["documents"][0].__setitem__(1, None),
    "an account that is empty": lambda c: c["documents"][0].__setitem__(7, []),
    "furniture without a line": lambda c: c["documents"][0][6].append(["page", None, "1", 0]),
    "notes that are numbers": lambda c: c["documents"][0].__setitem__(8, [1]),
    "an origin of three": lambda c: c["documents"][0].__setitem__(11, [["a", "b", "c"]]),
    "a reason without words": lambda c: c["documents"][0].__setitem__(12, [["a", 1, "bad", ""]]),
    "plain that is a word": lambda c: c["documents"][0].__setitem__(13, "yes"),
    "a problem without words": lambda c: c["problems"].append(["a.txt", None]),
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES)
def test_what_is_no_snapshot_of_ours_is_made_again(
    change: Callable[[Any], object], document: Path, snapshot: Path
) -> None:
    expected = read_library([document], 0)
    forge(snapshot, change)
    assert load_snapshot(snapshot) is None
    assert load([document]) == expected
    assert load_snapshot(snapshot) == expected


def test_unchanged_it_is_read(document: Path, snapshot: Path) -> None:
    forge(snapshot, lambda _: None)
    assert load_snapshot(snapshot) == read_library([document], 0)


def reads_foreign_words(library: Library) -> bool:
    return any(FOREIGN_WORDS in item.text for item in library.items())


@needs_owners
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666], ids=oct)
def test_a_snapshot_that_others_may_write_is_not_read(
    mode: int, document: Path, snapshot: Path
) -> None:
    forge(snapshot, lambda content: items_of(content)[0].__setitem__(3, FOREIGN_WORDS))
    snapshot.chmod(mode)
    assert not reads_foreign_words(load([document]))
    assert stat.S_IMODE(snapshot.stat().st_mode) == 0o600


@needs_owners
def test_a_folder_that_others_may_write_to_is_not_read_and_closed(
    document: Path, snapshot: Path
) -> None:
    forge(snapshot, lambda content: items_of(content)[0].__setitem__(3, FOREIGN_WORDS))
    for folder in (snapshot.parent, cache_folder() / "documents"):
        folder.chmod(0o777)
    assert not reads_foreign_words(load([document]))
    assert stat.S_IMODE(snapshot.parent.stat().st_mode) == 0o700
    assert load_snapshot(snapshot) is not None


@needs_owners
def test_a_file_of_another_user_is_not_read(
    document: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(snapshot, lambda content: items_of(content)[0].__setitem__(3, FOREIGN_WORDS))
    assert reads_foreign_words(load([document]))
    own = snapshot.stat().st_uid
    monkeypatch.setattr("kaoview.cache_files._SYSTEM", own + 1)
    monkeypatch.setattr("os.getuid", lambda: own + 1)
    assert not reads_foreign_words(load([document]))


def test_a_document_that_was_forged_is_read_again(document: Path, snapshot: Path) -> None:
    expected = read_library([document], 0)
    [kept] = (cache_folder() / "documents").glob("*.json")
    forge(kept, lambda content: content[1][0][6][0].__setitem__(3, None))
    snapshot.unlink()
    assert load([document]) == expected
    forge(kept, lambda content: content[1][0].__setitem__(5, "別的.txt"))
    snapshot.unlink()
    assert load([document]) == expected


@needs_owners
def test_what_is_cached_is_private(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "words.txt"
    write_cached(path, [b"words"])
    assert read_cached(path) == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o666)
    with pytest.raises(PermissionError):
        read_cached(path)


@needs_owners
def test_vectors_that_others_may_have_written_are_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "vectors.sqlite"
    VectorCache(path).put({b"a": b"1"})
    assert VectorCache(path).get([b"a"]) == {b"a": b"1"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o666)
    assert VectorCache(path).get([b"a"]) == {}
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (0,)
