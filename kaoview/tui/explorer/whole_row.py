"""The whole of the row under the cursor of a list on the main screen: the item that it stands for.

Labels in the tree, hits and the items of other years are cut off where a line ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kaoview.model import Node
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.widgets.page import PageBuilder
    from kaoview.tui.widgets.search_panel import SearchPanel


class WholeRowController:
    """Knows what the row under the cursor stands for, in whichever list the keys move."""

    def __init__(
        self,
        stage: Stage,
        navigator: Navigator,
        widgets: Widgets,
        panel: Callable[[], SearchPanel | None],
        related: Callable[[], Node | None],
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            navigator: What knows the library.
            widgets: What is always on the screen.
            panel: Returns the search pane, or None before it was first opened.
            related: Returns the item of another year under the cursor, or None.
        """
        self._stage = stage
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._panel = panel
        self._related = related

    def page(self) -> PageBuilder | None:
        """Return what builds the text of the row, or None where the text is read already."""
        from kaoview.export.citation import source_words
        from kaoview.model import Item
        from kaoview.tui.render.item_page import node_lines
        from kaoview.tui.render.whole_rows import part_lines

        if self._stage.focused is self._reader:
            return None
        node = self._node()
        library = self._navigator.library
        if isinstance(node, Item) and library is not None:
            source = source_words(library, node)
            return lambda width: node_lines(node, width, source=source)
        rows = self._sidebar.rows
        if self._stage.has_class("-searching") or rows is None or not rows.seen:
            return None
        label = rows.seen[self._sidebar.cursor].label
        return lambda width: part_lines([("目錄", label)], width)

    def _node(self) -> Node | None:
        from kaoview.tui.render.hit_rows import HitEntry

        related, library = self._related(), self._navigator.library
        if related is not None or library is None:
            return related
        panel = self._panel()
        if panel is not None and self._stage.has_class("-searching"):
            entry = panel.hits.chosen
            return entry.hit.item if isinstance(entry, HitEntry) else None
        return library.find(self._sidebar.key or "")
