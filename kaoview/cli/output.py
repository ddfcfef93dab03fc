"""Writing a command's results to standard output or to a file."""

from __future__ import annotations

from pathlib import Path

from kaoview.cli.terminal import CliError, print_error, print_text

_STDOUT = "-"


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
    from kaoview.export.write_file import WriteError, write_new

    try:
        write_new(Path(output), text, force=force)
    except WriteError as error:
        raise CliError(str(error)) from error
    print_error(f"已寫入 {output}")


def print_json(value: object) -> None:
    """Print a value as JSON."""
    from kaoview.export.data import json_text

    print_text(json_text(value))
