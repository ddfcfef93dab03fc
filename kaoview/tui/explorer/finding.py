"""The main screen with what was found: marking it, walking through it, finding in the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.text.cell_width import fit
from kaoview.tui.explorer.main import MainScreen
from kaoview.tui.state.session import SessionStore

if TYPE_CHECKING:
    from kaoview.model import Node
    from kaoview.tui.state.match_cursor import MatchCursor
    from kaoview.tui.widgets.input_bar import FindBar
    from kaoview.tui.widgets.text_input import TextInput

_WORDS_IN_BAR = 16  # cells of what was looked for, beside the keys


class FindingScreen(MainScreen):
    """The main screen, where passages are marked: a search's hits, or places in the page."""

    def __init__(self, store: SessionStore, folder: Path) -> None:
        super().__init__(store, folder)
        self.findbar: FindBar | None = None
        self._found: MatchCursor | None = None
        self._in_page: MatchCursor | None = None
        self._line_before = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out going from one passage to the next where there are none."""
        if action == "hit":
            passages = self._passages
            return passages is not None and bool(passages.stops)
        return super().check_action(action, parameters)

    # Passages

    @property
    def _passages(self) -> MatchCursor | None:
        return self._in_page or self._found

    def action_hit(self, by: int) -> None:
        """Go to the next or the previous hit, or place in the page."""
        passages = self._passages
        if passages is None:
            return
        if self._in_page is not None:
            self._in_page = passages.step(by)
        else:
            self._found = passages.step(by)
        self._show_current(visit=True, passing=True)

    def action_clear(self) -> None:
        """Clear the marks; where there are none, go from the text to the sidebar."""
        self._leave_find()
        if self._in_page is not None:
            self._in_page = None
        elif self._found is not None:
            self._found = None
        elif self.reader.has_focus:
            self._turn_to(self.sidebar)
        self._mark()
        self._note()

    def _show_current(self, *, visit: bool, passing: bool = False) -> None:
        """Show the passage the reader is at, with everything marked.

        Args:
            visit: Whether the reader goes there, rather than looks at it.
            passing: Whether the reader may go on from there at once.
        """
        passages = self._passages
        if passages is None or passages.current is None or self._library is None:
            return
        node, at = passages.current
        page = self._shown if self._in_page is not None else self._page_of(node)
        if visit and self._place != page:
            self.visit(page, passing=passing)
        elif page != self._shown:
            self.show_page(page)
        elif visit:
            self.sidebar.reveal(page)
        self._mark()
        self.reader.show_passage(node, max(at, 0))
        self._note()

    def reading(self) -> Node | None:
        """Return the hit that the reader has walked to, or else what the page is of."""
        node = super().reading()
        hit = self._found.current if self._found is not None and self._in_page is None else None
        if hit is not None and self._library is not None and self._page_of(hit[0]) == self._shown:
            return self._library.find(hit[0])
        return node

    def _page_of(self, id: str) -> str:
        """Return the page to read a hit on: its own, or for a caption that of what it stands in."""
        from kaoview.model import Item, ItemKind

        assert self._library is not None
        *above, node = self._library.trail(id)
        if isinstance(node, Item) and node.kind is ItemKind.CAPTION and above:
            return above[-1].id
        return id

    def _read(self, key: str) -> None:
        """Read a place; what was found in the page before is found there no more."""
        if key != self._shown:
            self._leave_find()
            self._in_page = None
        super()._read(key)
        self._mark()
        self._note()

    def _mark(self) -> None:
        passages = self._passages
        self.reader.mark(passages.marks if passages else {}, passages.current if passages else None)
        found = self._found
        self.sidebar.mark(found.marks if found else ())

    def _note(self) -> None:
        """Say in the key bar which hit is shown, unless the line to find in says it."""
        passages = self._passages
        if passages is None or (self.findbar is not None and self.findbar.display):
            self.keybar.note("")
        elif self.has_class("-one-pane"):
            self.keybar.note(passages.counter)
        else:
            self.keybar.note(f"{fit(passages.words.strip(), _WORDS_IN_BAR)} {passages.counter}")

    # Finding in the page

    async def action_find(self) -> None:
        """Open the line to find words in the page."""
        self._catch_up()
        if self._library is None or self._library.find(self._shown) is None:
            return
        if self.findbar is None:
            from kaoview.tui.widgets.input_bar import FindBar

            self.findbar = FindBar(id="find")
            await self.query_one("#page").mount(self.findbar)
        if not self.findbar.display or not self.findbar.box.has_focus:
            self._line_before = self.reader.top_line
        self.findbar.display = True
        self.findbar.box.take_over()
        self._find(self.findbar.box.value)

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Find what was typed."""
        self._find(message.words)

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Go through the places."""
        if self._in_page is not None and self._in_page.stops:
            self._in_page = self._in_page.step(message.by)
            self._show_current(visit=False)
            self._count_found()

    def on_text_input_submitted(self) -> None:
        """Go to the text; what was found stays marked."""
        self._leave_find()
        self._turn_to(self.reader)

    def on_text_input_cancelled(self) -> None:
        """Give up: what was found is marked no more."""
        self._in_page = None
        self._leave_find()
        self._turn_to(self.reader)
        self.reader.jump_to(self._line_before)
        self._mark()
        self._note()

    def _find(self, words: str) -> None:
        from kaoview.tui.state.match_cursor import in_page

        node = self._library.find(self._shown) if self._library else None
        if node is None or self.findbar is None or not self.findbar.display:
            return
        self._in_page = None
        if words.strip():
            top = self.reader.top_line
            self._in_page = in_page(node, words).from_lines(self.reader.lines[top:])
        self._mark()
        self._show_current(visit=False)
        self._note()
        self._count_found()

    def _count_found(self) -> None:
        if self.findbar is not None:
            self.findbar.count(self._in_page.counter if self._in_page else "")

    def _leave_find(self) -> None:
        if self.findbar is not None and self.findbar.display:
            if self.findbar.box.has_focus:
                self.set_focus(self.reader, scroll_visible=False)
            self.findbar.display = False
            self._note()
