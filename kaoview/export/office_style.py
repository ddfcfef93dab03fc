"""What the office documents have in common: their font, and how their pages are made."""

from __future__ import annotations

FONT = "標楷體"
"""The font that documents of Taiwan's governments are written in; where it is not installed the
program takes another."""

PAGE_WORDS = ("第 ", " 頁，共 ", " 頁")
"""What stands around the page number and the number of pages at the foot of each page."""
