"""The dialog that asks for the status of a pair and a note."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.compare.decisions import Decision
from kaoview.compare.statuses import DECIDABLE, Status
from kaoview.text.cell_width import fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.comparison.inputs import NoteInput
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.symbols import CURSOR, NO_CURSOR
from kaoview.tui.widgets.key_bar import KeyBar

_EXCERPT_WIDTH = 72
"""Cells of an item's first words: the dialog's 80 without its margins."""

_FRAME_WIDTH = 10
"""Cells of the margins on a screen that is narrower than the dialog."""

_EXCERPT_LINES = 3
_ENOUGH_LINES = 24
"""Lines of an item's first words, and of the screen from which they have so many; below it one.
Chosen by eye: both items, the statuses and the note then fit a screen of 20 lines."""


class ReviewScreen(DrawnOnce[Decision | None], ModalScreen[Decision | None]):
    """Asks for the status and a note; gives the decision, or None."""

    CSS_PATH = "comparison.tcss"

    def __init__(
        self,
        result: ComparisonResult,
        left: str,
        right: str,
        status: Status | None,
        name: str | None = None,
    ) -> None:
        """Ask about a pair.

        Args:
            result: The comparison that the pair belongs to.
            left: The left item's id.
            right: The right item's id, or empty to say that nothing corresponds.
            status: The status to begin with, or None to say that the two do not belong together.
            name: The name to propose to a reader without one, perhaps empty; None to ask for none.
        """
        super().__init__()
        self._result = result
        self._left = left
        self._right = right
        self._status = status
        self._pair = Static(Content(""), id="verdict-pair")
        self._note = NoteInput("註記（可以不寫）", id="verdict-note")
        self._author = NoteInput("你的名字", id="verdict-name") if name is not None else None
        self._proposed = name or ""

    def compose(self) -> ComposeResult:
        """Lay out the pair, the note and the key bar."""
        with Vertical(id="verdict"):
            yield self._pair
            yield self._note
            if self._author is not None:
                with Horizontal(id="verdict-author"):
                    yield Static(Content("校對者"), id="verdict-sign")
                    yield self._author
                yield Static(Content("只問這一次，之後用設定裡的名字"), id="verdict-once")
            yield KeyBar(id="verdict-keybar")

    def on_mount(self) -> None:
        """Show the pair, the keys with the note."""
        self._show()
        self.set_focus(self._note)
        if self._author is not None:
            self._author.word_lines(self._proposed)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit the words to the screen."""
        self._show()

    def _show(self) -> None:
        self._pair.update(Content("\n").join(self._content()))

    def _content(self) -> Iterator[Content]:
        title = "這兩項的關係" if self._status else "這兩項沒有對應"
        yield Content.styled(title if self._right else "沒有任何項目與它對應", "bold")
        yield Content("")
        yield from self._excerpt("舊", self._left)
        if self._right:
            yield from self._excerpt("新", self._right)
        if self._status:
            yield Content("")
            for status in DECIDABLE:
                chosen = status is self._status
                yield Content.assemble(
                    (CURSOR if chosen else NO_CURSOR),
                    (f" {status.mark} {status.label} ", "reverse" if chosen else ""),
                    (f"　{status.traits.meaning}", "$quiet"),
                )

    def _excerpt(self, side: str, id: str) -> Iterator[Content]:
        """Yield the first lines of an item's words under its department and id."""
        room = min(_EXCERPT_WIDTH, self.app.size.width - _FRAME_WIDTH)
        lines = _EXCERPT_LINES if self.app.size.height >= _ENOUGH_LINES else 1
        broken = wrap(self._result.first_words(id), room)
        if len(broken) > lines:
            broken = [*broken[: lines - 1], fit("".join(broken[lines - 1 :]), room)]
        yield Content.styled(fit(f"{side}　{visible(id)}", room), "$quiet")
        yield from map(Content, broken)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable choosing a status where there is only the note to write."""
        if action == "status" and self._status not in DECIDABLE:
            return False
        if action == "turn":
            return self._author is not None
        return super().check_action(action, parameters)

    def action_status(self, by: int) -> None:
        """Choose the next or previous status."""
        if self._status in DECIDABLE:
            at = (DECIDABLE.index(self._status) + by) % len(DECIDABLE)
            self._status = DECIDABLE[at]
            self._show()

    def action_turn(self) -> None:
        """Go from the note to the name, and back."""
        if self._author is not None:
            self.set_focus(self._note if self._author.has_focus else self._author)

    def action_save(self) -> None:
        """Give the decision."""
        note = _line(self._note.value)
        name = _line(self._author.value) if self._author is not None else ""
        self.dismiss(Decision(self._left, self._right, self._status, name, note=note))

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _line(typed: str) -> str:
    """Return what was typed as one line without control characters."""
    return " ".join(visible(typed).split())
