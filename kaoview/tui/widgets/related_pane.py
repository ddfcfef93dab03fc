"""The pane of other years: the same matter there, below the text or beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.lines import Line
from kaoview.tui.render.related_column import RelatedColumn, notice_lines, related_column
from kaoview.tui.render.related_rows import LINES, notice_line, related_line, title_line
from kaoview.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from kaoview.tui.state.related_items import RelatedItem

_ON_ITEMS = ("open", "first", "last")  # actions that need an item


class RelatedPane(CursorList, can_focus=True):
    """Lists items of other years under a title, and below them what other years do not have."""

    BINDINGS = bindings(Area.ELSEWHERE)
    STYLES = "elsewhere"
    HEADER_LINES = 1
    CLICK_OPENS = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"elsewhere--{name}" for name in ("title", "quiet", "status", "text", "cursor"))
    }
    DEFAULT_CSS = """
    RelatedPane {
        overflow-y: hidden;  /* no scrollbar: the lines are as wide as the pane */
    }
    """

    class Cancelled(Message):
        """The pane is left for the text."""

    class ItemChosen(Message):
        """An item was opened."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, resize: Callable[[int], None], *, id: str | None = None) -> None:
        """Make a pane.

        Args:
            resize: Called with the lines that it is to be high while its title is dragged.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._resize = resize
        self._dragged = False
        self._items: Sequence[RelatedItem] = ()
        self._notice = ""
        self._said: Sequence[str] = ()
        self._scope = ""
        self._remarks: Sequence[str] = ()
        self._beside = False
        self._column = RelatedColumn()

    @property
    def items(self) -> Sequence[RelatedItem]:
        """The items."""
        return self._items

    @property
    def notice(self) -> str:
        """What is said in place of a list, each sentence on a line of its own."""
        return self._notice

    @property
    def lines(self) -> int:
        """The lines that it takes to show all of it below the text."""
        said = len(self._notice.split("\n")) if self._notice else 0
        return self.HEADER_LINES + (LINES * len(self._items) + len(self._remarks) or said)

    def show(
        self,
        items: Sequence[RelatedItem],
        notice: str = "",
        scope: str = "",
        remarks: Sequence[str] = (),
    ) -> None:
        """Show items, or say why there are none.

        Args:
            items: The items.
            notice: What to say in place of a list, each sentence on a line of its own.
            scope: Where they were looked for, if not everywhere.
            remarks: What to say below the items.
        """
        self._items = items
        self._notice = notice
        self._scope = scope
        self._remarks = remarks if items else ()
        self._arrange()
        self.jump_to(0)
        self.refresh_bindings()

    def stand_beside(self, beside: bool) -> None:
        """Stand beside the text, where words have several lines, or below it."""
        if beside != self._beside:
            self._beside = beside
            self._arrange(self.cursor)

    def on_resize(self) -> None:
        """Break the lines again for another width."""
        if self._beside:
            self._arrange(self.cursor)

    def _arrange(self, cursor: int = 0) -> None:
        """Give the rows and the notice their lines."""
        self._said = self._notice.split("\n")
        if self._beside:
            self._said = notice_lines(self._said, self.pane_width)
            words = [item.words for item in self._items]
            room = self.size.height - self.HEADER_LINES
            self._column = related_column(words, self._remarks, self.pane_width, room)
            heights = self._column.heights
        else:
            heights = [LINES] * len(self._items) + [1] * len(self._remarks)
        self.set_rows(heights, cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what goes to an item where none is listed."""
        return bool(self._items) or (action not in _ON_ITEMS and parameters != (1,))

    def choose(self, key: str) -> None:
        """Put the cursor on an item, if it is listed."""
        at = next((at for at, items in enumerate(self._items) if items.id == key), None)
        if at is not None:
            self.move_to(at)

    def action_row(self, by: int) -> None:
        """Move to the next or previous item; from the first one up, go back to the text."""
        if self.cursor + by < 0:
            self.action_leave()
        else:
            super().action_row(by)

    def open_row(self) -> None:
        """Go to the item under the cursor."""
        self.post_message(self.ItemChosen(self._items[self.cursor].id))

    def action_leave(self) -> None:
        """Go back to the text."""
        self.post_message(self.Cancelled())

    def selectable(self, row: int) -> bool:
        """Tell whether a row is an item."""
        return row < len(self._items)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start to drag the title, which is the edge to the text above."""
        if not self._beside and event.screen_y - self.region.y <= self.gutter.top:
            event.stop()
            self._dragged = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the pane begin where its title is dragged to."""
        if self._dragged:
            event.stop()
            self._resize(self.region.bottom - int(event.screen_y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Stop to drag."""
        if self._dragged:
            event.stop()
            self._dragged = False
            self.release_mouse()

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:
        """Return a line of an item, or a remark."""
        if self._beside and not self.selectable(row):
            return self._column.remark_line(row - len(self._items), part)
        if self._beside and part:
            return self._column.words_line(row, part)
        if not self.selectable(row):
            return notice_line(self._remarks[row - len(self._items)], width)
        return related_line(self._items, row, part, width, here=here)

    @property
    def _below(self) -> int:
        """How many items are out of sight below, at least in part."""
        end = self.top_line + self.size.height - self.HEADER_LINES
        return sum(self.span(row)[1] > end for row in range(len(self._items)))

    def render_line(self, y: int) -> Strip:
        """Draw the title, and below it an item or a line of the notice."""
        width = self.pane_width
        if y == 0:
            title = title_line(Area.ELSEWHERE, len(self._items), self._scope, width, self._below)
            return self.draw(title, 0, width)
        if self._items:
            return super().render_line(y)
        return self.draw(notice_line("".join(self._said[y - 1 : y]), width), 0, width)
