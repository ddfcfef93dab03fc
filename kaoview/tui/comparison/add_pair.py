"""Adding a pair that is not among the candidates: any item of the other side, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.compare.units import Unit
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.excerpt import cut_around
from kaoview.text.fold import fold_words
from kaoview.tui.comparison.inputs import PickBox
from kaoview.tui.dialogs.picker import Picker, PickList
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone, cut_pieces
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.pair_candidates import other_side, picked, said_already
from kaoview.tui.symbols import REJECTED
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.pair_pane import PairPane

MOST_ROWS = 300
"""How many items are listed at once; more words find the others. Chosen by hand."""

_LEAST_LINES, _SHARE = 4, 0.4
"""Lines of the list at least, and its share of the screen; chosen by eye."""

_DEPARTMENT_WIDTH, _ID_WIDTH = 20, 26
"""The most cells of a department's name, ten characters, and of an id; chosen by eye."""

_WITHOUT_DEPARTMENT = 90
"""Cells of a line below which the department is left to the id that names it; chosen by eye."""


class PairSource:
    """The items of the other side of a comparison.

    Attributes:
        terms: The folded words that were looked for last.
    """

    def __init__(self, result: ComparisonResult, left: str, right: str) -> None:
        """Offer what an item can be paired with.

        Args:
            result: The comparison.
            left: The left item's id, or empty to pick a left item for a right one.
            right: The right item's id, or empty.
        """
        self._result = result
        self._left = left
        self.terms: tuple[str, ...] = ()
        self._signs: dict[str, str] = {}  # of what has been decided so far, by the item's id
        self._colours: dict[str, str] = {}  # of the signs, likewise
        self._units = other_side(result, left, right)
        self._id_width = _widest((unit.id for unit in self._units), _ID_WIDTH)
        departments = (unit.department for unit in self._units)
        self._department_width = _widest(departments, _DEPARTMENT_WIDTH)

    def find(self, words: str) -> Sequence[Unit]:
        """Return the items that contain all the words, those whose id does so first."""
        self.terms = fold_words(words)
        statuses = said_already(self._result, self._left) if self._left else {}
        self._signs = {id: status.mark if status else REJECTED for id, status in statuses.items()}
        self._colours = {id: status.traits.colour for id, status in statuses.items() if status}
        return picked(self._result, self._units, words)

    def draw(self, rows: Sequence[Unit], number: int, width: int) -> Sequence[Line]:
        """Return the line of an item."""
        unit = rows[number]
        front = pad(fit(visible(unit.id), self._id_width), self._id_width)
        if width >= _WITHOUT_DEPARTMENT:
            room = self._department_width
            front += f"  {pad(fit(visible(unit.department), room), room)}"
        room = width - cell_width(front) - 4
        words, found = cut_around(self._result.first_words(unit.id), self.terms, room)
        marks = [(*span, Tone.HIT) for span in found]
        sign = self._signs.get(unit.id, " ")
        words = pad(words, room)
        return [
            Line(
                (
                    Piece(
                        f"{sign} ",
                        Tone.STATUS if sign.strip() else Tone.QUIET,
                        colour=self._colours.get(unit.id, ""),
                    ),
                    Piece(f"{front}  ", Tone.QUIET),
                    *cut_pieces(words, (0, len(words)), marks, Tone.TEXT),
                )
            )
        ]


class UnitList(PickList):
    """Items with their statuses, and the words that were typed marked in them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--status", "sheet--chosen", "sheet--hit"}


class AddPairScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Lets a reader pick an item of the other side; gives its id, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]

    def __init__(self, result: ComparisonResult, left: str, right: str) -> None:
        """Make the screen.

        Args:
            result: The comparison.
            left: The left item's id, or empty to pick a left item for a right one.
            right: The right item's id, or empty.
        """
        super().__init__()
        self._result = result
        self._left = left
        self._right = right
        self._title = Static(Content(""), id="adding-title")
        self.box = PickBox("打內文的字、機關或編號")
        self._bar = InputBar("找", self.box, id="adding-bar")
        self._source = PairSource(result, left, right)
        rows = UnitList(id="adding-list")
        self.picker = Picker(self._source, self.box, rows, bar=self._bar, most=MOST_ROWS)
        self._pair = PairPane(id="adding-pair")

    def compose(self) -> ComposeResult:
        """Lay out what to add to, the picker and both texts."""
        yield self._title
        yield self.picker
        yield self._pair
        yield KeyBar(id="adding-keybar")

    def on_mount(self) -> None:
        """Fit to the screen."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        self.picker.list.styles.height = max(_LEAST_LINES, int(self.app.size.height * _SHARE))
        choice = self._result.choice
        side = choice.right_name if self._left else choice.left_name
        own = self._result.first_words(self._left or self._right)
        line = fit(f"加入對應：從「{visible(side)}」選一項　{own}", self.app.size.width - 4)
        self._title.update(Content.styled(line, "bold"))

    def on_picker_listed(self) -> None:
        """Show both texts of the pair with the item under the cursor, and its number."""
        row, at, count = self.picker.row, self.picker.list.cursor, self.picker.count
        other = row.id if row else ""
        pair = (self._left, other) if self._left else (other, self._right)
        self._pair.show_pair(self._result, *pair, self._source.terms)
        more = f"，列出前 {MOST_ROWS} 項" if count > MOST_ROWS else ""
        self._bar.count(f"{at + 1}/{count}{more}" if count else "沒有符合的項目，換個字試試")

    def on_picker_submitted(self) -> None:
        """Give the item under the cursor."""
        if self.picker.row is not None:
            self.dismiss(self.picker.row.id)

    def on_picker_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _widest(names: Iterable[str], most: int) -> int:
    """Return the cells of the widest of some names, up to the most that a column may take."""
    return min(max((cell_width(visible(name)) for name in names), default=0), most)
