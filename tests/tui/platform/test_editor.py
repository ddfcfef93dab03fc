"""Opening a document: the reader's own program, at the line, and nothing changed by accident."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kaoview.paths import data_folder
from kaoview.tui.platform import editor
from kaoview.tui.platform.editor import choose_editor, open_file

PATH = Path("/docs/高雄 113.txt")


def found(program: str) -> str | None:
    return None if program.startswith("no-") else f"/usr/bin/{Path(program).name}"


def chosen(words: str, *, read_only: bool = False) -> list[str]:
    editor = choose_editor(PATH, 812, {"EDITOR": words}, found, read_only=read_only)
    assert editor is not None
    return [editor.command[0].removeprefix("/usr/bin/"), *editor.command[1:]]


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+812", str(PATH)]),
        ("vim.tiny", ["vim.tiny", "+812", str(PATH)]),
        ("/opt/my editors/nvim".replace(" ", "\\ "), ["nvim", "+812", str(PATH)]),
        ("'nvim' -u 'my init.lua'", ["nvim", "-u", "my init.lua", "+812", str(PATH)]),
        ("nano", ["nano", "+812", str(PATH)]),
        ("emacs29 -nw", ["emacs29", "-nw", "+812", str(PATH)]),
        ("emacsclient -t", ["emacsclient", "-t", "+812", str(PATH)]),
        ("micro", ["micro", "+812", str(PATH)]),
        ("hx", ["hx", f"{PATH}:812"]),
        ("code --wait", ["code", "--wait", "-g", f"{PATH}:812"]),
        ("subl -n", ["subl", "-n", f"{PATH}:812"]),
        ("kate", ["kate", "-l", "812", str(PATH)]),
        ("something-else --flag", ["something-else", "--flag", str(PATH)]),
    ],
)
def test_each_editor_is_told_the_line_as_it_wants(editor: str, command: list[str]) -> None:
    assert chosen(editor) == command


@pytest.mark.parametrize(
    ("editor", "switch"),
    [
        ("vim", ["-R", "+812", str(PATH)]),
        ("nvim", ["-R", "+812", str(PATH)]),
        ("nano", ["-v", "+812", str(PATH)]),
        ("micro", ["-readonly", "true", "+812", str(PATH)]),
        ("emacs", ["+812", str(PATH), "-f", "view-mode"]),
        ("kak", ["-ro", "+812", str(PATH)]),
    ],
)
def test_a_document_of_ours_is_opened_for_reading_only(editor: str, switch: list[str]) -> None:
    assert chosen(editor, read_only=True)[1:] == switch


@pytest.mark.parametrize(
    ("environment", "name", "note"),
    [
        ({"VISUAL": "hx", "EDITOR": "ed", "PAGER": "most"}, "hx", ""),
        ({"EDITOR": "no-such", "PAGER": "most"}, "most", "找不到 $EDITOR 的「no-such」"),
        ({"VISUAL": " ", "EDITOR": "vim 'oops"}, "less", "$EDITOR 的引號不成對"),
        ({}, "less", ""),
    ],
)
def test_what_is_not_there_gives_way_to_the_next(
    environment: dict[str, str], name: str, note: str
) -> None:
    editor = choose_editor(PATH, 1, environment, found)
    assert editor is not None
    assert (editor.name, editor.note) == (name, note)


def test_who_only_wants_to_look_gets_a_pager() -> None:
    editor = choose_editor(PATH, 9, {"EDITOR": "vim", "PAGER": "less -S"}, found, pager=True)
    assert editor is not None
    assert editor.command == ("/usr/bin/less", "-S", "+9", str(PATH))
    assert editor.read_only
    assert choose_editor(PATH, 9, {"EDITOR": "vim"}, lambda _: None) is None


@contextmanager
def given_away() -> Iterator[None]:
    yield


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document, with an environment that names no programs."""
    for name in ("VISUAL", "EDITOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "計畫.txt"
    path.write_text("一、推動姊妹市\n", "utf-8")
    return path


def program(folder: Path, script: str) -> str:
    path = folder / "my-editor"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return f"'{path}'"


def test_the_program_runs_and_only_what_went_wrong_is_told(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", program(tmp_path, f'echo "$@" > "{tmp_path}/got"'))
    assert open_file(document, 1, given_away) == ""
    assert (tmp_path / "got").read_text("utf-8") == f"{document}\n"
    monkeypatch.setenv("EDITOR", program(tmp_path, "exit 3"))
    assert open_file(document, 1, given_away) == "！my-editor 發生錯誤而結束（代碼 3）"
    monkeypatch.setenv("EDITOR", program(tmp_path, 'exec "$NOTHING/gone"'))
    (tmp_path / "my-editor").write_bytes(b"\0\0 not a program")
    assert open_file(document, 1, given_away).startswith("！my-editor 沒有打開")


def test_a_file_that_is_gone_and_no_program_at_all_are_told(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_file(tmp_path / "gone.txt", 1, given_away).startswith("！檔案不在了：")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    words = open_file(document, 7, given_away)
    assert "請安裝 less 或設定 $EDITOR" in words
    assert f"{document} 第 7 行" in words


def test_an_editor_without_a_switch_gets_ours_with_a_word_of_warning(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = data_folder() / "documents" / "113-annual-outline.txt"
    monkeypatch.setenv("EDITOR", program(tmp_path, "exit 0"))
    assert open_file(ours, 1, given_away) == (
        "這是隨附的文件，請不要改它（my-editor 沒有唯讀模式）"
    )
    monkeypatch.setattr(editor, "data_folder", lambda: tmp_path / "elsewhere")
    assert open_file(ours, 1, given_away) == ""
