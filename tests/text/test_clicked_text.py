"""The word and the sentence of a character, as a double and a triple click select them."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from kaoview.text.clicked_text import sentence_span, word_span
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter, bigrams_of, extract_terms, trimmed_dictionary

TEXT = (
    "推廣綠色殯葬政策，強化資安防護、汰換燈具；經費1,200萬元、減碳30.5%，落實air pollution防制。"
    "推動「淨零！」。完善社區照顧"
)


@pytest.fixture(scope="module")
def segmenter(library: Library) -> Segmenter:
    keys = [fold_key(item.title + item.text) for item in library.items()]
    return Segmenter(trimmed_dictionary(bigrams_of(keys)), extract_terms(keys))


@pytest.mark.parametrize(
    ("clicked", "word"),
    [
        ("廣", "推廣"),
        ("色", "綠色"),
        ("葬", "殯葬"),
        ("換", "汰換"),
        ("，", "，"),
        ("2", "1,200"),
        ("%", "30.5%"),
        ("p", "pollution"),
        ("a", "air"),
        (" ", " "),
        ("「", "「"),
        ("零", "淨零"),
    ],
)
def test_a_word_is_one_of_the_library(segmenter: Segmenter, clicked: str, word: str) -> None:
    start, end = word_span(TEXT, TEXT.index(clicked), segmenter)
    assert TEXT[start:end] == word


def test_simplified_and_variant_characters_are_words_as_well(segmenter: Segmenter) -> None:
    text = "辦理绿色殡葬、⺠眾參與"
    for word in ("绿色", "殡葬", "⺠眾"):
        start, end = word_span(text, text.index(word) + 1, segmenter)
        assert text[start:end] == word


def test_a_character_that_folding_drops_is_a_word_by_itself(segmenter: Segmenter) -> None:
    assert word_span("綠色\u0301", 2, segmenter) == (2, 3)


@pytest.mark.parametrize(
    ("clicked", "sentence"),
    [
        ("廣", TEXT[: TEXT.index("推動「")]),
        ("零", "推動「淨零！」。"),
        ("社", "完善社區照顧"),
    ],
)
def test_a_sentence_ends_with_what_closes_it(clicked: str, sentence: str) -> None:
    start, end = sentence_span(TEXT, TEXT.index(clicked))
    assert TEXT[start:end] == sentence
