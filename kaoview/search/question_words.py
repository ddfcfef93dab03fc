"""The words that questions are put in, which are not what they are about.

They stand in data/common_words.txt, in sections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    """Read data/common_words.txt: the folded words of each section (``skipped``, ``general`` …)."""
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in (data_folder() / "common_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(map(fold_key, line.split()))
    sections["skipped"] |= sections["question"] | sections["which"]
    return {name: frozenset(section) for name, section in sections.items()}


def is_skipped(word: str) -> bool:
    """Return whether a folded word is left out where a query has others."""
    return word in _common_words()["skipped"]


def is_listed(word: str) -> bool:
    """Return whether a folded word stands in one of the lists, and is one word wherever it is."""
    return any(word in section for section in _common_words().values())


def is_asked_to_do(word: str) -> bool:
    """Return whether a folded word is what questions ask to do, such as 申請."""
    return word in _common_words()["asked"]


def is_general_word(word: str) -> bool:
    """Return whether a folded word is one of the general words of plans, such as 計畫."""
    return word in _common_words()["general"]


def is_question(pieces: Sequence[str]) -> bool:
    """Return whether one of the folded words of a query makes it a question."""
    common = _common_words()
    return not common["question"].isdisjoint(pieces) or not common["which"].isdisjoint(pieces)


def may_be_question(key: str) -> bool:
    """Return whether a folded term holds one of the words that questions are put in."""
    common = _common_words()
    words = (word for word in common["skipped"] if len(word) > 1)
    return any(word in key for word in (*common["question"], *words))


def is_kind_of_answer(before: str, word: str) -> bool:
    """Return whether a folded word says what is asked for: 哪些機關, 打幾號電話.

    Args:
        before: The word before it, or an empty string.
        word: The word.
    """
    common = _common_words()
    return word in common["answers"] and before in common["which"]


def content(pieces: Sequence[str]) -> Sequence[str]:
    """Return the words of a query that say what it is about, or all if none does.

    In a question these are not what it asks to do (失業了可以申請什麼; plans are full of 申請 in
    other matters), nor what kind of answer is asked for (哪些機關提到淨零).

    Args:
        pieces: The folded words of the query.
    """
    common = _common_words()
    kept = [piece for piece in pieces if piece not in common["skipped"]]
    if not kept or not is_question(pieces):
        return kept or pieces
    told = [
        piece
        for before, piece in zip(("", *pieces), pieces, strict=False)
        if piece in kept and piece not in common["asked"] and not is_kind_of_answer(before, piece)
    ]
    return told or kept
