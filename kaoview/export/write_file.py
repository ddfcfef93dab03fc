"""Writing an export to a file: whole or not at all, and over nothing that is already there."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NO_RIGHT = "沒有在「{folder}」寫入檔案的權限，請換一個位置"
_NO_ROOM = "磁碟空間不足，「{path}」沒有寫入"
_NO_NAME = "「{path}」不是可用的檔名，請換一個"
_REASONS = {
    errno.ENOENT: "沒有「{folder}」這個資料夾，請先建立它或換一個位置",
    errno.ENOTDIR: "「{folder}」不是資料夾，請換一個位置",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.ENAMETOOLONG: "「{name}」這個檔名太長，請換短一點的",
    errno.ELOOP: _NO_NAME,
    errno.EINVAL: _NO_NAME,
}


class WriteError(Exception):
    """A file cannot be written; the message is one Chinese sentence that says what to do."""


class FileTakenError(WriteError):
    """A file of that name is already there, and nobody said to replace it."""


def write_new(path: Path, text: str | Iterable[str], *, force: bool = False) -> None:
    """Write a text to a new file in UTF-8, so that either all of it is there or nothing.

    The text goes to a temporary file in the same folder, which then takes the name.

    Args:
        path: The file; its folder must exist.
        text: What to write, line ends as they are; a very long one is better given in pieces.
        force: Replace a file that is already there; never a folder or a device.

    Raises:
        FileTakenError: The name is taken and ``force`` is not set.
        WriteError: The name cannot be written for another reason.
    """
    pieces = [text] if isinstance(text, str) else text
    try:
        target = path.resolve() if force else path
        _check(path, target, force=force)
        _write(target, pieces, force=force)
    except FileExistsError as error:
        raise _taken(path) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise WriteError(_why(path, error)) from error


def _check(path: Path, target: Path, *, force: bool) -> None:
    """Refuse a name that no file can take."""
    try:
        mode = target.stat().st_mode if force else target.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise WriteError(f"「{path}」是資料夾，請在後面加上檔名")
    if not force:
        raise _taken(path)
    if not stat.S_ISREG(mode):
        raise WriteError(f"「{path}」不是一般檔案，請換一個檔名")


def _write(target: Path, pieces: Iterable[str], *, force: bool) -> None:
    temporary = target.with_name(f".kaoview-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", errors="replace"))
            file.flush()
            os.fsync(file.fileno())
        if force:
            temporary.replace(target)
        else:
            _take_name(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _settle(target.parent)


def _take_name(temporary: Path, target: Path) -> None:
    """Give a file its name, failing with FileExistsError if another took it meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # A file system without hard links: look once more, then rename.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.replace(target)


def _settle(folder: Path) -> None:
    """Have the new name written to disk as well, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _taken(path: Path) -> FileTakenError:
    return FileTakenError(f"「{path}」已經存在；要蓋過它請加 --force，不然請換一個檔名")


def _why(path: Path, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    reason = _REASONS.get(number or 0, "「{path}」無法寫入（{error}），請換一個位置")
    return reason.format(path=path, folder=path.parent, name=path.name, error=error)
