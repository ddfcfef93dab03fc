"""The line above the tree to filter its branches."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.text_input import TextInput


class FilterBox(TextInput):
    """The input for the words to filter by."""

    BINDINGS = bindings(Area.FILTER)


class FilterBar(Vertical):
    """An input for words, with the number of branches that match."""

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
        """The words were edited."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Moved(Message):
        """A key moves the cursor of the tree, by rows or by pages."""

        def __init__(self, by: int, *, pages: bool) -> None:
            super().__init__()
            self.by = by
            self.pages = pages

    class Submitted(Message):
        """The input is left for the text of the branch."""

    class Cancelled(Message):
        """The filter is cancelled."""

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
        """Show the number of matches."""
        self.counter.update(Content(words))

    # The input's messages are not passed on: other inputs of the screen post the same ones.

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Post the words under the bar's own message."""
        message.stop()
        self.post_message(self.Edited(message.words))

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Post a move of the cursor."""
        message.stop()
        self.post_message(self.Moved(message.by, pages=message.pages))

    def on_text_input_submitted(self, message: TextInput.Submitted) -> None:
        """Post that the input is left for the text."""
        message.stop()
        self.post_message(self.Submitted())

    def on_text_input_cancelled(self, message: TextInput.Cancelled) -> None:
        """Post that the filter is cancelled."""
        message.stop()
        self.post_message(self.Cancelled())
