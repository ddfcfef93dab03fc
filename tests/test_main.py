"""``kaoview`` by itself opens the explorer; anything else goes to the command line."""

from __future__ import annotations

import pytest

import kaoview.__main__ as entry
from kaoview.library.load import LibraryError, load


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["kaoview"])
    monkeypatch.delenv("KAOVIEW_LIBRARY", raising=False)
    monkeypatch.setattr(entry, "_on_terminal", lambda: True)


def test_alone_it_opens_the_bundled_documents(
    terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("kaoview.tui.run.run", lambda read, read_again: opened.append(read))
    entry.main()
    (read,) = opened
    assert callable(read)
    assert read() == load()


def test_documents_that_cannot_be_read_are_one_line(
    terminal: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object, read_again: object) -> None:
        raise LibraryError("找不到「文件」，請檢查路徑")

    monkeypatch.setattr("kaoview.tui.run.run", fail)
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "找不到「文件」，請檢查路徑\n"


@pytest.mark.parametrize("args", [["--version"], ["tree", "衛生局"]])
def test_anything_else_is_a_command(
    terminal: None, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["kaoview", *args])
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code in (0, None)


def test_other_documents_go_through_the_command_line(
    terminal: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAOVIEW_LIBRARY", "/nowhere/at/all")
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 2
    assert "找不到" in capsys.readouterr().err
