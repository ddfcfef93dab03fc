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

_WORDS = 72  # cells of the place's first words
_FRAME = 8  # cells of the margins


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """What a reader wants of a bookmark: this note, or that there is none any more."""

    note: str
    remove: bool = False


class NoteScreen(DrawnOnce[NoteAnswer | None], ModalScreen[NoteAnswer | None]):
    """Asks for a note; gives the answer, or None."""

    CSS_PATH = "../travelling.tcss"

    def __init__(self, place: Sequence[str], bookmark: Bookmark | None) -> None:
        """Ask about a place.

        Args:
            place: What the place is called, from its department to its own words.
            bookmark: The bookmark that is there, or None.
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
        title = "改書籤的註記" if self._bookmark else "在這裡放書籤"
        with Vertical(id="note"):
            yield Static(Content.styled(title, "bold"), classes="dialog-title")
            yield self.above
            yield self.place
            yield self.line
            yield KeyBar(id="note-keybar")

    def on_mount(self) -> None:
        """Show the note that is there."""
        self.above.display = len(self._place) > 1
        if self._bookmark:
            self.line.set_words(self._bookmark.note)
        self.set_focus(self.line)

    def on_resize(self, event: events.Resize) -> None:
        """Say what the place is called, as far as there is room."""
        room = min(_WORDS, event.size.width - _FRAME)
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
        """Say that the bookmark is to go."""
        self.dismiss(NoteAnswer("", remove=True))
