"""The reader's own settings: one TOML file, checked entry by entry; the program never writes it.

What is wrong in it is said with file, entry and what is allowed, and everything else applies.
Which actions and themes there are is the explorer's to know: :func:`checked` is told them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kaoview.os_errors import explain
from kaoview.paths import config_folder
from kaoview.storage import NotRegularFileError, is_regular_file, read_file
from kaoview.text.cell_width import visible

FILE_NAME = "config.toml"
GROUPINGS = ("department", "year")
"""How the explorer's sidebar may be grouped, the usual way first."""

NARROWEST, WIDEST = 20, 80
"""The least and the most Chinese characters of a line for reading."""

_EXAMPLE = "正確的寫法見 kaoview config --example"
_SHOWN = 30  # characters of a wrong value, enough to know it by
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Config:
    """What a reader has set.

    Attributes:
        theme: The name of the explorer's theme, or empty for the explorer's choice.
        measure: Chinese characters of a line for reading.
        grouping: How the explorer's sidebar is grouped: one of GROUPINGS.
        libraries: Files and folders to read besides the bundled documents; all of them exist.
        synonyms: Files of synonyms besides the usual ones; all of them exist.
        reviewer: The name that stands with the reader's decisions on comparisons, or empty.
        keys: For ids of actions, their keys as Textual names them, one or more each.
        problems: What is wrong in the file, one Chinese sentence each.
        path: The file these come from, or None where there is none.
    """

    theme: str = ""
    measure: int = 40
    grouping: str = GROUPINGS[0]
    libraries: tuple[Path, ...] = ()
    synonyms: tuple[Path, ...] = ()
    reviewer: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    path: Path | None = None


def config_path() -> Path:
    """Return where the settings are kept; the file need not exist."""
    return config_folder() / FILE_NAME


def load_config(path: Path | None = None) -> Config:
    """Read the settings.

    Args:
        path: The file; that at the usual place by default. It need not exist.

    Returns:
        The settings, the defaults for whatever is not set or is wrong; never an error.
    """
    path = config_path() if path is None else path
    try:
        content = read_file(path)
    except NotRegularFileError:
        return _broken(path, "讀不到：不是一般檔案，請移開它")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        return _broken(path, f"讀不到：{explain(error)}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken(path, "不是 UTF-8 文字檔，請另存為 UTF-8")
    # Only who has settings waits for what reads them.
    import tomllib

    try:
        return _Reader(path).config(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        return _broken(path, f"{_where(str(error))}寫法不是 TOML，{_EXAMPLE}")


def checked(
    config: Config, actions: Mapping[str, Collection[str]], themes: Collection[str]
) -> Config:
    """Return the settings without actions and themes that there are not.

    Args:
        config: As it was read.
        actions: The id of every action, with the keys it has where a reader sets none.
        themes: The name of every theme.

    Returns:
        The settings that apply; what was left out is told in ``problems``.
    """
    problems = list(config.problems)
    theme = config.theme
    if theme and theme not in themes:
        allowed = "、".join(sorted(themes))
        problems.append(f"{config.path}：theme 沒有{_quoted(theme)}，可用的有 {allowed}")
        theme = ""
    for id in (id for id in config.keys if id not in actions):
        allowed = "、".join(_near(id, actions))
        known = f"相近的有 {allowed}" if allowed else f"動作的名稱例如 {_some(actions)}"
        problems.append(f"{config.path}：keys 沒有{_quoted(id)}這個動作，{known}")
    keys = {id: keys for id, keys in config.keys.items() if id in actions}
    for key, ids in _clashes({**actions, **keys}, keys):
        named = "、".join(ids)
        problems.append(
            f"{config.path}：keys 裡 {named} 都用{_quoted(key)}，只有一個有效，請改其中一個"
        )
    return replace(config, theme=theme, keys=keys, problems=tuple(problems))


def _clashes(
    keys: Mapping[str, Collection[str]], own: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield keys that two actions of one area share since a reader set them, with the actions.

    An action works where its id says: before the dot, or everywhere.
    """
    users: dict[tuple[str, str], list[str]] = {}
    for id, named in keys.items():
        for key in named:
            users.setdefault((id.rpartition(".")[0], key), []).append(id)
    for (_, key), ids in users.items():
        if len(ids) > 1 and not set(ids).isdisjoint(own):
            yield key, ids


def key_name(typed: str) -> str | None:
    """Return a key by the name that Textual has for it, or None where there is no such key.

    Args:
        typed: A name or the character itself, with modifiers before it.

    >>> key_name("?"), key_name("Ctrl+P"), key_name("G"), key_name("PgDn"), key_name("a b")
    ('question_mark', 'ctrl+p', 'G', 'pagedown', None)
    """
    if typed == " ":
        return "space"
    before, plus, last = typed[:-1].rpartition("+")
    last += typed[-1:]
    modifiers = before.casefold().split("+") if plus else []
    if not set(modifiers) <= {"ctrl", "alt", "shift", "super", "meta", "hyper"}:
        return None
    if len(last) == 1 and not last.isalnum():
        name = _character_name(last)
    elif len(last) > 1 or modifiers:
        name = _OTHER_NAMES.get(last.casefold(), last.casefold())
        name = name if len(name) == 1 or name in _NAMED else ""
    else:
        name = last
    return "+".join((*modifiers, name)) if name else None


def _character_name(character: str) -> str:
    """Return Textual's name of a character that is no letter and no figure, or empty."""
    name = unicodedata.name(character, "").casefold().replace(" ", "_").replace("-", "_")
    return _CHARACTERS.get(name, name)


_CHARACTERS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters that Textual calls by other names than Unicode does."""

_NAMED = frozenset(
    (
        *("enter", "escape", "space", "tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 25)),
        *(_character_name(each) for each in map(chr, range(33, 127)) if not each.isalnum()),
    )
)
"""Keys that have names, those of ASCII's punctuation among them."""

_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}


class _WrongError(ValueError):
    """An entry cannot be used; the message says what is allowed."""


class _Reader:
    """Turns one file's entries into settings and remarks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[str] = []

    def config(self, raw: Mapping[str, Any]) -> Config:
        """Read every entry."""
        entries = {
            "theme": self._name,
            "measure": self._measure,
            "grouping": self._grouping,
            "libraries": self._libraries,
            "synonyms": self._synonyms,
            "reviewer": self._name,
            "keys": self._keys,
        }
        found: dict[str, Any] = {}
        for name, value in raw.items():
            if name not in entries:
                near = _near(name, entries)
                allowed = f"是不是 {near[0]}？" if near else ""
                self._remark(name, f"不是設定的項目，{allowed}可用的有 {'、'.join(entries)}")
                continue
            try:
                found[name] = entries[name](value)
            except _WrongError as error:
                self._remark(name, f"{error}，這一項用預設值")
        return Config(**found, problems=tuple(self._problems), path=self._path)

    def _remark(self, name: str, message: str) -> None:
        self._problems.append(f"{self._path}：{_short(name)} {message}")

    def _name(self, value: object) -> str:
        if not isinstance(value, str):
            raise _WrongError(f"要是引號裡的文字，不能是{_quoted(value)}")
        return " ".join(visible(value).split())

    def _measure(self, value: object) -> int:
        # A bool is an int to Python, but none to a reader.
        if isinstance(value, int) and value is not True and NARROWEST <= value <= WIDEST:
            return value
        allowed = f"{NARROWEST} 到 {WIDEST} 的整數（字數）"
        raise _WrongError(f"要是 {allowed}，不能是{_quoted(value)}")

    def _grouping(self, value: object) -> str:
        if isinstance(value, str) and value in GROUPINGS:
            return value
        allowed = " 或 ".join(f'"{grouping}"' for grouping in GROUPINGS)
        raise _WrongError(f"要是 {allowed}，不能是{_quoted(value)}")

    def _libraries(self, value: object) -> tuple[Path, ...]:
        return tuple(self._paths("libraries", value, "檔案或資料夾"))

    def _synonyms(self, value: object) -> tuple[Path, ...]:
        return tuple(self._paths("synonyms", value, "檔案"))

    def _paths(self, name: str, value: object, kind: str) -> Iterator[Path]:
        """Yield the paths of an entry that exist; others are remarked on one by one."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list):
            raise _WrongError(f'要是一串路徑，例如 ["~/計畫"]，不能是{_quoted(value)}')
        for each in listed:
            path = self._path_of(each)
            if path is None:
                self._remark(name, f"裡的路徑要是引號裡的文字，不能是{_quoted(each)}，這一個略過")
            elif not (is_regular_file(path) or (name == "libraries" and _is_folder(path))):
                self._remark(name, f"找不到{kind}「{visible(str(path))}」，請檢查路徑，這一個略過")
            else:
                yield path

    def _path_of(self, value: object) -> Path | None:
        """Return the path that an entry means, seen from the folder of the settings."""
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            return None
        path = Path(value.strip())
        with suppress(RuntimeError):  # nobody has that home: it is not found as it stands
            path = path.expanduser()
        return self._path.parent / path

    def _keys(self, value: object) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            raise _WrongError('要寫成 [keys]，底下一行一個動作，例如 help = "f1"')
        found: dict[str, tuple[str, ...]] = {}
        for id, typed in _flat(value):
            listed = typed if isinstance(typed, list) else [typed]
            names = [key_name(each) if isinstance(each, str) else None for each in listed]
            if not names or None in names:
                self._remark(
                    f"keys.{id}",
                    f'要是按鍵的名稱，例如 "f1"、"ctrl+p" 或 ["j", "down"]，'
                    f"不能是{_quoted(typed)}，這個動作用預設的按鍵",
                )
            else:
                found[id] = tuple(dict.fromkeys(filter(None, names)))
        return found


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield ids and their keys; TOML takes an id's dot for a table where it is not quoted."""
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


def _broken(path: Path, message: str) -> Config:
    return Config(problems=(f"{path}：{message}；設定都沒有採用",), path=path)


def _where(error: str) -> str:
    """Return the line that a message of tomllib's names, in Chinese."""
    _, found, rest = error.rpartition("at line ")
    line = rest.split(",")[0]
    return f"第 {line} 行" if found and line.isdecimal() else ""


def _quoted(value: object) -> str:
    if isinstance(value, bool):
        return "「true」" if value else "「false」"
    return f"「{_short(str(value))}」"


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


def _near(name: str, known: Collection[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, known, n=_NEAREST, cutoff=0.5)


def _some(names: Collection[str]) -> str:
    return "、".join(sorted(names)[:_NEAREST])
