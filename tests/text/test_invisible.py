"""Characters that show nothing: which of them belong to the shown text, and which are stray."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from kaoview.text.cell_width import cell_width, visible
from kaoview.text.fold import find_spans, fold_key
from kaoview.text.invisible import INVISIBLE, MAY_BE_STRAY, replace_stray

HIDDEN = {
    "zero-width space": "\u200b",
    "non-joiner": "\u200c",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "bidi mark": "\u200f",
    "bidi override": "\u202e",
    "isolate": "\u2067",
    "invisible comma": "\u2063",
    "grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "vowel separator": "\u180e",
    "ruby mark": "\ufff9",
    "tag": "\U000e0041",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_shows_nothing_is_a_stand_in_and_hides_no_word(hidden: str) -> None:
    text = f"防治登{hidden}革熱疫情"
    assert visible(text) == "防治登␦革熱疫情"
    assert cell_width(text) == cell_width(visible(text))
    assert replace_stray(text) == "防治登革熱疫情"
    assert fold_key(text) == fold_key("防治登革熱疫情")
    assert find_spans(text, "登革熱") == [(2, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城、葛\ufe00",  # the form of a character in a name
        "☎\ufe0f專線、1\ufe0f\u20e3號",
        "👨\u200d👩\u200d👧親子館",
        "🏳\ufe0f\u200d🌈平權",
        "👩🏽\u200d💻數位",
    ],
)
def test_what_belongs_to_a_shown_character_stays(text: str) -> None:
    assert replace_stray(text) == visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("防\u200d治", "防治"),
        ("\u200d防治\u200d", "防治"),
        ("113\ufe0f年", "113年"),
        ("防治、\U000e0101。", "防治、。"),
        ("葛\U000e0100\U000e0101\U000e0102", "葛\U000e0100"),
        ("\ufe0f防\ufe05治", "防治"),
        ("👩\u200d，", "👩，"),
    ],
)
def test_joiners_and_selectors_of_nothing_are_stray(text: str, shown: str) -> None:
    assert replace_stray(text) == shown
    assert fold_key(text) == fold_key(shown)


def test_every_format_character_is_known() -> None:
    """What Unicode calls a format character shows nothing, but signs of Arabic and other scripts."""
    shown = {"\u200d"} | {
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.name(chr(code), "").startswith(
            ("ARABIC", "SYRIAC ABBR", "KAITHI", "EGYPTIAN")
        )
    }
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) == "Cf" and chr(code) not in shown:
            assert code in INVISIBLE and MAY_BE_STRAY.match(chr(code)), hex(code)


def test_signs_that_are_drawn_take_a_cell() -> None:
    assert cell_width("\u0600") == 1
