"""The actions of the jump dialog, of a bookmark's note, and of the list of bookmarks."""

from __future__ import annotations

from kaoview.tui.commands.action import Action, Area, act

TRAVELLING: tuple[Action, ...] = (
    act(Area.JUMP, "go", "enter", "go", "前往", "到選取的地方", rank=1, fixed=True),
    act(Area.JUMP, "down", "down", "move(1)", "往下", "選下一個", rank=3),
    act(Area.JUMP, "up", "up", "move(-1)", "往上", "選上一個"),
    act(Area.JUMP, "complete", "tab", "turn", "補上", "補上選取的編號，再接著打", rank=2),
    act(Area.JUMP, "leave", "escape", "leave", "取消", "不跳了", rank=9, fixed=True),
    act(Area.NOTE, "save", "enter", "go", "存入", "存入書籤與註記", rank=1, fixed=True),
    act(Area.NOTE, "remove", "ctrl+d", "screen.remove", "移除", "移除這個書籤", rank=2, fixed=True),
    act(Area.NOTE, "leave", "escape", "leave", "取消", "不改了", rank=9, fixed=True),
    act(Area.PLACES_FILTER, "go", "enter", "go", "前往", "到選取的地方", rank=1),
    act(Area.PLACES_FILTER, "down", "down", "move(1)", "往下", "選下一個", rank=3),
    act(Area.PLACES_FILTER, "up", "up", "move(-1)", "往上", "選上一個"),
    act(Area.PLACES_FILTER, "page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    act(Area.PLACES_FILTER, "page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    act(
        Area.PLACES_FILTER,
        "list",
        "tab shift+tab",
        "turn",
        "到清單",
        "到清單，可以移除書籤、改註記",
        rank=2,
    ),
    act(Area.PLACES_FILTER, "leave", "escape", "leave", "返回", "回到內文", rank=9, fixed=True),
    act(Area.PLACES, "go", "enter", "open", "前往", "到選取的地方", rank=1),
    act(Area.PLACES, "remove", "x delete", "screen.remove", "移除", "移除書籤", rank=2),
    act(Area.PLACES, "undo", "u", "screen.undo", "復原", "放回剛才移除的書籤", rank=3),
    act(Area.PLACES, "note", "m", "screen.note", "註記", "改書籤的註記；去過的地方加書籤", rank=4),
    act(
        Area.PLACES,
        "filter",
        "tab shift+tab slash",
        "screen.filter",
        "篩選",
        "打字篩選清單",
        rank=5,
    ),
    act(Area.PLACES, "down", "down j", "row(1)", "往下", "往下一項"),
    act(Area.PLACES, "up", "up k", "row(-1)", "往上", "往上一項"),
    act(Area.PLACES, "page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    act(Area.PLACES, "page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    act(Area.PLACES, "first", "g home", "first", "最上", "到第一項"),
    act(Area.PLACES, "last", "G end", "last", "最下", "到最後一項"),
    act(Area.PLACES, "help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    act(Area.PLACES, "leave", "escape q", "screen.close", "返回", "回到內文", rank=10, fixed=True),
)
"""In the order of the help page."""
