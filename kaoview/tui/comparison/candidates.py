"""The ranked candidates of one item, with both texts whole: where a reader makes up his mind."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.compare.matching import COUNTERPART, RELATED
from kaoview.compare.rows import REVIEWED, Match
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.comparison.add_pair import AddPairScreen
from kaoview.tui.comparison.row_keys import SheetKeys
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.symbols import REJECTED
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.pair_pane import PairPane
from kaoview.tui.widgets.row_list import RowList

_MOST, _MOST_LOW = 9, 5  # lines of the list
_LOW = 30  # lines of the screen below which the list is shorter
_NARROW = 56  # cells of a line below which the departments are left to the texts below
_NAME = 20  # the most cells of a department's name
_SCORES = "把握：程式認為兩項是同一件事的程度"
_STEPS = f"，{COUNTERPART:.0%} 起列為延續或修訂，{RELATED:.0%} 起列為相關"
_NOTHING = "沒有用詞相近的項目；按 i 從另一邊的全部項目裡找來加入"


class SupportsReview(Protocol):
    """The screen that knows how to decide."""

    def ask(self, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and a note of a pair, and save them."""

    def action_undo(self) -> None:
        """Take back the last decision."""


class CandidatesScreen(SheetKeys, FullScreen[None]):
    """Shows the candidates of a left item, or the left items that may answer to a right one."""

    BINDINGS = bindings(Area.CANDIDATES)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../comparison.tcss"]

    def __init__(
        self, desk: SupportsReview, findings: ComparisonResult, left: str, right: str, why: str = ""
    ) -> None:
        """Make the screen.

        Args:
            desk: Where decisions are made.
            findings: The comparison.
            left: The left item's id, or empty to list the left items of a right one.
            right: The right item's id, or empty.
            why: What to say first, to a reader who asked for something else.
        """
        super().__init__()
        self._desk = desk
        self._why = why
        self._findings = findings
        self._left = left
        self._right = right
        self._pairs: list[tuple[str, Match]] = []
        self._added: tuple[str, str] | None = None  # what the cursor goes to once it is there
        self._name_room = 0  # cells of the departments' column
        self.title_bar = Static(Content(""), id="candidates-title")
        self.sheet = RowList(id="candidates-list")
        self.pair = PairPane(id="candidates-pair")
        self.keybar = KeyBar(id="candidates-keybar")

    @property
    def pairs(self) -> list[tuple[str, Match]]:
        """The left item's id and the match of each candidate, best first."""
        return self._pairs

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, the two texts and the key bar."""
        yield self.title_bar
        yield self.sheet
        yield self.pair
        yield self.keybar

    def on_mount(self) -> None:
        """Show the candidates."""
        self.show(self._findings)
        self.set_focus(self.sheet)
        if self._why and self._pairs:
            self.keybar.say(self._why)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit the list to the screen."""
        self._fit()

    def _fit(self) -> None:
        most = _MOST_LOW if self.app.size.height < _LOW else _MOST
        self.sheet.styles.height = max(1, min(len(self._pairs), most))
        words = "對應候選" if self._left else "哪些舊項目可能是它的前身"
        count = f"（{len(self._pairs)} 個）" if self._pairs else ""
        room = self.app.size.width - 4
        line = fit(f"{words}{count}　{self._findings.first_words(self._left or self._right)}", room)
        scores = _SCORES + (_STEPS if cell_width(_SCORES + _STEPS) <= room else "")
        told = any(not match.reviewed for _, match in self._pairs)
        below = fit((scores if told else "") if self._pairs else _NOTHING, room)
        self.title_bar.update(Content.assemble((line, "bold"), "\n", (below, "$quiet")))

    def show(self, findings: ComparisonResult) -> None:
        """Show the candidates as they are in a comparison, the cursor on the same as before."""
        here = self._here()
        self._findings = findings
        if self._left:
            row = findings.comparison.row(self._left)
            self._pairs = [(self._left, match) for match in row.matches] if row else []
        else:
            found = findings.reversed_candidates(self._right)
            self._pairs = [(row.left, match) for row, match in found]
        names = (
            visible(findings.comparison.units[self._other(pair)].department) for pair in self._pairs
        )
        self._name_room = min(max(map(cell_width, names), default=0), _NAME)
        self._fit()
        ids = [(left, match.id) for left, match in self._pairs]
        cursor = next((ids.index(pair) for pair in (self._added, here) if pair in ids), 0)
        self._added = None
        self.sheet.show(len(self._pairs), self._set, cursor)
        self._show_pair()

    def _other(self, pair: tuple[str, Match]) -> str:
        """Return the id of the candidate itself."""
        left, match = pair
        return match.id if self._left else left

    def _here(self) -> tuple[str, str] | None:
        at = self.sheet.cursor
        return (self._pairs[at][0], self._pairs[at][1].id) if at < len(self._pairs) else None

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        _, match = self._pairs[number]
        other = self._other(self._pairs[number])
        said = match.status
        status = f"{REJECTED} 無對應" if match.rejected else f"{said.mark} {said.label}"
        colour = "" if match.rejected else said.traits.colour
        facts = REVIEWED if match.reviewed else match.certainty
        name = visible(self._findings.comparison.units[other].department)
        room = self._name_room if width >= _NARROW else 0
        department = f"{pad(fit(name, room), room)} " if room else ""
        front = f"{pad(facts, 9)} {department}"
        room = width - 10 - cell_width(front)
        words = fit(self._findings.first_words(other), room)
        return [
            Line(
                (
                    Piece(pad(status, 10), Tone.STATUS, colour=colour),
                    Piece(f" {front}", Tone.QUIET),
                    Piece(pad(words, room - 1), Tone.TEXT),
                ),
                match=0,
            )
        ]

    def _show_pair(self) -> None:
        left, right = self._here() or (self._left, self._right)
        self.pair.show_pair(self._findings, left, right)

    def on_row_list_moved(self) -> None:
        """Show the texts of the candidate under the cursor."""
        self._show_pair()
        self.keybar.hush()

    def action_turn(self, pages: int) -> None:
        """Turn pages of the two texts."""
        self.pair.turn(pages)

    def on_row_list_opened(self) -> None:
        """Accept the candidate."""
        self.action_accept()

    def action_accept(self) -> None:
        """Say that the pair belongs together."""
        self._ask(accept=True)

    def action_reject(self) -> None:
        """Say that the pair does not belong together."""
        self._ask(accept=False)

    def _ask(self, *, accept: bool) -> None:
        here = self._here()
        if here is None:
            self.keybar.say("沒有候選；按 i 從全部項目裡找")
        else:
            self._desk.ask(*here, accept=accept)

    def action_add(self) -> None:
        """Pick an item that is not among the candidates, and say what the pair is."""
        self.app.push_screen(AddPairScreen(self._findings, self._left, self._right), self._add)

    def _add(self, other: str | None) -> None:
        if other is not None:
            pair = (self._left, other) if self._left else (other, self._right)
            self._added = pair
            self._desk.ask(*pair, accept=True)

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._desk.action_undo()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
