"""What is remembered: whole or not at all, per library, and never a reason to fail."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.tui.state import json_store as jsonfiles
from kaoview.tui.state.history import History, HistoryEntry
from kaoview.tui.state.session import Looks, Panes, Session, SessionStore, library_key
from tests.tui.small_library import document


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "deep" / "state")
    panes = Panes(34, 9, ("sidebar",), elsewhere_at="beside", elsewhere_width=50)
    session = Session("113-衛生局-2", ("113-衛生局", "衛生局"), grouping="year", panes=panes)
    assert store.save_session("abc", session)
    assert store.save_looks(Looks("textual-light"))
    assert store.save_last_panes(panes)
    assert store.session("abc") == session
    assert store.last_panes() == panes
    assert store.looks() == Looks("textual-light")
    assert store.session("other") == Session()
    assert sorted(path.name for path in store.folder.iterdir()) == [
        "looks.json",
        "panes.json",
        "session-abc.json",
        "session-abc.lock",
    ]


def test_two_explorers_keep_each_other_s_searches(tmp_path: Path) -> None:
    one, other = SessionStore(tmp_path), SessionStore(tmp_path)
    assert one.recent_searches("abc") == other.recent_searches("abc") == ()
    for store, words in ((one, "登革熱"), (other, "輕軌"), (one, "捷運"), (other, "登革熱")):
        assert store.add_recent_search("abc", words)
    assert one.recent_searches("abc") == ("登革熱", "捷運", "輕軌")


def test_two_explorers_keep_each_other_s_places(tmp_path: Path) -> None:
    one, other = SessionStore(tmp_path), SessionStore(tmp_path)
    mine = History().visit(HistoryEntry("甲"), "2026-11-20T08:00")
    theirs = History().visit(HistoryEntry("乙"), "2026-11-20T09:00")
    again = mine.visit(HistoryEntry("丙"), "2026-11-20T10:00")
    assert one.save_session("abc", Session("甲", travels=mine))
    assert other.save_session("abc", Session("乙", travels=theirs))
    assert one.save_session("abc", Session("丙", travels=again))
    found = one.session("abc")
    assert found.place == "丙" and found.travels.before == again.before
    assert [place.key for place in found.travels.visited] == ["丙", "乙", "甲"]


def test_a_session_of_before_there_were_panes_and_groupings_is_read(tmp_path: Path) -> None:
    (tmp_path / "session-abc.json").write_text(
        '{"schema": 1, "place": "113-衛生局", "expanded": ["衛生局"]}', encoding="utf-8"
    )
    assert SessionStore(tmp_path).session("abc") == Session("113-衛生局", ("衛生局",))


def test_what_an_older_or_a_later_version_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / "session-abc.json").write_text('{"schema": 1, "place": "衛生局", "later": 1}')
    store = SessionStore(tmp_path)
    assert store.session("abc") == Session("衛生局")
    assert not store.messages


def test_nothing_remembered_is_no_problem(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    assert store.session("abc") == Session()
    assert store.looks() == Looks()
    assert not store.messages


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"schema": 99}',
        b'{"schema": 1, "place": 3}',
        b'{"schema": 1, "expanded": "x"}',
        b'{"schema": 1, "expanded": [1]}',
        b'{"schema": 1, "travels": []}',
        b'{"schema": 1, "grouping": 5}',
        b'{"schema": 1, "panes": "wide"}',
        b'{"schema": 1, "panes": {"sidebar": "wide"}}',
        b'{"schema": 1, "panes": {"sidebar": -4}}',
        b'{"schema": 1, "panes": {"hidden": "sidebar"}}',
        b'{"schema": 1, "panes": {"elsewhere_at": 3}}',
        b'{"schema": 1, "panes": {"elsewhere_width": -1}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "session-abc.json"
    for number in (1, 2):
        path.write_bytes(content)
        store = SessionStore(tmp_path)
        assert store.session("abc") == Session()
        assert (tmp_path / f"session-abc.damaged-{number}.json").read_bytes() == content
        assert not path.exists()
        assert store.messages == [
            f"「session-abc.json」損壞，已改名為「session-abc.damaged-{number}.json」，用空白的開始"
        ]


def test_a_place_that_cannot_be_written_is_lived_with(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should be")
    store = SessionStore(tmp_path / "state")
    assert not store.save_session("abc", Session("x"))
    assert store.session("abc") == Session()


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SessionStore(tmp_path)
    store.save_session("abc", Session("113-衛生局"))

    def fail(handle: int) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr(os, "fsync", fail)
    assert not store.save_session("abc", Session("113-教育局"))
    assert store.session("abc") == Session("113-衛生局")
    assert json.loads((tmp_path / "session-abc.json").read_text("utf-8"))["place"] == "113-衛生局"


def test_each_set_of_documents_has_its_own_memory(tmp_path: Path) -> None:
    def key(*paths: str) -> str:
        documents = tuple(document(Path(path).name)._replace(path=path) for path in paths)
        return library_key(Library((), documents), tmp_path)

    mine, yours = "/甲/a.txt", "/乙/a.txt"
    assert key(mine) != key(yours)
    assert key(mine, yours) == key(yours, mine)
    assert key(str(tmp_path / "documents" / "b.txt")) == library_key(
        Library((), (document("b.txt")._replace(path="/elsewhere/documents/b.txt"),)),
        Path("/elsewhere"),
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to(path)])
def test_what_is_no_file_is_not_waited_for_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "session-abc.json"
    make(path)
    before = path.lstat()
    store = SessionStore(tmp_path)
    assert store.session("abc") == Session()
    assert not store.save_session("abc", Session("113-衛生局-2"))
    assert path.lstat().st_ino == before.st_ino
    assert store.session("abc") == Session()
    [message] = store.messages  # it is said once
    assert message.startswith("「session-abc.json」讀不到：")
    assert message.endswith("這次用空白的開始，不會存檔")


def test_what_may_not_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SessionStore(tmp_path)
    assert store.save_looks(Looks("textual-light"))

    def refuse(path: Path, **_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("kaoview.tui.state.json_store.read_file", refuse)
        assert store.looks() == Looks()
    assert "沒有權限" in store.messages[0]
    assert not store.save_looks(Looks("nord"))
    assert store.looks() == Looks("textual-light")
    assert store.save_looks(Looks("nord"))  # it can be read again


def test_a_damaged_file_that_cannot_be_put_aside_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "looks.json").write_text("{")
    store = SessionStore(tmp_path)

    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    assert store.looks() == Looks()
    assert store.messages == [
        "「looks.json」損壞，也無法改名；這次用空白的開始，不會存檔，請移開它再重新打開"
    ]
    assert not store.save_looks(Looks("nord"))
    assert (tmp_path / "looks.json").read_text() == "{"


def test_what_is_far_too_large_to_be_ours_is_put_aside_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonfiles, "MAX_BYTES", 20)
    store = SessionStore(tmp_path)
    store.save_looks(Looks("textual-light"))
    assert store.looks() == Looks()
    assert (tmp_path / "looks.damaged-1.json").exists()
