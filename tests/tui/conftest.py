"""An explorer of a small library, which remembers and exports into a test's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import _wait

from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.tui.app import ExplorerApp, ReadAgain
from kaoview.tui.comparison import screen as comparison_screen
from kaoview.tui.explorer import search_worker
from kaoview.tui.state.session import SessionStore
from kaoview.tui.widgets import key_bar as keybar
from kaoview.tui.widgets import search_panel as searchpanel

from .ansi import AnsiPictures
from .quick_styles import quick_styles
from .small_library import small_library

__all__ = ["quick_styles"]  # a fixture for all tests of the explorer


@pytest.fixture(scope="session", autouse=True)
def short_waits() -> Iterator[None]:
    """Look more often than Textual does whether the explorer has come to rest after a key."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_IDLE", _wait.SLEEP_IDLE / 4)
        patch.setattr(_wait, "SLEEP_GRANULARITY", _wait.SLEEP_GRANULARITY / 4)
        yield


@pytest.fixture(scope="session")
def kept_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where searches keep the words of a library, so that they are found once and not per test."""
    return tmp_path_factory.mktemp("words")


@pytest.fixture(autouse=True)
def quick_searches(monkeypatch: pytest.MonkeyPatch, kept_words: Path) -> None:
    """Searches keep nothing in the reader's own cache folder, and the page follows at once."""
    monkeypatch.setattr(searchpanel, "_QUIET", 0.01)
    monkeypatch.setattr(
        search_worker, "make_searcher", lambda library: Searcher(library, cache=kept_words)
    )


@pytest.fixture(autouse=True)
def reviewer_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for his name, whatever ran before; what asks has tests of its own."""
    monkeypatch.setattr(comparison_screen, "name_to_ask", lambda: None)


@pytest.fixture(autouse=True)
def clipboard_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test copies goes to its own terminal, never to the clipboard of whoever runs it."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def kept(snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> SnapshotAssertion:
    """The pictures that a test has taken before; while new ones are taken, no message goes away."""
    monkeypatch.setattr(keybar, "_SECONDS", 600.0)
    return snapshot.use_extension(AnsiPictures)


Explorer = Callable[..., ExplorerApp]


@pytest.fixture
def small() -> Library:
    """Four departments: a preface, a summary with a budget, a report, an outline."""
    return small_library()


@pytest.fixture
def explorer(small: Library, tmp_path: Path) -> Explorer:
    """Makes an explorer of the small library, or of another."""
    (tmp_path / "out").mkdir()

    def make(
        start: str | None = None,
        library: Library = small,
        load: Callable[[], Library] | None = None,
        read_again: ReadAgain | None = None,
    ) -> ExplorerApp:
        return ExplorerApp(
            load or (lambda: library),
            start,
            store=SessionStore(tmp_path / "state"),
            folder=tmp_path / "out",
            reviews=tmp_path / "reviews.tsv",
            bookmarks=tmp_path / "bookmarks.json",
            read_again=read_again,
        )

    return make
