"""The actions of the export dialog, and those that open it from the search and the bookmarks."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_search = partial(act, Area.SEARCH)
_facets = partial(act, Area.FACETS)
_places_filter = partial(act, Area.PLACES_FILTER)
_places = partial(act, Area.PLACES)
_export = partial(act, Area.EXPORT)
_export_path = partial(act, Area.EXPORT_PATH)
_exported = partial(act, Area.EXPORTED)

EXPORTING: tuple[Action, ...] = (
    _search(
        "export",
        "f4",
        "screen.command('export_found')",
        "匯出",
        "把找到的這些匯出成檔案",
        rank=6,
        menu=True,
    ),
    _facets(
        "export", "e f4", "screen.command('export_found')", "匯出", "把找到的這些匯出成檔案", rank=3
    ),
    _places_filter("export", "f4", "screen.export", "匯出", "把看得到的書籤匯出成檔案", rank=2),
    _places("export", "e f4", "screen.export", "匯出", "把看得到的書籤匯出成檔案", rank=3),
    _export("go", "enter", "screen.go", "匯出", "寫成檔案", rank=1, fixed=True),
    _export("down", "down j", "row(1)", "內容", "選下一種內容", rank=2),
    _export("up", "up k", "row(-1)", "內容", "選上一種內容"),
    _export("right", "right l", "screen.format(1)", "格式", "換下一種格式", rank=3),
    _export("left", "left h", "screen.format(-1)", "格式", "換上一種格式"),
    _export(
        "path",
        "tab shift+tab",
        "screen.switch",
        "檔名",
        "改檔名或資料夾；副檔名打 .csv 等也會換格式",
        rank=4,
    ),
    _export(
        "cancel",
        "escape q",
        "screen.cancel",
        "取消",
        "取消匯出；正在匯出時停下來",
        rank=9,
        fixed=True,
    ),
    _export_path("go", "enter", "go", "匯出", "寫成檔案", rank=1, fixed=True),
    _export_path("turn", "tab shift+tab up down", "turn", "內容", "返回，另選要匯出的內容", rank=2),
    _export_path(
        "leave", "escape", "leave", "取消", "取消匯出；正在匯出時停下來", rank=9, fixed=True
    ),
    _exported(
        "look",
        "o",
        "screen.look",
        "打開看看",
        "打開寫好的檔案：文字用 $PAGER 或 less，其他用系統預設的程式",
        rank=1,
    ),
    _exported(
        "close", "enter escape q", "screen.close", "關閉", "回到原來的畫面", rank=9, fixed=True
    ),
)
"""In the order of the help page."""
