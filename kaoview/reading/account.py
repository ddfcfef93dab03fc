"""The account of a document's characters: each stands in one item, or in the furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kaoview.document import Account
from kaoview.reading.located_text import INSERTED, LocatedText


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
    found = Counter(zip(map(str.isspace, text), in_items, in_furniture, strict=True))
    counted = [(i, f, number) for (space, i, f), number in found.items() if not space]
    return Account(
        characters=sum(number for _, _, number in counted),
        in_items=sum(number for i, _, number in counted if i),
        in_furniture=sum(number for _, f, number in counted if f),
        missing=sum(number for i, f, number in counted if i + f == 0),
        repeated=sum(number for i, f, number in counted if i + f > 1),
    )


def _count(passage: LocatedText, text: str, counts: bytearray) -> None:
    """Count a passage's characters at their offsets, unless it differs from the source there.

    What was inserted (a space, the head of a column before its amount) is not in the source.
    """
    offsets = passage.offsets
    if "".join(map(text.__getitem__, offsets)) != passage.text:
        printed = [at for at, offset in enumerate(offsets) if offset != INSERTED]
        if any(text[offsets[at]] != passage.text[at] for at in printed):
            return
        offsets = [offsets[at] for at in printed]
    for offset in offsets:
        counts[offset] = 1 if counts[offset] == 0 else 2
