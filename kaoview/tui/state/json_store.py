"""Small JSON files that persist between runs: written atomically, renamed when damaged.

A file that cannot be parsed is renamed, never deleted, and reported. One that cannot be read at
all, or is a folder or a pipe, is reported too and never overwritten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from kaoview.os_errors import explain
from kaoview.storage import NotRegularFileError, TooLargeError, read_file, write_file

_SCHEMA = 1
MAX_BYTES = 20_000_000  # of a file; ours have some thousands; chosen by hand
_T = TypeVar("_T")


class DamagedError(ValueError):
    """A file does not have the expected content."""


class JsonStore:
    """Reads and writes files.

    Attributes:
        messages: What went wrong, one Chinese sentence each, to be shown.
    """

    messages: list[str]

    def __post_init__(self) -> None:
        """Start with no file marked as unreadable."""
        self._unreadable: set[Path] = set()

    def _read(self, path: Path, parse: Callable[[dict[str, Any]], _T]) -> _T | None:
        try:
            content = _content(path)
        except (FileNotFoundError, NotADirectoryError):
            return None  # nothing stored yet
        except OSError as error:
            reason = explain(error) if error.errno else str(error)
            self._mark_unreadable(path, f"讀不到：{reason}；這次用空白的開始，不會存檔")
            return None
        self._unreadable.discard(path)
        import json  # not needed for the first picture where nothing is stored

        try:
            fields = json.loads(content)
            if not isinstance(fields, dict) or fields.get("schema") != _SCHEMA:
                raise DamagedError
            return parse(fields)
        except (ValueError, RecursionError):
            self._rename_damaged(path)
            return None

    def _mark_unreadable(self, path: Path, message: str) -> None:
        if path not in self._unreadable:
            self._unreadable.add(path)
            self.messages.append(f"「{path.name}」{message}")

    def _rename_damaged(self, path: Path) -> None:
        number = 1
        while os.path.lexists(aside := path.with_suffix(f".damaged-{number}.json")):
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self._mark_unreadable(
                path, "損壞，也無法改名；這次用空白的開始，不會存檔，請移開它再重新打開"
            )
        else:
            self.messages.append(f"「{path.name}」損壞，已改名為「{aside.name}」，用空白的開始")

    def _write(self, path: Path, fields: dict[str, Any]) -> bool:
        if path in self._unreadable:
            return False
        import json

        text = json.dumps({"schema": _SCHEMA, **fields}, ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path.resolve(), [f"{text}\n".encode("utf-8", errors="replace")])
        except (OSError, RuntimeError):
            return False  # a read-only home: nothing is stored, everything else works
        return True


def _content(path: Path) -> bytes:
    """Return a file's content; empty for one that is far too large to be ours.

    Raises:
        OSError: It cannot be read, or is not a regular file.
    """
    try:
        return read_file(path, largest=MAX_BYTES)
    except NotRegularFileError:
        raise OSError("不是一般檔案，請移開它") from None
    except TooLargeError:
        return b""


def as_fields(record: tuple[Any, ...]) -> dict[str, Any]:
    """Return the fields of a named tuple by their names, and so those of all within it."""
    names = getattr(record, "_fields", ())
    return {name: _as_field(value) for name, value in zip(names, record, strict=True)}


def _as_field(value: object) -> object:
    if not isinstance(value, tuple):
        return dict(value) if isinstance(value, Mapping) else value
    return as_fields(value) if hasattr(value, "_fields") else [_as_field(each) for each in value]
