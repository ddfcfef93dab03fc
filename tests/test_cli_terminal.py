"""Printing: styles and progress only for a terminal, and nothing of a document that steers it."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from kaoview.cli.terminal import (
    arguments_without_chinese,
    encoding_without_chinese,
    line_width,
    plain,
    print_lines,
    show_progress,
)

LINES = [(("113-衛生局-1", "cyan"), ("  登革熱\x1b[2J [b]區  ", "")), plain("結束")]


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Print to a terminal from here on."""
    found = Terminal()
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.stdout", found)
    monkeypatch.setattr("sys.stderr", found)
    return found


def test_a_terminal_gets_styles_and_the_words_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    print_lines(LINES)
    first, second = terminal.getvalue().splitlines()
    assert first == "\x1b[36m113-衛生局-1\x1b[0m  登革熱␛[2J [b]區"
    assert second == "結束"
    assert line_width() is not None


def test_who_wants_no_colour_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    print_lines(LINES)
    assert terminal.getvalue() == "113-衛生局-1  登革熱␛[2J [b]區\n結束\n"


def test_progress_is_one_line_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    show = show_progress("建索引")
    show(1, 2)
    assert terminal.getvalue() == f"\r建索引 [{'#' * 12}{'.' * 12}] 50%"
    show(2, 2)
    assert terminal.getvalue().endswith("\r\x1b[K")
    monkeypatch.setattr("sys.stderr", io.StringIO())
    show(1, 2)


@pytest.mark.parametrize(
    ("encoding", "lacking"),
    [("utf-8", ""), ("big5", ""), ("big5hkscs", ""), ("latin-1", "latin-1"), ("ascii", "ascii")],
)
def test_an_encoding_without_chinese_is_known(encoding: str, lacking: str) -> None:
    assert encoding_without_chinese(encoding) == lacking


def test_arguments_are_unread_only_where_they_are_not_ascii_and_chinese_cannot_be() -> None:
    typed = "登革熱".encode().decode("latin-1")
    assert arguments_without_chinese(["search", typed], "iso8859-1") == "iso8859-1"
    assert arguments_without_chinese(["search", "登革熱"], "big5") == ""
    assert arguments_without_chinese(["tree", "113"], "iso8859-1") == ""


@pytest.mark.parametrize(("encoding", "told"), [("latin-1", True), ("big5", False)])
def test_one_line_names_the_encoding_and_the_rest_is_printed(encoding: str, told: bool) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    result = subprocess.run(
        [sys.executable, "-m", "kaoview", "tree", "113-衛生局"],
        env=environment,
        capture_output=True,
        check=True,
    )
    lines = result.stderr.decode(encoding).splitlines()
    assert len(lines) == told
    assert "113-" in result.stdout.decode(encoding)
    assert ("衛生局" in result.stdout.decode(encoding)) is not told
    if told:
        assert f"encoding, {encoding}, has no Chinese" in lines[0].replace("iso8859-1", encoding)
        assert "LANG=zh_TW.UTF-8" in lines[0]
