"""The tests' own shortcuts say what the program says by itself."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from kaoview.paths import synonyms_file
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key
from kaoview.text.segment import bigrams_of, trimmed_dictionary
from tests.quick_words import quick_dictionary, quick_synonyms


@pytest.mark.parametrize("text", ["", "推動觀光發展。", "AED、SDGs 與 5G"])
def test_words_of_a_sentence_are_those_of_the_dictionary(text: str) -> None:
    bigrams = bigrams_of([fold_key(text)])
    assert list(quick_dictionary(bigrams).items()) == list(trimmed_dictionary(bigrams).items())


def test_words_of_all_documents_are_those_of_the_dictionary(library: Library) -> None:
    items = (item for plan in library.plans() for item in plan.walk())
    bigrams = bigrams_of(fold_key(item.title + item.text) for item in items)
    assert list(quick_dictionary(bigrams).items()) == list(trimmed_dictionary(bigrams).items())


def test_synonyms_are_read_again_when_the_readers_own_change() -> None:
    assert dict(quick_synonyms().table) == dict(load_synonyms().table)
    synonyms_file().parent.mkdir(parents=True, exist_ok=True)
    synonyms_file().write_text(
        '[[group]]\nwords = ["動保"]\nplain = ["汪星人"]\n', encoding="utf-8"
    )
    try:
        assert fold_key("動保") in quick_synonyms().table[fold_key("汪星人")]
    finally:
        synonyms_file().unlink()
    assert fold_key("汪星人") not in quick_synonyms().table
