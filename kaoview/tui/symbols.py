"""The signs on the screen that are no words: drawn from here, and explained on the help page."""

from __future__ import annotations

CLOSED, OPEN = "▸", "▾"  # one cell wide in every terminal
HIT = "*"
KEPT = "籤"
REJECTED = "x"

OF_THE_TREE = (
    (CLOSED, "目錄裡：下面還有，可以展開"),
    (OPEN, "目錄裡：已經展開"),
    (HIT, "目錄裡：搜尋找到的；收合時，在它下面"),
    (KEPT, "目錄裡：這裡有書籤"),
)
"""The signs of the sidebar, each with what it means."""

OF_DECISIONS = ((REJECTED, "對照裡：有人看過，這兩項不是對應"),)
"""The signs of what readers decided, beside those of the statuses."""
