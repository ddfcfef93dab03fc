"""The numbers that word processors print by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.reading.formats.number_formats import WORD, odf_number, word_number
from kaoview.reading.numbering import clear_marker
from kaoview.reading.numerals import numeral

PRINTED = [
    ("decimal", 12, "12"),
    ("decimalZero", 3, "03"),
    ("numberInDash", 3, "- 3 -"),
    ("decimalFullWidth", 12, "１２"),
    ("decimalEnclosedCircle", 3, "③"),
    ("decimalEnclosedCircle", 21, "㉑"),
    ("decimalEnclosedCircle", 50, "㊿"),
    ("decimalEnclosedCircle", 51, "51"),
    ("decimalEnclosedParen", 20, "⒇"),
    ("decimalEnclosedParen", 21, "21"),
    ("decimalEnclosedFullstop", 2, "⒉"),
    ("ideographEnclosedCircle", 10, "㊉"),
    ("taiwaneseCounting", 10, "十"),
    ("taiwaneseCounting", 21, "二十一"),
    ("taiwaneseCounting", 105, "一〇五"),
    ("taiwaneseCountingThousand", 103, "一百零三"),
    ("taiwaneseCountingThousand", 110, "一百一十"),
    ("taiwaneseCountingThousand", 1003, "一千零三"),
    ("taiwaneseCountingThousand", 10010, "一萬零一十"),
    ("taiwaneseDigital", 105, "一〇五"),
    ("ideographLegalTraditional", 10, "壹拾"),
    ("ideographLegalTraditional", 120, "壹佰貳拾"),
    ("chineseLegalSimplified", 3, "叁"),
    ("ideographTraditional", 10, "癸"),
    ("ideographTraditional", 11, "11"),
    ("ideographZodiac", 12, "亥"),
    ("ideographZodiacTraditional", 13, "丙子"),
    ("upperRoman", 1994, "MCMXCIV"),
    ("lowerRoman", 4, "iv"),
    ("lowerRoman", 10_000, "10000"),
    ("upperLetter", 26, "Z"),
    ("lowerLetter", 27, "aa"),
    ("lowerLetter", 54, "bbb"),
    ("lowerLetter", 1_000, "1000"),
    ("none", 3, ""),
    ("bullet", 3, ""),
    ("a format of the future", 3, "3"),
]


@pytest.mark.parametrize(("name", "value", "printed"), PRINTED)
def test_numbers_are_printed_as_word_prints_them(name: str, value: int, printed: str) -> None:
    assert word_number(name, value) == printed


@pytest.mark.parametrize(
    ("sample", "value", "printed"),
    [
        ("一, 二, 三, ...", 11, "十一"),
        ("壹, 貳, 參, ...", 2, "貳"),
        ("甲, 乙, 丙, ...", 3, "丙"),
        ("子, 丑, 寅, ...", 2, "丑"),
        ("①", 3, "③"),
        ("１, ２, ３, ...", 12, "１２"),
        ("1, 2, 3, ...", 12, "１２"),
        ("1", 12, "12"),
        ("a", 28, "ab"),
        ("A", 27, "AA"),
        ("a", 0, "0"),
        ("I", 9, "IX"),
        ("", 5, ""),
        ("?", 5, "5"),
    ],
)
def test_numbers_are_printed_as_libreoffice_prints_them(
    sample: str, value: int, printed: str
) -> None:
    assert odf_number(sample, value) == printed


def test_letters_may_be_repeated() -> None:
    assert odf_number("a", 28, by_letters=True) == "bb"


@given(st.sampled_from(sorted(WORD)), st.integers(-5, 2_000_000_000))
def test_any_number_is_short_in_every_format(name: str, value: int) -> None:
    assert len(word_number(name, value)) <= 40


@given(
    st.sampled_from(
        ("taiwaneseCountingThousand", "ideographLegalTraditional", "taiwaneseDigital", "decimal")
    ),
    st.integers(1, 999),
)
def test_what_is_printed_is_read_as_the_same_number(name: str, value: int) -> None:
    assert numeral(word_number(name, value)) == value


@given(
    st.sampled_from(("taiwaneseCountingThousand", "ideographLegalTraditional")),
    st.integers(1, 99),
)
def test_a_printed_number_is_a_marker_of_the_outline(name: str, value: int) -> None:
    marker = clear_marker(f"{word_number(name, value)}、長照")
    assert marker is not None
    assert marker.value == value
