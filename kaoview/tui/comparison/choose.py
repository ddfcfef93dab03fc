"""Choosing what to compare with: a short list over the screen, the likeliest pair at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.comparison_choices import ComparisonChoice
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList

_FRAME = 6  # lines around the list: title, margins, key bar
_WIDTH, _SIDES = 92, 4  # cells of the frame, and of what stands beside the list's words
_BETWEEN = "  對  "


class ChoiceList(RowList):
    """The pairs, one a line."""

    BINDINGS = bindings(Area.CHOICE)


class ChooseScreen(DrawnOnce[ComparisonChoice | None], ModalScreen[ComparisonChoice | None]):
    """Lets a reader choose a pair; gives it, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]

    def __init__(self, pairings: Sequence[ComparisonChoice], best: int) -> None:
        """Offer pairs.

        Args:
            pairings: The pairs, at least one.
            best: The one under the cursor at first.
        """
        super().__init__()
        self._pairings = pairings
        self._best = best
        self.list = ChoiceList(id="choice-list")

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and its key bar."""
        with Vertical(id="choice"):
            yield Static(Content("對照哪兩份？舊的在左，新的在右"), id="choice-title")
            yield self.list
            yield KeyBar(id="choice-keybar")

    def on_mount(self) -> None:
        """Show the list."""
        self._fit()
        self.list.show(len(self._pairings), self._set, self._best)
        self.set_focus(self.list)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit the frame to the screen."""
        self._fit()

    def _fit(self) -> None:
        """Make the frame as tall as its list needs."""
        width, height = self.app.size
        room = min(_WIDTH, width * 96 // 100) - _SIDES
        groups = len({pairing.group for pairing in self._pairings})
        lines = len(self._pairings) * (1 if self._fits(room) else 2) + groups
        self.query_one("#choice").styles.height = min(lines + _FRAME, height - 2)

    def _fits(self, width: int) -> bool:
        """Tell whether both names of every pair stand on one line."""
        right = max(cell_width(visible(pairing.right_name)) for pairing in self._pairings)
        return self._left_room + len(_BETWEEN) + 1 + right <= width

    @property
    def _left_room(self) -> int:
        return max(cell_width(visible(pairing.left_name)) for pairing in self._pairings)

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        pairing = self._pairings[number]
        lines = []
        if number == 0 or self._pairings[number - 1].group != pairing.group:
            lines.append(Line((Piece(pairing.group, Tone.QUIET),), head=True))
        left, right = visible(pairing.left_name), visible(pairing.right_name)
        if self._fits(width):
            names = [pad(left, self._left_room) + _BETWEEN + right]
        else:
            names = [left, _BETWEEN + right]
        return lines + [Line((Piece(pad(fit(n, width), width), Tone.TEXT),)) for n in names]

    def on_row_list_opened(self) -> None:
        """Give the pair under the cursor."""
        self.dismiss(self._pairings[self.list.cursor])

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
