"""Keeping other runs of the program out while a file is read, changed and written again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 5.0
"""How many seconds to wait for another run that is saving."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when the program ends, however it ends.

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
            time.sleep(0.02)
        yield


def _try_lock(handle: int) -> bool:
    """Lock an open file if nobody holds it; on systems without locks, go ahead."""
    try:
        import fcntl
    except ImportError:
        return _try_lock_elsewhere(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_lock_elsewhere(handle: int) -> bool:
    """Lock as Windows does."""
    import importlib

    locking = importlib.import_module("msvcrt")
    try:
        locking.locking(handle, locking.LK_NBLCK, 1)
    except OSError:
        return False
    return True
