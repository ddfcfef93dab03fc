"""The actions of the help page and the command palette, and those that work on every screen."""

from __future__ import annotations

from kaoview.tui.commands.action import Action, Area, act

DIALOGS: tuple[Action, ...] = (
    act(Area.HELP, "down", "down j", "scroll_by(1)", "往下", "往下一行", rank=1),
    act(Area.HELP, "up", "up k", "scroll_by(-1)", "往上", "往上一行"),
    act(Area.HELP, "page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁", rank=2),
    act(Area.HELP, "page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    act(Area.HELP, "first", "g home", "top", "最上", "到最上面"),
    act(Area.HELP, "last", "G end", "bottom", "最下", "到最下面"),
    act(Area.HELP, "look_up", "slash ctrl+p", "screen.look_up", "找按鍵", "打幾個字找按鍵", rank=3),
    act(
        Area.HELP,
        "close",
        "escape question_mark q enter",
        "app.pop_screen",
        "關閉",
        "關閉說明，回到原來的畫面",
        rank=9,
        fixed=True,
    ),
    act(Area.PALETTE, "go", "enter", "go", "執行", "做選取的這一件", rank=1, fixed=True),
    act(Area.PALETTE, "down", "down", "move(1)", "往下", "往下一行", rank=2),
    act(Area.PALETTE, "up", "up", "move(-1)", "往上", "往上一行", rank=3),
    act(Area.PALETTE, "page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    act(Area.PALETTE, "page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    act(Area.PALETTE, "leave", "escape ctrl+p", "leave", "取消", "什麼都不做", rank=9, fixed=True),
)
"""In the order of the help page."""

PROGRAM: tuple[Action, ...] = (
    act(Area.PROGRAM, "pause", "ctrl+z", "pause", "暫停", "回到 shell，打 fg 再回來；Windows 不行"),
)
