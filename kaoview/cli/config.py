"""``kaoview config``: where the reader's settings are, what is wrong in them, and an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kaoview.cli.terminal import Line, plain
from kaoview.config import Config, checked, config_path, load_config
from kaoview.text.cells import cell_width, pad

EXAMPLE = """\
# kaoview 的設定。拿掉一行開頭的 # 就生效；沒有寫的、寫錯的都用預設值。

# 瀏覽畫面的配色
#theme = "textual-light"

# 內文一行幾個字，20 到 80
#measure = 40

# 除了隨附的文件，也讀這些檔案或資料夾（指令寫了 --library 時不讀）
# 相對路徑從這個設定檔的資料夾算起，~ 是家目錄
#libraries = ["~/計畫", "~/下載/業務報告.txt"]

# 另外的同義詞檔；這個資料夾裡的 synonyms.toml 本來就會讀
#synonyms = ["~/計畫/同義詞.toml"]

# 校對時留下的名字
#reviewer = "王小明"

# 按鍵：動作的名稱，和一個或幾個按鍵；名稱裡有點的要加引號
#[keys]
#help = "f1"
#"reader.page_down" = ["space", "pagedown", "ctrl+f"]
"""
"""Every setting, with what it means; as it stands it changes nothing."""


def config_lines() -> Iterator[Line]:
    """Yield where the settings are, whether they are there, what is wrong, and what applies."""
    config = _current()
    yield (("設定檔：", ""), (str(config_path()), "bold"))
    if config.path is None:
        yield plain("還沒有這個檔案，全部用預設值。kaoview config --example 印出範例，可以存到這裡")
    elif config.problems:
        yield plain(f"有 {len(config.problems)} 個問題，其餘照用：", "yellow")
        for problem in config.problems:
            yield plain(f"  {problem}")
    else:
        yield plain("讀得到，沒有問題")
    yield plain("")
    settings = _settings(config)
    width = max(map(cell_width, settings))
    for name, value in settings.items():
        yield ((pad(name, width), "cyan"), (f"  {_said(value)}", ""))


def config_record() -> dict[str, Any]:
    """Return the same for JSON."""
    config = _current()
    return {
        "schema": 1,
        "path": str(config_path()),
        "exists": config.path is not None,
        "problems": list(config.problems),
        "settings": _settings(config),
    }


def _current() -> Config:
    """Return the settings, keys of actions that there are not left out.

    Themes are not looked at: which there are is known only once the explorer runs.
    """
    config = load_config()
    if not config.keys:
        return config
    # The explorer knows the actions, and only who changes keys waits for it.
    from kaoview.tui.actions import BY_ID

    return checked(config, BY_ID, [config.theme])


def _settings(config: Config) -> dict[str, Any]:
    return {
        "theme": config.theme,
        "measure": config.measure,
        "libraries": _texts(config.libraries),
        "synonyms": _texts(config.synonyms),
        "reviewer": config.reviewer,
        "keys": {id: list(keys) for id, keys in config.keys.items()},
    }


def _texts(paths: tuple[Path, ...]) -> list[str]:
    return [str(path) for path in paths]


def _said(value: object) -> str:
    """Return a setting's value in words."""
    if not value:
        return "（沒有設）"
    match value:
        case list():
            return "、".join(map(str, value))
        case dict():
            return "、".join(f"{id} {' '.join(keys)}" for id, keys in value.items())
    return str(value)
