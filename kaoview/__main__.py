"""``python -m kaoview`` and the ``kaoview`` script."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.model import Library
from pathlib import Path


def main() -> None:
    """Open the explorer where nothing else is asked for, else run the command line.

    The explorer alone needs no command line, and its first picture comes sooner without one.
    """
    _open_streams()
    plain = len(sys.argv) == 1 and not os.environ.get("KAOVIEW_LIBRARY")
    if plain and _on_terminal():
        _explore()
        return
    from kaoview.cli import app

    app()


def _open_streams() -> None:
    """Put something in place of a standard stream that was closed before the program began.

    Python leaves None there. What would be read is nothing, what would be printed goes nowhere;
    the first three handles are taken in turn, so that no file of ours becomes one of them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, nowhere)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _explore() -> None:
    # Hardly anything made before the first picture is rubbish; looking for some would take a
    # tenth of the time until then.
    gc.disable()
    from kaoview.tui.app import run

    try:
        run(_bundled)
    except Exception as error:
        from kaoview.library.load import LibraryError  # with what the first picture does without

        if not isinstance(error, LibraryError):
            from kaoview.tui.platform.crash import exit_crashed

            exit_crashed(error)
        sys.exit(_report(error))


def _bundled() -> Library:
    from kaoview.config import load_config
    from kaoview.library.configured import gather

    return gather(settings=load_config().libraries)


def _report(error: Exception) -> int:
    """Print what went wrong in one line and return the exit code for bad input."""
    sys.stderr.write(f"{error}\n")
    return 2


if __name__ == "__main__":
    main()
