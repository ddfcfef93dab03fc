"""The report of a failure: the traceback in a file of the state folder, for whoever mends it.

A traceback has paths, lines of the program and the exception's message; the text of documents, the
values of variables and what was typed are left out.
"""

from __future__ import annotations

import os
import platform
import time
import traceback
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kaoview import __version__
from kaoview.paths import state_folder
from kaoview.storage import PRIVATE, remove_leftovers, write_file
from kaoview.text.cell_width import visible

_MOST_KEPT = 5
"""Reports that are kept, the newest; chosen by hand."""

_MOST_CHARACTERS = 64_000
"""Characters of a traceback that are kept, its start and its end; chosen by hand.

Python itself shortens what recurs; a message can be of any length.
"""

_MOST_OF_MESSAGE = 2_000
"""Characters of one line of a traceback that are kept; chosen by hand."""

_PRIVATE_FOLDER = 0o700


def reports_folder() -> Path:
    """Return the folder for reports; it may not exist yet."""
    return state_folder() / "crashes"


def write_report(error: BaseException) -> Path:
    """Write the report of an exception, and remove the oldest ones.

    Args:
        error: What ended the explorer.

    Returns:
        The file, which only its owner may read.

    Raises:
        OSError: It cannot be written.
    """
    folder = reports_folder()
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    written = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    content = report_text(error).encode("utf-8", "backslashreplace")
    write_file(written, (content,), mode=PRIVATE)
    with suppress(OSError):
        others = sorted(each for each in folder.glob("*.txt") if each != written)
        for old in others[: 1 - _MOST_KEPT]:
            old.unlink()
        remove_leftovers(folder)
    return written


def report_text(error: BaseException) -> str:
    """Return what a report says: versions, and the traceback without control characters."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    told = "\n".join(visible(_shortened(line, _MOST_OF_MESSAGE)) for line in lines)
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    python = f"Python {platform.python_version()}, Textual {_textual_version()}"
    return f"kaoview {__version__}, {python}, {system}\n\n{_shortened(told, _MOST_CHARACTERS)}\n"


def _shortened(text: str, most: int) -> str:
    """Return a text without its middle where it is too long."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} […] {text[-half:]}"


def _textual_version() -> str:
    try:
        return version("textual")
    except PackageNotFoundError:  # the single-file build may leave out its record
        return "?"
