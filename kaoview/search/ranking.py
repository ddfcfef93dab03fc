"""From terms to ranked rows: every tier for one term, and several terms together."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaoview.search.corpus import FIELD
from kaoview.search.joined_text import ROW_END, JoinedText
from kaoview.search.phonetic_match import homophones, patterns
from kaoview.search.query import Term
from kaoview.search.results import EXACT_SCORE, Tier
from kaoview.search.semantic_match import QueryUnit, closeness, meaning, rarity, respelled, units
from kaoview.search.synonyms import Synonyms
from kaoview.search.tiers import (
    Answers,
    TierMatch,
    exact,
    keep_best,
    mistyped,
    scattered,
    sounding,
)
from kaoview.search.typos import Cost
from kaoview.text.phonetic import SoundTable
from kaoview.text.segment import Segmenter

_ENOUGH = 10
_MANY = 30
_SURE = 86.0
_DOUBT = 10.0
_WEAK_LATIN = 90.0
_NEAR_MISS = EXACT_SCORE - 0.1
_WINDOW = 10
_CLAUSE_END = re.compile(rf"[{ROW_END}{FIELD},。、;:!?()「」]")

Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Tools:
    """What ranking knows about a library.

    Attributes:
        sounds: Its characters by sound.
        segmenter: Its words.
        synonyms: What they can be called.
        rows: How many rows it has.
        count: How many of them hold a word or its synonyms, given how many of the block do.
        surroundings: The folded headings above a row of a block.
        cost: What it costs to take one character for another.
    """

    sounds: SoundTable
    segmenter: Segmenter
    synonyms: Synonyms
    rows: int
    count: Callable[[QueryUnit, int], int]
    surroundings: Callable[[int], str]
    cost: Cost


class SearchCancelledError(Exception):
    """The search was cancelled."""


def answer(block: JoinedText, terms: Sequence[Term], tools: Tools, cancelled: Cancelled) -> Answers:
    """Find the rows of a block that answer all or most of some terms.

    Args:
        block: Where to look.
        terms: One or more.
        tools: What is known about the library.
        cancelled: Asked between steps.

    Raises:
        StoppedError: The search was cancelled.
    """
    found = [answer_term(block, term, tools, cancelled) for term in terms]
    return found[0] if len(found) == 1 else _together(terms, found, tools)


def answer_term(block: JoinedText, term: Term, tools: Tools, cancelled: Cancelled) -> Answers:
    """Find the rows of a block that answer one term, by every tier that makes sense for it."""

    def go_on() -> None:
        if cancelled():
            raise SearchCancelledError

    def is_boundary(where: JoinedText, position: int) -> bool:
        return _edge(where, position, tools.segmenter)

    go_on()
    answers = exact(block, term.key, is_boundary)
    if term.phrase:
        return answers
    han = any("\u3400" <= each <= "\u9fff" for each in term.key)
    known = term.key in tools.synonyms.table
    if not (han and answers):
        go_on()
        _hear(block, term, tools, answers, is_boundary)
    if han and len(answers) < _MANY:
        go_on()
        pattern = homophones(term.key, tools.sounds)
        if pattern:
            heard = sounding(block, pattern, is_boundary)
            keep_best(answers, _lowered(heard, _DOUBT if known else 0.0))
    if han or term.key in tools.synonyms.table:
        go_on()
        keep_best(answers, _mean(block, term.key, tools))
    if not any(found.score >= _SURE for found in answers.values()):
        go_on()
        slips = mistyped(block, term.key, tools.cost, is_boundary)
        keep_best(answers, _lowered(slips, _DOUBT * _known_share(term.key, tools)))
    if len(answers) < _ENOUGH:
        go_on()
        keep_best(answers, scattered(block, term.key, lambda each: _weight(block, each)))
    return answers


def _lowered(answers: Answers, by: float) -> Answers:
    """Return answers with lower scores: what is a word as it stands is less likely a slip."""
    if not by:
        return answers
    return {row: found._replace(score=found.score - by) for row, found in answers.items()}


def _known_share(key: str, tools: Tools) -> float:
    """Return the share of a term's characters that are in words with other names."""
    words = units(key, tools.segmenter, tools.synonyms)
    known = [word.text for word in words if word.text in tools.synonyms.table]
    return min(1.0, sum(map(len, known)) / len(key))


def _hear(
    block: JoinedText,
    term: Term,
    tools: Tools,
    answers: Answers,
    is_boundary: Callable[[JoinedText, int], bool],
) -> None:
    """Add what a term typed by its sound means; Latin words found as such come first."""
    if any(_whole_latin(block, found) for found in answers.values()):
        return
    heard: Answers = {}
    for lenient in (False, True):
        for pattern in patterns(term, tools.sounds, lenient=lenient):
            keep_best(heard, sounding(block, pattern, is_boundary))
        if heard:
            break
    if any(found.tier in (Tier.ZHUYIN, Tier.PINYIN) for found in heard.values()):
        for row, found in answers.items():
            answers[row] = found._replace(score=_WEAK_LATIN)
    keep_best(answers, heard)


def _whole_latin(block: JoinedText, found: TierMatch) -> bool:
    """Return whether an exact hit of a Latin term or number stands at the start of a word."""
    start = found.spans[0][0]
    before = block.text[start - 1 : start] if start else ""
    return not (before.isascii() and before.isalnum())


def _mean(block: JoinedText, key: str, tools: Tools) -> Answers:
    """Find what a term means, unless it is one word with no other name."""

    def tells(word: QueryUnit, rows: int) -> float:
        return rarity(tools.count(word, rows), tools.rows, word)

    words = units(key, tools.segmenter, tools.synonyms)
    answers: Answers = {}
    if len(words) > 1 or len(words[0].names) > 1 or words[0].text != key:
        keep_best(answers, meaning(block, words, tells, tools.surroundings))
    respelling = respelled(key, tools.synonyms)
    if respelling:
        keep_best(answers, meaning(block, (respelling,), tells, tools.surroundings))
    return answers


def _weight(block: JoinedText, character: str) -> float:
    return math.log(1 + len(block) / (1 + len(block.rows_with(character))))


def _edge(block: JoinedText, position: int, segmenter: Segmenter) -> bool:
    """Return whether a place is the edge of a word, judged by the clause around it."""
    text = block.text
    low, high = max(0, position - _WINDOW), position + _WINDOW
    before, after = text[low:position], text[position:high]
    cuts = [found.end() for found in _CLAUSE_END.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    cut = _CLAUSE_END.search(after)
    after = after[: cut.start()] if cut else after
    return not before or not after or len(before) in segmenter.boundaries(before + after)


def _together(terms: Sequence[Term], found: Sequence[Answers], tools: Tools) -> Answers:
    """Combine the answers to several terms.

    A term counts by how rare it is. One that a row lacks may stand in the headings above it or
    in its department's name. Rows where all stand near each other come first.
    """
    weights = [math.log(1.5 + tools.rows / (1 + len(answers))) for answers in found]
    total = sum(weights)
    rows = set().union(*found)
    answers: Answers = {}
    for row in rows:
        held = [answers_of.get(row) for answers_of in found]
        around = tools.surroundings(row) if None in held else ""
        score, spans, tiers, lacking = 0.0, [], [], False
        for term, weight, one in zip(terms, weights, held, strict=True):
            if one is None and not term.phrase and term.key in around:
                one = TierMatch(EXACT_SCORE, Tier.EXACT, ())  # noqa: PLW2901
            if one is None:
                lacking = lacking or term.phrase
                score += 0.0
                tiers.append(Tier.PARTIAL)
                continue
            score += weight * one.score / total
            spans += list(one.spans)
            tiers.append(one.tier)
        if lacking:
            continue
        if all(one is not None and one.score >= EXACT_SCORE for one in held):
            score = min(100.0, EXACT_SCORE + (score - EXACT_SCORE) / 2 + 1.5 * closeness(spans))
        elif all(tier is Tier.EXACT for tier in tiers):
            score = EXACT_SCORE
        else:
            score = min(_NEAR_MISS, score + 2 * closeness(spans) * (len(spans) >= len(terms)))
        order = list(Tier)
        answers[row] = TierMatch(score, max(tiers, key=order.index), tuple(spans))
    return answers
