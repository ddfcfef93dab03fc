"""Small JSON files that outlive a run: written whole or not at all, put aside when damaged.

A file that cannot be understood gets another name, is never deleted, and the reader is told. One
that cannot be read at all, a folder or a pipe in its place, is told too and never written over.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kaoview.os_errors import explain
from kaoview.storage import NotRegularFileError, TooLargeError, read_file, write_file

_SCHEMA = 1
_LARGEST = 20_000_000  # bytes; what is remembered takes some thousands
_T = TypeVar("_T")


class DamagedError(ValueError):
    """A file does not hold what it should."""


class JsonStore:
    """Reads and writes files.

    Attributes:
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
    """

    messages: list[str]

    def __post_init__(self) -> None:
        """Begin with no file that is to be left alone."""
        self._left_alone: set[Path] = set()

    def _read(self, path: Path, parse: Callable[[dict[str, Any]], _T]) -> _T | None:
        try:
            content = _content(path)
        except (FileNotFoundError, NotADirectoryError):
            return None  # nothing remembered
        except OSError as error:
            reason = explain(error) if error.errno else str(error)
            self._leave_alone(path, f"讀不到：{reason}；這次從頭開始，也不寫進去")
            return None
        self._left_alone.discard(path)
        import json  # the first picture does without it where nothing is remembered

        try:
            fields = json.loads(content)
            if not isinstance(fields, dict) or fields.get("schema") != _SCHEMA:
                raise DamagedError
            return parse(fields)
        except (ValueError, RecursionError):
            self._put_aside(path)
            return None

    def _leave_alone(self, path: Path, words: str) -> None:
        if path not in self._left_alone:
            self._left_alone.add(path)
            self.messages.append(f"「{path.name}」{words}")

    def _put_aside(self, path: Path) -> None:
        number = 1
        while os.path.lexists(aside := path.with_suffix(f".damaged-{number}.json")):
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self._leave_alone(path, "壞了，這次從頭開始，也不寫進去")
        else:
            self.messages.append(f"「{path.name}」壞了，已改名為「{aside.name}」，從頭開始")

    def _write(self, path: Path, fields: dict[str, Any]) -> bool:
        if path in self._left_alone:
            return False
        import json

        text = json.dumps({"schema": _SCHEMA, **fields}, ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path.resolve(), [f"{text}\n".encode("utf-8", errors="replace")])
        except (OSError, RuntimeError):
            return False  # a read-only home: the explorer works without a memory
        return True


def _content(path: Path) -> bytes:
    """Return what is in a file; nothing of one that is far too large to be ours.

    Raises:
        OSError: It cannot be read, or is no file: a pipe of that name would be waited for.
    """
    try:
        return read_file(path, largest=_LARGEST)
    except NotRegularFileError:
        raise OSError("不是一般檔案，請移開它") from None
    except TooLargeError:
        return b""
