"""The main screen with what relates one year to another: comparing, and the pane of other years."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.geometry import Size
from textual.timer import Timer
from textual.worker import get_current_worker

from kaoview.tui.explorer.searching import SearchingScreen
from kaoview.tui.state.session import SessionStore

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.comparison.screen import ComparisonScreen
    from kaoview.tui.state.comparison_choices import ComparisonChoice
    from kaoview.tui.state.comparison_rows import ComparisonView
    from kaoview.tui.state.related_items import RelatedFinder, RelatedItems
    from kaoview.tui.widgets.related_pane import RelatedPane

_NO_ITEM = "選一個項目，看同一件事在其他年度怎麼寫；按 d 整份對照"
LOOKING = "查找中"

_FOLDER = Path(__file__).parent.parent
_STYLES = (
    "sheet.tcss",
    "comparison/comparison.tcss",
    "dialogs/export.tcss",
    "dialogs/palette.tcss",
    "dialogs/places.tcss",
)
_BETWEEN_STYLES = 0.1  # seconds
_AFTER = 0.35  # seconds an item is shown before other years are searched
_LEAST_WIDTH, _LEAST_HEIGHT = 72, 28  # columns and lines below which the pane opens only on call
_HEIGHT, _HIGH, _TALL = 6, 8, 40  # lines of the pane, and of the screen from which it is taller


class RelatingScreen(SearchingScreen):
    """The main screen, from which a reader compares years and follows a matter through them."""

    def __init__(self, store: SessionStore, folder: Path, reviews: Path) -> None:
        super().__init__(store, folder)
        self._reviews = reviews
        self._looking: Timer | None = None
        self._known: dict[str, RelatedItems] = {}
        self._finder: RelatedFinder | None = None

    @cached_property
    def elsewhere(self) -> RelatedPane:
        """The pane of other years; it comes with the documents, after the first picture."""
        from kaoview.tui.widgets.related_pane import RelatedPane

        return RelatedPane(id="elsewhere")

    def _fit(self, size: Size) -> None:
        super()._fit(size)
        small = size.width < _LEAST_WIDTH or size.height < _LEAST_HEIGHT
        grown = self.has_class("-no-elsewhere") and not small
        self.set_class(small, "-no-elsewhere")
        if not small:
            self.remove_class("-called")
        if self._library is not None:
            self._fit_elsewhere(size)
        if grown:
            self._look_soon(self._shown)

    def _fit_elsewhere(self, size: Size) -> None:
        """Give the pane of other years its lines of a screen."""
        self.elsewhere.styles.height = _HIGH if size.height >= _TALL else _HEIGHT

    def open_library(self, library: Library, start: str | None) -> None:
        """Show a library, then read the other screens' styles while nobody waits for them."""
        self.query_one("#page").mount(self.elsewhere)
        super().open_library(library, start)
        self._fit_elsewhere(self.size)
        self.set_timer(_AFTER, self._read_styles)

    def _read_styles(self) -> None:
        """Read the styles of the other screens, a file at a time.

        The first screen that needs a file would otherwise have everything styled again.
        """
        sheet = self.app.stylesheet
        for name in _STYLES:
            path = (_FOLDER / name).resolve()
            if not sheet.has_source(str(path)):
                sheet.read(path)
                sheet.parse()
                self.set_timer(_BETWEEN_STYLES, self._read_styles)
                return

    # Comparing

    def action_compare(self) -> None:
        """Ask what to compare the place with, and compare."""
        self._catch_up()
        library = self._library
        node = library.find(self.place) if library else None
        if library is None or node is None:
            return
        from kaoview.tui.comparison.choose import ChooseScreen
        from kaoview.tui.state.comparison_choices import pairings

        pairs, best = pairings(library, node)
        if not pairs:
            self.keybar.say("這裡沒有其他年度的文件可以對照")
            return

        def chosen(pairing: ComparisonChoice | None) -> None:
            if pairing is not None:
                self._open_comparison(library, pairing)

        self.app.push_screen(ChooseScreen(pairs, best), chosen)

    def _open_comparison(
        self, library: Library, pairing: ComparisonChoice, view: ComparisonView | None = None
    ) -> None:
        from kaoview.tui.comparison.screen import ComparisonScreen

        screen = ComparisonScreen(library, pairing, self.place, self._reviews, view)
        self.app.push_screen(screen, lambda key: self._compared(key, screen))

    def _compared(self, key: str | None, screen: ComparisonScreen) -> None:  # noqa: ARG002
        """Come back from a comparison, to what the reader wants to read; decisions may be new."""
        self._known.clear()
        self._finder = None
        if key is not None:
            self._go_to(key)
        else:
            self._look_soon(self.place)

    # Other years

    def show_page(self, key: str) -> bool:
        """Show a page, and after a moment the same matter in other years."""
        shown = super().show_page(key)
        if shown:
            self._look_soon(key)
        return shown

    def _look_soon(self, key: str) -> None:
        if self._looking is not None:
            self._looking.stop()
        library = self._library
        if library is None or not self._pane_open:
            return
        from kaoview.model import Item

        if self._finder is not None and self._finder.outdated:
            self._known.clear()
        if not isinstance(library.find(key), Item):
            self.elsewhere.show((), _NO_ITEM)
        elif key in self._known:
            self._show_found(self._known[key])
        else:
            self.elsewhere.show((), LOOKING)
            self._looking = self.set_timer(_AFTER, lambda: self._look(library, key))

    @property
    def _pane_open(self) -> bool:
        closed = self.has_class("-no-elsewhere") or self.has_class("-elsewhere-off")
        return self.has_class("-called") or not closed

    # Told what it is for: Textual would describe it by its arguments, which takes a while.
    @work(
        thread=True,
        exclusive=True,
        group="elsewhere",
        exit_on_error=False,
        description="looks for the same matter in other years",
    )
    def _look(self, library: Library, key: str) -> None:
        from kaoview.compare.progress import ComparisonCancelledError
        from kaoview.tui.state.related_items import RelatedFinder

        worker = get_current_worker()
        finder = self._finder or RelatedFinder(library, self._reviews)
        self._finder = finder
        try:
            found = finder.find(key, lambda: worker.is_cancelled)
        except ComparisonCancelledError:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_kin, key, found)

    def _show_kin(self, key: str, found: RelatedItems) -> None:
        self._known[key] = found
        if key == self._shown:
            self._show_found(found)

    def _show_found(self, found: RelatedItems) -> None:
        self.elsewhere.show(found.kin, found.notice, found.scope)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out going to the pane of other years for who is there."""
        if action == "elsewhere" and self.elsewhere.has_focus:
            return False
        return super().check_action(action, parameters)

    def action_elsewhere(self) -> None:
        """Go to the pane of other years, opening it if it is closed."""
        self._catch_up()
        if self._library is None or self.elsewhere.has_focus:
            return
        if self.has_class("-no-elsewhere"):
            self._turn_page(True)
            self.add_class("-called")
            self._look_soon(self._shown)
        elif self.has_class("-elsewhere-off"):
            self.action_elsewhere_show()
        self.set_focus(self.elsewhere, scroll_visible=False)

    def action_elsewhere_show(self) -> None:
        """Show the pane of other years, or hide it; on a small screen go to it, or leave it."""
        if self.has_class("-no-elsewhere") and not self._pane_open:
            self.action_elsewhere()
            return
        if not self.has_class("-called"):
            self.toggle_class("-elsewhere-off")
        if self.elsewhere.has_focus:
            self._turn_to(self.reader)
        elif self._pane_open:
            self._look_soon(self.place)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On a small screen keep the pane open only as long as it has the keys."""
        if event.widget is not self.elsewhere:
            self.remove_class("-called")

    def on_related_pane_cancelled(self) -> None:
        """Go back to the text."""
        self._turn_to(self.reader)

    def on_related_pane_item_chosen(self, message: RelatedPane.ItemChosen) -> None:
        """Go to an item of another year."""
        self._follow_kin(message.key)

    def _follow_kin(self, key: str) -> None:
        self._go_to(key)

    def _go_to(self, key: str) -> None:
        """Go to an item, and say how to come back."""
        self.visit(key)
        self._turn_to(self.reader)
        self.keybar.say("按 Backspace 回到原來的項目")
