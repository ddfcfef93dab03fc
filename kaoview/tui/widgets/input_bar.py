"""A line with an input, a sign in front of it and a counter after it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kaoview.tui.commands import Area
from kaoview.tui.widgets.text_input import FindBox, TextInput


class InputBar(Horizontal):
    """An input with the number of matches.

    Attributes:
        box: The input.
    """

    DEFAULT_CSS = """
    InputBar {
        dock: bottom;
        height: 1;
        padding: 0 2;
        background: $panel;
        .typing--sign { width: auto; color: $text-accent; text-style: bold; }
        .typing--counter {
            width: auto; min-width: 7; text-align: right; color: $quiet;
        }
    }
    """

    def __init__(self, sign: str, box: TextInput, *, id: str | None = None) -> None:
        """Make the bar.

        Args:
            sign: What it is for, in a few characters.
            box: The input.
            id: The widget's id.
        """
        super().__init__(id=id)
        self.box = box
        self._sign = Static(Content(f"{sign} "), classes="typing--sign")
        self._words = ""
        self._counter = Static(Content(""), classes="typing--counter")

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield self._sign
        yield self.box
        yield self._counter

    def count(self, words: str) -> None:
        """Show a count."""
        if words != self._words:  # an update causes a layout
            self._words = words
            self._counter.update(Content(words))


class FindBar(InputBar):
    """The line to find words in the page, with the number of matches."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(Area.FIND, FindBox("這一頁裡要找的字", id="find-box"), id=id)
