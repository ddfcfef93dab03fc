"""The actions on the row under the cursor, whichever list it is in: the same on every screen."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_program = partial(act, Area.PROGRAM)
_menu = partial(act, Area.MENU)
_whole = partial(act, Area.WHOLE)
_letters = partial(act, Area.LETTERS)

ON_ROWS: tuple[Action, ...] = (
    _program(
        "letters",
        "f6 semicolon",
        "on_row('letters')",
        "跳列",
        "看得到的每一列出現兩個字母，打這兩個字母就到那一列；內文裡沒有可以去的，就換其他欄的列",
    ),
    _program(
        "menu",
        "f7 full_stop shift+f10 menu",
        "on_row('menu')",
        "選單",
        "這一列或內文可以做的事；用滑鼠按右鍵也行",
    ),
    _program(
        "whole",
        "w",
        "on_row('whole')",
        "全文",
        "把一列裡切短的文字整個顯示出來，例如對照的兩邊、書籤的註記",
        menu=True,
    ),
    _menu("go", "enter", "open", "執行", "執行選取的動作；按它的鍵也行", rank=1, fixed=True),
    _menu("down", "down j", "row(1)", "下一行", "往下一行"),
    _menu("up", "up k", "row(-1)", "上一行", "往上一行"),
    _menu(
        "leave",
        "escape f7 full_stop shift+f10 menu",
        "screen.leave",
        "取消",
        "關掉選單",
        fixed=True,
    ),
    _whole("down", "down j", "scroll_by(1)", "下一行", "往下一行", rank=1),
    _whole("up", "up k", "scroll_by(-1)", "上一行", "往上一行"),
    _whole("page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁", rank=2),
    _whole("page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _whole("first", "g home", "top", "最上", "到最上面"),
    _whole("last", "G end", "bottom", "最下", "到最下面"),
    _whole("leave", "escape w q enter", "screen.leave", "關閉", "回到列表", rank=9, fixed=True),
    _letters("again", "backspace", "again", "重打", "重打第一個字母", rank=2),
    _letters("leave", "escape f6 semicolon", "leave", "取消", "取消，留在原處", rank=9, fixed=True),
)
"""In the order of the help page."""
