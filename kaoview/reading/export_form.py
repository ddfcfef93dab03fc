"""What kaoview's exports look like, for what writes them and for what reads them again."""

from __future__ import annotations

import re
from collections.abc import Mapping

GENERATOR = "kaoview"
"""The program that exports name as the one that wrote them."""

HTML_MARK = f'<meta name="generator" content="{GENERATOR}">'
"""What the head of an exported page names it with."""

_FIELDS = frozenset(("title", "id", "department", "period", "source", "exported"))
"""The fields by which a file is known to be an export of kaoview's."""

AMOUNT_HEADER = ("項目", "金額（仟元）")
"""The head of the table in which an export in Markdown lists amounts."""

DEEPEST_HEADING = 6
"""Levels of headings that Markdown has; deeper ones are bold paragraphs."""

ABOVE, SOURCE, NOTE = "位於：", "出處：", "註記："
"""What an export in Markdown says of an item, in italics: where it stands, its source, and the
reader's own note. Document text has no italics."""

_ITEM_MARK = re.compile(r"<!-- (\d{1,4}) -->")


def item_mark(level: int) -> str:
    """Return what an export sets before an item without number and heading.

    It is a comment, which no reader of the export sees, with the level of the item (1 for those of
    a plan), so that the export can be read again.

    >>> item_mark(2)
    '<!-- 2 -->'
    """
    return f"<!-- {level} -->"


def marked_level(text: str) -> int:
    """Return the level that a comment before an item states, or 0 for any other text.

    >>> marked_level("<!-- 2 -->"), marked_level("<!-- a remark -->")
    (2, 0)
    """
    match = _ITEM_MARK.fullmatch(text)
    return int(match.group(1)) if match else 0


def is_aside(text: str) -> bool:
    """Tell of a paragraph in italics whether an export says it of the text beside it.

    >>> is_aside("出處：高雄市政府113年度施政綱要"), is_aside("出處不明")
    (True, False)
    """
    return text.startswith((ABOVE, SOURCE, NOTE))


def has_export_fields(fields: Mapping[str, str]) -> bool:
    """Tell by a file's own fields whether it is an export of departments, plans or items."""
    return fields.keys() >= _FIELDS


def is_export(fields: Mapping[str, str]) -> bool:
    """Tell by a file's own fields whether it is an export of one plan, or of a part of one."""
    one = not any(fields.get(name, "").startswith("[") for name in ("id", "department", "period"))
    return has_export_fields(fields) and one
