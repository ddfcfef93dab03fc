"""What lets a controller of the explorer work without a screen: the least that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from textual.geometry import Size

from kaoview.model import Library
from kaoview.tui.explorer.layout import Layout
from kaoview.tui.explorer.navigator import Navigator
from kaoview.tui.explorer.stage import Widgets
from kaoview.tui.state.history import History
from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.state.session import Panes
from kaoview.tui.state.tree_model import DepartmentTree, TreeRows


class Timer:
    """A timer that goes off when the test says so."""

    def __init__(self, callback: Callable[[], Any]) -> None:
        self.callback = callback
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


class FakeStage:
    """A screen of some size that draws nothing; workers do their work at once."""

    def __init__(self, columns: int = 120, lines: int = 36) -> None:
        self.size = Size(columns, lines)
        self.classes: set[str] = set()
        self.timers: list[Timer] = []
        self.focused: Any = None
        self.mounted: list[Any] = []
        self.taken_down = False
        self.dialogs: list[tuple[Any, Any]] = []
        self.app = SimpleNamespace(
            call_from_thread=lambda done, *values, **named: done(*values, **named),
            push_screen=lambda screen, done=None: self.dialogs.append((screen, done)),
            screen=self,
            said=[],
        )
        self.app.say = lambda words, **_: self.app.said.append(words)

    def has_class(self, *names: str) -> bool:
        return set(names) <= self.classes

    def set_class(self, add: bool, *names: str) -> None:
        self.classes = self.classes | set(names) if add else self.classes - set(names)

    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Timer:
        self.timers.append(Timer(callback))
        return self.timers[-1]

    def pass_time(self) -> None:
        """Let every timer go off that has not been stopped."""
        timers, self.timers = self.timers, []
        for timer in timers:
            if not timer.stopped:
                timer.callback()

    def run_worker(self, work: Callable[[], Any], **_: Any) -> None:
        work()

    def set_focus(self, widget: Any, scroll_visible: bool = True) -> None:
        for each in (self.focused, widget):
            if each is not None:
                each.has_focus = each is widget
        self.focused = widget

    def query_one(self, selector: str) -> Any:
        def mount(widget: Any, **_: Any) -> None:
            assert not self.taken_down, "nothing may be mounted while the explorer ends"
            self.mounted.append(widget)

        return SimpleNamespace(mount=mount, is_attached=not self.taken_down)

    def clear_selection(self) -> None:
        pass

    def get_selected_text(self) -> str | None:
        return None

    def post_message(self, message: Any) -> bool:
        return True

    def call_after_refresh(self, callback: Callable[..., Any], *values: Any) -> bool:
        callback(*values)
        return True


@dataclass
class FakeSidebar:
    """A tree of which only the row under the cursor matters."""

    rows: TreeRows | None = None
    key: str | None = None
    has_focus: bool = False
    cursor_hidden: bool = False
    marked: Sequence[str] = ()
    styles: Any = field(default_factory=SimpleNamespace)
    ancestors_with_self: Any = (SimpleNamespace(id="sidebar"),)

    def show(self, rows: TreeRows, line: int = 0, *, words: Sequence[str] = ()) -> None:
        self.rows = rows
        self.key = rows.seen[line].key if rows.seen else None

    def reveal(self, key: str) -> None:
        self.key = key

    def hide_cursor(self, cursor_hidden: bool) -> None:
        self.cursor_hidden = cursor_hidden

    def mark_hits(self, keys: Any) -> None:
        self.marked = list(keys)

    def mark_bookmarks(self, keys: Any) -> None:
        pass

    def mark_doubtful(self, signs: Any) -> None:
        pass

    @property
    def expanded(self) -> set[str]:
        return self.rows.expanded if self.rows else set()


@dataclass
class FakeReader:
    """A page of which only what it is of, and the line at its top, matter."""

    node: str = ""
    spot: ScrollAnchor = field(default_factory=ScrollAnchor)
    returned: list[ScrollAnchor] = field(default_factory=list)
    passages: list[tuple[str, int]] = field(default_factory=list)
    marks: Any = None
    has_focus: bool = False
    measure: int = 80
    styles: Any = field(default_factory=SimpleNamespace)
    top_line: int = 0
    lines: Sequence[Any] = ()
    size: Size = field(default_factory=lambda: Size(80, 30))
    ancestors_with_self: Any = (SimpleNamespace(id="reader"), SimpleNamespace(id="page"))

    def read(self, node: Any, reasons: Sequence[Any] = (), source: str = "") -> None:
        self.node = node.id
        self.spot = ScrollAnchor(node.id, 0, 0, 80)

    def read_page(self, setter: Any) -> None:
        self.node = ""

    def restore(self, spot: ScrollAnchor) -> None:
        self.returned.append(spot)
        self.spot = spot

    def show_passage(self, node: str, at: int) -> None:
        self.passages.append((node, at))

    def mark(self, marks: Any, current: Any = None) -> None:
        self.marks = marks

    def jump_to(self, line: int) -> None:
        self.top_line = line

    def set_margin(self, cells: int) -> None:
        pass


@dataclass
class FakeBreadcrumb:
    """A breadcrumb that remembers what it showed."""

    labels: list[str] = field(default_factory=list)
    styles: Any = field(default_factory=SimpleNamespace)
    flagged: str = ""

    def show(self, crumbs: Sequence[Any], position: str = "") -> None:
        self.labels = [crumb.label for crumb in crumbs]

    def flag(self, words: str) -> None:
        self.flagged = words


@dataclass
class FakeKeyBar:
    """A key bar that remembers what it said."""

    said: list[str] = field(default_factory=list)
    noted: str = ""
    urged: dict[str, str] = field(default_factory=dict)

    def say(self, words: str, *, warning: bool = False) -> None:
        self.said.append(words)

    def note(self, words: str) -> None:
        self.noted = words

    def clear_message(self) -> None:
        pass

    def emphasise(self, id: str, label: str) -> None:
        self.urged[id] = label


def fake_widgets() -> Widgets:
    """What is always on the screen."""
    return Widgets(FakeSidebar(), FakeBreadcrumb(), FakeReader(), FakeKeyBar())  # type: ignore[arg-type]


class NoSearch:
    """A search that is not open."""

    anchor: ScrollAnchor | None = None

    def __init__(self, steps: list[str] | None = None, *, open: bool = False) -> None:
        self.steps = steps if steps is not None else []
        self.open = open

    def close_for_visit(self) -> bool:
        self.steps.append("end the search")
        return self.open

    def forget_origin(self) -> None:
        self.steps.append("forget where the search began")


class NoFilter:
    """A tree by department that is not filtered."""

    anchor: ScrollAnchor | None = None
    filtering = False

    def __init__(self, library: Library, steps: list[str] | None = None) -> None:
        self.library = library
        self.steps = steps if steps is not None else []

    def end_filter(self) -> None:
        self.steps.append("end the filter")

    def level(self, key: str) -> tuple[list[str], int]:
        path = DepartmentTree(self.library).path(key)
        parent = self.library.find(path[-2]) if len(path) > 1 else None
        below = getattr(parent, "plans", None) or getattr(parent, "items", None) or ()
        keys = [node.id for node in below] or [each.id for each in self.library.departments]
        return keys, keys.index(key)

    def above(self, key: str) -> str:
        path = DepartmentTree(self.library).path(key)
        return path[-2] if len(path) > 1 else ""


class NoMatches:
    """Marks that nothing was found."""

    def __init__(self, steps: list[str] | None = None) -> None:
        self.steps = steps if steps is not None else []

    def leave_page(self) -> None:
        self.steps.append("leave the page")

    def refresh(self) -> None:
        self.steps.append("mark")


HEALTH = "113-衛生局"
OFFICE = "107-行政暨國際處"


class Alone:
    """A navigator, with a layout, and everything else that it asks for faked."""

    def __init__(self, library: Library, columns: int = 120, lines: int = 36) -> None:
        self.stage: Any = FakeStage(columns, lines)
        self.widgets: Widgets = fake_widgets()
        self.saves = 0
        self.steps: list[str] = []
        self.layout = Layout(self.stage, self.widgets, Panes(), self.save)
        self.layout.fit(self.stage.size)
        self.navigator = Navigator(self.stage, self.layout, self.widgets, {}, self.save)
        self.search = NoSearch(self.steps)
        self.filter = NoFilter(library, self.steps)
        self.navigator.connect(self.search, self.filter, NoMatches(self.steps))
        self.navigator.page_shown = lambda key: self.steps.append(f"show {key}")
        self.navigator.open(library, History())
        self.sidebar: Any = self.widgets.sidebar
        self.reader: Any = self.widgets.reader
        self.key_bar: Any = self.widgets.key_bar

    def save(self) -> None:
        self.saves += 1
