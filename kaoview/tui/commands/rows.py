"""The actions on the row under the cursor, whichever list it is in: the same on every screen."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_program = partial(act, Area.PROGRAM)
_letters = partial(act, Area.LETTERS)

ON_ROWS: tuple[Action, ...] = (
    _program(
        "letters",
        "f6 semicolon",
        "letters",
        "跳列",
        "看得到的每一列出現兩個字母，打這兩個字母就到那一列",
    ),
    _letters("again", "backspace", "again", "重打", "重打第一個字母", rank=2),
    _letters("leave", "escape f6 semicolon", "leave", "取消", "取消，留在原處", rank=9, fixed=True),
)
"""In the order of the help page."""
