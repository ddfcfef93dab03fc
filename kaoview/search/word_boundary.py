"""Where words begin and end in joined text, by segmenting what stands around a position."""

from __future__ import annotations

import re

from kaoview.search.corpus import FIELD_SEPARATOR
from kaoview.search.joined_text import ROW_END, JoinedText
from kaoview.text.segment import Segmenter

_BOUNDARY_WINDOW = 10
"""Characters on each side of a position that are segmented to find its word boundary. Chosen by
hand; moves no query."""

_LONGER_WORD = 3
"""Characters by which a word of the library may be longer than a term that is a part of it. Chosen
by hand."""

_CLAUSE_END = re.compile(rf"[{ROW_END}{FIELD_SEPARATOR},。、;:!?()「」]")


def is_word_boundary(joined: JoinedText, position: int, segmenter: Segmenter) -> bool:
    """Return whether a position is a word boundary, segmenting the clause around it."""
    text = joined.text
    low, high = max(0, position - _BOUNDARY_WINDOW), position + _BOUNDARY_WINDOW
    before, after = text[low:position], text[position:high]
    ends = [found.end() for found in _CLAUSE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    clause_end = _CLAUSE_END.search(after)
    after = after[: clause_end.start()] if clause_end else after
    return not before or not after or len(before) in segmenter.boundaries(before + after)


def breaks_words(joined: JoinedText, start: int, end: int, segmenter: Segmenter) -> bool:
    """Return whether a span lies inside words at both ends, as 路平 does in 網路平台.

    A span that begins or ends a longer word of the library is no such case, whatever the
    segmentation says: it is half of what is being typed.
    """
    text = joined.text
    for more in range(1, _LONGER_WORD + 1):
        if text[start : end + more] in segmenter or text[max(0, start - more) : end] in segmenter:
            return False
    return not any(is_word_boundary(joined, at, segmenter) for at in (start, end))
