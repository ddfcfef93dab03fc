"""The dialog for choosing what to compare: a short list, the cursor on the likeliest choice."""

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

_FRAME_LINES = 6
"""Lines around the list: title, margins, key bar."""

_WIDTH, _MOST_SHARE, _PADDING = 92, 96, 4
"""Cells of the dialog, its share of the screen in percent at most, as comparison.tcss has them, and
the cells beside the list's words."""

_BETWEEN = "  對  "


class ChoiceList(RowList):
    """The choices, one a line or two."""

    BINDINGS = bindings(Area.CHOICE)


class ChooseScreen(DrawnOnce[ComparisonChoice | None], ModalScreen[ComparisonChoice | None]):
    """Lets a reader choose what to compare; gives the choice, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]

    def __init__(self, choices: Sequence[ComparisonChoice], best: int) -> None:
        """Offer some choices.

        Args:
            choices: The choices, at least one.
            best: The one under the cursor at first.
        """
        super().__init__()
        self._choices = choices
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
        self.list.show(len(self._choices), self._lines, self._best)
        self.set_focus(self.list)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit the frame to the screen."""
        self._fit()

    def _fit(self) -> None:
        """Make the frame as tall as its list needs."""
        width, height = self.app.size
        room = min(_WIDTH, width * _MOST_SHARE // 100) - _PADDING
        groups = len({choice.group for choice in self._choices})
        lines = len(self._choices) * (1 if self._on_one_line(room) else 2) + groups
        styles = self.query_one("#choice").styles
        frame = styles.border.spacing.height  # without colours there is one
        styles.height = min(lines + _FRAME_LINES + frame, height - 2)

    def _on_one_line(self, width: int) -> bool:
        """Return whether both names of every choice fit on one line."""
        right = max(cell_width(visible(choice.right_name)) for choice in self._choices)
        return self._left_width + len(_BETWEEN) + 1 + right <= width

    @property
    def _left_width(self) -> int:
        return max(cell_width(visible(choice.left_name)) for choice in self._choices)

    def _lines(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        choice = self._choices[number]
        lines = []
        if number == 0 or self._choices[number - 1].group != choice.group:
            lines.append(Line((Piece(choice.group, Tone.QUIET),), head=True))
        left, right = visible(choice.left_name), visible(choice.right_name)
        if self._on_one_line(width):
            names = [pad(left, self._left_width) + _BETWEEN + right]
        else:
            names = [left, _BETWEEN + right]
        return lines + [Line((Piece(pad(fit(n, width), width), Tone.TEXT),)) for n in names]

    def on_row_list_opened(self) -> None:
        """Give the choice under the cursor."""
        self.dismiss(self._choices[self.list.cursor])

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
