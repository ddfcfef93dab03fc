"""The actions of the search, of its facets, and of finding in the page."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_search = partial(act, Area.SEARCH)
_facets = partial(act, Area.FACETS)
_find = partial(act, Area.FIND)

SEARCHING: tuple[Action, ...] = (
    _search(
        "go", "enter", "go", "前往", "到選取的那一筆；選取的是詞時就找那個詞", rank=1, menu=True
    ),
    _search("down", "down", "move(1)", "下一筆", "看下一筆，內文跟著走", rank=7),
    _search("up", "up", "move(-1)", "上一筆", "看上一筆，內文跟著走", rank=8),
    _search("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _search("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _search("facets", "tab shift+tab", "turn", "篩選", "依年度或機關篩選", rank=2),
    _search(
        "check",
        "f2 insert",
        "screen.command('check_hit')",
        "勾選",
        "勾選這一筆或取消，再到下一筆；勾選的可以一起複製、引用、匯出、放書籤",
        rank=5,
        menu=True,
    ),
    _search("leave", "escape", "leave", "返回", "結束搜尋，回到原來的地方", rank=9, fixed=True),
    _facets("down", "down j", "row(1)", "下一行", "往下一行", rank=9),
    _facets("up", "up k", "row(-1)", "上一行", "往上一行"),
    _facets(
        "narrow",
        "enter space f2 insert",
        "open",
        "選取",
        "只看這個年度或機關；再按一次取消",
        rank=1,
        menu=True,
    ),
    _facets(
        "leave", "tab shift+tab escape", "leave", "回搜尋", "回到搜尋的輸入框", rank=2, fixed=True
    ),
    _find("go", "enter", "go", "到內文", "回到內文；找到的字仍有標記，n 與 N 前後跳", rank=1),
    _find("down", "down", "move(1)", "下一處", "到下一處", rank=2),
    _find("up", "up", "move(-1)", "上一處", "到上一處", rank=3),
    _find("leave", "escape", "leave", "取消", "取消，清除標記", rank=9, fixed=True),
)
"""In the order of the help page."""
