"""Choosing what to compare with: a short list over the screen, the likeliest pair at hand."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cells import cell_width, fit, pad, visible
from kaoview.tui.actions import Area, bindings
from kaoview.tui.pairings import Pairing
from kaoview.tui.sidebyside import SideLine
from kaoview.tui.siderun import Run, Tone
from kaoview.tui.widgets.keybar import KeyBar
from kaoview.tui.widgets.sheet import Sheet

_FRAME = 6  # lines around the list: title, margins, key bar
_BETWEEN = "  對  "


class ChoiceList(Sheet):
    """The pairs, one a line."""

    BINDINGS = bindings(Area.CHOICE)


class ChoiceScreen(ModalScreen[Pairing | None]):
    """Lets a reader choose a pair; gives it, or None."""

    CSS_PATH = "../comparison.tcss"

    def __init__(self, pairings: Sequence[Pairing], best: int) -> None:
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
        """Show the list, in a frame as tall as it needs."""
        groups = len({pairing.group for pairing in self._pairings})
        lines = len(self._pairings) + groups
        self.query_one("#choice").styles.height = min(lines + _FRAME, self.app.size.height - 2)
        self.list.show(len(self._pairings), self._set, self._best)
        self.list.focus()

    def _set(self, number: int, width: int, chosen: int) -> list[SideLine]:  # noqa: ARG002
        pairing = self._pairings[number]
        lines = []
        if number == 0 or self._pairings[number - 1].group != pairing.group:
            lines.append(SideLine((Run(pairing.group, Tone.QUIET),), head=True))
        left, right = visible(pairing.left_name), visible(pairing.right_name)
        widest = max(cell_width(visible(p.left_name)) for p in self._pairings)
        room = min(widest, (width - len(_BETWEEN)) // 2)
        words = pad(fit(left, room), room) + _BETWEEN + right
        return [*lines, SideLine((Run(pad(fit(words, width), width), Tone.TEXT),))]

    def on_sheet_opened(self) -> None:
        """Give the pair under the cursor."""
        self.dismiss(self._pairings[self.list.cursor])

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
