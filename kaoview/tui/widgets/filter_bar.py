"""The line above the sidebar to filter its branches by typing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.text_input import TextInput


class FilterBox(TextInput):
    """Where a reader types what the branches must hold."""

    BINDINGS = bindings(Area.FILTER)


class FilterBar(Vertical):
    """Takes words, and shows how many branches hold them."""

    DEFAULT_CSS = """
    FilterBar {
        layer: above;
        position: absolute;
        height: 2;
        padding: 0 1;
        background: $panel;
        #filter-line { height: 1; }
        #filter-sign { width: auto; color: $text-accent; text-style: bold; }
        #filter-counter { width: 1fr; height: 1; color: $quiet; }
    }
    """

    class Edited(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Moved(Message):
        """The reader wants to move through the branches, by lines or by pages."""

        def __init__(self, by: int, *, pages: bool) -> None:
            super().__init__()
            self.by = by
            self.pages = pages

    class Submitted(Message):
        """The reader wants to go to the text of the branch."""

    class Cancelled(Message):
        """The reader wants to filter no more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.box = FilterBox("機關、計畫、項目", id="filter-box")
        self.counter = Static(id="filter-counter", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal(id="filter-line"):
            yield Static("篩選 ", id="filter-sign", markup=False)
            yield self.box
        yield self.counter

    def count(self, words: str) -> None:
        """Show how many there are."""
        self.counter.update(Content(words))

    # The line's messages are the bar's own affair: other lines of the screen send the same.

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Pass on what was typed."""
        message.stop()
        self.post_message(self.Edited(message.words))

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Pass on a move."""
        message.stop()
        self.post_message(self.Moved(message.by, pages=message.pages))

    def on_text_input_submitted(self, message: TextInput.Submitted) -> None:
        """Pass on that the reader goes to the text."""
        message.stop()
        self.post_message(self.Submitted())

    def on_text_input_cancelled(self, message: TextInput.Cancelled) -> None:
        """Pass on that the reader leaves."""
        message.stop()
        self.post_message(self.Cancelled())
