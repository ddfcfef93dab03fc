"""The actions of the help page and the command palette, and those that work on every screen."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_help = partial(act, Area.HELP)
_palette = partial(act, Area.PALETTE)
_program = partial(act, Area.PROGRAM)

DIALOGS: tuple[Action, ...] = (
    _help("down", "down j", "scroll_by(1)", "下一行", "往下一行", rank=1),
    _help("up", "up k", "scroll_by(-1)", "上一行", "往上一行"),
    _help("page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁", rank=2),
    _help("page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _help("first", "g home", "top", "最上", "到最上面"),
    _help("last", "G end", "bottom", "最下", "到最下面"),
    _help("look_up", "slash ctrl+p", "screen.look_up", "找按鍵", "打幾個字找按鍵", rank=3),
    _help(
        "close",
        "escape question_mark q enter",
        "screen.close",
        "關閉",
        "關閉說明，回到原來的畫面",
        rank=9,
        fixed=True,
    ),
    _palette("go", "enter", "go", "執行", "執行選取的動作", rank=1, fixed=True),
    _palette("down", "down", "move(1)", "下一行", "往下一行", rank=2),
    _palette("up", "up", "move(-1)", "上一行", "往上一行", rank=3),
    _palette("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _palette("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _palette("leave", "escape ctrl+p", "leave", "取消", "關掉選單", rank=9, fixed=True),
)
"""In the order of the help page."""

PROGRAM: tuple[Action, ...] = (
    _program("tour", "f8", "tour", "導覽", "一步一步試試看；導覽裡跳過這一步"),
    _program("tour_end", "f9", "tour_end", "結束導覽", "關掉導覽，照常使用"),
    _program("pause", "ctrl+z", "pause", "暫停", "返回命令列，打 fg 再回來；Windows 不行"),
)
