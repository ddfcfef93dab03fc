"""Parsing the settings' entries: each is checked by itself, and a wrong one is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kaoview.config.key_names import key_name
from kaoview.config.settings import (
    GROUPINGS,
    NARROWEST,
    WIDEST,
    Config,
    nearest,
    quoted,
    shortened,
)
from kaoview.storage import is_regular_file
from kaoview.text.cell_width import visible


class _InvalidError(ValueError):
    """An entry cannot be used; the message says what is allowed."""


class ConfigReader:
    """Turns the entries of one file into settings, and problems where they are wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[str] = []

    def read(self, raw: Mapping[str, Any]) -> Config:
        """Read every entry."""
        entries = {
            "theme": self._name,
            "measure": self._measure,
            "grouping": self._grouping,
            "libraries": self._libraries,
            "synonyms": self._synonyms,
            "semantic": self._switch,
            "reviewer": self._name,
            "keys": self._keys,
        }
        found: dict[str, Any] = {}
        for name, value in raw.items():
            if name not in entries:
                near = nearest(name, entries)
                allowed = f"是不是 {near[0]}？" if near else ""
                self._report(name, f"不是設定的項目，{allowed}可用的有 {'、'.join(entries)}")
                continue
            try:
                found[name] = entries[name](value)
            except _InvalidError as error:
                self._report(name, f"{error}，這一項用預設值")
        return Config(**found, problems=tuple(self._problems), path=self._path)

    def _report(self, name: str, message: str) -> None:
        self._problems.append(f"{self._path}：{shortened(name)} {message}")

    def _name(self, value: object) -> str:
        if not isinstance(value, str):
            raise _InvalidError(f"必須是引號裡的文字，不能是{quoted(value)}")
        return " ".join(visible(value).split())

    def _switch(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise _InvalidError(f"必須是 true 或 false，不能是{quoted(value)}")
        return value

    def _measure(self, value: object) -> int:
        # In Python a bool is an int.
        if isinstance(value, int) and value is not True and NARROWEST <= value <= WIDEST:
            return value
        allowed = f"{NARROWEST} 到 {WIDEST} 的整數（字數）"
        raise _InvalidError(f"必須是 {allowed}，不能是{quoted(value)}")

    def _grouping(self, value: object) -> str:
        if isinstance(value, str) and value in GROUPINGS:
            return value
        allowed = " 或 ".join(f'"{grouping}"' for grouping in GROUPINGS)
        raise _InvalidError(f"必須是 {allowed}，不能是{quoted(value)}")

    def _libraries(self, value: object) -> tuple[Path, ...]:
        return tuple(self._paths("libraries", value, "檔案或資料夾"))

    def _synonyms(self, value: object) -> tuple[Path, ...]:
        return tuple(self._paths("synonyms", value, "檔案"))

    def _paths(self, name: str, value: object, kind: str) -> Iterator[Path]:
        """Yield the existing paths of an entry; report the others one by one."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list):
            raise _InvalidError(f'必須是一串路徑，例如 ["~/計畫"]，不能是{quoted(value)}')
        for each in listed:
            path = self._path_of(each)
            if path is None:
                self._report(name, f"裡的路徑必須是引號裡的文字，不能是{quoted(each)}，這一個略過")
            elif not (is_regular_file(path) or (name == "libraries" and _is_folder(path))):
                self._report(name, f"找不到{kind}「{visible(str(path))}」，請檢查路徑，這一個略過")
            else:
                yield path

    def _path_of(self, value: object) -> Path | None:
        """Return the path of an entry, relative to the folder of the settings."""
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            return None
        path = Path(value.strip())
        with suppress(RuntimeError):  # no such home: the path is not found as it is
            path = path.expanduser()
        return self._path.parent / path

    def _keys(self, value: object) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            raise _InvalidError('要寫成 [keys]，底下一行一個動作，例如 help = "f1"')
        found: dict[str, tuple[str, ...]] = {}
        for id, typed in _flat(value):
            listed = typed if isinstance(typed, list) else [typed]
            names = [key_name(each) if isinstance(each, str) else None for each in listed]
            if not names or None in names:
                self._report(
                    f"keys.{id}",
                    f'必須是按鍵的名稱，例如 "f1"、"ctrl+p" 或 ["j", "down"]，'
                    f"不能是{quoted(typed)}，這個動作用預設的按鍵",
                )
            else:
                found[id] = tuple(dict.fromkeys(filter(None, names)))
        return found


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield ids and their keys; TOML parses an unquoted dot in an id as a table."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from ((f"{name}.{below}", keys) for below, keys in value.items())
        else:
            yield name, value


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder that is closed
        return False
