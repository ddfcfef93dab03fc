"""Importing a colleague's decisions within the explorer: the file, a preview, then the merge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kaoview.tui.explorer.stage import run_in_thread
from kaoview.tui.host import host_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kaoview.compare.review_import import ReviewImport
    from kaoview.model import Library
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.related import RelatedController
    from kaoview.tui.explorer.stage import Stage

_HINT = "同事用 kaoview reviews export -o 檔名.tsv，或在對照裡匯出的校對"


class ReviewImportController:
    """Asks for a file of decisions, shows what would come of it, and merges it."""

    def __init__(self, stage: Stage, navigator: Navigator, related: RelatedController) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            navigator: What knows the library.
            related: What shows pairs, and knows the reader's own file of decisions.
        """
        self._stage = stage
        self._navigator = navigator
        self._related = related

    def ask(self) -> None:
        """Ask for the file."""
        library = self._navigator.library
        if library is None:
            return
        from kaoview.tui.dialogs.open_file import OpenScreen

        def answered(paths: list[Path] | None) -> None:
            if paths:
                self._in_thread(lambda: self._preview(library, paths[0]))

        screen = OpenScreen("匯入同事的校對", "路徑，例如 ~/下載/同事的校對.tsv", _HINT)
        self._stage.app.push_screen(screen, answered)

    def _in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        """Run work in a thread, then what it returns on the event loop; say what went wrong."""

        def run() -> None:
            from kaoview.compare.review_import import ReviewImportError
            from kaoview.compare.review_store import SaveError

            try:
                follow = work()
            except (ReviewImportError, SaveError) as error:
                follow = partial(host_of(self._stage.app).say, f"！{error}", warning=True)
            self._stage.app.call_from_thread(follow)

        run_in_thread(self._stage, run, "reviews", "imports decisions", exclusive=False)

    def _preview(self, library: Library, path: Path) -> Callable[[], None]:
        from kaoview.compare.review_import import preview_import

        found = preview_import(library, path, self._related.reviews)
        return lambda: self._show(library, path, found)

    def _show(self, library: Library, path: Path, found: ReviewImport) -> None:
        from kaoview.tui.dialogs.import_reviews import ImportScreen
        from kaoview.tui.render.import_rows import import_lines

        def answered(theirs: bool | None) -> None:
            if theirs is not None:
                self._in_thread(lambda: self._import(library, path, theirs=theirs))

        screen = ImportScreen(
            lambda width: import_lines(found, library, path.name, width),
            conflicts=bool(found.merge.conflicts),
        )
        self._stage.app.push_screen(screen, answered)

    def _import(self, library: Library, path: Path, *, theirs: bool) -> Callable[[], None]:
        from kaoview.compare.review_import import conflicts_beside, import_reviews

        own = self._related.reviews
        done = import_reviews(library, path, own, theirs=theirs)
        aside = f"；沒有採用的存在 {conflicts_beside(own)}" if done.merge.conflicts else ""
        return lambda: self._done(f"已匯入：{done.summary}{aside}")

    def _done(self, words: str) -> None:
        self._related.forget()
        self._related.look_soon(self._navigator.shown)
        host_of(self._stage.app).say(words)
