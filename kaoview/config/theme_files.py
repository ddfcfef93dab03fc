"""The user's own themes: a TOML file each, in a folder beside the settings.

A file names the theme it starts from and the colours that differ. Wrong entries are left out and
named, one sentence a file; all others apply.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kaoview.config.settings import nearest, quoted, shortened, some_of
from kaoview.config.toml_file import TomlFileError, read_toml
from kaoview.os_errors import explain
from kaoview.paths import themes_folder
from kaoview.text.cell_width import visible

BASES = ("dark", "light")
"""What a theme may start from."""

_COLOURS = "colors"
_ENTRIES = ("base", _COLOURS)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ThemeFile(NamedTuple):
    """A theme of the user's.

    Attributes:
        name: Its name: that of the file without its suffix.
        dark: Whether it starts from the dark theme, or from the light one.
        colours: The colours that differ, as ``#rrggbb`` or ``#rgb``, by their names.
    """

    name: str
    dark: bool
    colours: Mapping[str, str]


class ThemeFiles(NamedTuple):
    """The themes of a folder.

    Attributes:
        themes: The themes, by name.
        problems: What is wrong, a Chinese sentence for each file.
    """

    themes: tuple[ThemeFile, ...] = ()
    problems: tuple[str, ...] = ()


def load_theme_files(
    colours: Collection[str], taken: Collection[str], folder: Path | None = None
) -> ThemeFiles:
    """Read the user's themes.

    Args:
        colours: The names of the colours there are.
        taken: The names of other themes.
        folder: The folder; that at the usual place by default. It need not exist.
    """
    folder = themes_folder() if folder is None else folder
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return ThemeFiles()
    except OSError as error:
        return ThemeFiles(problems=(f"{visible(str(folder))}：讀不到：{explain(error)}",))
    themes, problems = [], []
    for path in paths:
        try:
            theme, wrong = _read(path, colours, taken)
        except (TomlFileError, OSError) as error:
            said = str(error) if isinstance(error, TomlFileError) else explain(error)
            problems.append(f"{visible(str(path))}：{said}，這個配色沒有採用")
            continue
        themes.append(theme)
        if wrong:
            said = "；".join(wrong)
            problems.append(f"{visible(str(path))}：{said}；這些用預設值，其餘照用")
    return ThemeFiles(tuple(themes), tuple(problems))


def _read(
    path: Path, colours: Collection[str], taken: Collection[str]
) -> tuple[ThemeFile, list[str]]:
    """Return a theme, and what is wrong in its file."""
    name = visible(path.stem).strip()
    if not name or name in taken:
        raise TomlFileError(f"已經有叫做{quoted(name)}的配色，請換檔名")
    raw = read_toml(path)
    wrong = [
        f"不認得 {shortened(entry)}，可用的有 {'、'.join(_ENTRIES)}"
        for entry in raw
        if entry not in _ENTRIES
    ]
    base = raw.get("base")
    if base not in BASES:
        allowed = " 或 ".join(f'"{each}"' for each in BASES)
        has = f"，不能是{quoted(base)}" if "base" in raw else ""
        wrong.append(f"base 必須是 {allowed}{has}")
        base = BASES[0]
    chosen: dict[str, str] = {}
    table = raw.get(_COLOURS, {})
    if isinstance(table, dict):
        wrong += _wrong_colours(table, colours)
        chosen = {
            each: table[each] for each in table if each in colours and _is_colour(table[each])
        }
    else:
        wrong.append(f'{_COLOURS} 要寫成 [{_COLOURS}]，底下一行一個顏色，例如 accent = "#d0b07f"')
    return ThemeFile(name, base == BASES[0], chosen), wrong


def _wrong_colours(table: Mapping[str, Any], colours: Collection[str]) -> Iterator[str]:
    for name, value in table.items():
        if name not in colours:
            near = nearest(name, colours)
            known = f"相近的有 {'、'.join(near)}" if near else f"例如 {some_of(colours)}"
            yield f"不認得顏色 {shortened(name)}，{known}"
        elif not _is_colour(value):
            yield f'{name} 必須像 "#d0b07f"，不能是{quoted(value)}'


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None
