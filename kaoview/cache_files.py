"""Files in the caches: written for their owner alone, and read only where nobody else could write.

What stands in a cache is taken for what this program read itself, so that whoever can write there
could put words into a document. A file or folder of another user, or one that others may write to,
is passed over, and what it held is made again.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kaoview.storage import PRIVATE, read_file, write_file

PRIVATE_FOLDER = 0o700
"""The mode of a folder that only its owner may look into."""

_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_SYSTEM = 0
"""The user that may write anywhere in any case."""


def is_trusted(path: Path) -> bool:
    """Tell whether only this user can have written a file and the folder it lies in.

    Where files have no owners (Windows), the folder of the user is trusted.
    """
    user = getattr(os, "getuid", None)
    if user is None:
        return True
    owners = {user(), _SYSTEM}
    return all(
        seen.st_uid in owners and not seen.st_mode & _WRITABLE_BY_OTHERS
        for seen in (path.stat(), path.parent.stat())
    )


def read_cached(path: Path) -> bytes:
    """Return the bytes of a file in a cache.

    Raises:
        OSError: It cannot be read, or others may have written it.
    """
    if not is_trusted(path):
        raise PermissionError(errno.EPERM, "others may have written it", str(path))
    return read_file(path)


def write_cached(path: Path, content: Iterable[bytes]) -> None:
    """Write a file in a cache atomically, its folder included; only its owner may read it.

    Raises:
        OSError: It cannot be written.
    """
    make_folder(path.parent)
    write_file(path, content, durable=False, mode=PRIVATE)


def make_folder(folder: Path) -> None:
    """Make a folder for a cache, and close one of this user's that others may write to.

    Raises:
        OSError: It cannot be made.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if folder.stat().st_mode & _WRITABLE_BY_OTHERS:
        with suppress(OSError):  # another user's; then it is never trusted
            folder.chmod(PRIVATE_FOLDER)
