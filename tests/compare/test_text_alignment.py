"""Aligning two texts: as diff tools do it, and in bounded time whatever the texts."""

from __future__ import annotations

import random
import re
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.shared_phrases import shared_phrases
from kaoview.compare.text_alignment import common_blocks
from kaoview.compare.wording import EditKind, compare_wording

LONG = 12_700
"""Characters of a very long item; the bundled documents' longest has fewer than half as many."""
MOST_SECONDS = 5.0
"""CPU time that no pair of items takes, ten times what it takes on the slowest machine tried."""


def sentences(documents: Path) -> list[str]:
    """Return the sentences of the bundled documents, in an order of chance."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(documents.glob("*.txt")))
    found = [each for each in re.split(r"(?<=。)|\n", text) if len(each) > 12]
    random.Random(1).shuffle(found)
    return found


def of_chance(characters: str, seed: int) -> str:
    return "".join(random.Random(seed).choices(characters, k=LONG))


texts = st.text(alphabet="推動減碳淨零教育", max_size=60)


@given(texts, texts)
def test_usual_texts_are_aligned_as_by_difflib(left: str, right: str) -> None:
    found = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    assert common_blocks(left, right) == [tuple(block) for block in found if block.size]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (of_chance("推動", 1), of_chance("推動", 2)),
        (of_chance("推動減碳淨零教育長期照顧", 1), of_chance("推動減碳淨零教育長期照顧", 2)),
        ("推" * LONG, "推" * (LONG - 3)),
        ("推動減碳" * (LONG // 4), "推動減碳淨零" * (LONG // 6)),
        ("補助30人、" * (LONG // 6), "補助35人、推動" * (LONG // 8)),
    ],
    ids=["two characters", "twelve", "one", "periods", "figures"],
)
def test_long_texts_of_few_characters_take_no_long_time(left: str, right: str) -> None:
    start = time.process_time()
    compare_wording(left, right)
    assert time.process_time() - start < MOST_SECONDS


def test_a_few_changes_in_a_very_long_item_are_marked_one_by_one(documents: Path) -> None:
    left = "".join(sentences(documents))[: 4 * LONG]
    places = [
        found.start() + at
        for at in range(500, len(left), 500)
        if (found := re.search(r"[一-龥]{2}", left[at:]))
    ]
    right = left
    for at in places:
        right = f"{right[:at]}某甲{right[at + 2 :]}"
    start = time.process_time()
    wording = compare_wording(left, right)
    assert time.process_time() - start < MOST_SECONDS
    edits = [edit for edit in wording.edits if edit.kind is not EditKind.KEPT]
    assert len(edits) == len(places) > 90
    assert all(edit.right[1] - edit.right[0] <= 4 for edit in edits)


def test_long_items_of_other_sentences_show_the_phrases_they_share(documents: Path) -> None:
    ours = sentences(documents)
    half = len(ours) // 2
    shared = "透過跨局處合作整合本市長期照顧服務資源並佈建據點"
    left = "".join([*ours[:half], shared])[-2 * LONG :]
    right = "".join([shared, *ours[half:]])[: 2 * LONG]
    start = time.process_time()
    spans = compare_wording(left, right).shared_left
    assert time.process_time() - start < MOST_SECONDS
    assert any(shared in left[slice(*span)] for span in spans)


@given(texts, texts)
def test_a_shared_phrase_stands_in_both_texts_and_goes_on_in_one_alone(
    left: str, right: str
) -> None:
    for start, end in shared_phrases(left, right):
        assert left[start:end] in right
        assert end == len(left) or left[start : end + 1] not in right
