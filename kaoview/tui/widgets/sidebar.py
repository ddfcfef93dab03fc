"""The tree at the side: departments, plans and items, opened a level at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.text.cell_width import cell_width, fit, fit_end, pad
from kaoview.tui.commands import Area, bindings
from kaoview.tui.state.row_kinds import RowKind
from kaoview.tui.symbols import CLOSED, HIT, KEPT, OPEN
from kaoview.tui.widgets.period_style import accented
from kaoview.tui.widgets.scroll import PlainScrollView

if TYPE_CHECKING:
    from kaoview.tui.state.tree_model import TreeNode, TreeRows

_OPEN, _CLOSED, _LEAF = f"{OPEN} ", f"{CLOSED} ", "  "
_HIT = f" {HIT}"  # after a branch that was found, or that is closed over what was found
_KEPT = f" {KEPT}"  # after a branch with a bookmark
_LEFT = 1
_LEVEL = 2  # cells that a level moves to the right


class Sidebar(PlainScrollView, can_focus=True):
    """Shows rows of branches with one of them under the cursor."""

    ALLOW_SELECT = False
    BINDINGS = bindings(Area.SIDEBAR)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"sidebar--{rank.value}" for rank in RowKind),
        "sidebar--count",
        "sidebar--hit",
        "sidebar--kept",
        "sidebar--found",
        "sidebar--cursor",
        "sidebar--hover",
    }

    class Moved(Message):
        """The cursor has moved, or opened its branch; more keys may have moved it since."""

    class Chosen(Message):
        """The reader wants to read the branch under the cursor."""

    class TopReached(Message):
        """The reader wants to go to the top and is there already."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: TreeRows | None = None
        self._cursor = 0
        self._resting = False
        self._hover: int | None = None
        self._marked: Collection[str] = ()
        self._holding: Collection[str] = ()
        self._kept: Collection[str] = ()
        self._words: Sequence[str] = ()

    @property
    def key(self) -> str | None:
        """The key of the branch under the cursor, or None where there are no rows."""
        branch = self._branch
        return branch.key if branch else None

    @property
    def rows(self) -> TreeRows | None:
        """The rows that are shown."""
        return self._rows

    @property
    def line(self) -> int:
        """The line under the cursor."""
        return self._cursor

    @property
    def expanded(self) -> set[str]:
        """The keys of the branches that are open."""
        return self._rows.expanded if self._rows else set()

    @property
    def labels(self) -> list[str]:
        """The labels of the rows, from top to bottom."""
        return [branch.label for branch in self._rows.seen] if self._rows else []

    def show(self, rows: TreeRows, line: int = 0, *, words: Sequence[str] = ()) -> None:
        """Show other rows.

        Args:
            rows: The rows.
            line: The line to put the cursor on.
            words: What the labels are to be searched for, to make it stand out.
        """
        self._rows = rows
        self._cursor = line
        self._words = words
        self._holding = self._holders()
        self._changed()
        self._keep_in_sight(centred=True)

    def reveal(self, key: str) -> None:
        """Open what hides a branch and put the cursor on it, without telling anybody."""
        line = self._rows.reveal(key) if self._rows else None
        if line is not None:
            self._cursor = line
            self._changed()
            self._keep_in_sight(centred=True)

    @property
    def resting(self) -> bool:
        """Whether the cursor rests above the first line."""
        return self._resting

    def rest(self, resting: bool) -> None:
        """Rest above the first line, which the next move goes to, or no more.

        So does the cursor while the page before everything is shown: no line is read then.
        """
        if resting == self._resting:
            return
        self._resting = resting
        if resting:
            self._cursor = 0
            self.jump_to(0)
        self.refresh()

    def open_all(self, most: int) -> bool:
        """Open everything, or as many levels as have room on a number of lines.

        Returns:
            Whether everything is open now.
        """
        if self._rows is None:
            return True
        key = self.key
        complete = self._rows.open_all(most)
        seen = self._rows.seen
        self._cursor = next((at for at, branch in enumerate(seen) if branch.key == key), 0)
        self._changed()
        self._keep_in_sight(centred=True)
        return complete

    def close_all(self) -> None:
        """Close everything; the cursor goes to the top branch it was in."""
        if self._rows is None:
            return
        line = sum(not branch.depth for branch in self._rows.seen[: self._cursor + 1]) - 1
        self._rows.close_all()
        self._cursor = max(line, 0)
        self._changed()
        self._keep_in_sight(centred=True)

    def step(self, by: int, *, pages: bool = False) -> None:
        """Move the cursor by lines or by pages."""
        here = -1 if self._resting else self._cursor
        self._move_to(here + by * (max(self.size.height - 1, 1) if pages else 1))

    def mark(self, keys: Collection[str]) -> None:
        """Mark branches, in place of those that were marked before."""
        if keys != self._marked:
            self._marked = keys
            self._holding = self._holders()
            self.refresh()

    def _holders(self) -> set[str]:
        """Return the keys of the branches that what is marked stands in."""
        if self._rows is None:
            return set()
        path = self._rows.grove.path
        return {above for key in self._marked for above in path(key)[:-1]}

    def keep(self, keys: Collection[str]) -> None:
        """Show which branches have a bookmark."""
        if keys != self._kept:
            self._kept = keys
            self.refresh()

    @property
    def _branch(self) -> TreeNode | None:
        if self._rows and self._cursor < len(self._rows.seen):
            return self._rows.seen[self._cursor]
        return None

    def _changed(self) -> None:
        count = len(self._rows.seen) if self._rows else 0
        self._resting = False
        self.set_height(count)
        self.refresh()

    def _move_to(self, line: int) -> None:
        """Put the cursor on a line, or the nearest there is."""
        if not self._rows or not self._rows.seen:
            return
        line = max(0, min(line, len(self._rows.seen) - 1))
        if line != self._cursor or self._resting:
            self._resting = False
            self.refresh_line(self._cursor)
            self._cursor = line
            self.refresh_line(line)
            self.post_message(self.Moved())
        self._keep_in_sight()

    def _keep_in_sight(self, *, centred: bool = False) -> None:
        """Scroll just as far as needed, or, from further away, put the cursor in the middle."""
        height = max(self.size.height, 1)
        if centred and not self.top_line <= self._cursor < self.top_line + height:
            self.jump_to(self._cursor - height // 2)
        else:
            self.keep_in_sight(self._cursor, self._cursor + 1)

    # Moving

    def action_down(self) -> None:
        """Move down a line."""
        self.step(1)

    def action_up(self) -> None:
        """Move up a line."""
        self.step(-1)

    def action_first(self) -> None:
        """Move to the first line; from there on to the page before everything."""
        if self._rows and not self._cursor:
            self.post_message(self.TopReached())
        else:
            self._move_to(0)

    def action_last(self) -> None:
        """Move to the last line."""
        if self._rows:
            self._move_to(len(self._rows.seen) - 1)

    def action_page(self, pages: int) -> None:
        """Move by as many lines as can be seen."""
        self.step(pages, pages=True)

    def action_fold(self) -> None:
        """Open the branch, or close it if it is open."""
        if self._rows and not self._open():
            self._close()

    def action_open(self) -> None:
        """Open the branch; one that is open or has nothing below is read."""
        branch = self._branch
        if branch and not self._open():
            self.post_message(self.Chosen())

    def action_go_in(self) -> None:
        """Open the branch; from one that is open go to the first below, from a leaf to the text."""
        branch = self._branch
        if branch is None or self._rows is None or self._open():
            return
        if self._rows.is_open(self._cursor):
            self._move_to(self._cursor + 1)
        else:
            self.post_message(self.Chosen())

    def action_go_out(self) -> None:
        """Close the branch; from one that is closed go to the one above."""
        if self._rows and self._rows.seen and not self._close():
            above = self._rows.above(self._cursor)
            if above is not None:
                self._move_to(above)

    def _open(self) -> bool:
        opened = (
            self._branch is not None and self._rows is not None and self._rows.open(self._cursor)
        )
        if opened:
            self._changed()
            self.post_message(self.Moved())
        return opened

    def _close(self) -> bool:
        closed = (
            self._branch is not None and self._rows is not None and self._rows.close(self._cursor)
        )
        if closed:
            self._changed()
        return closed

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Move to a branch; a click on its sign, or on the branch again, opens or closes it."""
        offset, line = event.get_content_offset(self), self.line_under(event)
        if offset is None or line is None or self._rows is None or line >= len(self._rows.seen):
            return
        sign = _LEFT + self._rows.seen[line].depth * _LEVEL
        again = line == self._cursor and not self._resting
        self._move_to(line)
        if again or sign <= offset.x < sign + len(_OPEN):
            self.action_fold()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which line the mouse is on."""
        self._set_hover(self.line_under(event))

    def on_leave(self) -> None:
        """Show no line as the mouse's."""
        self._set_hover(None)

    def _set_hover(self, line: int | None) -> None:
        if line != self._hover:
            before, self._hover = self._hover, line
            for changed in (before, line):
                if changed is not None:
                    self.refresh_line(changed)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane."""
        line = self.top_line + y
        width = self.pane_width
        if self._rows is None or line >= len(self._rows.seen):
            return Strip.blank(width, self.rich_style)
        branch = self._rows.seen[line]
        over = (
            ("sidebar--cursor",)
            if line == self._cursor and not self._resting
            else ("sidebar--hover",)
            if line == self._hover
            else ()
        )
        own = self.get_component_rich_style(f"sidebar--{branch.rank.value}", *over)
        quiet = self.get_component_rich_style("sidebar--count", *over)
        left = " " * (_LEFT + branch.depth * _LEVEL)
        sign = _LEAF if not branch.opens else _OPEN if self._rows.is_open(line) else _CLOSED
        hidden = branch.key in self._holding and not self._rows.is_open(line)
        hit = hidden or branch.key in self._marked
        count = f" {branch.count} " if branch.count else " "
        sign_of_hit = _HIT if hit else ""
        kept = _KEPT if branch.key in self._kept else ""
        room = max(width - len(left) - len(sign) - len(sign_of_hit) - len(count), 0)
        room = max(room - cell_width(kept), 0)
        segments = [
            Segment(left + sign, quiet),
            *self._label(branch, room, own, over),
            Segment(kept, self.get_component_rich_style("sidebar--kept", *over)),
            Segment(sign_of_hit, self.get_component_rich_style("sidebar--hit", *over)),
            Segment(count, quiet),
        ]
        return Strip(segments).adjust_cell_length(width, own)

    def _label(
        self, branch: TreeNode, room: int, own: Style, over: tuple[str, ...]
    ) -> list[Segment]:
        """Return a label cut to the room there is, what was searched for standing out."""
        if not self._words:
            cut = fit_end if branch.ends_differ else fit
            return self._dated(branch, pad(cut(branch.label, room), room), own, over)
        from kaoview.text.excerpt import cut_around

        found = self.get_component_rich_style(*over, "sidebar--found")
        words, spans = cut_around(branch.label, self._words, room)
        parts: list[Segment] = []
        at = 0
        for start, end in spans:
            parts += [Segment(words[at:start], own), Segment(words[start:end], found)]
            at = end
        return [*parts, Segment(pad(words[at:], room - cell_width(words[:at])), own)]

    def _dated(
        self, branch: TreeNode, words: str, own: Style, over: tuple[str, ...]
    ) -> list[Segment]:
        """Return a branch's words, the period they begin with in its accent."""
        when = branch.period if words.startswith(branch.period) else ""
        if not when:
            return [Segment(words, own)]
        year = accented(self, when, f"sidebar--{branch.rank.value}", *over)
        return [Segment(when, year), Segment(words[len(when) :], own)]

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor in the colours of a pane that has, or has not, the keys."""
        super().watch_has_focus(focused)
        self.refresh()
