"""The line under the page to find words in it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kaoview.tui.widgets.searchbox import FindBox


class FindBar(Horizontal):
    """Takes words, and shows how many of them there are in the page."""

    DEFAULT_CSS = """
    FindBar {
        dock: bottom;
        height: 1;
        padding: 0 2;
        background: $panel;
        #find-sign { width: auto; color: $text-accent; text-style: bold; }
        #find-counter { width: auto; min-width: 7; text-align: right; color: $foreground 60%; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.box = FindBox("這一頁裡要找的字", id="find-box")
        self.counter = Static(id="find-counter", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("頁內找 ", id="find-sign", markup=False)
        yield self.box
        yield self.counter

    def count(self, words: str) -> None:
        """Show which of how many."""
        self.counter.update(Content(words))
