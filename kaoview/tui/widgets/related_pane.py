"""The pane below the reader: the same matter in other years, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.tui.commands import Area, bindings
from kaoview.tui.period_colours import parted
from kaoview.tui.widgets.period_style import accented

if TYPE_CHECKING:
    from kaoview.tui.state.related_items import RelatedItem

_TITLE = "其他年度"
_LEFT = 2
_ON_ITEMS = ("open", "first", "last")  # actions that need an item
_LEAST_WORDS = 24  # cells of an item's words, for which a narrow pane leaves out the kind of plan


class RelatedPane(Widget, can_focus=True):
    """Lists items of other years; as tall as it is, whatever it shows."""

    ALLOW_SELECT = False
    BINDINGS = bindings(Area.ELSEWHERE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "elsewhere--title",
        "elsewhere--quiet",
        "elsewhere--status",
        "elsewhere--text",
        "elsewhere--cursor",
    }

    class Cancelled(Message):
        """The reader wants to go back to the text."""

    class ItemChosen(Message):
        """The reader wants to go to an item."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kin: Sequence[RelatedItem] = ()
        self._notice = ""
        self._scope = ""
        self._cursor = 0
        self._top = 0

    @property
    def kin(self) -> Sequence[RelatedItem]:
        """What is listed."""
        return self._kin

    @property
    def notice(self) -> str:
        """What is said in place of a list, each sentence on a line of its own."""
        return self._notice

    def show(self, kin: Sequence[RelatedItem], notice: str = "", scope: str = "") -> None:
        """Show items, or say why there are none.

        Args:
            kin: The items.
            notice: What to say in place of a list, each sentence on a line of its own.
            scope: Where they were looked for, if not everywhere.
        """
        self._kin = kin
        self._notice = notice
        self._scope = scope
        self._cursor = self._top = 0
        self.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what goes to an item where none is listed."""
        return bool(self._kin) or (action not in _ON_ITEMS and parameters != (1,))

    def choose(self, key: str) -> None:
        """Put the cursor on an item, if it is listed."""
        at = next((at for at, kin in enumerate(self._kin) if kin.id == key), None)
        if at is not None:
            self.action_row(at - self._cursor)

    @property
    def _rows(self) -> int:
        return max(self.size.height - 1, 1)

    def action_row(self, by: int) -> None:
        """Move to another line; from the first one upwards back to the text."""
        at = self._cursor + by
        if at < 0:
            self.post_message(self.Cancelled())
        elif at < len(self._kin):
            self._cursor = at
            self._top = max(min(self._top, at), at - self._rows + 1)
            self.refresh()

    def action_first(self) -> None:
        """Move to the first line."""
        self.action_row(-self._cursor)

    def action_last(self) -> None:
        """Move to the last line."""
        self.action_row(len(self._kin) - 1 - self._cursor)

    def action_open(self) -> None:
        """Go to the item under the cursor."""
        if self._kin:
            self.post_message(self.ItemChosen(self._kin[self._cursor].id))

    def action_leave(self) -> None:
        """Go back to the text."""
        self.post_message(self.Cancelled())

    def on_click(self, event: events.Click) -> None:
        """Go to the item that was clicked."""
        offset = event.get_content_offset(self)
        at = self._top + offset.y - 1 if offset is not None else -1
        if offset is not None and offset.y > 0 and at < len(self._kin):
            self.post_message(self.ItemChosen(self._kin[at].id))

    def on_focus(self) -> None:
        """Draw the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw no cursor."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        style = self.get_component_rich_style
        base = self.rich_style
        if y == 0:
            count = f"　{len(self._kin)} 項" if self._kin else ""
            scope = f"（{self._scope}）" if self._scope else ""
            text = fit(f"{' ' * _LEFT}{_TITLE}{scope}{count}", width)
            return Strip([Segment(text, style("elsewhere--title"))]).adjust_cell_length(width, base)
        at = self._top + y - 1
        if not self._kin:
            words = self._notice.split("\n")[y - 1 : y] or [""]
            text = " " * _LEFT + fit(words[0], width - _LEFT)
            return Strip([Segment(text, style("elsewhere--quiet"))]).adjust_cell_length(width, base)
        if at >= len(self._kin):
            return Strip.blank(width, base)
        over = ("elsewhere--cursor",) if self.has_focus and at == self._cursor else ()
        return self._draw(self._kin[at], width, over)

    def _draw(self, kin: RelatedItem, width: int, over: tuple[str, ...]) -> Strip:
        when = max(cell_width(other.when) for other in self._kin)
        who = min(max(cell_width(other.department) for other in self._kin), max(width // 5, 6))
        year, kind = parted(kin.when)
        rest = pad(kind, when - cell_width(year))
        front = f"{rest}  {pad(fit(kin.department, who), who)}  "
        status = pad(kin.status, 8)
        tail = f"  {kin.reviewed} " if kin.reviewed else " "
        taken = _LEFT + cell_width(status) + cell_width(year) + cell_width(tail)
        if year and width - taken - cell_width(front) < _LEAST_WORDS:
            front = front[len(rest) :]
        room = width - taken - cell_width(front)
        style = self.get_component_rich_style
        sign = ("> " if over else "  ")[:_LEFT]
        return Strip(
            [
                Segment(sign + status, style("elsewhere--status", *over)),
                Segment(year, accented(self, year, "elsewhere--quiet", *over)),
                Segment(front, style("elsewhere--quiet", *over)),
                Segment(pad(fit(kin.words, room), room), style("elsewhere--text", *over)),
                Segment(tail, style("elsewhere--quiet", *over)),
            ]
        ).adjust_cell_length(width, style("elsewhere--text", *over))
