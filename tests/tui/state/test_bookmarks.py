"""Bookmarks: the reader's own work, whole or not at all, and readable without their place."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kaoview import storage as locking
from kaoview.model import Library
from kaoview.tui.render.place_rows import KEPT, NOT_HERE, SEEN, filtered, place_lines, place_rows
from kaoview.tui.state.bookmarks import (
    Bookmark,
    BookmarkStore,
    bookmark_of,
    noted_nodes,
    place_of,
)
from kaoview.tui.state.history import VisitedPlace

KEY, WHEN = "abc", "2026-11-24T09:00:00"


def bookmark(small: Library, id: str, note: str = "", when: str = WHEN) -> Bookmark:
    node = small.find(id)
    assert node is not None
    return bookmark_of(small, KEY, node, note, when)


def store(folder: Path) -> BookmarkStore:
    made = BookmarkStore(folder / "bookmarks.json")
    made.load()
    return made


def test_a_bookmark_remembers_the_words_of_its_place(small: Library) -> None:
    made = bookmark(small, "107-秘書處-1.2", "問進度")
    assert made.id == "107-行政暨國際處-1.2"
    assert (made.department, made.plan) == ("行政暨國際處", "107 施政計畫")
    assert made.heading.startswith("二、辦理國際學生")


def test_bookmarks_outlive_a_run_the_latest_first(small: Library, tmp_path: Path) -> None:
    kept = store(tmp_path / "deep")
    old, new = bookmark(small, "衛生局"), bookmark(small, "113-衛生局-2", "", "2026-11-25")
    kept.put(old)
    kept.put(new)
    assert kept.write()
    assert store(tmp_path / "deep").all == (new, old)
    kept.put(old._replace(note="長照"))
    kept.remove(new)
    assert kept.write()
    assert store(tmp_path / "deep").all == (old._replace(note="長照"),)


def test_two_explorers_lose_nothing_of_each_other(small: Library, tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    one.put(bookmark(small, "113-衛生局-1"))
    other.put(bookmark(small, "113-衛生局-2"))
    assert one.write()
    assert other.write()
    assert {each.id for each in store(tmp_path).all} == {"113-衛生局-1", "113-衛生局-2"}


def test_explorers_that_write_at_the_same_moment_lose_nothing(
    small: Library, tmp_path: Path
) -> None:
    made = bookmark(small, "113-衛生局-1")

    def keep(explorer: int) -> None:
        own = store(tmp_path)
        for number in range(10):
            own.put(made._replace(id=f"{explorer}-{number}"))
            assert own.write()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, range(4)))
    assert len(store(tmp_path).all) == 40


def test_an_explorer_that_stands_still_is_not_waited_for_for_ever(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    kept = store(tmp_path)
    kept.put(bookmark(small, "113-衛生局-1"))
    with locking.locked(tmp_path / "bookmarks.lock"):
        assert not kept.write()
    assert kept.write()


@pytest.mark.parametrize(
    "content",
    [b"{", b'{"schema": 1, "bookmarks": 3}', b'{"schema": 1, "bookmarks": [{"id": ""}]}'],
)
def test_a_damaged_file_is_put_aside(small: Library, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bookmarks.json").write_bytes(content)
    damaged = store(tmp_path)
    assert damaged.all == ()
    assert "bookmarks.damaged-1.json" in damaged.messages[0]
    damaged.put(bookmark(small, "113-衛生局-1"))
    assert damaged.write()
    assert (tmp_path / "bookmarks.damaged-1.json").read_bytes() == content


def test_what_a_later_version_adds_does_not_matter(small: Library, tmp_path: Path) -> None:
    fields = {"library": KEY, "id": "113-衛生局-1", "when": WHEN, "colour": "red"}
    text = json.dumps({"schema": 1, "bookmarks": [fields]})
    (tmp_path / "bookmarks.json").write_text(text)
    assert [each.id for each in store(tmp_path).all] == ["113-衛生局-1"]


def test_what_cannot_be_written_holds_for_this_run(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store(tmp_path)

    def fail(handle: int) -> None:
        raise OSError("read-only file system")

    kept.put(bookmark(small, "113-衛生局-1"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        assert not kept.write()
    assert [each.id for each in kept.all] == ["113-衛生局-1"]
    assert store(tmp_path).all == ()
    kept.put(bookmark(small, "113-衛生局-2"))
    assert kept.write()
    assert len(store(tmp_path).all) == 2


def test_a_bookmark_is_found_in_other_documents_by_its_words(small: Library) -> None:
    made = bookmark(small, "113-衛生局-1")
    assert place_of(made, small, "other") is small.find("113-衛生局-1")
    changed = made._replace(heading="(一) 推動健康促進")
    assert place_of(changed, small, KEY) is small.find("113-衛生局-1")
    assert place_of(changed, small, "other") is None
    twice = [made, made._replace(library="other")]
    assert [node.id for node, _ in noted_nodes(small, KEY, twice)] == ["113-衛生局-1"]


def test_the_list_shows_bookmarks_then_places_visited(small: Library) -> None:
    gone = Bookmark("other", "110-水利局-3", WHEN, "", "水利局", "110 施政計畫", "三、滯洪池")
    here = bookmark(small, "113-衛生局-2", "長照[b]據點")
    seen = [VisitedPlace("衛生局", "2026-11-23T08:00:00"), VisitedPlace("112-沒有局", WHEN)]
    rows = place_rows(small, KEY, [gone, here], seen)
    assert [(row.group, row.key, row.here) for row in rows] == [
        (KEPT, "113-衛生局-2", True),
        (KEPT, "110-水利局-3", False),
        (SEEN, "衛生局", True),
    ]
    for width in (56, 116):
        lines = [
            "".join(piece.text for piece in line.pieces)
            for number in range(len(rows))
            for line in place_lines(rows, number, width, "2026-11-24")
        ]
        text = "\n".join(lines)
        for words in (
            "書籤　2 個",
            "長照[b]據點",
            NOT_HERE,
            "三、滯洪池",
            "今天 09:00",
            "2026-11-23",
        ):
            assert words in text
        coloured = {
            piece.text
            for number in range(len(rows))
            for line in place_lines(rows, number, width, "2026-11-24")
            for piece in line.pieces
            if piece.period
        }
        assert "113" in coloured
    assert [row.key for row in filtered(rows, "卫生 長照")] == ["113-衛生局-2"]
    assert [row.key for row in filtered(rows, "滯洪")] == ["110-水利局-3"]
