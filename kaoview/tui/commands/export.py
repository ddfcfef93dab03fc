"""The actions of the export dialog, and those that open it while searching."""

from __future__ import annotations

from kaoview.tui.commands.action import Action, Area, act

EXPORTING: tuple[Action, ...] = (
    act(
        Area.SEARCH, "export", "f4", "screen.export_found", "匯出", "把找到的這些匯出成檔案", rank=6
    ),
    act(
        Area.FACETS,
        "export",
        "e f4",
        "screen.export_found",
        "匯出",
        "把找到的這些匯出成檔案",
        rank=3,
    ),
    act(Area.EXPORT, "go", "enter", "screen.go", "匯出", "寫成檔案", rank=1, fixed=True),
    act(Area.EXPORT, "down", "down j", "row(1)", "內容", "選下一種內容", rank=2),
    act(Area.EXPORT, "up", "up k", "row(-1)", "內容", "選上一種內容"),
    act(Area.EXPORT, "right", "right l", "screen.format(1)", "格式", "換下一種格式", rank=3),
    act(Area.EXPORT, "left", "left h", "screen.format(-1)", "格式", "換上一種格式"),
    act(
        Area.EXPORT,
        "path",
        "tab shift+tab",
        "screen.switch",
        "檔名",
        "改檔名或資料夾；副檔名打 .csv 等也會換格式",
        rank=4,
    ),
    act(
        Area.EXPORT,
        "cancel",
        "escape q",
        "screen.cancel",
        "取消",
        "不匯出了；正在匯出時停下來",
        rank=9,
        fixed=True,
    ),
    act(Area.EXPORT_PATH, "go", "enter", "go", "匯出", "寫成檔案", rank=1, fixed=True),
    act(Area.EXPORT_PATH, "turn", "tab shift+tab up down", "turn", "內容", "回去選內容", rank=2),
    act(
        Area.EXPORT_PATH,
        "leave",
        "escape",
        "leave",
        "取消",
        "不匯出了；正在匯出時停下來",
        rank=9,
        fixed=True,
    ),
    act(
        Area.EXPORTED,
        "look",
        "o",
        "screen.look",
        "打開看看",
        "用 $PAGER 或 less 打開寫好的檔案",
        rank=1,
    ),
    act(
        Area.EXPORTED,
        "close",
        "enter escape q",
        "screen.close",
        "關閉",
        "回到原來的畫面",
        rank=9,
        fixed=True,
    ),
)
"""In the order of the help page."""
