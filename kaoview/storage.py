"""Files on disk: read only regular ones, write whole or not at all, keep other runs out."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 5.0
"""How many seconds to wait for another run that is saving; chosen by hand."""

LEFT_BEHIND_AFTER = 3600.0
"""Seconds after which a temporary file belongs to a run that was killed; chosen by hand."""

PRIVATE = 0o600
"""The mode of files that nobody else may read."""

_RETRY_EVERY = 0.02
"""Seconds between two attempts to take a lock; chosen by hand."""

_TEMPORARY = ".kaoview-{}.part"
_RANDOM_BYTES = 8
"""Random bytes in a temporary name: none that somebody could guess and put a link in place of."""

_PIECE = 1 << 20
"""Bytes read at once; chosen by hand."""

_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NotRegularFileError(OSError):
    """A folder, a pipe or a device stands where a file should.

    Attributes:
        folder: Whether it is a folder.
    """

    def __init__(self, path: Path, *, folder: bool) -> None:
        super().__init__(f"{path} is not a regular file")
        self.folder = folder


class TooLargeError(OSError):
    """A file is larger than what it holds can be.

    Attributes:
        size: Its bytes.
    """

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(f"{path} has {size} bytes")
        self.size = size


def read_file(path: Path, *, largest: int | None = None) -> bytes:
    """Return the bytes of a regular file.

    A pipe or a device would be waited for, or never end. Some files of the system say that they
    are regular and are waited for all the same, so opening does not block either.

    Args:
        path: The file.
        largest: How many bytes it may have; None for any number.

    Raises:
        NotRegularFileError: It is something else.
        TooLargeError: It is larger.
        OSError: It cannot be read.
    """
    _check_regular(path, path.stat(), largest)
    handle = os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY)
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - of a handle
        _check_regular(path, os.fstat(handle), largest)
        pieces: list[bytes] = []
        size = 0
        while piece := file.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if largest is not None and size > largest:  # of files that do not tell their size
                raise TooLargeError(path, size)
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
    return b"".join(pieces)


def is_regular_file(path: Path) -> bool:
    """Tell whether a path is that of a file that can be opened without waiting for it."""
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
    """Write a file so that either all of it is there or nothing has changed.

    Args:
        path: The file; its folder must exist. A link of that name is replaced, not followed.
        content: Its bytes, in pieces.
        replace: Whether a file that is already there may be replaced.
        durable: Whether it must be on the disk when this returns, as what can be made again
            need not.
        mode: Who may read and write it, less what the process withholds.

    Raises:
        FileExistsError: The name is taken and is not to be replaced.
        NotRegularFileError: It is the name of a folder, a pipe or a device.
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
    """Yield an empty temporary file; filled, it takes the name of another at the end.

    Where the body raises an exception, the temporary file is removed and nothing has changed.
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


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files of runs that were killed while they wrote.

    Args:
        folder: A folder that only this program writes to.
    """
    for path in folder.glob("*.part"):
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > LEFT_BEHIND_AFTER:
                path.unlink()


def _check_target(path: Path, *, replace: bool) -> None:
    """Refuse a name that no file can take."""
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
    """Give a file its name, failing with FileExistsError if another took it meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # A file system without hard links: look once more, then rename.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def _sync(path: Path, flags: int) -> None:
    """Have the system write a file or the names in a folder to the disk."""
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system releases when the program ends, however it ends.

    Args:
        path: A file that stands for the lock and stays behind, empty; its folder must exist.

    Raises:
        TimeoutError: Another run has held it all the time.
        OSError: The file cannot be made.
    """
    with path.open("a+b") as file:
        deadline = time.monotonic() + PATIENCE
        while not _try_lock(file.fileno()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{path} is held")
            time.sleep(_RETRY_EVERY)
        yield


def _try_lock(handle: int) -> bool:
    """Lock an open file if nobody holds it; on systems without locks, go ahead."""
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
