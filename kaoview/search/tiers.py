"""Match one term against joined rows: exactly, by sound, and by scattered characters.

Each function returns the rows that match with a score from 0 to 100 and the spans to highlight.
The tier of typos is in :mod:`kaoview.search.typo_matches`, that of synonyms in
:mod:`kaoview.search.semantic_match`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from kaoview.search.corpus import FIELD_SEPARATOR
from kaoview.search.joined_text import JoinedText, Slot
from kaoview.search.numerals import is_inside_longer_number
from kaoview.search.phonetic_match import PhoneticPattern
from kaoview.search.results import EXACT_SCORE, MAX_INEXACT_SCORE, MAX_SCORE, Tier
from kaoview.text.numbers import CHINESE_NUMERALS

# Bonuses of exact matches, in points above EXACT_SCORE, which leaves 3 points of room.
_LENGTH_SHARE_BONUS = 0.4
"""Points for a row that consists of the term alone, less in proportion for a longer row. Tuned;
moves no query."""
_OUTER_EDGE_BONUS = 0.2
"""Points for each side of the match that adjoins punctuation or the end of the row. Tuned; moves
0.5 %."""
_WHOLE_TITLE_BONUS = 1.6
"""Points for a term that is the whole title. Tuned; moves no query."""
_IN_TITLE_BONUS = 0.9
"""Points for a term that is part of the title. Tuned; moves no query."""
_REPEATED_BONUS = 0.2
"""Points for a second occurrence in the row. Tuned; moves 0.7 %."""
_WORD_BOUNDARY_BONUS = 0.3
"""Points for each end of the match at a word boundary. Tuned; moves no query."""
_OTHER_NUMERALS_PENALTY = 0.3
"""Points off for a number written in other numerals than typed. Tuned; moves no query."""
_BROKEN_WORD_SCORE = 70.0
"""Score of a term whose two ends both lie inside words of the text (路平 in 網路平台): among the
partial matches. Chosen by hand."""
_BROKEN_LENGTH = 2
"""Length of a term, in characters, that can break words: one character is part of nearly every word
that has it, and where three spread over words at both ends, the segmentation is mostly wrong
(市地重 in 期|市地重劃, cut as 期市|地|重劃)."""
_MAX_BOUNDARY_CHECKED_LENGTH = 3
"""Longest term, in characters, whose word boundaries are checked: a longer one is rarely a part of
other words. Tuned; moves 0.2 %."""
MAX_BOUNDARY_CHECKED_ROWS = 40
"""Most rows whose matches are checked for word boundaries, which takes a segmentation each. Chosen
by hand; moves no query."""

# Phonetic matches.
_FREQUENCY_BONUS = 0.5
"""Points for each doubling of a surface form's occurrences. Tuned; moves no query."""
_MAX_FREQUENCY_BONUS = 2.0
"""Most points for frequency, reached at 16 occurrences. Tuned; moves no query."""
_MISSING_BOUNDARY_PENALTY = 1.5
"""Points off for each end of an ambiguous match that is not a word boundary. Tuned; moves 0.2 %."""
_MAX_BOUNDARY_CHECKS = 3
"""Occurrences of a surface form that are checked for word boundaries. Chosen by hand; moves no
query."""
_MAX_SURFACE_FORMS = 60
"""Best-fitting surface forms of a pattern that are kept. Chosen by hand; moves no query."""
_MAX_POSITIONS = 10_000
"""Most occurrences of a pattern that are read; limits the time of a search. Chosen by hand; moves
no query."""
_MAX_SINGLE_POSITIONS = 400
"""The same for a pattern of one character, which matches nearly everywhere. Chosen by hand; moves
no query."""

# Scattered characters.
_BAG_SCORE = 30
"""Score of a row with all characters of the term, as in the prototype."""
_MIN_BAG_WEIGHT = 0.6
"""Least share of the characters' total IDF that a row must have. Tuned."""
_MIN_BAG_CHARACTERS = 3
"""Fewest distinct characters of the term, and of those in the row: two occur together by chance.
Tuned."""


class TierMatch(NamedTuple):
    """How one row matches a term.

    Attributes:
        score: From 0 to 100.
        tier: The kind of match.
        spans: The matched parts of the joined text.
        words: For each span the folded part of the query that it stands for; empty for a match that
            stands for the whole term.
    """

    score: float
    tier: Tier
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...] = ()


Matches = dict[int, TierMatch]
"""The matching rows of a joined text, by row number."""

IsWordBoundary = Callable[[JoinedText, int], bool]
"""Whether a position of a joined text is a word boundary."""

BreaksWords = Callable[[JoinedText, int, int], bool]
"""Whether a span of a joined text lies inside words at both ends."""


def keep_best(matches: Matches, more: Mapping[int, TierMatch]) -> None:
    """Merge matches into others, keeping the better one of each row."""
    for row, match in more.items():
        kept = matches.get(row)
        if kept is None or match.score > kept.score:
            matches[row] = match


def standing_for(word: str, matches: Matches) -> Matches:
    """Return matches that stand for a folded word of the query where they tell no other."""
    return {
        row: match if match.words else match._replace(words=(word,) * len(match.spans))
        for row, match in matches.items()
    }


def exact_matches(
    joined: JoinedText,
    key: str,
    is_word_boundary: IsWordBoundary,
    breaks_words: BreaksWords | None = None,
) -> Matches:
    """Find literal occurrences of a term, with its numbers in any numerals.

    Args:
        joined: The rows to search.
        key: The folded term.
        is_word_boundary: Called for short terms with few matches.
        breaks_words: Called for terms with no word boundary at either end; None where a term counts
            inside other words, too, as a quoted one does.

    Returns:
        Scores from 97 to 100: higher in a title, at word boundaries, in a short row, and for
        repeated occurrences. A term that breaks words of the text at both ends matches in part
        only.
    """
    matches: Matches = {}
    for rank, spelling in enumerate(joined.numbers.spellings(key)):
        text = spelling.text
        rows = joined.rows_with_number(spelling) if rank else joined.rows_with(text)
        check_boundaries = (
            len(text) <= _MAX_BOUNDARY_CHECKED_LENGTH and len(rows) <= MAX_BOUNDARY_CHECKED_ROWS
        )
        for row, start in rows.items():
            end = start + len(text)
            if row in matches and matches[row].tier is Tier.EXACT:
                kept = matches[row]
                matches[row] = kept._replace(spans=(*kept.spans, (start, end)))
                continue
            bonus = _position_bonus(joined, row, start, len(text))
            score = EXACT_SCORE + bonus - _OTHER_NUMERALS_PENALTY * (rank > 0)
            if breaks_words and not rank and _continues_number(joined, row, text):
                matches[row] = TierMatch(_BROKEN_WORD_SCORE, Tier.PARTIAL, ((start, end),))
                continue
            if check_boundaries:
                boundaries = is_word_boundary(joined, start) + is_word_boundary(joined, end)
                if breaks_words and not boundaries and _is_broken(joined, row, text, breaks_words):
                    matches[row] = TierMatch(_BROKEN_WORD_SCORE, Tier.PARTIAL, ((start, end),))
                    continue
                score += _WORD_BOUNDARY_BONUS * boundaries
            score = min(MAX_SCORE, max(EXACT_SCORE, score))
            matches[row] = TierMatch(score, Tier.EXACT, ((start, end),))
    return matches


def _continues_number(joined: JoinedText, row: int, text: str) -> bool:
    """Return whether every occurrence of a term in a row ends a longer number, as 30% in 130%."""
    if not (text[0].isdecimal() or text[0] in CHINESE_NUMERALS):
        return False
    first, end = joined.starts[row], joined.starts[row + 1] - 1
    at = joined.text.find(text, first, end)
    while at >= 0:
        if not is_inside_longer_number(joined.text[max(at - 2, first) : at], text):
            return False
        at = joined.text.find(text, at + 1, end)
    return True


def _is_broken(joined: JoinedText, row: int, spelling: str, breaks_words: BreaksWords) -> bool:
    """Return whether every occurrence of a term in a row breaks words at both ends."""
    if len(spelling) != _BROKEN_LENGTH or spelling.isascii():
        return False
    end = joined.starts[row + 1] - 1
    at = joined.text.find(spelling, joined.starts[row], end)
    while at >= 0:
        if not breaks_words(joined, at, at + len(spelling)):
            return False
        at = joined.text.find(spelling, at + 1, end)
    return True


def _position_bonus(joined: JoinedText, row: int, at: int, length: int) -> float:
    """Return the bonus of an exact match for its position in the row, at most 2.6 points."""
    start, end = joined.starts[row], joined.starts[row + 1] - 1
    text = joined.text
    bonus = _LENGTH_SHARE_BONUS * length / (end - start)
    if not text[at - 1 : at].isalnum() or at == start:
        bonus += _OUTER_EDGE_BONUS
    if not text[at + length : at + length + 1].isalnum():
        bonus += _OUTER_EDGE_BONUS
    title_end = text.find(FIELD_SEPARATOR, start, end)
    if at < title_end:
        bonus += _WHOLE_TITLE_BONUS if title_end - start == length else _IN_TITLE_BONUS
    if text.find(text[at : at + length], at + length, end) >= 0:
        bonus += _REPEATED_BONUS
    return bonus


def phonetic_matches(
    joined: JoinedText, pattern: PhoneticPattern, is_word_boundary: IsWordBoundary
) -> Matches:
    """Find the strings that fit a phonetic pattern.

    Few letters fit many strings, most of them by chance, so frequent strings and those at word
    boundaries score higher.
    """
    occurrences: dict[str, list[int]] = defaultdict(list)
    width = len(pattern.slots)
    limit = _MAX_POSITIONS if width > 1 else _MAX_SINGLE_POSITIONS
    for at in islice(joined.find_pattern(pattern.slots), limit):
        occurrences[joined.text[at : at + width]].append(at)
    occurrences.pop(pattern.excluded, None)
    matches: Matches = {}
    for surface_form, fit in _best_surface_forms(occurrences, pattern.slots):
        positions = sorted(occurrences[surface_form])
        bonus = min(_MAX_FREQUENCY_BONUS, _FREQUENCY_BONUS * math.log2(len(positions)))
        if pattern.ambiguous:
            boundaries = max(
                is_word_boundary(joined, at) + is_word_boundary(joined, at + width)
                for at in positions[:_MAX_BOUNDARY_CHECKS]
            )
            bonus += _MISSING_BOUNDARY_PENALTY * (boundaries - 2)
        score = pattern.min_score + (pattern.max_score - pattern.min_score) * fit + bonus
        score = min(MAX_INEXACT_SCORE, score)
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at in positions:
            spans[joined.row_at(at)].append((at, at + width))
        for row, found in spans.items():
            keep_best(matches, {row: TierMatch(score, pattern.tier, tuple(found))})
    return matches


def _best_surface_forms(
    occurrences: Mapping[str, Sequence[int]], slots: Sequence[Slot]
) -> list[tuple[str, float]]:
    """Return the best-fitting strings that were found, each with its fit from 0 to 1."""
    fits = {
        surface_form: sum(slot[each] for slot, each in zip(slots, surface_form, strict=True))
        / len(slots)
        for surface_form in occurrences
    }
    ranked = sorted(fits, key=lambda each: (-fits[each], -len(occurrences[each])))
    return [(surface_form, fits[surface_form]) for surface_form in ranked[:_MAX_SURFACE_FORMS]]


def character_bag_matches(joined: JoinedText, key: str, weight: Callable[[str], float]) -> Matches:
    """Find rows that contain most of a term's characters, in any order.

    Args:
        joined: The rows to search.
        key: The folded term, of three characters or more; its letters and digits are not looked
            for, since scattered ones mean nothing.
        weight: The IDF of a character.

    Returns:
        Scores of at most 30, by the share of the characters' weight.
    """
    characters = Counter(each for each in key if each.isalnum() and not each.isascii())
    if len(characters) < _MIN_BAG_CHARACTERS:
        return {}
    weights = {each: weight(each) for each in characters}
    total = sum(weights.values())
    found: dict[int, float] = defaultdict(float)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in characters:
        for row, at in joined.rows_with(each).items():
            found[row] += weights[each]
            spans[row].append((at, at + 1))
    return {
        row: TierMatch(_BAG_SCORE * got / total, Tier.PARTIAL, tuple(spans[row]))
        for row, got in found.items()
        if got >= _MIN_BAG_WEIGHT * total and len(spans[row]) >= _MIN_BAG_CHARACTERS
    }
