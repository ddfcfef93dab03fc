"""Small JSON files that outlive a run: written whole or not at all, put aside when damaged.

A file that cannot be understood gets another name, is never deleted, and the reader is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_SCHEMA = 1
_T = TypeVar("_T")


class DamagedError(ValueError):
    """A file does not hold what it should."""


class JsonFiles:
    """Reads and writes files.

    Attributes:
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
    """

    messages: list[str]

    def _read(self, path: Path, parse: Callable[[dict[str, Any]], _T]) -> _T | None:
        try:
            if not path.is_file():  # a pipe of that name would be waited for
                return None
            content = path.read_bytes()
        except OSError:
            return None  # nothing remembered, or nothing that can be reached
        try:
            fields = json.loads(content)
            if not isinstance(fields, dict) or fields.get("schema") != _SCHEMA:
                raise DamagedError
            return parse(fields)
        except (ValueError, RecursionError):
            self._put_aside(path)
            return None

    def _put_aside(self, path: Path) -> None:
        number = 1
        while (aside := path.with_suffix(f".damaged-{number}.json")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self.messages.append(f"「{path.name}」壞了，這次從頭開始")
        else:
            self.messages.append(f"「{path.name}」壞了，已改名為「{aside.name}」，從頭開始")

    def _write(self, path: Path, fields: dict[str, Any]) -> bool:
        # Imported when something is written: the first picture does not wait for it.
        from kaoview.export.files import WriteError, write_new

        text = json.dumps({"schema": _SCHEMA, **fields}, ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, f"{text}\n", force=True)
        except (OSError, WriteError):
            return False  # a read-only home: the explorer works without a memory
        return True
