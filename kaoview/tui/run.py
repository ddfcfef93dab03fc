"""Opens the explorer on the terminal, and gives the terminal back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kaoview.tui.app import ExplorerApp, ReadAgain
from kaoview.tui.platform.continuing import continue_once
from kaoview.tui.platform.crash import run_safely
from kaoview.tui.platform.exact_selection import select_exactly
from kaoview.tui.platform.signals import exit_on_signals
from kaoview.tui.platform.terminal import use_window_size
from kaoview.tui.platform.textual_patches import (
    allow_long_sequences,
    draw_on_terminal,
    install_input_parser,
)
from kaoview.tui.state.session import SessionStore

if TYPE_CHECKING:
    from kaoview.model import Library

_SWITCH_INTERVAL = 0.001
"""Seconds a thread may hold the interpreter while the event loop waits for it. With Python's own
0.005, a key pressed while a thread searches or compares waits five times as long."""


def run(
    load: Callable[[], Library],
    start: str | None = None,
    read_again: ReadAgain | None = None,
    *,
    own_folder: Path | None = None,
    tour: bool = False,
) -> None:
    """Open the explorer and return when the reader leaves it.

    Args:
        load: Reads the documents.
        start: The id to open, or None for where the reader was last.
        read_again: Reads the documents anew, with files that are open this time only.
        own_folder: The folder for the state and the exports of this run only, where it is not the
            reader's own.
        tour: Whether to begin with the tour; then nothing is remembered for the next start.

    Raises:
        Exception: Whatever ``load`` raised, once the terminal is as it was.
    """
    if own_folder is None:  # in a browser, these variables are the page's size
        use_window_size()
    sys.setswitchinterval(_SWITCH_INTERVAL)
    gc.disable()  # until the documents are shown: nearly everything allocated before lives on
    allow_long_sequences()
    install_input_parser()
    draw_on_terminal()
    continue_once()
    select_exactly()
    try:
        with TemporaryDirectory(prefix="kaoview-") if tour else nullcontext(own_folder) as folder:
            store = SessionStore(Path(folder) / "state") if folder else None
            app = ExplorerApp(load, start, read_again=read_again, store=store, folder=own_folder)
            app.touring = tour
            with exit_on_signals(app.leave):
                run_safely(app)
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
