"""``python -m kaoview`` and the ``kaoview`` script."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kaoview.model import Library
    from kaoview.reading.hints import Hints


def main() -> None:
    """Open the explorer without arguments, else run the command line.

    Without the command line's imports the explorer's first picture comes sooner.
    """
    _open_streams()
    without_arguments = len(sys.argv) == 1 and not os.environ.get("KAOVIEW_LIBRARY")
    if without_arguments and _on_terminal():
        _explore()
        return
    from kaoview.cli import app

    app()


def _open_streams() -> None:
    """Open devnull in place of standard streams that were closed before the program began.

    Python leaves None there. The streams are opened in order and take the handles 0 to 2, so that
    no other file gets one of these.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            devnull = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, devnull)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _explore() -> None:
    # Hardly any object created before the first picture is garbage; collecting it takes a tenth
    # of the time until then.
    gc.disable()
    from kaoview.tui.run import run

    try:
        run(_load_library, read_again=_read_again)
    except Exception as error:
        from kaoview.library.load import LibraryError  # not needed for the first picture

        if not isinstance(error, LibraryError):
            from kaoview.tui.platform.crash import exit_crashed

            exit_crashed(error)
        sys.exit(_report(error))


def _load_library() -> Library:
    from kaoview.config import load_config
    from kaoview.library.configured import load_configured

    return load_configured(settings=load_config().libraries)


def _read_again(extra: Mapping[Path, Hints]) -> Library:
    from kaoview.config import load_config
    from kaoview.library.configured import load_configured

    return load_configured(add=list(extra), settings=load_config().libraries, said=extra)


def _report(error: Exception) -> int:
    """Print what went wrong in one line and return the exit code for bad input."""
    sys.stderr.write(f"{error}\n")
    return 2


if __name__ == "__main__":
    main()
