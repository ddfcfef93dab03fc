"""What each command of the explorer's keys does: one table from its name to its controller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kaoview.tui.explorer.goto import GotoController
from kaoview.tui.explorer.review_import import ReviewImportController

if TYPE_CHECKING:
    from kaoview.tui.explorer.bookmarks import BookmarkController
    from kaoview.tui.explorer.checking import CheckController
    from kaoview.tui.explorer.comparisons import ComparisonController
    from kaoview.tui.explorer.documents import DocumentController
    from kaoview.tui.explorer.find import FindController
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.output import OutputController
    from kaoview.tui.explorer.related import RelatedController
    from kaoview.tui.explorer.search import SearchController
    from kaoview.tui.explorer.stage import Stage
    from kaoview.tui.explorer.tree import TreeController
    from kaoview.tui.explorer.trends import TrendsController


class Controllers(NamedTuple):
    """The controllers of the explorer's screen."""

    panes: Layout
    navigator: Navigator
    tree: TreeController
    find: FindController
    search: SearchController
    trends: TrendsController
    related: RelatedController
    bookmarks: BookmarkController
    comparisons: ComparisonController
    checking: CheckController
    output: OutputController
    documents: DocumentController


def explorer_commands(stage: Stage, parts: Controllers) -> Mapping[str, Callable[..., object]]:
    """Return what each command does, by its name in :mod:`kaoview.tui.commands`."""
    navigator = parts.navigator
    return {
        "search": parts.search.open,
        "clear": lambda: parts.trends.clear(parts.checking.clear),
        "trends": parts.trends.show,
        "find": parts.find.open,
        "hit": parts.find.matches.step,
        "filter": parts.tree.filter,
        "group": parts.tree.toggle_grouping,
        "open_all": parts.tree.open_all,
        "close_all": parts.tree.close_all,
        "check": parts.checking.toggle_row,
        "check_hit": lambda: parts.search.when_answered(parts.checking.toggle_hit),
        "step": navigator.step,
        "parent": navigator.up,
        "back": lambda: parts.trends.back(parts.comparisons.back),
        "forward": navigator.forward,
        "jump": GotoController(stage, navigator).ask,
        "open_file": parts.documents.ask,
        "reload": parts.documents.reload,
        "import_reviews": ReviewImportController(stage, navigator, parts.related).ask,
        "compare": parts.comparisons.choose,
        "elsewhere": parts.related.focus,
        "elsewhere_show": parts.related.toggle,
        "elsewhere_move": parts.related.move,
        "bookmark": lambda: parts.bookmarks.edit_here(parts.checking.nodes(), parts.related.node()),
        "places": lambda: parts.bookmarks.list_places(navigator.jump_to),
        "copy": parts.output.copy,
        "cite": parts.output.cite,
        "source": parts.output.open_source,
        "export": parts.output.export,
        "export_found": lambda: parts.search.when_answered(parts.output.export_found),
        "switch": parts.panes.switch,
        "sidebar": parts.panes.toggle_sidebar,
        "resize": parts.panes.resize,
        "zoom": parts.panes.toggle_zoom,
    }
