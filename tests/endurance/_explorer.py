"""The explorer, which may write only below a folder: ``python -m tests.endurance._explorer FOLDER``.

Whatever else it would write to is refused as a read-only disk would: keys at random fill in names
of files too.
"""

import faulthandler
import os
import signal
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEVICES = ("/dev/", "/proc/")


def _opened(path: object, mode: object, flags: object) -> list[object]:
    return [path] if isinstance(flags, int) and flags & _WRITES else []


_WRITTEN: Mapping[str, Callable[..., list[object]]] = MappingProxyType(
    {
        "open": _opened,
        "os.mkdir": lambda path, *_: [path],
        "os.rmdir": lambda path, *_: [path],
        "os.remove": lambda path, *_: [path],
        "os.truncate": lambda path, *_: [path],
        "os.chmod": lambda path, *_: [path],
        "os.utime": lambda path, *_: [path],
        "os.rename": lambda old, new, *_: [old, new],
        "os.link": lambda _old, new, *_: [new],
        "os.symlink": lambda _old, new, *_: [new],
        "sqlite3.connect": lambda path, *_: [path],
    }
)
"""For the events of Python that are about writing, the paths that are written."""


def keep_within(folder: str) -> None:
    """Refuse to write anywhere but below a folder, to the end of this process."""
    own = os.path.realpath(folder) + os.sep

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        paths = _WRITTEN.get(event)
        for path in paths(*arguments) if paths is not None else ():
            if not isinstance(path, str | bytes | os.PathLike):
                continue  # a file that is open already
            name = os.fsdecode(path)
            if name.startswith((":memory:", "file::memory:", *_DEVICES)) or not name:
                continue
            if not os.path.realpath(name).startswith(own):
                raise PermissionError(30, "Read-only file system", name)

    sys.addaudithook(hook)


if __name__ == "__main__":
    keep_within(sys.argv[1])
    faulthandler.register(signal.SIGUSR1, all_threads=True)  # to see where it hangs
    import kaoview
    from kaoview.tui.run import run

    run(kaoview.load)
