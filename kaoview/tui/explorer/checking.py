"""Checking several items, to copy, cite, export or bookmark them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.model import Node
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Widgets
    from kaoview.tui.widgets.search_panel import SearchPanel


class CheckController:
    """Owns which items are checked, in the order in which they were."""

    def __init__(
        self, navigator: Navigator, widgets: Widgets, panel: Callable[[], SearchPanel | None]
    ) -> None:
        """Make a controller with nothing checked.

        Args:
            navigator: What knows the library.
            widgets: What is always on the screen.
            panel: Returns the search pane, or None before it was first opened.
        """
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._key_bar = widgets.key_bar
        self._panel = panel
        self._keys: dict[str, None] = {}

    def nodes(self) -> Sequence[Node]:
        """Return what is checked, without what lies inside other checked branches."""
        library = self._navigator.library
        if library is None:
            return ()
        found = [node for key in self._keys if (node := library.find(key)) is not None]
        return [
            node
            for node in found
            if not any(above.id in self._keys for above in library.trail(node.id)[:-1])
        ]

    def toggle_row(self) -> None:
        """Check the branch under the cursor of the tree, or no longer, and go on to the next."""
        key = self._sidebar.key
        library = self._navigator.library
        if key is None or library is None or self._sidebar.cursor_hidden:
            return
        if library.find(key) is None:
            self._key_bar.say("年度不能勾選，請展開後勾選裡面的計畫或項目")
            return
        self._toggle(key)
        self._sidebar.step(1)

    def toggle_hit(self) -> None:
        """Check the hit under the cursor, or no longer, and go on to the next."""
        from kaoview.tui.render.hit_rows import HitEntry

        panel = self._panel()
        entry = panel.hits.chosen if panel else None
        if panel is not None and isinstance(entry, HitEntry):
            self._toggle(entry.hit.item.id)
            panel.hits.step(1)
        else:
            self._key_bar.say("還沒有找到可以勾選的；先打要找的字")

    def clear(self) -> bool:
        """Check nothing any more; return whether anything was checked."""
        checked = bool(self._keys)
        self._keys = {}
        self.show()
        return checked

    def forget_missing(self) -> None:
        """Keep checked only what the library has, after another was opened."""
        library = self._navigator.library
        self._keys = {key: None for key in self._keys if library and library.find(key)}
        self.show()

    def _toggle(self, key: str) -> None:
        if key in self._keys:
            del self._keys[key]
        else:
            self._keys[key] = None
        self.show()

    def show(self) -> None:
        """Show in the tree, among the hits and in the key bar what is checked."""
        keys = frozenset(self._keys)
        self._sidebar.mark_checked(keys)
        panel = self._panel()
        if panel is not None:
            panel.hits.mark_checked(keys)
        self._key_bar.tally(f"已勾選 {len(keys)} 項" if keys else "")
