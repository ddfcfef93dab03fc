"""The same matter in other years: looked for in a thread, a moment after an item is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.tui.explorer.pages import node_of
from kaoview.tui.explorer.stage import run_in_thread

if TYPE_CHECKING:
    from textual.timer import Timer

    from kaoview.model import Node
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.related_items import RelatedFinder, RelatedItems
    from kaoview.tui.widgets.related_pane import RelatedPane

LOOKING = "比對中"
LOOK_AFTER = 0.35
"""Seconds an item is shown before other years are searched; chosen by hand, so that moving through
the tree starts no searches."""

_NO_ITEM = "選一個項目，看同一件事在其他年度怎麼寫；按 d 整份對照"


class RelatedController:
    """Owns the pane of other years and what was found for it.

    Attributes:
        pane: The pane; it comes with the documents, after the first picture.
        reviews: The reader's own file of decisions.
    """

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        navigator: Navigator,
        widgets: Widgets,
        reviews: Path,
        save_soon: Callable[[], None],
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            layout: What shows and hides the pane.
            navigator: What knows the page.
            widgets: What is always on the screen.
            reviews: The reader's own file of decisions.
            save_soon: Saves the session after a moment.
        """
        self.pane: RelatedPane | None = None
        self._stage = stage
        self._layout = layout
        self._navigator = navigator
        self._reader = widgets.reader
        self.reviews = reviews
        self._save_soon = save_soon
        self._timer: Timer | None = None
        self._known: dict[str, RelatedItems] = {}
        self._finder: RelatedFinder | None = None
        layout.related_uncovered = self._uncovered

    def _uncovered(self) -> None:
        if self._navigator.shown:
            self.look_soon(self._navigator.shown)

    def make_pane(self) -> RelatedPane:
        """Make the pane."""
        from kaoview.tui.widgets.related_pane import RelatedPane

        self.pane = RelatedPane(self._layout.set_related_height, id="elsewhere")
        return self.pane

    @property
    def has_focus(self) -> bool:
        """Whether the pane has the focus."""
        return self.pane is not None and self.pane.has_focus

    def node(self) -> Node | None:
        """Return the item under the cursor while the pane has the focus, or None."""
        library, pane = self._navigator.library, self.pane
        if library is None or pane is None or not self.has_focus or not pane.items:
            return None
        return library.find(pane.items[pane.cursor].id)

    def forget(self) -> None:
        """Forget what was found: decisions may have changed."""
        self._known.clear()
        self._finder = None

    def look_soon(self, key: str) -> None:
        """Show what other years have of an item, now if it is known, else a moment later."""
        if self._timer is not None:
            self._timer.stop()
        library, pane = self._navigator.library, self.pane
        if library is None or pane is None or not self._layout.related_open:
            return
        from kaoview.model import Item

        if self._finder is not None and self._finder.outdated:
            self._known.clear()
        if not isinstance(node_of(library, key), Item):
            pane.show((), _NO_ITEM)
            self._layout.fit_related(pane.lines)
        elif key in self._known:
            self._show(self._known[key])
        else:
            pane.show((), LOOKING)
            self._timer = self._stage.set_timer(LOOK_AFTER, partial(self.look, key))

    def look(self, key: str) -> None:
        """Look for an item's matter in other years, in a thread."""
        library = self._navigator.library
        if library is None:
            return
        from textual.worker import get_current_worker

        def work() -> None:
            from kaoview.compare.progress import ComparisonCancelledError
            from kaoview.tui.state.related_items import RelatedFinder

            worker = get_current_worker()
            finder = self._finder or RelatedFinder(library, self.reviews)
            self._finder = finder
            try:
                found = finder.find(key, lambda: worker.is_cancelled)
            except ComparisonCancelledError:
                return
            if not worker.is_cancelled:
                self._stage.app.call_from_thread(self._take, key, found)

        run_in_thread(self._stage, work, "elsewhere", "looks for the same matter in other years")

    def _take(self, key: str, found: RelatedItems) -> None:
        self._known[key] = found
        if key == self._navigator.shown:
            self._show(found)

    def _show(self, found: RelatedItems) -> None:
        if self.pane is not None:
            self.pane.show(found.items, found.notice, found.scope, found.remarks)
            self._layout.fit_related(self.pane.lines)

    def focus(self) -> None:
        """Go to the pane, showing it if it is hidden."""
        self._layout.unzoom()
        self._navigator.catch_up()
        if self._navigator.library is None or self.pane is None or self.has_focus:
            return
        called = self._stage.has_class("-no-elsewhere")
        hidden = self._stage.has_class("-elsewhere-off")
        if called or hidden:
            self._layout.show_related()
            self.look_soon(self._navigator.shown if called else self._navigator.place)
        if hidden and not called:
            self._save_soon()
        self._stage.set_focus(self.pane, scroll_visible=False)

    def toggle(self) -> None:
        """Show the pane, or hide it; on a small screen go to it, or leave it."""
        if self._stage.has_class("-no-elsewhere") and not self._layout.related_open:
            self.focus()
        else:
            self._layout.toggle_related()
            if self.has_focus:
                self._layout.turn_to(self._reader)
            elif self._layout.related_open:
                self.look_soon(self._navigator.place)
        self._save_soon()

    def move(self) -> None:
        """Put the pane beside the text or below it, where it can be seen."""
        shown = self._layout.related_open
        self._layout.move_related()
        if self._layout.related_open and not shown:
            self.look_soon(self._navigator.place)

    def leave(self) -> None:
        """Go back to the text."""
        self._layout.turn_to(self._reader)
