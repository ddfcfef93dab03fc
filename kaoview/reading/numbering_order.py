"""Numbers that neither continue their list nor begin one, which are noted and never corrected."""

from __future__ import annotations

from kaoview.reading.draft_items import DraftItem
from kaoview.reading.located_text import join
from kaoview.reading.numbering import Marker, style_of
from kaoview.reading.open_branch import OpenNode

_LONGEST_QUOTE = 20
"""Characters of an item that are quoted in a note about its numbering; chosen by hand."""


def order_note(before: OpenNode | None, marker: Marker, style: str, draft: DraftItem) -> str:
    """Return what is odd about an item's number in one Chinese sentence, or empty.

    Args:
        before: The item before it in the same list, or None.
        marker: Its marker.
        style: The style of the list.
        draft: The item.
    """
    numbering = style_of(style)
    if numbering is None or not numbering.ordered:
        return ""
    value = before.value if before is not None and before.style == style else 0
    # A list in mixed styles goes on (1. 2. 三、), as its author printed it.
    mixed = before is not None and before.value == marker.value - 1 > 0
    if marker.value in (value + 1, 1) or mixed:
        return ""
    due = f"應為第 {value + 1} 項" if value else "前面沒有第 1 項"
    return f"編號「{draft.marker.text}」不連續（{due}），照原文保留：{_quote(draft)}"


def _quote(draft: DraftItem) -> str:
    words = join([draft.title, *draft.text], " ").text
    return words[:_LONGEST_QUOTE] + ("…" if len(words) > _LONGEST_QUOTE else "")
