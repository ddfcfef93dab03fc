"""Adding a pair that is not among the candidates: any item of the other side, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.excerpt import cut_around
from kaoview.text.fold import fold_words
from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone, cut_pieces
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.pair_candidates import other_side, picked, said_already
from kaoview.tui.symbols import REJECTED
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.pair_pane import PairPane
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput

LISTED = 300
"""How many items are listed at once; more words find the others."""

_LEAST, _SHARE = 4, 0.4  # lines of the list, and its share of the screen
_NAME, _ID = 20, 26  # the most cells of a department's name, and of an id
_NARROW = 90  # cells of a line below which the department is left to the id that names it


class PickBox(TextInput):
    """Where a reader types what to look for; the arrows go through what was found."""

    BINDINGS = bindings(Area.ADDING)


class PickList(RowList, can_focus=False):
    """What was found, one item a line; the keys stay with the words."""


class AddPairScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Lets a reader pick an item of the other side; gives its id, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]
    AUTO_FOCUS = "PickBox"

    def __init__(self, findings: ComparisonResult, left: str, right: str) -> None:
        """Make the screen.

        Args:
            findings: The comparison.
            left: The left item's id, or empty to pick a left item for a right one.
            right: The right item's id, or empty.
        """
        super().__init__()
        self._findings = findings
        self._left = left
        self._right = right
        self._units = other_side(findings, left, right)
        self._found: Sequence[Unit] = ()
        self._terms: tuple[str, ...] = ()
        self._said: dict[str, Status | None] = {}
        self._id_room = _widest((unit.id for unit in self._units), _ID)
        self._name_room = _widest((unit.department for unit in self._units), _NAME)
        self._title = Static(Content(""), id="adding-title")
        self.box = PickBox("打內文的字、機關或編號")
        self._bar = InputBar("找", self.box, id="adding-bar")
        self.sheet = PickList(id="adding-list")
        self._pair = PairPane(id="adding-pair")

    @property
    def found(self) -> Sequence[Unit]:
        """The items that are listed, best first."""
        return self._found[:LISTED]

    def compose(self) -> ComposeResult:
        """Lay out what to add to, the line to type into, the list and both texts."""
        yield self._title
        yield self._bar
        yield self.sheet
        yield self._pair
        yield KeyBar(id="adding-keybar")

    def on_mount(self) -> None:
        """Show everything there is to pick from."""
        self._fit()
        self._list("")

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        self.sheet.styles.height = max(_LEAST, int(self.app.size.height * _SHARE))
        pairing = self._findings.pairing
        side = pairing.right_name if self._left else pairing.left_name
        own = self._findings.first_words(self._left or self._right)
        line = fit(f"加入對應：從「{visible(side)}」選一項　{own}", self.app.size.width - 4)
        self._title.update(Content.styled(line, "bold"))

    # What was typed

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """List what holds the words."""
        self._list(message.words)

    def _list(self, words: str) -> None:
        self._terms = fold_words(words)
        self._found = picked(self._findings, self._units, words)
        self._said = said_already(self._findings, self._left) if self._left else {}
        self.sheet.show(len(self.found), self._set)
        self._show_pair()

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        unit = self._found[number]
        front = pad(fit(visible(unit.id), self._id_room), self._id_room)
        if width >= _NARROW:
            front += f"  {pad(fit(visible(unit.department), self._name_room), self._name_room)}"
        room = width - cell_width(front) - 4
        said = self._said.get(unit.id)
        mark = said.mark if said else REJECTED if unit.id in self._said else " "
        words, found = cut_around(self._findings.first_words(unit.id), self._terms, room)
        marks = [(*span, Tone.HIT) for span in found]
        words = pad(words, room)
        return [
            Line(
                (
                    Piece(f"{mark} ", Tone.STATUS if mark.strip() else Tone.QUIET),
                    Piece(f"{front}  ", Tone.QUIET),
                    *cut_pieces(words, (0, len(words)), marks, Tone.TEXT),
                )
            )
        ]

    def _show_pair(self) -> None:
        at, count = self.sheet.cursor, len(self._found)
        other = self._found[at].id if count else ""
        pair = (self._left, other) if self._left else (other, self._right)
        self._pair.show_pair(self._findings, *pair, self._terms)
        more = f"，列出前 {LISTED} 項" if count > LISTED else ""
        self._bar.count(f"{at + 1}/{count}{more}" if count else "沒有符合的項目，換個字試試")

    # Moving and picking

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Go through the list."""
        self.sheet.step(message.by, pages=message.pages)

    def on_row_list_moved(self) -> None:
        """Show the texts of the item under the cursor."""
        self._show_pair()

    def on_row_list_opened(self) -> None:
        """Give the item that was clicked again."""
        self.on_text_input_submitted()

    def on_text_input_submitted(self) -> None:
        """Give the item under the cursor."""
        if self._found:
            self.dismiss(self._found[self.sheet.cursor].id)

    def on_text_input_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _widest(names: Iterable[str], most: int) -> int:
    """Return the cells of the widest of some names, up to the most that a column may take."""
    return min(max((cell_width(visible(name)) for name in names), default=0), most)
