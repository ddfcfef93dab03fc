"""The account of a document's characters: each stands in one item, or in the furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kaoview.document import Account
from kaoview.reading.located_text import INSERTED, LocatedText, Runs

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
        start, stop = space.span()
        if stop - start == 1:  # as nearly all are
            in_items[start] = _NOT_COUNTED
        else:
            in_items[start:stop] = bytes([_NOT_COUNTED]) * (stop - start)
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
    runs = offsets.parts if isinstance(offsets, Runs) else (offsets,)
    if not all(_is_printed(run, piece, text) for run, piece in _pieces(runs, passage.text)):
        return
    for run in runs:
        if not isinstance(run, range):
            for offset in run:
                if offset != INSERTED:
                    counts[offset] = 1 if counts[offset] == 0 else _OFTEN
        elif counts.count(0, run.start, run.stop) == len(run):
            counts[run.start : run.stop] = b"\x01" * len(run)
        else:
            for offset in run:
                counts[offset] = 1 if counts[offset] == 0 else _OFTEN


def _pieces(runs: Sequence[Sequence[int]], text: str) -> Iterator[tuple[Sequence[int], str]]:
    """Yield each run of offsets with its characters."""
    if len(runs) == 1:  # as most passages have
        yield runs[0], text
        return
    start = 0
    for run in runs:
        yield run, text[start : start + len(run)]
        start += len(run)


def _is_printed(run: Sequence[int], piece: str, text: str) -> bool:
    """Tell whether the source has a run's characters at their offsets, inserted ones left out."""
    if isinstance(run, range):
        return text[run.start : run.stop] == piece
    return all(o == INSERTED or text[o] == c for o, c in zip(run, piece, strict=True))
