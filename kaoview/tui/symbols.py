"""The symbols on the screen, with their explanations for the help page."""

from __future__ import annotations

from kaoview.document import Verdict

CURSOR, NO_CURSOR = "› ", "  "
"""Stand before a line of a list, with the cursor on it and without; one sign everywhere."""

CLOSED, OPEN = "▸", "▾"  # one cell wide in all terminals
HIT = "*"
KEPT = "籤"
CHECKED = "✓"  # one cell wide in all terminals
REJECTED = "x"

OF_THE_TREE = (
    (CLOSED, "目錄裡：下面還有，可以展開"),
    (OPEN, "目錄裡：已經展開"),
    (HIT, "目錄裡：有搜尋結果；收合的那一行有它，表示結果在下層"),
    (KEPT, "目錄裡：這裡有書籤"),
    (CHECKED, "目錄與搜尋裡：已經勾選"),
    (Verdict.DOUBTFUL.sign, "目錄裡：這份文件請先檢查，原因在它的頁面上"),
    (Verdict.BAD.sign, "目錄裡：這份文件讀取有誤，原因在它的頁面上"),
)
"""The symbols of the tree, each with its meaning."""

OF_DECISIONS = ((REJECTED, "對照裡：已排除，有人看過，這兩項不是對應"),)
"""The symbols of reviews; statuses have their own."""
