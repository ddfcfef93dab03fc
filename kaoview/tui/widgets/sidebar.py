"""The tree at the side: departments, plans and items."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.message import Message

from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.tree_rows import TreeMarks, sign_span, tree_line
from kaoview.tui.state.row_kinds import RowKind
from kaoview.tui.widgets.cursor_list import CursorList
from kaoview.tui.widgets.drawing import accented

if TYPE_CHECKING:
    from kaoview.tui.state.tree_model import TreeNode, TreeRows

_OPEN, _READ = "sidebar.open", "filter.go"
"""The ids of opening a branch, and of going to the text, which is what the former does else."""


class Sidebar(CursorList, can_focus=True):
    """Shows the visible branches of a tree, one per row."""

    BINDINGS = bindings(Area.SIDEBAR)
    STYLES = "sidebar"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"sidebar--{rank.value}" for rank in RowKind),
        *(f"sidebar--{name}" for name in ("quiet", "hit", "note", "shared", "cursor", "hover")),
    }

    class Moved(Message):
        """The cursor has moved, or its branch was opened; later keys may have moved it since."""

    class Chosen(Message):
        """The branch under the cursor was chosen for reading."""

    class TopReached(Message):
        """A key moves to the top while the cursor is already there."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: TreeRows | None = None
        self._cursor_hidden = False
        self._hover: int | None = None
        self._marked: Collection[str] = ()
        self._marked_inside: Collection[str] = ()
        self._bookmarked: Collection[str] = ()
        self._checked: Collection[str] = ()
        self._signs: Mapping[str, str] = {}
        self._words: Sequence[str] = ()
        self._enter = ""

    @property
    def key(self) -> str | None:
        """The key of the branch under the cursor, or None without rows."""
        branch = self._branch
        return branch.key if branch else None

    @property
    def rows(self) -> TreeRows | None:
        """The rows."""
        return self._rows

    @property
    def line(self) -> int:
        """The row under the cursor."""
        return self.cursor

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
            line: The row to put the cursor on.
            words: Words to highlight in the labels.
        """
        self._rows = rows
        self._words = words
        self._marked_inside = self._ancestors_of_marked()
        self._rows_changed(line)

    def reveal(self, key: str) -> None:
        """Open the branches that hide another and put the cursor on it, without a message."""
        line = self._rows.reveal(key) if self._rows else None
        if line is not None:
            self._rows_changed(line)

    @property
    def cursor_hidden(self) -> bool:
        """Whether the cursor is hidden: the page shown is that of no branch."""
        return self._cursor_hidden

    def hide_cursor(self, cursor_hidden: bool) -> None:
        """Hide the cursor, or show it; from a hidden one the next move is to the first row."""
        if cursor_hidden == self._cursor_hidden:
            return
        self._cursor_hidden = cursor_hidden
        if cursor_hidden:
            self.cursor = 0
            self.jump_to(0)
        self.refresh()

    def open_all(self, most: int) -> bool:
        """Open everything, or as many levels as fit into a number of rows.

        Returns:
            Whether everything is open now.
        """
        if self._rows is None:
            return True
        key = self.key
        complete = self._rows.open_all(most)
        seen = self._rows.seen
        self._rows_changed(next((at for at, branch in enumerate(seen) if branch.key == key), 0))
        return complete

    def close_all(self) -> None:
        """Close everything; the cursor goes to the top branch it was in."""
        if self._rows is None:
            return
        line = sum(not branch.depth for branch in self._rows.seen[: self.cursor + 1]) - 1
        self._rows.close_all()
        self._rows_changed(line)

    def mark_hits(self, keys: Collection[str]) -> None:
        """Mark branches as hits, instead of the previous ones."""
        if keys != self._marked:
            self._marked = keys
            self._marked_inside = self._ancestors_of_marked()
            self.refresh()

    def _ancestors_of_marked(self) -> set[str]:
        """Return the keys of the ancestors of marked branches."""
        if self._rows is None:
            return set()
        path = self._rows.source.path
        return {above for key in self._marked for above in path(key)[:-1]}

    def mark_bookmarks(self, keys: Collection[str]) -> None:
        """Show which branches have a bookmark."""
        if keys != self._bookmarked:
            self._bookmarked = keys
            self.refresh()

    def mark_checked(self, keys: Collection[str]) -> None:
        """Show which branches are checked."""
        if keys != self._checked:
            self._checked = keys
            self.refresh()

    def mark_doubtful(self, signs: Mapping[str, str]) -> None:
        """Show signs on the branches of documents that may have been read wrongly.

        Args:
            signs: The signs, by the keys of the branches.
        """
        self._signs = signs
        self.refresh()

    @property
    def _branch(self) -> TreeNode | None:
        if self._rows and self.cursor < len(self._rows.seen):
            return self._rows.seen[self.cursor]
        return None

    def _rows_changed(self, cursor: int) -> None:
        """Show the rows as they are now; a cursor that was out of sight goes to the middle."""
        self._set_rows(cursor)
        height = max(self.size.height, 1)
        if not self.top_line <= self.cursor < self.top_line + height:
            self.jump_to(self.cursor - height // 2)

    def _set_rows(self, cursor: int) -> None:
        self._cursor_hidden = False
        self.set_rows([1] * (len(self._rows.seen) if self._rows else 0), cursor)
        self._tell_keys()

    # Moving

    @property
    def cursor_drawn(self) -> bool:
        """Whether the cursor is shown, with or without the focus."""
        return not self._cursor_hidden

    @property
    def _origin(self) -> int:
        """The row from which moves are counted: above the first while the cursor is hidden."""
        return -1 if self._cursor_hidden else self.cursor

    def set_cursor(self, row: int) -> bool:
        """Put the cursor on a row and show it; return whether it moved or was hidden."""
        hidden, self._cursor_hidden = self._cursor_hidden, False
        if hidden:
            self.redraw_row(self.cursor)
        moved = super().set_cursor(row)
        self._tell_keys()
        return moved or hidden

    def does_instead(self, id: str) -> str:
        """Return that Enter goes to the text where there is nothing to open."""
        branch = self._branch
        if id != _OPEN or branch is None or self._rows is None or self._cursor_hidden:
            return ""
        closed = branch.opens and not self._rows.is_open(self.cursor)
        return "" if closed else _READ

    def _tell_keys(self) -> None:
        """Have the key bar drawn anew where a key does something else on this row."""
        enter = self.does_instead(_OPEN)
        if enter != self._enter:
            self._enter = enter
            if self.is_attached:
                self.screen.refresh_bindings()

    def cursor_moved(self) -> None:
        """Tell that the cursor is on another branch."""
        self.post_message(self.Moved())

    def open_row(self) -> None:
        """Open or close the branch that was clicked."""
        self.action_fold()

    def action_first(self) -> None:
        """Move to the first row; from there on to the start page."""
        if self._rows and not self.cursor:
            self.post_message(self.TopReached())
        else:
            super().action_first()

    def action_fold(self) -> None:
        """Open or close the branch."""
        if self._rows and not self._open():
            self._close()

    def action_open(self) -> None:
        """Open the branch; choose it for reading if it is open or has no children."""
        branch = self._branch
        if branch and not self._open():
            self.post_message(self.Chosen())

    def action_go_in(self) -> None:
        """Open the branch; if it is open, move to its first child; choose a leaf for reading."""
        branch = self._branch
        if branch is None or self._rows is None or self._open():
            return
        if self._rows.is_open(self.cursor):
            self.move_to(self.cursor + 1)
        else:
            self.post_message(self.Chosen())

    def action_go_out(self) -> None:
        """Close the branch; if it is closed, move to its parent."""
        if self._rows and self._rows.seen and not self._close():
            above = self._rows.above(self.cursor)
            if above is not None:
                self.move_to(above)

    def _open(self) -> bool:
        if self._rows is None or self._branch is None or not self._rows.open(self.cursor):
            return False
        self._set_rows(self.cursor)
        self.post_message(self.Moved())
        return True

    def _close(self) -> bool:
        if self._rows is None or self._branch is None or not self._rows.close(self.cursor):
            return False
        self._set_rows(self.cursor)
        return True

    # Mouse

    def click_row(self, row: int, event: events.Click) -> None:
        """Move to a branch; a click on its sign, or a second click, opens or closes it."""
        assert self._rows is not None
        offset = event.get_content_offset(self)
        on_sign = offset is not None and offset.x in sign_span(self._rows.seen[row])
        moved = self.set_cursor(row)
        if moved:
            self.cursor_moved()
        if on_sign or not moved:
            self.open_row()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row the mouse is on."""
        self._set_hover(self.row_under(event))

    def on_leave(self) -> None:
        """Show that the mouse is on no row."""
        self._set_hover(None)

    def _set_hover(self, row: int | None) -> None:
        if row != self._hover:
            before, self._hover = self._hover, row
            for changed in (before, row):
                if changed is not None:
                    self.redraw_row(changed)

    # Drawing

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:  # noqa: ARG002
        """Return the line of a branch."""
        assert self._rows is not None
        branch, is_open = self._rows.seen[row], self._rows.is_open(row)
        inside = branch.key in self._marked_inside and not is_open
        hit = inside or branch.key in self._marked
        sign = self._signs.get(branch.key, "")
        bookmarked = branch.key in self._bookmarked
        checked = branch.key in self._checked
        marks = TreeMarks(is_open, hit, bookmarked, self._words, sign, checked, here)
        return tree_line(branch, marks, width)

    def style_of(self, piece: Piece, row: int, *, here: bool) -> Style:
        """Return the style of a piece: that of a label tells what the branch stands for."""
        assert self._rows is not None
        name = self._rows.seen[row].rank.value if piece.tone is Tone.TEXT else str(piece.tone)
        names = [f"sidebar--{name}"]
        if here:
            names.append("sidebar--cursor")
        elif row == self._hover:
            names.append("sidebar--hover")
        if piece.tone is Tone.SHARED:
            names.reverse()  # what was searched for stays underlined under the cursor
        return accented(self, piece.period, *names)
