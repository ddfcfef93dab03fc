"""What terminals send for Chinese, and what of it arrives."""

from __future__ import annotations

import io
import sys

import pytest
from textual import _xterm_parser, events
from textual._xterm_parser import XTermParser

from kaoview.tui.platform.terminal import choose_keyboard
from kaoview.tui.platform.textual_patches import allow_long_sequences, draw_on_terminal


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    threshold = _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD
    monkeypatch.setattr(_xterm_parser, "_MAX_SEQUENCE_SEARCH_THRESHOLD", threshold)
    monkeypatch.setattr("textual.constants.DISABLE_KITTY_KEY", False)


@pytest.mark.parametrize("length", [*range(1, 13), 20])
def test_a_phrase_in_one_sequence_arrives_whole(length: int) -> None:
    allow_long_sequences()
    phrase = ("社會住宅包租代管辦理情形" * 7)[:length]
    sent = f"\x1b[0;;{':'.join(str(ord(character)) for character in phrase)}u"
    keys = [event for event in XTermParser().feed(sent) if isinstance(event, events.Key)]
    assert "".join(key.character or "" for key in keys) == phrase
    assert all(key.is_printable for key in keys)


def test_what_is_no_sequence_is_still_given_up() -> None:
    allow_long_sequences()
    parser = XTermParser()
    list(parser.feed("\x1b[" + "9" * 140))
    after = [event for event in parser.feed("登") if isinstance(event, events.Key)]
    assert [key.character for key in after] == ["登"]


@pytest.mark.parametrize(
    "variables", [{"LC_TERMINAL": "iTerm2"}, {"TERM_PROGRAM": "iTerm.app"}], ids=str
)
def test_iterm_is_spared_the_kitty_protocol(variables: dict[str, str]) -> None:
    choose_keyboard(variables)
    assert variables["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_other_terminals_and_readers_choices_are_left_alone() -> None:
    other = {"TERM_PROGRAM": "ghostty"}
    choose_keyboard(other)
    assert "TEXTUAL_DISABLE_KITTY_KEY" not in other
    chosen = {"LC_TERMINAL": "iTerm2", "TEXTUAL_DISABLE_KITTY_KEY": "0"}
    choose_keyboard(chosen)
    assert chosen["TEXTUAL_DISABLE_KITTY_KEY"] == "0"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("errors", [None, io.StringIO()], ids=["closed", "a file"])
def test_it_draws_where_it_is_seen(
    monkeypatch: pytest.MonkeyPatch, errors: io.StringIO | None
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "__stdout__", terminal)
    monkeypatch.setattr(sys, "__stderr__", errors)
    draw_on_terminal()
    assert sys.__stderr__ is terminal


def test_it_draws_on_standard_error_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "__stderr__", terminal)
    draw_on_terminal()
    assert sys.__stderr__ is terminal
