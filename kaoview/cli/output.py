"""Where a command's results go: to standard output, or to the file that a reader names."""

from __future__ import annotations

from pathlib import Path

from kaoview.cli.terminal import Fault, complain, show_text

_STDOUT = "-"


def write_text(text: str, output: str | None, *, force: bool) -> None:
    """Print an export, or write it to a file and say so.

    Args:
        text: What to write.
        output: The file; None and ``-`` are standard output.
        force: Whether a file that is already there may be replaced.

    Raises:
        Fault: The file cannot be written.
    """
    if output is None or output == _STDOUT:
        show_text(text)
        return
    from kaoview.export.write_file import WriteError, write_new

    try:
        write_new(Path(output), text, force=force)
    except WriteError as error:
        raise Fault(str(error)) from error
    complain(f"已寫入 {output}")


def show_json(value: object) -> None:
    """Print a value as JSON for other programs."""
    from kaoview.export.data import json_text

    show_text(json_text(value))
