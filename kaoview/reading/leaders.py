"""Leaders: the signs between an entry of a contents page and its page number."""

from __future__ import annotations

DOTS = ".．…‥·・⋯﹒∙⋅"
"""Dots, which may stand without a page number behind them as well."""
RULES = "-－—–―─━_＿~～"
"""Signs that draw a line; without a page number behind them they are blanks to fill in."""
LEADERS = rf"[{DOTS}]{{2,}}|[{RULES}]{{3,}}"
"""A pattern of what an entry has before its page number; fewer signs are punctuation."""
