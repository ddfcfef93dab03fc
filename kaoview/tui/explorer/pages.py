"""Pages that stand for no department, plan or item: how to begin, files not read, a whole year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kaoview.paths import data_folder
from kaoview.tui.state.row_kinds import PROBLEMS, START, government_of, period_of

if TYPE_CHECKING:
    from kaoview.document import Reason
    from kaoview.model import Library, Node
    from kaoview.tui.widgets.page import PageBuilder

_NO_NODE = "!"
"""What the keys of pages begin with that stand for no node."""


def overview_page(
    library: Library, key: str, keys: Mapping[str, Sequence[str]]
) -> tuple[str, PageBuilder] | None:
    """Return a page that stands for no node of the library.

    Args:
        library: The library.
        key: The key of the page: the start page's, the list of problems', or a period's.
        keys: The keys that the reader's settings give to actions, by the actions' ids.

    Returns:
        The page's title and what sets its lines, or None where there is no such page.
    """
    if key == PROBLEMS and library.problems:
        from kaoview.tui.render.item_page import problem_lines

        return "沒有讀進來的檔案", lambda width: problem_lines(library, width)
    if key == START:
        from kaoview.tui.render.start_page import start_lines

        return "開始", lambda width: start_lines(library, data_folder(), keys, width)
    government = government_of(key)
    if government in library.governments:
        from kaoview.tui.render.start_page import government_lines

        name = str(government)
        return name, lambda width: government_lines(library, name, width)
    period = period_of(key)
    if period is None:
        return None
    from kaoview.tui.render.start_page import period_lines
    from kaoview.tui.state.period_tree import period_label, plans_of

    plans = plans_of(library, period)
    if not plans:
        return None
    label = period_label(period, plans)
    return label, lambda width: period_lines(library, label, plans, width)


def node_of(library: Library, key: str) -> Node | None:
    """Return the department, plan or item whose page has a key, or None for any other page.

    The library is not asked about keys that no node can have: looking for a name in vain makes its
    table of names, which takes as long as drawing the first page does.
    """
    return None if key.startswith(_NO_NODE) else library.find(key)


def reasons_of(library: Library, node: Node) -> Sequence[Reason]:
    """Return why a plan's document may have been read wrongly; nothing for other nodes."""
    from kaoview.model import Plan

    return library.document(node.document).reasons if isinstance(node, Plan) else ()


def source_of(library: Library, node: Node) -> str:
    """Return what an item stands in, in words; nothing for other nodes."""
    from kaoview.export.citation import source_words
    from kaoview.model import Item

    return source_words(library, node) if isinstance(node, Item) else ""


def has_page(library: Library, key: str) -> bool:
    """Return whether there is a page with a key."""
    return node_of(library, key) is not None or overview_page(library, key, {}) is not None


def first_place(library: Library, wanted: str) -> str:
    """Return the key to begin at: what is wanted if it is there, or else the first plan.

    Args:
        library: The library.
        wanted: An id, the key of a page, or empty.
    """
    node = library.find(wanted) if wanted else None
    if node is not None:
        return node.id
    if wanted and has_page(library, wanted):
        return wanted
    first = next(library.plans(), None)
    if first is not None:
        return first.id
    return PROBLEMS if library.problems else START


def doubtful_signs(library: Library) -> dict[str, str]:
    """Return the signs of plans whose document may have been read wrongly, by the plans' ids."""
    signs = {each.id: each.verdict.sign for each in library.documents if each.reasons}
    return (
        {plan.id: signs[plan.document] for plan in library.plans() if plan.document in signs}
        if signs
        else {}
    )


def opening_remarks(library: Library, start: str | None) -> list[str]:
    """Return what to say of a library that is opened: files that failed, a start it lacks.

    Args:
        library: The library.
        start: The id to begin with, or None.
    """
    remarks: list[str] = []
    if library.problems:
        remarks.append(f"有 {len(library.problems)} 個檔案沒有讀進來，見目錄最下面")
    if start and library.find(start) is None:
        remarks.append(f"找不到「{start}」")
    return remarks


def prepared(library: Library) -> Library:
    """Return a library with all computed that the first page and moves need; runs in a thread."""
    # Imported here: the first picture does without them.
    import kaoview.tui.state.bookmarks
    import kaoview.tui.state.breadcrumb
    import kaoview.tui.state.history
    import kaoview.tui.widgets.related_pane  # noqa: F401

    for plan in library.plans():
        library.trail(plan.id)
        _ = plan.count  # cached for the tree and the export dialog
    return library
