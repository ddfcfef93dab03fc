"""The search thread: it answers the latest query, and cancels those before it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from kaoview.config import load_config
from kaoview.tui.state.search_answer import SearchAnswer

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.search.results import Results
    from kaoview.text.segment import Segmenter

MOST = 1000
"""Hits that are listed, chosen by hand; more are found by narrowing the search."""

_LONGEST_WAIT = 10.0
"""Seconds that a double click waits for the words of the library; chosen by hand."""


class _StoppedError(Exception):
    """The explorer ends, or has another library to search."""


class SupportsSearch(Protocol):
    """What searches a library."""

    def prepare(self, progress: Callable[[int, int], None]) -> None:
        """Build and load what the first search needs."""
        ...

    def prepare_meaning(self, progress: Callable[[int, int], None]) -> None:
        """Make ready to find items by meaning as well, where the reader wishes it."""
        ...

    def search(self, text: str, limit: int | None, cancelled: Callable[[], bool]) -> Results:
        """Find what a query means."""
        ...

    @property
    def segmenter(self) -> Segmenter:
        """The library's words, once it is prepared."""
        ...


def make_searcher(library: Library) -> SupportsSearch:
    """Return the searcher of a library; called in the search thread, as its imports are slow."""
    import kaoview.tui.widgets.input_bar
    import kaoview.tui.widgets.search_panel  # noqa: F401
    from kaoview.search.from_settings import searcher_of

    return searcher_of(library, load_config())


class SearchWorker:
    """Answers the latest query; earlier ones are cancelled and their answers dropped.

    Args:
        make: Returns the searcher. This and the other callbacks are called in the thread.
        answered: Takes an answer.
        progress: Takes how many rows of how many have been indexed.
    """

    def __init__(
        self,
        make: Callable[[], SupportsSearch],
        answered: Callable[[SearchAnswer], object],
        progress: Callable[[int, int], None],
    ) -> None:
        self._make = make
        self._on_answer = answered
        self._progress = progress
        self._change = threading.Condition()
        self._number = 0
        self._answered = 0
        self._text = ""
        self._stopped = False
        self._ready: Future[SupportsSearch] = Future()
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Make ready in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Cancel whatever goes on and tell nothing any more; does not wait."""
        with self._change:
            self._stopped = True
            self._change.notify()

    def ask(self, text: str) -> int:
        """Ask a question in place of the one before, and return its number.

        A blank one only cancels what goes on.
        """
        with self._change:
            self._number += 1
            self._text = text
            self._change.notify()
            return self._number

    def word_span(self, text: str, at: int) -> tuple[int, int] | None:
        """Return the word of a text that a character belongs to; call it in another thread.

        Args:
            text: A paragraph.
            at: The offset of the character.

        Returns:
            The offsets of the word, or None if the words of the library are not ready in time.
        """
        from kaoview.text.clicked_text import word_span

        try:
            segmenter = self._ready.result(_LONGEST_WAIT).segmenter
        except TimeoutError:
            return None
        return word_span(text, at, segmenter)

    @property
    def number(self) -> int:
        """The number of the last question."""
        return self._number

    @property
    def idle(self) -> bool:
        """Whether the last question has been answered."""
        return self._answered == self._number

    def _run(self) -> None:
        searching: SupportsSearch | None = None
        while not self._stopped:
            number, text = self._number, self._text
            try:
                if searching is None:
                    searching = self._make()
                    searching.prepare(self._progress)
                    self._ready.set_result(searching)
                    # Long-lived: the index is excluded from garbage collection; what is garbage
                    # now would else be kept for good.
                    gc.collect()
                    gc.freeze()
                    self._prepare_meaning(searching)
                    continue
                answer = self._answer(searching, number, text) if text.strip() else None
            except Exception as error:
                # Whatever it is, the explorer goes on without the search and says so.
                answer = SearchAnswer(
                    number, text, None, failure=f"搜尋失敗：{error}；請換個詞再試，仍不行請回報"
                )
            with self._change:
                if number == self._number and not self._stopped:
                    if answer:
                        self._on_answer(answer)
                    self._answered = number
                while self._number == number and not self._stopped:
                    self._change.wait()

    def _prepare_meaning(self, searching: SupportsSearch) -> None:
        """Make ready to find by meaning, which can take minutes, while questions are answered."""

        def stop_if_ended(done: int, total: int) -> None:  # noqa: ARG001
            if self._stopped:
                raise _StoppedError

        def prepare() -> None:
            with suppress(_StoppedError):
                searching.prepare_meaning(stop_if_ended)

        threading.Thread(target=prepare, name="meaning", daemon=True).start()

    def _answer(self, searching: SupportsSearch, number: int, text: str) -> SearchAnswer | None:
        from kaoview.search.query import FilterKind
        from kaoview.tui.state.query_filters import widened

        def cancelled() -> bool:
            return self._stopped or number != self._number

        results = searching.search(text, MOST, cancelled)
        counted = {FilterKind.YEAR: results, FilterKind.DEPARTMENT: results}
        words = results.query.text  # with the filters it was understood to have
        for kind in counted:
            wider = widened(words, kind)
            if wider != words and not cancelled():
                counted[kind] = searching.search(wider, 1, cancelled)
        if cancelled() or results.cancelled:
            return None
        return SearchAnswer(
            number,
            text,
            results,
            counted[FilterKind.YEAR].periods,
            counted[FilterKind.DEPARTMENT].departments,
        )
