"""Writing an export to a file: whole or not at all, and never over one that nobody gave up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kaoview.os_errors import explain_write
from kaoview.storage import NotRegularFileError, write_file


class WriteError(Exception):
    """A file cannot be written; the message is one Chinese sentence that says what to do."""


class FileTakenError(WriteError):
    """A file of that name is already there, and nobody said to replace it."""


def write_new(path: Path, text: str | Iterable[str | bytes], *, force: bool = False) -> None:
    """Write a text in UTF-8, or bytes, to a new file, so that either all of it is there or nothing.

    Args:
        path: The file; its folder must exist.
        text: What to write, line ends as they are; a very long one is better given in pieces.
        force: Replace a file that is already there; never a folder or a device, and of a link the
            link, not what it leads to.

    Raises:
        FileTakenError: The name is taken and ``force`` is not set.
        WriteError: The name cannot be written for another reason.
    """
    pieces = [text] if isinstance(text, str) else text
    try:
        encoded = (
            piece if isinstance(piece, bytes) else piece.encode("utf-8", errors="replace")
            for piece in pieces
        )
        write_file(path, encoded, replace=force)
    except FileExistsError as error:
        message = f"「{path}」已經存在；要蓋過它請加 --force，不然請換一個檔名"
        raise FileTakenError(message) from error
    except NotRegularFileError as error:
        if error.folder:
            raise WriteError(f"「{path}」是資料夾，請在後面加上檔名") from error
        raise WriteError(f"「{path}」不是一般檔案，請換一個檔名") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise WriteError(explain_write(path, error)) from error
