"""The actions of the jump dialog, of a bookmark's note, and of the list of bookmarks."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_open = partial(act, Area.OPEN)
_understood = partial(act, Area.UNDERSTOOD)
_jump = partial(act, Area.JUMP)
_note = partial(act, Area.NOTE)
_places_filter = partial(act, Area.PLACES_FILTER)
_places = partial(act, Area.PLACES)

TRAVELLING: tuple[Action, ...] = (
    _open("go", "enter", "go", "打開", "讀這個檔案或資料夾", rank=1, fixed=True),
    _open("complete", "tab", "turn", "補上", "補上檔名，列出可能的檔案", rank=2),
    _open("leave", "escape", "leave", "取消", "取消，不打開檔案", rank=9, fixed=True),
    _understood(
        "keep", "enter", "screen.keep", "加入", "加入我的文件庫，以後都讀", rank=1, fixed=True
    ),
    _understood(
        "only_now",
        "f2",
        "screen.only_now",
        "只開這次",
        "只在這次打開，不加入我的文件庫",
        rank=2,
        fixed=True,
    ),
    _understood("leave", "escape", "screen.leave", "取消", "停止讀取，不打開", rank=9, fixed=True),
    _jump("go", "enter", "go", "前往", "到選取的地方", rank=1, fixed=True),
    _jump("down", "down", "move(1)", "下一個", "選下一個", rank=3),
    _jump("up", "up", "move(-1)", "上一個", "選上一個"),
    _jump("complete", "tab", "turn", "補上", "補上選取的編號，再接著打", rank=2),
    _jump("leave", "escape", "leave", "取消", "取消，留在原處", rank=9, fixed=True),
    _note("save", "enter", "go", "存入", "存入書籤與註記", rank=1, fixed=True),
    _note("remove", "ctrl+d", "screen.remove", "移除", "移除這個書籤", rank=2, fixed=True),
    _note("leave", "escape", "leave", "取消", "取消，不更改書籤", rank=9, fixed=True),
    _places_filter("go", "enter", "go", "前往", "到選取的地方", rank=1, menu=True),
    _places_filter("down", "down", "move(1)", "下一個", "選下一個", rank=3),
    _places_filter("up", "up", "move(-1)", "上一個", "選上一個"),
    _places_filter("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _places_filter("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _places_filter(
        "list", "tab shift+tab", "turn", "到清單", "到清單，可以移除書籤、改註記", rank=2
    ),
    _places_filter("leave", "escape", "leave", "返回", "回到內文", rank=9, fixed=True),
    _places("go", "enter", "open", "前往", "到選取的地方", rank=1, menu=True),
    _places("remove", "x delete", "screen.remove", "移除", "移除書籤", rank=2, menu=True),
    _places("undo", "u", "screen.undo", "復原", "復原剛才移除的書籤", rank=5),
    _places(
        "note", "m", "screen.note", "註記", "改書籤的註記；去過的地方加書籤", rank=4, menu=True
    ),
    _places("filter", "tab shift+tab slash", "screen.filter", "篩選", "打字篩選清單", rank=6),
    _places("down", "down j", "row(1)", "下一項", "往下一項"),
    _places("up", "up k", "row(-1)", "上一項", "往上一項"),
    _places("page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    _places("page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    _places("first", "g home", "first", "最上", "到第一項"),
    _places("last", "G end", "last", "最下", "到最後一項"),
    _places("help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    _places("leave", "escape q", "screen.close", "返回", "回到內文", rank=10, fixed=True),
)
"""In the order of the help page."""
