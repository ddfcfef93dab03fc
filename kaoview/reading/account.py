"""The account of a document's characters: each stands in one item, or in the furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kaoview.document import Account
from kaoview.reading.located_text import INSERTED, LocatedText

_SPACE = re.compile(r"\s+")
_OFTEN = 2
"""Stands for twice and more often."""
_NOT_COUNTED = 16
"""Stands for white space among the counts of items: larger than any pair of counts."""


def account_of(
    text: str, in_plans: Iterable[LocatedText], in_margins: Iterable[LocatedText]
) -> Account:
    """Count, for every character except white space, how often items and furniture hold it.

    Args:
        text: The document's text.
        in_plans: The texts of its items.
        in_margins: The texts of its furniture.
    """
    # White space that joining inserted has the offset -1, which is this additional space.
    text += " "
    in_items = bytearray(len(text))
    in_furniture = bytearray(len(text))
    for passage in in_plans:
        _count(passage, text, in_items)
    for passage in in_margins:
        _count(passage, text, in_furniture)
    for space in _SPACE.finditer(text):
        in_items[space.start() : space.end()] = bytes([_NOT_COUNTED]) * len(space.group())
    found = _pairs(in_items, in_furniture)
    return Account(
        characters=sum(found.values()),
        in_items=sum(number for (i, _), number in found.items() if i),
        in_furniture=sum(number for (_, f), number in found.items() if f),
        missing=found[0, 0],
        repeated=sum(number for (i, f), number in found.items() if i + f > 1),
    )


def _pairs(in_items: bytearray, in_furniture: bytearray) -> dict[tuple[int, int], int]:
    """Return how many characters items and furniture hold how often, white space left out.

    The two counts of a character, each at most ``_OFTEN``, are made one byte: both rows of bytes
    are added up as one large number each.
    """
    base = _OFTEN + 1
    whole = int.from_bytes(in_items, "big") * base + int.from_bytes(in_furniture, "big")
    both = whole.to_bytes(len(in_items), "big")
    return {(i, f): both.count(i * base + f) for i in range(base) for f in range(base)}


def _count(passage: LocatedText, text: str, counts: bytearray) -> None:
    """Count a passage's characters at their offsets, unless it differs from the source there.

    What was inserted (a space, the head of a column before its amount) is not in the source.
    """
    offsets = passage.offsets
    if isinstance(offsets, range) and offsets.step == 1 and offsets.start >= 0:
        start, stop = offsets.start, offsets.stop
        if text[start:stop] == passage.text and not any(counts[start:stop]):
            counts[start:stop] = b"\x01" * (stop - start)
            return
    if "".join(map(text.__getitem__, offsets)) != passage.text:
        printed = [at for at, offset in enumerate(offsets) if offset != INSERTED]
        if any(text[offsets[at]] != passage.text[at] for at in printed):
            return
        offsets = [offsets[at] for at in printed]
    for offset in offsets:
        counts[offset] = 1 if counts[offset] == 0 else _OFTEN
