"""``python -m kaoview`` and the ``kaoview`` script."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Open the explorer where nothing else is asked for, else run the command line.

    The explorer alone needs no command line, and its first picture comes sooner without one.
    """
    plain = len(sys.argv) == 1 and not os.environ.get("KAOVIEW_LIBRARY")
    if plain and _on_terminal():
        _explore()
        return
    from kaoview.cli import app

    app()


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _explore() -> None:
    from kaoview.library import LibraryError, load
    from kaoview.tui.app import run

    try:
        run(load)
    except LibraryError as error:
        sys.exit(_said(error))


def _said(error: Exception) -> int:
    """Say what went wrong in one line and return the exit code for bad input."""
    sys.stderr.write(f"{error}\n")
    return 2


if __name__ == "__main__":
    main()
