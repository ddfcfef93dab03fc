"""Saving where the reader is: a moment after the last move, and at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kaoview.tui.explorer.stage import Stage, run_in_thread
from kaoview.tui.state.session import Session

if TYPE_CHECKING:
    from textual.timer import Timer

    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.tree import TreeController
    from kaoview.tui.state.session import Panes, SessionStore

SAVE_AFTER = 1.0
"""Seconds without a move after which the session is saved; chosen by hand."""


class SessionSaver:
    """Saves the session of the library that is open.

    Attributes:
        library_key: The name under which the library's session is kept; empty before one is open.
    """

    def __init__(
        self,
        stage: Stage,
        store: SessionStore,
        session: Callable[[], Session],
        delay: float | None = None,
    ) -> None:
        """Make a saver.

        Args:
            stage: The screen.
            store: Where sessions are kept.
            session: Returns the session as it is now.
            delay: Seconds to wait for another move; by default :data:`SAVE_AFTER`.
        """
        self.library_key = ""
        self._stage = stage
        self._store = store
        self._session = session
        self._delay = delay
        self._timer: Timer | None = None
        self._first_panes = store.last_panes()

    @property
    def first_panes(self) -> Panes:
        """How the screen was shared out at the end of the last run, whatever the library."""
        return self._first_panes

    @property
    def messages(self) -> list[str]:
        """What went wrong with files, one sentence each."""
        return self._store.messages

    def open(self, library_key: str) -> Session:
        """Return where the reader was in a library, and keep its session from now on."""
        self.library_key = library_key
        return self._store.session(library_key)

    def save_soon(self) -> None:
        """Save once the reader has stayed for a moment."""
        if self._timer is not None:
            self._timer.stop()
        delay = SAVE_AFTER if self._delay is None else self._delay
        self._timer = self._stage.set_timer(delay, self._save_in_thread)

    def _save_in_thread(self) -> None:
        if not self.library_key:
            return  # the documents are still being read, and no one is anywhere
        session = self._session()
        run_in_thread(
            self._stage,
            lambda: self._store.save_session(self.library_key, session),
            "session",
            "saves the session",
        )

    def save_now(self) -> bool:
        """Save before the explorer ends, the panes also for the next start's first picture.

        Returns:
            Whether there was nothing to save, or it could be written.
        """
        if not self.library_key:
            return True
        session = self._session()
        saved = self._store.save_session(self.library_key, session)
        if session.panes is not None and session.panes != self._first_panes:
            self._store.save_last_panes(session.panes)
        return saved


def session_of(navigator: Navigator, tree: TreeController, panes: Layout) -> Session:
    """Return where the reader is now and how the panes are, to be remembered."""
    return Session(
        place=navigator.place,
        expanded=tree.expanded,
        travels=navigator.history,
        grouping=tree.chosen_grouping,
        panes=panes.panes,
    )
