"""The command palette: type a few characters of an action or a theme, Enter runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.tui.commands import Area, bindings
from kaoview.tui.dialogs.picker import Picker, PickList
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line
from kaoview.tui.render.palette_rows import palette_lines
from kaoview.tui.state.palette_entries import PaletteEntry, matching
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.text_input import TextInput


class PaletteBox(TextInput):
    """Takes the words to look for."""

    BINDINGS = bindings(Area.PALETTE)


@dataclass(frozen=True, slots=True)
class PaletteSource:
    """Actions and themes.

    Attributes:
        entries: All of them, those that can be run now first.
    """

    entries: Sequence[PaletteEntry]

    def find(self, words: str) -> Sequence[PaletteEntry]:
        """Return the entries that match; without words those that can be run now."""
        return matching(self.entries, words)

    def draw(self, rows: Sequence[PaletteEntry], number: int, width: int) -> Sequence[Line]:
        """Return the lines of an entry, below the name of its group where that begins."""
        return palette_lines(rows[number], rows[number - 1] if number else None, width)


class PaletteScreen(DrawnOnce[PaletteEntry | None], ModalScreen[PaletteEntry | None]):
    """Lets a reader choose an entry; gives it, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "palette.tcss"]

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        """Offer some entries.

        Args:
            entries: Everything to choose from, what can be run now first.
        """
        super().__init__()
        box = PaletteBox("想做什麼？打名稱、按鍵或說明裡的字", id="palette-box")
        self.picker = Picker(
            PaletteSource(entries),
            box,
            PickList(id="palette-list"),
            bar=Horizontal(Static(Content("指令 "), id="palette-sign"), box, id="palette-line"),
            empty=Static(Content("沒有這樣的動作或配色；刪幾個字再試試"), id="palette-nothing"),
        )

    def compose(self) -> ComposeResult:
        """Lay out the picker and the key bar."""
        with Vertical(id="palette"):
            yield self.picker
            yield KeyBar(id="palette-keybar")

    def on_picker_submitted(self) -> None:
        """Give the entry under the cursor."""
        if self.picker.row is not None:
            self.dismiss(self.picker.row)

    def on_picker_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)
