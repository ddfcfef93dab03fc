"""Writing the note of a bookmark; Enter saves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cell_width import fit, visible
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.bookmarks import NOTE_MOST, Bookmark
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.text_input import NoteLine

_PLACE_WIDTH = 72
"""Cells of the place's first words: the dialog's 84 with room beside them; chosen by eye."""

_FRAME_WIDTH = 8
"""Cells of the margins on a screen that is narrower than the dialog."""


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """What becomes of a bookmark.

    Attributes:
        note: Its note.
        remove: Whether it is removed instead.
    """

    note: str
    remove: bool = False


class NoteScreen(DrawnOnce[NoteAnswer | None], ModalScreen[NoteAnswer | None]):
    """Asks for a note; gives the answer, or None."""

    CSS_PATH = "places.tcss"

    def __init__(self, place: Sequence[str], bookmark: Bookmark | None) -> None:
        """Ask about a place.

        Args:
            place: The names of the place, from its department to its own first words.
            bookmark: The bookmark of the place, or None.
        """
        super().__init__()
        self._place = [word for word in place if word]
        self._bookmark = bookmark
        self.line = NoteLine("註記（可以不寫）", id="note-line")
        self.line.max_length = NOTE_MOST
        self.above = Static(id="note-above")
        self.place = Static(id="note-place")

    def compose(self) -> ComposeResult:
        """Lay out the place, the note and the key bar."""
        title = "改書籤的註記" if self._bookmark else "放書籤"
        with Vertical(id="note"):
            yield Static(Content.styled(title, "bold"), classes="dialog-title")
            yield self.above
            yield self.place
            yield self.line
            yield KeyBar(id="note-keybar")

    def on_mount(self) -> None:
        """Show the note of the bookmark."""
        self.above.display = len(self._place) > 1
        if self._bookmark:
            self.line.word_lines(self._bookmark.note)
        self.set_focus(self.line)

    def on_resize(self, event: events.Resize) -> None:
        """Show the names of the place, cut to the room there is."""
        room = min(_PLACE_WIDTH, event.size.width - _FRAME_WIDTH)
        *above, last = self._place
        self.above.update(Content(fit(visible("　".join(above)), room)))
        self.place.update(Content(fit(visible(" ".join(last.split())), room)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to remove a bookmark only where there is one."""
        if action == "remove":
            return self._bookmark is not None
        return super().check_action(action, parameters)

    def on_text_input_submitted(self) -> None:
        """Give the note."""
        self.dismiss(NoteAnswer(" ".join(visible(self.line.value).split())))

    def on_text_input_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """Answer that the bookmark is removed."""
        self.dismiss(NoteAnswer("", remove=True))
