"""Writing a command's results to standard output or to a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kaoview.cli.terminal import CliError, print_error, print_text

_STDOUT = "-"


def write_content(pieces: Iterable[str | bytes], output: str | None, *, force: bool) -> None:
    """Write an export to a file, or print it if it is text and no file is named.

    Args:
        pieces: What to write.
        output: The file; None and ``-`` are standard output.
        force: Whether a file that is already there may be replaced.

    Raises:
        CliError: The file cannot be written.
    """
    found = list(pieces)
    texts = [piece for piece in found if isinstance(piece, str)]
    if len(texts) == len(found):
        write_text("".join(texts), output, force=force)
    else:
        _write_file(found, str(output), force=force)


def write_text(text: str, output: str | None, *, force: bool) -> None:
    """Print an export, or write it to a file and print its name.

    Args:
        text: What to write.
        output: The file; None and ``-`` are standard output.
        force: Whether a file that is already there may be replaced.

    Raises:
        CliError: The file cannot be written.
    """
    if output is None or output == _STDOUT:
        print_text(text)
        return
    _write_file(text, output, force=force)


def _write_file(content: str | Iterable[str | bytes], output: str, *, force: bool) -> None:
    """Write a file and print its name.

    Raises:
        CliError: The file cannot be written.
    """
    from kaoview.export.write_file import WriteError, write_new

    try:
        write_new(Path(output), content, force=force)
    except WriteError as error:
        raise CliError(str(error)) from error
    print_error(f"已寫入 {output}")


def print_json(value: object) -> None:
    """Print a value as JSON."""
    from kaoview.export.data import json_text

    print_text(json_text(value))
