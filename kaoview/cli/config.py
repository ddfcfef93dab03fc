"""``kaoview config``: the settings file's path, its problems, and an example."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kaoview.cli.terminal import Line, plain
from kaoview.config import Config, checked, config_path, load_config
from kaoview.paths import (
    bookmarks_file,
    cache_folder,
    reviews_file,
    state_folder,
    synonyms_file,
    themes_folder,
)
from kaoview.text.cell_width import cell_width, pad, visible

_SETTINGS = """\
# kaoview 的設定。拿掉一行開頭的 # 就生效；沒有寫的、寫錯的都用預設值。

# 瀏覽畫面的配色：kaoview-dark、kaoview-light，或 ctrl+p 裡列的其他配色；
# 自己的配色寫在這個資料夾的 themes/名稱.toml，這裡寫它的名稱
#theme = "kaoview-light"

# 內文一行幾個字，20 到 80
#measure = 40

# 目錄怎麼分："department" 依機關，"year" 依年度
#grouping = "year"

# 除了隨附的文件，也讀這些檔案或資料夾（指令寫了 --library 時不讀）
# 相對路徑從這個設定檔的資料夾算起，~ 是家目錄
#libraries = ["~/計畫", "~/下載/業務報告.txt"]

# 另外的同義詞檔；這個資料夾裡的 synonyms.toml 本來就會讀
#synonyms = ["~/計畫/同義詞.toml"]

# 校對時留下的名字
#reviewer = "王小明"

# 搜尋時也找意思相近而沒有那些詞的；要先 pip install "kaoview[semantic]"
#semantic = true

# 按鍵：動作的名稱，和一個或幾個按鍵；名稱裡有點的要加引號。以下是預設的按鍵
# 按鍵寫字元本身，或 f1、enter、escape、space、up、pagedown、ctrl+p、alt+left 這樣的名稱
#[keys]
"""


def example() -> str:
    """Return a file with every setting and every action's keys, all commented out."""
    # Slow to import, and not needed by the other commands.
    from kaoview.tui.commands import ACTIONS, Area
    from kaoview.tui.commands.key_names import written_key

    lines = [_SETTINGS]
    for area in Area:
        lines.append(f"\n# {area.value}\n")
        for action in (action for action in ACTIONS if action.area is area):
            name = json.dumps(action.id) if "." in action.id else action.id
            keys = [*map(written_key, action.keys)]
            written = json.dumps(keys if len(keys) > 1 else keys[0])
            lines.append(f"#{name} = {written}  # {action.tooltip}\n")
    return "".join(lines)


def config_lines() -> Iterator[Line]:
    """Yield the settings file's path, whether it exists, its problems, and the values in use."""
    config = _current()
    yield (("設定檔：", ""), (str(config_path()), "bold"))
    if config.path is None:
        yield plain("還沒有這個檔案，全部用預設值。kaoview config --example 印出範例，可以存到這裡")
    elif not config.problems:
        yield plain("讀得到，沒有問題")
    if config.problems:
        yield plain(f"有 {len(config.problems)} 個問題，其餘照用：", "yellow")
        for problem in config.problems:
            yield plain(f"  {problem}")
    yield plain("")
    settings = _settings(config)
    width = max(map(cell_width, settings))
    for name, value in settings.items():
        yield ((pad(name, width), "cyan"), (f"  {_format_value(value)}", ""))
    yield plain("")
    yield plain("其他的檔案：")
    files = [*user_files()]
    width = max(cell_width(words) for _, words, _ in files)
    for _, words, path in files:
        note = "" if path.exists() else "（還沒有）"
        yield ((f"  {pad(words, width)}", "cyan"), (f"  {visible(str(path))}{note}", ""))
    if problems := _synonym_problems(config):
        yield plain("")
        yield plain(f"同義詞有 {len(problems)} 個問題，其餘照用：", "yellow")
        for problem in problems:
            yield plain(f"  {visible(problem)}")


def config_record() -> dict[str, Any]:
    """Return the same information for JSON."""
    config = _current()
    return {
        "schema": 1,
        "path": str(config_path()),
        "exists": config.path is not None,
        "problems": [*config.problems, *_synonym_problems(config)],
        "settings": _settings(config),
        "files": {name: str(path) for name, _, path in user_files()},
    }


def user_files() -> Iterator[tuple[str, str, Path]]:
    """Yield the user's other files: a key for JSON, a label, and the path."""
    yield "synonyms", "自己的同義詞", synonyms_file()
    yield "themes", "自己的配色", themes_folder()
    yield "bookmarks", "書籤", bookmarks_file()
    yield "reviews", "自己的校對", reviews_file()
    yield "state", "上次讀到的地方", state_folder()
    yield "cache", "可以刪掉的暫存", cache_folder()


def _current() -> Config:
    """Return the settings as the explorer takes them: known themes, known actions, no clashes."""
    config = load_config()
    if not (config.keys or config.theme or os.path.lexists(themes_folder())):
        return config
    # Imported only if there is something to check: slow to import.
    from textual.theme import BUILTIN_THEMES

    from kaoview.tui.commands import USUAL_KEYS
    from kaoview.tui.themes import DARK, LIGHT, user_themes

    themes, problems = user_themes()
    names = {DARK, LIGHT, *BUILTIN_THEMES, *(theme.name for theme in themes)}
    return checked(config, USUAL_KEYS, names, problems)


def _synonym_problems(config: Config) -> tuple[str, ...]:
    """Return the problems in the user's own synonyms."""
    own = synonyms_file()
    if not (os.path.lexists(own) or config.synonyms):
        return ()
    # Imported only if there are own synonyms: slow to import.
    from kaoview.search.synonyms import load_synonyms

    return load_synonyms((own, *config.synonyms)).problems


def _settings(config: Config) -> dict[str, Any]:
    return {
        "theme": config.theme,
        "measure": config.measure,
        "grouping": config.grouping,
        "libraries": _path_texts(config.libraries),
        "synonyms": _path_texts(config.synonyms),
        "semantic": config.semantic,
        "reviewer": config.reviewer,
        "keys": {id: list(keys) for id, keys in config.keys.items()},
    }


def _path_texts(paths: tuple[Path, ...]) -> list[str]:
    return [str(path) for path in paths]


def _format_value(value: object) -> str:
    """Return a setting's value as text."""
    if not value:
        return "（沒有設）"
    match value:
        case bool():
            return "true"
        case list():
            return "、".join(map(str, value))
        case dict():
            return "、".join(f"{id} {' '.join(keys)}" for id, keys in value.items())
    return str(value)
