"""Printing: lines of styled spans, plain when piped and coloured on a terminal.

All text of documents is printed here, cleaned of control characters.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from kaoview.text.cell_width import ELLIPSIS, visible

Span = tuple[str, str]
"""Words and their style: empty, or one that rich knows (``bold``, ``dim``, ``cyan`` …)."""

Line = tuple[Span, ...]
"""Spans that stand on one line."""

_MAX_MESSAGE = 1000
"""Characters of a message that are printed: what is quoted in it may be endless.

Chosen by hand.
"""

_BAR_WIDTH = 24  # cells of a progress bar; chosen by eye
_ADVICE = "set LANG=zh_TW.UTF-8 or LC_ALL=C.UTF-8"
_MAX_WIDTH = 100  # cells of a line: longer ones are tiring to read; chosen by eye


class CliError(Exception):
    """A mistake that the user can correct; the message is one Chinese sentence.

    Attributes:
        code: The exit code: 2 for bad usage or input, 1 where there is nothing to show.
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


def plain(text: str, style: str = "") -> Line:
    """Return a line of one span."""
    return ((text, style),)


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines to standard output, in colour where it is a terminal that wants colour."""
    if _wants_colour(sys.stdout):
        _show_styled(lines)
    else:
        sys.stdout.write("".join(f"{_clean_line(line)}\n" for line in lines))


def print_text(text: str) -> None:
    """Print an export to standard output as it is: it has been made safe where it was made."""
    sys.stdout.write(text)


def print_error(message: str) -> None:
    """Print one line to standard error, the middle of a very long one left out.

    What to do stands at the end of a message, so that must not be cut off. Where standard error
    cannot be written, the message is lost and the exit code stays the same.
    """
    line = visible(message)
    if len(line) > _MAX_MESSAGE:
        line = f"{line[: _MAX_MESSAGE // 2]}{ELLIPSIS}{line[-_MAX_MESSAGE // 2 :]}"
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        discard_output(sys.stderr)


def show_progress(what: str) -> Callable[[int, int], None]:
    """Return a callback that draws a progress bar on standard error, and erases it at the end.

    It draws nothing where standard error is no terminal.
    """

    def show(done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        filled = done * _BAR_WIDTH // total if total else _BAR_WIDTH
        bar = "#" * filled + "." * (_BAR_WIDTH - filled)
        words = f"\r{what} [{bar}] {done * 100 // total if total else 100}%"
        sys.stderr.write(words if done < total else "\r\x1b[K")
        sys.stderr.flush()

    return show


def is_interactive() -> bool:
    """Tell whether standard input and output are terminals: the explorer needs both."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def line_width() -> int | None:
    """Return the width in cells of text on standard output's terminal, or None when piped."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _MAX_WIDTH)


def page_width() -> int | None:
    """Return the terminal's full width, for a comparison's two columns, or None when piped."""
    return shutil.get_terminal_size().columns if line_width() else None


def prepare_streams() -> None:
    """Encode output as UTF-8 when piped, and replace what a terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")
    lacking = encoding_without_chinese(sys.stdout.encoding)
    if lacking:
        # In English: what this is about cannot be written in Chinese.
        sys.stderr.write(
            f"kaoview: the locale's encoding, {lacking}, has no Chinese characters, which are "
            f"printed as ?; {_ADVICE}\n"
        )
    unread = arguments_without_chinese(sys.argv[1:], sys.getfilesystemencoding())
    if unread:
        sys.stderr.write(
            f"kaoview: the locale's encoding, {unread}, has no Chinese characters: what was typed "
            f"cannot be read; {_ADVICE}\n"
        )


def arguments_without_chinese(arguments: Sequence[str], encoding: str) -> str:
    """Return an encoding that cannot have read the arguments as typed, or nothing.

    Args:
        arguments: The arguments as Python decoded them.
        encoding: What it decoded them from.
    """
    if all(map(str.isascii, arguments)):
        return ""
    return encoding_without_chinese(encoding)


def encoding_without_chinese(encoding: str | None) -> str:
    """Return an encoding if Chinese cannot be written in it, or nothing.

    Args:
        encoding: Its name; None stands for UTF-8.
    """
    try:
        "臺灣".encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return encoding or ""
    except LookupError:
        return ""
    return ""


def discard_output(stream: TextIO) -> None:
    """Redirect a stream to devnull: nobody reads it, and Python flushes it once more at exit."""
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
