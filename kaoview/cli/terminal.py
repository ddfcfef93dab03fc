"""Printing: lines of styled spans, plain when piped and coloured on a terminal.

Whatever a document says goes through here, so nothing in it can steer the terminal.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from kaoview.text.cell_width import ELLIPSIS, visible

Span = tuple[str, str]
"""Words and their style: empty, or one that rich knows (``bold``, ``dim``, ``cyan`` …)."""

Line = tuple[Span, ...]
"""Spans that stand on one line."""

_LONGEST = 1000  # characters of a complaint: what is quoted in it may be endless
_BAR = 24  # cells of a progress bar
_WIDEST = 100  # lines of more cells than this are tiring to read


class Fault(Exception):  # noqa: N818 - the reader's, not the program's
    """Something the reader can mend, said in one Chinese sentence.

    Attributes:
        code: The exit code: 2 for bad usage or input, 1 where there is nothing to show.
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


def plain(text: str, style: str = "") -> Line:
    """Return a line of one span."""
    return ((text, style),)


def show_lines(lines: Iterable[Line]) -> None:
    """Print lines to standard output, in colour where it is a terminal that wants colour."""
    if _wants_colour(sys.stdout):
        _show_styled(lines)
    else:
        sys.stdout.write("".join(f"{_clean_line(line)}\n" for line in lines))


def show_text(text: str) -> None:
    """Print an export to standard output as it is: it has been made safe where it was made."""
    sys.stdout.write(text)


def complain(message: str) -> None:
    """Print one line to standard error; of a very long one, its two ends.

    The way out stands at the end. That nobody can be told changes no exit code.
    """
    line = visible(message)
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST // 2]}{ELLIPSIS}{line[-_LONGEST // 2 :]}"
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        hush(sys.stderr)


def show_progress(what: str) -> Callable[[int, int], None]:
    """Return what shows how far some work is, on one line of standard error that goes away.

    Nothing is shown where standard error is no terminal.
    """

    def show(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        filled = done * _BAR // total if total else _BAR
        bar = "#" * filled + "." * (_BAR - filled)
        words = f"\r{what} [{bar}] {done * 100 // total if total else 100}%"
        sys.stderr.write(words if done < total else "\r\x1b[K")
        sys.stderr.flush()

    return show


def on_terminal() -> bool:
    """Tell whether somebody sits before a terminal: the explorer needs one."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def line_width() -> int | None:
    """Return the cells of a line for reading on standard output's terminal, None when piped."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)


def page_width() -> int | None:
    """Return the cells of a whole line: a comparison's two columns want all there are."""
    return shutil.get_terminal_size().columns if line_width() else None


def prepare_streams() -> None:
    """Have no character stop the output: UTF-8 when piped, a stand-in where a terminal lacks it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def hush(stream: TextIO) -> None:
    """Send what a stream still holds nowhere: nobody reads it, and Python tries it once more."""
    handle = os.open(os.devnull, os.O_WRONLY)
    os.dup2(handle, stream.fileno())
    os.close(handle)


def _wants_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _clean(text: str) -> str:
    """Return text without control characters, tabs between a table's cells excepted."""
    return "\t".join(map(visible, text.split("\t")))


def _clean_line(line: Line) -> str:
    return "".join(_clean(text) for text, _ in line).rstrip()


def _show_styled(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
    for line in lines:
        text = Text(no_wrap=True)
        for words, style in line:
            text.append(_clean(words), style)
        text.rstrip()
        console.print(text)
