"""Files on disk: reading regular files only, writing atomically, locking."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another process that is saving; chosen by hand."""

LEFT_BEHIND_AFTER = 3600.0
"""Seconds after which a temporary file was left by a killed process; chosen by hand."""

PRIVATE = 0o600
"""The mode of files that only their owner may read."""

_RETRY_EVERY = 0.02
"""Seconds between two attempts to take a lock; chosen by hand."""

_TEMPORARY = ".kaoview-{}.part"
_TEMPORARY_NAME = re.compile(r"\.kaoview-[0-9a-f]{16}\.part")
_RANDOM_BYTES = 8
"""Random bytes in a temporary name, so that it cannot be guessed and a link put in its place."""

_PIECE = 1 << 20
"""Bytes read at once; chosen by hand."""

_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NotRegularFileError(OSError):
    """A path is a folder, a pipe or a device instead of a regular file.

    Attributes:
        folder: Whether it is a folder.
    """

    def __init__(self, path: Path, *, folder: bool) -> None:
        super().__init__(f"{path} is not a regular file")
        self.folder = folder


class TooLargeError(OSError):
    """A file is larger than expected.

    Attributes:
        size: Its bytes.
    """

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(f"{path} has {size} bytes")
        self.size = size


def open_file(path: Path, *, largest: int | None = None) -> FileIO:
    """Open a regular file for reading.

    Reading a pipe or a device could block or never end. Some system files claim to be regular and
    block all the same, so the file is opened in non-blocking mode.

    Args:
        path: The file.
        largest: How many bytes it may have; None for any number.

    Raises:
        NotRegularFileError: It is not a regular file.
        TooLargeError: It is too large.
        OSError: It cannot be read.
    """
    _check_regular(path, path.stat(), largest)
    handle = os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY)
    file = FileIO(handle)
    try:
        _check_regular(path, os.fstat(handle), largest)
    except OSError:
        file.close()
        raise
    return file


def read_file(path: Path, *, largest: int | None = None) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file.
        largest: How many bytes it may have; None for any number.

    Raises:
        NotRegularFileError: It is not a regular file.
        TooLargeError: It is too large.
        OSError: It cannot be read.
    """
    with open_file(path, largest=largest) as file:
        pieces: list[bytes] = []
        size = 0
        while piece := file.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if largest is not None and size > largest:  # for files whose size is not known
                raise TooLargeError(path, size)
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    return b"".join(pieces)


def is_regular_file(path: Path) -> bool:
    """Tell whether a path is a regular file, which can be opened without blocking."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, a folder that is closed
        return False


def _check_regular(path: Path, seen: os.stat_result, largest: int | None) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise NotRegularFileError(path, folder=stat.S_ISDIR(seen.st_mode))
    if largest is not None and seen.st_size > largest:
        raise TooLargeError(path, seen.st_size)


def write_file(
    path: Path,
    content: Iterable[bytes],
    *,
    replace: bool = True,
    durable: bool = True,
    mode: int = 0o666,
) -> None:
    """Write a file atomically: either it is complete or nothing has changed.

    Args:
        path: The file; its folder must exist. A link of that name is replaced, not followed.
        content: Its bytes, in pieces.
        replace: Whether a file that is already there may be replaced.
        durable: Whether to sync it to the disk; caches need not be.
        mode: Its mode, before the umask is applied.

    Raises:
        FileExistsError: The file exists and must not be replaced.
        NotRegularFileError: The path is a folder, a pipe or a device.
        OSError: It cannot be written.
    """
    with (
        replacing(path, replace=replace, durable=durable, mode=mode) as temporary,
        temporary.open("r+b") as file,
    ):
        for piece in content:
            file.write(piece)


@contextmanager
def replacing(
    path: Path, *, replace: bool = True, durable: bool = True, mode: int = 0o666
) -> Iterator[Path]:
    """Yield an empty temporary file, and rename it to a path at the end.

    Where the body raises an exception, the temporary file is removed and nothing has changed. What
    killed programs left beside the path is removed, too; of caches, which are written far more
    often, by those who tidy them.
    The arguments and exceptions are those of :func:`write_file`.
    """
    _check_target(path, replace=replace)
    temporary = path.with_name(_TEMPORARY.format(os.urandom(_RANDOM_BYTES).hex()))
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, mode))
    try:
        yield temporary
        if durable:
            _sync(temporary, os.O_RDWR | _BINARY)
        if replace:
            temporary.replace(path)
        else:
            _rename_new(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink()
    if durable:
        with suppress(OSError):  # systems that do not let a folder be synced
            _sync(path.parent, os.O_RDONLY)
        remove_leftovers(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files of this user's processes that were killed while writing.

    Args:
        folder: A folder that this program writes to; others may as well.
    """
    with suppress(OSError):
        for name in filter(_TEMPORARY_NAME.fullmatch, os.listdir(folder)):  # noqa: PTH208 - quicker
            with suppress(OSError):
                if _is_left_behind((folder / name).lstat()):
                    (folder / name).unlink()


def _is_left_behind(seen: os.stat_result) -> bool:
    """Tell whether a temporary file is this user's, and nobody has written to it for long.

    One that is dated as long in the future was left before the clock was set back.
    """
    user = getattr(os, "getuid", None)
    ours = stat.S_ISREG(seen.st_mode) and (user is None or seen.st_uid == user())
    return ours and abs(time.time() - seen.st_mtime) > LEFT_BEHIND_AFTER


def _check_target(path: Path, *, replace: bool) -> None:
    """Raise an exception if the path cannot be written."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise NotRegularFileError(path, folder=True)
    if not replace:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise NotRegularFileError(path, folder=False)


def _rename_new(temporary: Path, path: Path) -> None:
    """Rename a file, or raise FileExistsError if the path exists by now."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # A file system without hard links: check once more, then rename.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def _sync(path: Path, flags: int) -> None:
    """Sync a file, or the names in a folder, to the disk."""
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system releases when the program ends, however it ends.

    Args:
        path: The lock file, which stays behind, empty; its folder must exist.

    Raises:
        TimeoutError: Another process holds it.
        OSError: The file cannot be created.
    """
    with path.open("a+b") as file:
        deadline = time.monotonic() + PATIENCE
        while not _try_lock(file.fileno()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{path} is held")
            time.sleep(_RETRY_EVERY)
        yield


def _try_lock(handle: int) -> bool:
    """Lock an open file; return False if another process holds the lock."""
    try:
        import fcntl
    except ImportError:
        return _try_lock_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_lock_on_windows(handle: int) -> bool:
    import importlib

    locking = importlib.import_module("msvcrt")
    try:
        locking.locking(handle, locking.LK_NBLCK, 1)
    except OSError:
        return False
    return True
