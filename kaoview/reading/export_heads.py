"""The heads of columns of exported tables, for what writes and for what recognises them.

Each table has its heads in English (CSV and TSV, for programs) and in Chinese (for readers); tables
of separated values have no other place by which they could be told from someone else's.
"""

from __future__ import annotations

ITEM_COLUMNS = {
    "id": "編號",
    "department": "機關",
    "plan": "計畫",
    "period": "年度",
    "month": "月",
    "plan_kind": "計畫種類",
    "plan_title": "計畫名稱",
    "trail": "位置",
    "depth": "層次",
    "kind": "項目種類",
    "marker": "項次",
    "title": "標題",
    "text": "內容",
    "amount": "金額（仟元）",
    "document": "文件",
    "first_line": "起行",
    "last_line": "迄行",
    "first_page": "起頁",
    "last_page": "迄頁",
    "government": "政府",
}
"""The columns of a table of items."""

NOTE_COLUMN = {"note": "註記"}
"""The last column of a table of items where a reader has notes on them."""

WORD_COLUMNS = {
    "word": "詞",
    "department": "機關",
    "period": "年度",
    "state": "情形",
    "occurrences": "次數",
    "id": "編號",
    "marker": "項次",
    "sentence": "句子",
    "document": "文件",
    "place": "頁或行",
    "plan_title": "計畫名稱",
    "citation": "引文出處",
}
"""The columns of a table of the places of words."""

REVIEW_COLUMNS = ("left", "right", "status", "decided_by", "date", "note", "fingerprint")
"""The columns of decisions on pairs, as they are stored and handed on."""

REVIEW_TABLE_HEADS = (
    *("舊項目", "新項目", "判定", "校對者", "日期", "註記", "舊項目文字", "新項目文字"),
)
"""The heads of a table of decisions for reading."""

EXPORT_HEADS = frozenset(
    (
        tuple(ITEM_COLUMNS),
        tuple(ITEM_COLUMNS.values()),
        (*ITEM_COLUMNS, *NOTE_COLUMN),
        (*ITEM_COLUMNS.values(), *NOTE_COLUMN.values()),
        tuple(WORD_COLUMNS),
        tuple(WORD_COLUMNS.values()),
        REVIEW_COLUMNS,
        REVIEW_TABLE_HEADS,
    )
)
"""The rows of heads by which a table of separated values is known to be an export."""
