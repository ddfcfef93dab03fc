"""The ranked candidates of one item, with the whole texts of the pair under the cursor."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.compare.decisions import REJECTED as EXCLUDED
from kaoview.compare.rows import CERTAINTY, CERTAINTY_MEANING, Match
from kaoview.compare.statuses import REVIEWED
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.comparison.add_pair import AddPairScreen
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.whole_pair import whole_pair
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.symbols import REJECTED
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import PageBuilder
from kaoview.tui.widgets.pair_pane import PairPane
from kaoview.tui.widgets.row_list import SheetList

_LEAST_ROWS = 5
"""Rows of the list, whatever the screen; else it may take half of it. Chosen by eye."""

_TITLE_LINES = 2

_WITHOUT_DEPARTMENT = 56
"""Cells of a line below which the department is left to the texts below; chosen by eye."""

_DEPARTMENT_WIDTH = 20
"""The most cells of a department's name: ten characters."""

_STATUS_WIDTH, _CERTAINTY_WIDTH = 10, 9
"""Cells of the status with its sign, and of how certain it is, as long as the longest."""

_SCORES = f"{CERTAINTY}：{CERTAINTY_MEANING}"
_ALSO_LOW = "；把握低的也列出，免得漏掉，請讀過兩邊再決定"
_NOTHING = "沒有用詞相近的項目；按 i 從另一邊的全部項目裡找來加入"


class Reviewer(Protocol):
    """The screen on which decisions are saved and undone."""

    def review(self, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and the note of a pair, and save them."""

    def action_undo(self) -> None:
        """Undo the last decision."""

    def action_redo(self) -> None:
        """Do again what was undone last."""


class CandidatesScreen(FullScreen[None], DrawnOnce[None]):
    """Shows the candidates of a left item, or the left items that may answer to a right one."""

    BINDINGS = bindings(Area.CANDIDATES)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]

    def __init__(
        self, reviewer: Reviewer, result: ComparisonResult, left: str, right: str, why: str = ""
    ) -> None:
        """Make the screen.

        Args:
            reviewer: Saves and undoes decisions.
            result: The comparison.
            left: The left item's id, or empty to list the left items of a right one.
            right: The right item's id, or empty.
            why: A message to begin with: why the candidates are shown.
        """
        super().__init__()
        self._reviewer = reviewer
        self._message = why
        self._result = result
        self._left = left
        self._right = right
        self._pairs: list[tuple[str, Match]] = []
        self._added: tuple[str, str] | None = None  # goes under the cursor once it is listed
        self._name_room = 0  # cells of the departments' column
        self.title_bar = Static(Content(""), id="candidates-title")
        self.list = SheetList(id="candidates-list", whole=self._whole_row)
        self.pair = PairPane(id="candidates-pair")
        self.keybar = KeyBar(id="candidates-keybar")

    @property
    def pairs(self) -> list[tuple[str, Match]]:
        """The left item's id and the match of each candidate, best first."""
        return self._pairs

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, the two texts and the key bar."""
        yield self.title_bar
        yield self.list
        yield self.pair
        yield self.keybar

    def on_mount(self) -> None:
        """Show the candidates."""
        self.show(self._result)
        self.set_focus(self.list)
        if self._message and self._pairs:
            self.keybar.say(self._message)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit the list to the screen."""
        self._fit()

    def _fit(self) -> None:
        most = max(_LEAST_ROWS, self.app.size.height // 2 - _TITLE_LINES)
        self.list.styles.height = max(1, min(len(self._pairs), most))
        words = "對應候選" if self._left else "哪些舊項目可能是它的前身"
        count = f"（{len(self._pairs)} 個）" if self._pairs else ""
        room = self.app.size.width - 4
        line = fit(f"{words}{count}　{self._result.first_words(self._left or self._right)}", room)
        scores = _SCORES + (_ALSO_LOW if cell_width(_SCORES + _ALSO_LOW) <= room else "")
        scored = any(not match.reviewed for _, match in self._pairs)
        below = fit((scores if scored else "") if self._pairs else _NOTHING, room)
        self.title_bar.update(Content.assemble((line, "bold"), "\n", (below, "$quiet")))

    def show(self, result: ComparisonResult) -> None:
        """Show the candidates as they are in a comparison, the cursor on the same as before."""
        current = self._current
        self._result = result
        if self._left:
            row = result.comparison.row(self._left)
            self._pairs = [(self._left, match) for match in row.matches] if row else []
        else:
            found = result.reversed_candidates(self._right)
            self._pairs = [(row.left, match) for row, match in found]
        names = (
            visible(result.comparison.units[self._other(pair)].department) for pair in self._pairs
        )
        self._name_room = min(max(map(cell_width, names), default=0), _DEPARTMENT_WIDTH)
        self._fit()
        ids = [(left, match.id) for left, match in self._pairs]
        cursor = next((ids.index(pair) for pair in (self._added, current) if pair in ids), 0)
        self._added = None
        self.list.show(len(self._pairs), self._lines, cursor)
        self._show_pair()

    def _other(self, pair: tuple[str, Match]) -> str:
        """Return the id of the candidate itself."""
        left, match = pair
        return match.id if self._left else left

    @property
    def _current(self) -> tuple[str, str] | None:
        at = self.list.cursor
        return (self._pairs[at][0], self._pairs[at][1].id) if at < len(self._pairs) else None

    def _lines(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        _, match = self._pairs[number]
        other = self._other(self._pairs[number])
        status, colour = f"{match.status.mark} {match.status.label}", match.status.traits.colour
        if match.rejected:
            status, colour = f"{REJECTED} {EXCLUDED}", ""
        certainty = REVIEWED if match.reviewed else match.certainty
        name = visible(self._result.comparison.units[other].department)
        room = self._name_room if width >= _WITHOUT_DEPARTMENT else 0
        department = f"{pad(fit(name, room), room)} " if room else ""
        front = f"{pad(certainty, _CERTAINTY_WIDTH)} {department}"
        room = width - _STATUS_WIDTH - cell_width(front)
        words = fit(self._result.first_words(other), room)
        return [
            Line(
                (
                    Piece(pad(status, _STATUS_WIDTH), Tone.STATUS, colour=colour),
                    Piece(f" {front}", Tone.QUIET),
                    Piece(pad(words, room - 1), Tone.TEXT),
                ),
                match=0,
            )
        ]

    def _whole_row(self) -> PageBuilder:
        left, right = self._current or (self._left, self._right)
        return lambda width: whole_pair(self._result, left, right, width)

    def _show_pair(self) -> None:
        left, right = self._current or (self._left, self._right)
        self.pair.show_pair(self._result, left, right)

    def on_row_list_moved(self) -> None:
        """Show the texts of the candidate under the cursor."""
        self._show_pair()
        self.keybar.clear_message()

    def action_list(self, action: str, *arguments: int) -> None:
        """Move in the list by one of its own actions, whichever widget has the focus."""
        getattr(self.list, f"action_{action}")(*arguments)

    def action_turn(self, pages: int) -> None:
        """Turn pages of the two texts."""
        self.pair.turn(pages)

    def on_row_list_opened(self) -> None:
        """Accept the candidate."""
        self.action_accept()

    def action_accept(self) -> None:
        """Accept the pair."""
        self._ask(accept=True)

    def action_reject(self) -> None:
        """Reject the pair."""
        self._ask(accept=False)

    def _ask(self, *, accept: bool) -> None:
        current = self._current
        if current is None:
            self.keybar.say("沒有候選；按 i 從全部項目裡找")
        else:
            self._reviewer.review(*current, accept=accept)

    def action_add(self) -> None:
        """Pick an item that is not among the candidates, and ask for the status of the pair."""
        self.app.push_screen(AddPairScreen(self._result, self._left, self._right), self._add)

    def _add(self, other: str | None) -> None:
        if other is not None:
            pair = (self._left, other) if self._left else (other, self._right)
            self._added = pair
            self._reviewer.review(*pair, accept=True)

    def action_undo(self) -> None:
        """Undo the last decision."""
        self._reviewer.action_undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._reviewer.action_redo()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
