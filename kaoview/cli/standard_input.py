"""A document that comes on standard input, kept as a file while a command runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kaoview.cli.terminal import CliError

STANDARD_INPUT = "-"
"""What stands for a document on standard input."""

_NAME = "標準輸入"


def read_standard_input(folder: Path, name: str | None = None) -> Path:
    """Write standard input into a file in a folder and return its path.

    Args:
        folder: The folder.
        name: The file's name; by default one whose suffix fits what was read.

    Raises:
        CliError: Standard input is a terminal, or empty.
    """
    from kaoview.reading.formats.registry import format_of

    if sys.stdin.isatty():
        raise CliError("標準輸入沒有內容；請用管線，例如 cat 綱要.pdf | kaoview --library - tree")
    data = sys.stdin.buffer.read()
    if not data:
        raise CliError("標準輸入是空的，沒有文件可讀")
    name = Path(name or "").name or f"{_NAME}{format_of('', data).suffixes[0]}"
    file = folder / name
    file.write_bytes(data)
    return file


@contextmanager
def standard_input() -> Iterator[str]:
    """Keep what comes on standard input as a file, and yield its path.

    Raises:
        CliError: Standard input is a terminal, or empty.
    """
    with TemporaryDirectory(prefix="kaoview-") as folder:
        yield str(read_standard_input(Path(folder)))
