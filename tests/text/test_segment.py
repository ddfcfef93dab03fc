"""Words over a dictionary trimmed to a library."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kaoview.model import Library
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter, bigrams_of, extract_terms, trimmed_dictionary

TEXT = "賡續推動綠色殯葬政策，設置環保金爐、電子輓額；興建草潭埤滯洪池，課徵囤房稅"


@pytest.fixture(scope="module")
def words() -> dict[str, int]:
    return trimmed_dictionary(bigrams_of([fold_key(TEXT)]))


def test_the_dictionary_is_trimmed_to_words_that_occur(words: dict[str, int]) -> None:
    assert fold_key("綠色") in words
    assert fold_key("環保") in words
    assert fold_key("北京") not in words
    assert len(words) < 200


def test_what_is_left_out_keeps_its_mass(words: dict[str, int]) -> None:
    assert words[""] > 50_000_000


def test_a_library_finds_its_own_terms(library: Library) -> None:
    found = extract_terms(fold_key(item.title + item.text) for item in library.items())
    assert {fold_key(term) for term in ("長照", "淨零", "托育", "亞灣", "賡續")} <= found.keys()
    assert found[fold_key("長照")] >= 3
    assert fold_key("的交") not in found


def test_words_of_a_text(words: dict[str, int]) -> None:
    segmenter = Segmenter(words, [fold_key("滯洪池"), fold_key("囤房稅")])
    cut = segmenter.cut(fold_key(TEXT))
    assert "".join(cut) == fold_key(TEXT)
    assert {fold_key("綠色"), fold_key("滯洪池"), fold_key("囤房稅")} <= set(cut)
    assert fold_key("滯洪池") in segmenter


def test_boundaries_are_where_words_end(words: dict[str, int]) -> None:
    key = fold_key("推動綠色政策")
    assert Segmenter(words).boundaries(key) >= {0, 2, 4, 6}


def test_a_term_of_two_words_stays_two(words: dict[str, int]) -> None:
    key = fold_key("推動綠色")
    assert Segmenter(words, [key]).cut(key) == [fold_key("推動"), fold_key("綠色")]


def test_nothing_is_cut_into_nothing(words: dict[str, int]) -> None:
    assert Segmenter(words).cut("") == []
    assert extract_terms([]) == {}


def test_importing_says_nothing() -> None:
    code = "from kaoview.text.segment import Segmenter; print(Segmenter({'推动': 9}).cut('推动'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['推动']\n"
    assert done.stderr == ""


def test_how_often_a_word_is_in_ordinary_chinese() -> None:
    segmenter = Segmenter({"電話": 8354, "淨零": 3}, ["淨零"])
    assert segmenter.frequency("電話") == 8354
    assert segmenter.frequency("淨零") == 200, "a term of the library"
    assert segmenter.frequency("網路") == 0
