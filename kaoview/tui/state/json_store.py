"""Small JSON files that persist between runs: written atomically, renamed when damaged.

A file that cannot be parsed is renamed, never deleted, with a message to the user. One that
cannot be read, for instance a folder or a pipe, is reported too, and never overwritten.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kaoview.os_errors import why

_SCHEMA = 1  # version of the files' format; files of another version count as damaged
_LARGEST = 20_000_000  # bytes; files are some thousands long, a larger one is not ours
_T = TypeVar("_T")


class DamagedError(ValueError):
    """A file does not have the expected content."""


class JsonStore:
    """Reads and writes files.

    Attributes:
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
    """

    messages: list[str]

    def __post_init__(self) -> None:
        """Start without files that must not be written."""
        self._unwritable: set[Path] = set()

    def _read(self, path: Path, parse: Callable[[dict[str, Any]], _T]) -> _T | None:
        try:
            content = _content(path)
        except (FileNotFoundError, NotADirectoryError):
            return None  # nothing remembered
        except OSError as error:
            reason = why(error) if error.errno else str(error)
            self._mark_unwritable(path, f"讀不到：{reason}；這次從頭開始，也不寫進去")
            return None
        self._unwritable.discard(path)
        import json  # not needed for the first frame if there is no file

        try:
            fields = json.loads(content)
            if not isinstance(fields, dict) or fields.get("schema") != _SCHEMA:
                raise DamagedError
            return parse(fields)
        except (ValueError, RecursionError):
            self._put_aside(path)
            return None

    def _mark_unwritable(self, path: Path, words: str) -> None:
        if path not in self._unwritable:
            self._unwritable.add(path)
            self.messages.append(f"「{path.name}」{words}")

    def _put_aside(self, path: Path) -> None:
        number = 1
        while os.path.lexists(aside := path.with_suffix(f".damaged-{number}.json")):
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self._mark_unwritable(path, "壞了，這次從頭開始，也不寫進去")
        else:
            self.messages.append(f"「{path.name}」壞了，已改名為「{aside.name}」，從頭開始")

    def _write(self, path: Path, fields: dict[str, Any]) -> bool:
        if path in self._unwritable:
            return False
        # Imported here: the first frame does not wait for it.
        import json

        from kaoview.export.write_file import WriteError, write_new

        text = json.dumps({"schema": _SCHEMA, **fields}, ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, f"{text}\n", force=True)
        except (OSError, WriteError):
            return False  # a read-only home: the explorer works without stored state
        return True


def _content(path: Path) -> bytes:
    """Return the content of a file, or nothing if it is far too large to be ours.

    Raises:
        OSError: It cannot be read, or is not a regular file: reading a pipe would block.
    """
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise OSError("不是一般檔案，請移開它")
    return path.read_bytes() if info.st_size <= _LARGEST else b""
