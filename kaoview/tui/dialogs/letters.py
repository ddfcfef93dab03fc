"""Two letters over each row in sight; typing both goes there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.jump_letters import LETTERS, letter_pairs
from kaoview.tui.widgets.key_bar import KeyBar


class RowLetters(Static):
    """The letters of a row, drawn over its beginning."""

    ALLOW_SELECT = False


class LettersScreen(DrawnOnce[int | None], ModalScreen[int | None]):
    """Lets a reader choose a row by its letters; gives its number, or None."""

    BINDINGS = bindings(Area.LETTERS)
    CSS_PATH = "rows.tcss"

    def __init__(self, places: Sequence[Offset]) -> None:
        """Put letters on rows.

        Args:
            places: Where on the screen each row begins.
        """
        super().__init__()
        self._letters: dict[str, RowLetters] = {}
        for pair, place in zip(letter_pairs(len(places)), places, strict=False):
            label = RowLetters(Content(pair))
            label.styles.offset = place
            self._letters[pair] = label
        self._typed = ""
        self._columns_and_lines: tuple[int, int] | None = None

    @property
    def pairs(self) -> list[str]:
        """The letters, in the order of the rows."""
        return list(self._letters)

    def compose(self) -> ComposeResult:
        """Lay out the letters and the key bar."""
        yield from self._letters.values()
        yield KeyBar(id="letters-keybar")

    def on_mount(self) -> None:
        """Say what to type."""
        self.query_one(KeyBar).note("打兩個字母，到那一列")
        self._columns_and_lines = self.app.size

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Leave when the rows have moved."""
        if self._columns_and_lines not in (None, self.app.size):
            self.dismiss(None)

    def on_click(self) -> None:
        """Leave at a click."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Take a letter, whatever its case and width."""
        typed = unicodedata.normalize("NFKC", event.character or "").casefold()
        if len(typed) != 1 or typed not in LETTERS:
            return
        event.stop()
        typed = self._typed + typed
        if typed in self._letters:
            self.dismiss(self.pairs.index(typed))
        elif any(pair.startswith(typed) for pair in self._letters):
            self._type(typed)

    def action_again(self) -> None:
        """Take back the first letter."""
        self._type("")

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss(None)

    def _type(self, typed: str) -> None:
        self._typed = typed
        for pair, label in self._letters.items():
            label.display = pair.startswith(typed)
