"""Opening the explorer from the command line, and what is said where that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.cli.terminal import CliError, is_interactive

if TYPE_CHECKING:
    from kaoview.cli.library_options import Documents
    from kaoview.model import Library


def open_explorer(
    load: Callable[[], Library],
    documents: Documents,
    *,
    start: str | None = None,
    tour: bool = False,
    otherwise: str,
) -> None:
    """Open the explorer on the terminal and return when the reader leaves it.

    Args:
        load: Reads the documents.
        documents: What was given on the command line, to read it anew.
        start: The id to open, or None for where the reader was last.
        tour: Whether to begin with the tour.
        otherwise: What to do instead where there is no terminal.

    Raises:
        CliError: There is no terminal, or the documents cannot be read.
    """
    if not is_interactive():
        raise CliError(otherwise)
    from kaoview.tui.platform.crash import exit_crashed
    from kaoview.tui.run import run

    try:
        run(load, start, documents.read_again, tour=tour)
    except (CliError, OSError):
        raise
    except Exception as error:
        exit_crashed(error)


def open_in_browser(load: Callable[[], Library], start: str | None, documents: Documents) -> None:
    """Open the explorer for one reader in a browser, with a state and exports of its own.

    Args:
        load: Reads the documents.
        start: The id to open, or None for the beginning.
        documents: What was given on the command line, to read it anew.
    """
    from tempfile import TemporaryDirectory

    from kaoview.tui.run import run

    with TemporaryDirectory(prefix="kaoview-") as folder:
        run(load, start, documents.read_again, own_folder=Path(folder))
