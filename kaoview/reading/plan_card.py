"""The card of a plan: labels with their values, above its accounts or alone.

歲出計畫提要 begins so: 工作計畫名稱及編號 | 3801010100 一般行政 | 預算金額 | 1,200, then what the
plan is about and what is expected of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaoview.model import FurnitureKind
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.file_format import CELL_BREAK
from kaoview.reading.furniture import FurniturePiece, strip_controls
from kaoview.reading.located_text import EMPTY, LocatedText
from kaoview.reading.numbering import clear_marker
from kaoview.reading.table_head import Row, code_length, is_figure

_NAME = re.compile(r"(?:業務|工作|分支|施政)?計畫名稱(?:及(?:編號|代碼))?\s*[:：]?\s*")
_AMOUNT = re.compile(r"(?:本年度)?(?:預算|經費)(?:金額|數)\s*[:：]?\s*")


def read_card(
    rows: Sequence[Row], *, thousands: bool
) -> tuple[DraftItem | None, list[FurniturePiece]]:
    """Return the plan that a card is about, and its labels as furniture; None if it is no card.

    Args:
        rows: The card's rows.
        thousands: Whether its amount is in thousands (仟元), as an item's is.
    """
    plan = DraftItem()
    furniture: list[FurniturePiece] = []
    waiting: re.Pattern[str] | None = None
    stated = False
    parts = [(row, part) for row in rows for cell in row.cells for part in _parts(cell)]
    last = None
    for row, paragraph in parts:
        waiting = waiting if row is last else None  # a value stands beside its label
        last = row
        text, controls = strip_controls(paragraph)
        furniture += controls
        label = next((p for p in (_NAME, _AMOUNT) if p.match(text.text)), None)
        if label is not None and (match := label.match(text.text)):
            furniture.append((FurnitureKind.TABLE, text[: match.end()].strip()))
            text, waiting = text[match.end() :].strip(), label
        if not text:
            continue
        stated = stated or (waiting is _AMOUNT and is_figure(text.text))
        if waiting is _NAME and not plan.title:
            _set_name(plan, text)
        elif waiting is _AMOUNT and is_figure(text.text) and thousands and not plan.amount:
            plan.amount = text
        else:
            plan.text.append(text)
        waiting = None
    # Without an amount, 計畫名稱 is the head of a column.
    return (plan, furniture) if plan.title and stated else (None, [])


def _parts(cell: LocatedText) -> Iterator[LocatedText]:
    start = 0
    for part in cell.text.split(CELL_BREAK):
        if part.strip():
            yield cell[start : start + len(part)].strip()
        start += len(part) + 1


def _set_name(plan: DraftItem, words: LocatedText) -> None:
    """Give a plan its name, its code and its number apart."""
    length = code_length(words.text)
    if length:
        plan.text.append(words[:length])
        words = words[length:].strip()
    marker = clear_marker(words.text)
    plan.marker = words[: marker.length].strip() if marker else EMPTY
    plan.title = words[marker.length if marker else 0 :].strip()
