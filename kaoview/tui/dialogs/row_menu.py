"""The menu of a row or of the text: what can be done there, at the mouse or below the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.tui.commands import BY_ID, Area, bindings, key_name
from kaoview.tui.dialogs.available import Available
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.widgets.row_list import RowList

_GAP = "  "
_SIDES = 6  # cells of the cursor's sign, the scrollbar and the frame
_OTHER_LINES = 3  # of the frame, and of the line at the bottom that says what an entry does
_OWN_KEYS = {key for each in BY_ID.values() if each.area is Area.MENU for key in each.keys}
"""Keys that move in the menu and leave it, whatever they do on the screen below."""


class MenuList(RowList):
    """The entries of a menu; one click takes one."""

    BINDINGS = bindings(Area.MENU)

    def click_row(self, row: int, event: events.Click) -> None:
        """Take the entry that was clicked."""
        self.point_at(row, event)
        self.open_row()


class MenuScreen(DrawnOnce[str | None], ModalScreen[str | None]):
    """Lets a reader choose an action by keys, the mouse or the action's own key; gives its id."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "rows.tcss"]

    def __init__(self, entries: Sequence[Available], place: Offset) -> None:
        """Offer some actions.

        Args:
            entries: The actions, at least one.
            place: Where on the screen the menu begins; without room below it ends above the row.
        """
        super().__init__()
        self._entries = entries
        self._place = place
        self.list = MenuList(id="row-menu-list")
        self._frame = Vertical(self.list, id="row-menu")
        self._about = Static(id="row-menu-about")

    @property
    def labels(self) -> list[str]:
        """The labels of the entries, from top to bottom."""
        return [entry.action.label for entry in self._entries]

    def compose(self) -> ComposeResult:
        """Lay out the menu, and a line that says what the entry under the cursor does."""
        yield self._frame
        yield self._about

    def on_mount(self) -> None:
        """Show the entries."""
        self.list.show(len(self._entries), self._lines)
        self.set_focus(self.list)
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the menu within the screen."""
        words = [_words(entry) for entry in self._entries]
        width = max(map(cell_width, words)) + _SIDES
        height = min(len(words), max(event.size.height - _OTHER_LINES, 1))
        self.list.styles.height = height
        self._frame.styles.width = width
        x = min(self._place.x, event.size.width - width)
        whole = height + self._frame.gutter.height
        below = event.size.height - 1 - whole
        above = self._place.y - 1 - whole  # the row itself stays in sight
        y = self._place.y if self._place.y <= below or above < 0 else above
        self._frame.styles.offset = (max(x, 0), max(min(y, below), 0))
        self._tell()

    def _lines(self, number: int, width: int, chosen: int) -> Sequence[Line]:  # noqa: ARG002
        entry = self._entries[number]
        keys = _keys(entry)
        label = pad(entry.action.label, width - cell_width(keys) - 1)
        return [Line((Piece(label, Tone.TEXT), Piece(keys + " ", Tone.SHARED)))]

    def _tell(self) -> None:
        words = self._entries[self.list.cursor].action.tooltip
        self._about.update(Content(fit(words, max(self.app.size.width - 2, 1))))

    def on_row_list_moved(self) -> None:
        """Say what the entry under the cursor does."""
        self._tell()

    def on_row_list_opened(self) -> None:
        """Give the entry under the cursor."""
        self.dismiss(self._entries[self.list.cursor].action.id)

    def on_click(self, event: events.Click) -> None:
        """Leave at a click beside the menu."""
        if event.widget not in (self.list, self._frame):
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Take the entry whose own key is pressed."""
        if event.key not in _OWN_KEYS:
            for entry in self._entries:
                if event.key in entry.keys:
                    event.stop()
                    self.dismiss(entry.action.id)
                    return

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _keys(entry: Available) -> str:
    return key_name(entry.keys[0]) if entry.keys else ""


def _words(entry: Available) -> str:
    return entry.action.label + _GAP + _keys(entry)
