"""Printing: styles and progress only for a terminal, and nothing of a document that steers it."""

from __future__ import annotations

import io

import pytest

from kaoview.cli.terminal import line_width, plain, print_lines, show_progress

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
