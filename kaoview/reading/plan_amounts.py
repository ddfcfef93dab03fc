"""Amounts and sums in the cells of plan tables."""

from __future__ import annotations

import re

from kaoview.reading.amount_sums import SUBTOTAL, TOTAL
from kaoview.reading.located_text import EMPTY, INSERTED, LocatedText

_DIGITS = r"0|０|(?![0０])(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3}){1,5}|[0-9０-９]{1,18})"
AMOUNT = re.compile(_DIGITS)
"""An amount of money; no budget has more than 18 digits, and no amount begins with a zero (007)."""
NAMED_AMOUNT = re.compile(
    rf"[（(]?(?:(?:預算|經費)(?:金額|數)?\s?[:：]?\s?)?({_DIGITS})\s?[仟千]元[)）]?"
)
"""An amount that stands with the name of its plan: 預算金額：25,169仟元."""
_AMOUNT_AT_END = re.compile(
    r"(?:[（(](?:(?:預算|經費)(?:金額|數)?\s?[:：]?\s?)?|(?:預算|經費)(?:金額|數)?\s?[:：]\s?)"
    r"[\d,]{1,24}\s?[仟千]元[)）]?$"
)
"""Such an amount at the end of the name, where only its brackets or its label set it off."""


def name_and_amount(name: LocatedText) -> tuple[LocatedText, LocatedText]:
    """Return a plan's name and the amount at its end: (一)行政業務（8,246仟元）."""
    match = _AMOUNT_AT_END.search(name.text)
    if match is None or not match.start() or not NAMED_AMOUNT.fullmatch(match.group()):
        return name, EMPTY
    return name[: match.start()].strip(), name[match.start() : len(name)]


def with_head(head: LocatedText, cell: LocatedText) -> LocatedText:
    """Return an amount after the head of its column, which the row does not repeat."""
    if not head:
        return cell
    words = f"{head.text} "
    return LocatedText(words + cell.text, [*[INSERTED] * len(words), *cell.offsets])


def is_sum(name: str) -> bool:
    """Return whether a name is that of a sum or a subtotal: 合 計."""
    words = "".join(name.split())
    return bool(TOTAL.fullmatch(words) or SUBTOTAL.fullmatch(words))
