"""What a reader can do on every screen, whatever stands there."""

from __future__ import annotations

from kaoview.tui.commands.action import Action, Area, act

PROGRAM: tuple[Action, ...] = (
    act(Area.PROGRAM, "pause", "ctrl+z", "pause", "暫停", "回到 shell，打 fg 再回來；Windows 不行"),
)
"""In the order of the help page."""
