"""The main screen: sidebar, breadcrumb, reader and key bar, and what passes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.timer import Timer

from kaoview.paths import data_folder
from kaoview.tui.state.location import Crumb, ScrollAnchor
from kaoview.tui.state.row_kinds import PROBLEMS, START
from kaoview.tui.state.session import Session, SessionStore, library_key
from kaoview.tui.widgets.breadcrumb import Breadcrumb
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import PageBuilder
from kaoview.tui.widgets.reader import Reader
from kaoview.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from kaoview.model import Library, Node
    from kaoview.tui.state.tree_model import TreeSource

_TWO_PANES = 72  # columns from which sidebar and reader stand side by side
_NARROW, _WIDE = 28, 40  # cells of the sidebar
_READING = "讀取文件中"
_SAVE_AFTER = 1.0  # seconds without a move


class MainScreen(FullScreen[None]):
    """Where a reader reads. Widgets say what happened; only this screen acts on it.

    Attributes:
        remarks: What to tell the reader once the documents are there.
        folder: Where files go that the reader writes, unless he says otherwise.
    """

    AUTO_FOCUS = "#sidebar"

    def __init__(self, store: SessionStore, folder: Path) -> None:
        super().__init__()
        self._store = store
        self.folder = folder
        self.remarks: Sequence[str] = ()
        self.keys: Mapping[str, Sequence[str]] = {}
        self._library: Library | None = None
        self._key = ""
        self._place = ""
        self._shown = ""
        self._followed: str | None = None
        self._saving: Timer | None = None
        self._on_page = False
        self.sidebar = Sidebar(id="sidebar")
        self.crumbs = Breadcrumb(id="crumbs")
        self.reader = Reader(id="reader")
        self.keybar = KeyBar(id="keybar")

    def compose(self) -> ComposeResult:
        """Lay out the panes, for the screen there is so that the first picture is right."""
        self._fit(self.app.size)
        with Horizontal(id="panes"):
            yield self.sidebar
            with Vertical(id="page"):
                yield self.crumbs
                yield self.reader
        yield self.keybar

    # The library

    def on_mount(self) -> None:
        """Say that the documents are being read."""
        self.crumbs.show([Crumb("", _READING)])

    def open_library(self, library: Library, start: str | None) -> None:
        """Show a library.

        Args:
            library: What to show.
            start: The id to open, or None for where the reader was last, or the first plan.
        """
        from kaoview.tui.state.tree_model import TreeRows

        self._library = library
        self.keybar.note("")
        self._key = library_key(library, data_folder())
        session = self._store.session(self._key)
        self.recall(session)
        self.sidebar.show(TreeRows(self._grove(library), session.expanded))
        self.visit(self._first_place(start or session.place), passing=start is None)
        if not start and not session.place:
            self.show_start()
        notices = [*self._store.messages, *self.remarks]
        if library.problems:
            notices.append(f"有 {len(library.problems)} 個檔案沒有讀進來，見目錄最下面")
        if start and library.find(start) is None:
            notices.append(f"找不到「{start}」")
        if notices:
            self.keybar.say("！" + "；".join(notices), warning=True)

    def recall(self, session: Session) -> None:
        """Take up what was remembered, before the first place is shown."""

    def _grove(self, library: Library) -> TreeSource:
        """Return the library as the sidebar groups it."""
        from kaoview.tui.state.tree_model import DepartmentTree

        return DepartmentTree(library)

    def _first_place(self, wanted: str) -> str:
        assert self._library is not None
        node = self._library.find(wanted) if wanted else None
        if node is not None:
            return node.id
        if self._page_without_node(wanted):
            return wanted
        first = next(self._library.plans(), None)
        if first is not None:
            return first.id
        return PROBLEMS if self._library.problems else START

    def show_start(self) -> None:
        """Show what there is and how to begin, until the reader moves."""
        self.show_page(START)
        self._followed = None
        if self.has_class("-one-pane") and self.sidebar.has_focus:
            self._turn_to(self.reader)  # where it can be seen

    @property
    def place(self) -> str:
        """The id of what is being read."""
        return self._place

    def reading(self) -> Node | None:
        """Return what the reader is looking at, for actions that do something with it."""
        self._catch_up()
        return self._library.find(self._shown) if self._library else None

    def found_items(self) -> tuple[str, Sequence[Node]]:
        """Return the words of the search that is marked, and what it found; here nothing is."""
        return "", ()

    def bookmarked_nodes(self) -> Sequence[Node]:
        """Return what the reader has bookmarks of; here there are none."""
        return ()

    @property
    def session(self) -> Session:
        """Where the reader is now, to be remembered."""
        return Session(self._place, tuple(sorted(self.sidebar.expanded)))

    @property
    def spot(self) -> ScrollAnchor:
        """Where on the page of the place the reader is."""
        return ScrollAnchor() if self._shown == START else self.reader.spot

    # Going places

    def visit(self, key: str, *, passing: bool = False) -> None:  # noqa: ARG002
        """Go to a place: show it in the sidebar and in the reader.

        Args:
            key: The id of the place.
            passing: Whether it is only a step on the way, where the reader may not stop.
        """
        self.sidebar.reveal(key)
        self._followed = self.sidebar.key
        self._read(key)

    def _catch_up(self) -> None:
        """Read what the cursor is on, if it has moved since.

        Messages come after keys that were pressed in quick succession, so an action calls this
        before it looks at the place.
        """
        key = self.sidebar.key
        if key is not None and key != self._followed:
            self._followed = key
            self._read(key)

    def _read(self, key: str) -> None:
        if self.show_page(key):
            self._place = key
            self.keybar.hush()
            self._remember_soon()

    def show_page(self, key: str) -> bool:
        """Show a page without going there; return whether there is one."""
        library = self._library
        if library is None:
            return False
        node = library.find(key)
        if node is not None:
            from kaoview.tui.state.breadcrumb import way

            self.reader.read(node)
            self.crumbs.show(*way(library, node))
        elif page := self._page_without_node(key):
            title, setter = page
            self.reader.read_page(setter)
            self.crumbs.show([Crumb(key, title)])
        else:
            return False
        self._shown = key
        self.sidebar.rest(key == START)
        return True

    def _page_without_node(self, key: str) -> tuple[str, PageBuilder] | None:
        """Return the title of a page that shows no node, and what sets it, or None."""
        library = self._library
        if library is None:
            return None
        if key == PROBLEMS and library.problems:
            from kaoview.tui.render.item_page import set_problems

            return "沒有讀進來的檔案", lambda width: set_problems(library, width)
        if key == START:
            from kaoview.tui.render.start_page import set_start

            return "開始", lambda width: set_start(library, data_folder(), self.keys, width)
        return None

    def on_sidebar_moved(self) -> None:
        """Read what the cursor is on."""
        self._follow()

    def _follow(self) -> None:
        self._catch_up()

    def on_sidebar_chosen(self) -> None:
        """Go to the text."""
        self._catch_up()
        self._turn_to(self.reader)

    def on_sidebar_top_reached(self) -> None:
        """Show what there is and how to begin."""
        self.show_start()

    def on_reader_cancelled(self) -> None:
        """Go to the sidebar."""
        self._turn_to(self.sidebar)

    def on_reader_link_clicked(self, message: Reader.LinkClicked) -> None:
        """Go to what was clicked in the text."""
        self.visit(message.key)

    def on_breadcrumb_step_clicked(self, message: Breadcrumb.StepClicked) -> None:
        """Go to a step of the way."""
        self.visit(message.key)

    def action_switch(self) -> None:
        """Go from the sidebar to the text, or back."""
        self._turn_to(self.sidebar if self.reader.has_focus else self.reader)

    def _turn_to(self, pane: Sidebar | Reader) -> None:
        self._turn_page(pane is self.reader)
        self.set_focus(pane, scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On a narrow screen, show the pane that has the keys."""
        inside = any(node.id == "page" for node in event.widget.ancestors_with_self)
        self._turn_page(inside)

    def _turn_page(self, on_page: bool) -> None:
        """Let the page, or the sidebar, be what a screen for one pane shows."""
        self._on_page = on_page
        if not on_page and self.has_class("-one-pane"):
            self.sidebar.rest(False)  # the page that it would rest for cannot be seen
        # Not on a wider screen, which would have everything styled again for no difference.
        self.set_class(on_page and self.has_class("-one-pane"), "-reading")

    def action_step(self, by: int) -> None:
        """Go to the next or previous of the same level; to the first line from before it."""
        before_all = self.sidebar.resting
        self._catch_up()
        if self._library is None or before_all:
            return
        level, at = self._level(self._place)
        if 0 <= at + by < len(level):
            self.visit(level[at + by], passing=True)
        elif level:
            self.keybar.say("已經是這一層的最後一項" if by > 0 else "已經是這一層的第一項")

    def _level(self, key: str) -> tuple[list[str], int]:
        """Return the keys on a place's level under the same parent, and the place among them."""
        from kaoview.tui.state.breadcrumb import siblings_of

        assert self._library is not None
        siblings, at = siblings_of(self._library, key)
        return [node.id for node in siblings], at

    def _above(self, key: str) -> str:
        """Return the key of the place above another, or empty at the top."""
        assert self._library is not None
        trail = self._library.trail(key)
        return trail[-2].id if len(trail) > 1 else ""

    # Remembering

    def _remember_soon(self) -> None:
        if self._saving is not None:
            self._saving.stop()
        self._saving = self.set_timer(_SAVE_AFTER, lambda: self._remember(self.session))

    @work(thread=True, exclusive=True, group="session", exit_on_error=False)
    def _remember(self, session: Session) -> None:
        self._store.save_session(self._key, session)

    def remember_now(self) -> None:
        """Remember where the reader is before the explorer ends."""
        self._catch_up()
        if self._library is not None:
            self._store.save_session(self._key, self.session)

    # Size

    def on_resize(self, event: events.Resize) -> None:
        """Fit the panes to the screen."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        width = size.width
        self.set_class(width < _TWO_PANES, "-one-pane")
        self._turn_page(self._on_page)
        aside = self._aside_width(width)
        # The last of its cells are the page's ground, which keeps the two apart.
        self.sidebar.styles.width = "1fr" if width < _TWO_PANES else max(aside - 1, 1)
        self.set_class(width - aside > self.reader.measure, "-roomy")
        if self._library is None:
            # The breadcrumb says so, but it cannot be seen beside the sidebar here.
            self.keybar.note(_READING if width < _TWO_PANES else "")

    def _aside_width(self, width: int) -> int:
        """Return the cells of the sidebar on a screen that is wide enough for two panes."""
        return max(_NARROW, min(_WIDE, width * 3 // 10))
