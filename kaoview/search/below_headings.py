"""What stands below a matching heading: it is about the matter too, though it does not name it.

Under 「辦理 ECFA 公投」 stand paragraphs that only speak of the motion and its reasons. A heading
answers for what stands directly below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kaoview.search.corpus import FIELD_SEPARATOR, Corpus
from kaoview.search.joined_text import JoinedText
from kaoview.search.results import MAX_INEXACT_SCORE, Tier
from kaoview.search.tiers import Matches, TierMatch

_SHARE = 0.75
"""Share of a heading's score that an item below it has. It puts those below an exact heading among
the near hits (.75 × 97 = 73). Chosen by hand."""
_MAX_CHILDREN = 12
"""Most items below a heading that it answers for: a chapter's name says too little about each.
Chosen by hand."""
_MAX_HEADING = 40
"""Longest text of an untitled heading, in folded characters. Chosen by hand."""


def below_headings(matches: Matches, joined: JoinedText, corpus: Corpus) -> Matches:
    """Return matches for the items directly below matching headings.

    Args:
        matches: The matching rows.
        joined: The rows that were searched.
        corpus: The rows of the library.

    Returns:
        Matches with a share of the heading's score and nothing to highlight.
    """
    found: Matches = {}
    for row, match in matches.items():
        number = joined.rows[row]
        item = corpus.items[number]
        if not 0 < len(item.children) <= _MAX_CHILDREN or match.tier.by_sound:
            continue
        if match.tier is Tier.TYPO or not _in_heading(match, joined, row, titled=bool(item.title)):
            continue
        above = corpus.heading_context(number)
        if any(joined.text[first:last] in above for first, last in match.spans):
            continue  # 高雄 in every heading of 高雄市政府 says nothing of what stands below
        score = min(MAX_INEXACT_SCORE, _SHARE * match.score)
        tier = Tier.PARTIAL if match.tier is Tier.EXACT else match.tier
        for child in _children(number, corpus):
            at = bisect_left(joined.rows, child)
            if at < len(joined.rows) and joined.rows[at] == child:
                best = found.get(at)
                if best is None or best.score < score:
                    found[at] = TierMatch(score, tier, ())
    return found


def _in_heading(match: TierMatch, joined: JoinedText, row: int, *, titled: bool) -> bool:
    """Return whether all of a match stands in the heading."""
    start, end = joined.starts[row], joined.starts[row + 1] - 1
    if titled:
        at = joined.text.find(FIELD_SEPARATOR, start, end)
        end = at if at >= 0 else end
    elif end - start > _MAX_HEADING:
        return False
    return bool(match.spans) and all(last <= end for _, last in match.spans)


def _children(number: int, corpus: Corpus) -> Iterator[int]:
    """Yield the rows directly below a row."""
    left = len(corpus.items[number].children)
    row = number + 1
    while left:
        if corpus.parent_of[row] == number:
            yield row
            left -= 1
        row += 1
