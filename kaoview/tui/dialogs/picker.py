"""A line to type into and the list of what it finds: the common part of all dialogs that pick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from kaoview.tui.render.lines import Line
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput

RowT = TypeVar("RowT")


class PickerSource(Protocol[RowT]):
    """What there is to pick from."""

    def find(self, words: str) -> Sequence[RowT]:
        """Return the rows that match what was typed, best first."""

    def draw(self, rows: Sequence[RowT], number: int, width: int) -> Sequence[Line]:
        """Return the lines of one of the rows found."""


class PickList(RowList, can_focus=False):
    """A list that leaves the keys to the line above it."""


class Picker(Vertical, Generic[RowT]):
    """Lists what a source finds, moves in the list while the line has the focus.

    The line's own messages go on to the screen.

    Attributes:
        line: The line to type into.
        list: The list.
        found: The rows that are listed.
        count: How many were found, also those that are not listed.
    """

    # As a fraction, the width would leave out the margins of what stands beside the picker.
    DEFAULT_CSS = "Picker { width: 100%; height: auto; }"

    class Listed(Message):
        """The rows were listed anew, or the cursor is on another one."""

    class Submitted(Message):
        """Enter was pressed in the line, or the row under the cursor was opened.

        Attributes:
            opened: Whether it was opened in the list, by a click or a key.
        """

        def __init__(self, *, opened: bool) -> None:
            super().__init__()
            self.opened = opened

    class Cancelled(Message):
        """The reader leaves the line."""

    def __init__(
        self,
        source: PickerSource[RowT],
        line: TextInput,
        rows: RowList,
        *,
        bar: Widget | None = None,
        empty: Widget | None = None,
        most: int | None = None,
    ) -> None:
        """Make the picker.

        Args:
            source: What there is to pick from.
            line: The line to type into.
            rows: The list.
            bar: What holds the line, if it does not stand alone.
            empty: What stands in place of the list while it is empty.
            most: The most rows that are listed.
        """
        super().__init__()
        self.source = source
        self.line = line
        self.list = rows
        self.found: Sequence[RowT] = ()
        self.count = 0
        self._most = most
        self._bar = bar or line
        self._empty = empty

    @property
    def row(self) -> RowT | None:
        """The row under the cursor, or None where there is none."""
        at = self.list.cursor
        return self.found[at] if at < len(self.found) else None

    def compose(self) -> ComposeResult:
        """Lay out the line above the list."""
        yield self._bar
        yield self.list
        if self._empty is not None:
            yield self._empty

    def on_mount(self) -> None:
        """List what is found without any words."""
        self.screen.set_focus(self.line)
        self.refresh_rows()

    def refresh_rows(self, *, keep: bool = False) -> None:
        """Find again what was typed.

        Args:
            keep: Whether the cursor stays at its number, and the list where it is scrolled to.
        """
        found = self.source.find(self.line.value)
        self.found, self.count = found[: self._most], len(found)
        if self._empty is not None:
            self._empty.display = not self.found
            self.list.display = bool(self.found)
        cursor = self.list.cursor if keep else 0
        self.list.show(len(self.found), self._draw, cursor, keep=keep)
        self.post_message(self.Listed())

    def _draw(self, number: int, width: int, chosen: int) -> Sequence[Line]:  # noqa: ARG002
        return self.source.draw(self.found, number, width)

    def on_text_input_edited(self) -> None:
        """List what is found now."""
        self.refresh_rows()

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Move in the list while typing."""
        self.list.step(message.by, pages=message.pages)

    def on_row_list_moved(self) -> None:
        """Tell that the cursor is on another row."""
        self.post_message(self.Listed())

    def on_text_input_submitted(self) -> None:
        """Tell that Enter was pressed."""
        self.post_message(self.Submitted(opened=False))

    def on_row_list_opened(self) -> None:
        """Tell that a row was opened."""
        self.post_message(self.Submitted(opened=True))

    def on_text_input_cancelled(self) -> None:
        """Tell that the reader leaves."""
        self.post_message(self.Cancelled())
