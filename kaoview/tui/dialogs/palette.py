"""The command palette: type a few characters of what is wanted, Enter does it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line
from kaoview.tui.render.palette_rows import set_offer
from kaoview.tui.state.palette_entries import PaletteEntry, matching
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput


class PaletteBox(TextInput):
    """Where a reader types what to do."""

    BINDINGS = bindings(Area.PALETTE)


class PaletteScreen(DrawnOnce[PaletteEntry | None], ModalScreen[PaletteEntry | None]):
    """Lets a reader choose something to do; gives it, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../palette.tcss"]
    AUTO_FOCUS = "#palette-box"

    def __init__(self, offers: Sequence[PaletteEntry]) -> None:
        """Offer what there is.

        Args:
            offers: Everything to choose from, what can be done now first.
        """
        super().__init__()
        self._offers = offers
        self.found: list[PaletteEntry] = []
        self.box = PaletteBox("想做什麼？打名稱、按鍵或說明裡的字", id="palette-box")
        self.list = RowList(id="palette-list")
        self.list.can_focus = False
        self.nothing = Static(Content("沒有這樣的動作或配色；刪幾個字再試試"), id="palette-nothing")

    def compose(self) -> ComposeResult:
        """Lay out the line to type into, the list and the key bar."""
        with Vertical(id="palette"):
            with Horizontal(id="palette-line"):
                yield Static(Content("指令 "), id="palette-sign")
                yield self.box
            yield self.list
            yield self.nothing
            yield KeyBar(id="palette-keybar")

    def on_mount(self) -> None:
        """Show what can be done now."""
        self._find("")

    def _find(self, words: str) -> None:
        self.found = matching(self._offers, words)
        self.set_class(not self.found, "-nothing")
        self.list.show(len(self.found), self._set)

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        before = self.found[number - 1] if number else None
        return set_offer(self.found[number], before, width)

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Show what matches."""
        self._find(message.words)

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Move through the list."""
        self.list.step(message.by, pages=message.pages)

    def on_text_input_submitted(self) -> None:
        """Give what the cursor is on."""
        if self.found:
            self.dismiss(self.found[self.list.cursor])

    def on_row_list_opened(self) -> None:
        """Give what was clicked again."""
        self.on_text_input_submitted()

    def on_text_input_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)
