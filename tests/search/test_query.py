"""The query language, as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.query import Filter, FilterKind, parse, printable
from kaoview.text.fold import fold_key


def texts(query: str) -> list[str]:
    return [term.text for term in parse(query).terms]


@pytest.mark.parametrize("query", ["淨零?", "淨零？", "淨零？！", "淨零。"])
def test_what_ends_a_sentence_is_not_searched_for(query: str) -> None:
    assert parse(query).terms == parse("淨零").terms
    assert parse(f'"{query}"').terms[0].text == query


def test_several_terms() -> None:
    assert texts("原住民　就業") == ["原住民", "就業"]


@pytest.mark.parametrize(
    "query", ['"社會住宅"', "“社會住宅”", "「社會住宅」", "＂社會住宅＂", '"社會住宅', "「社會住宅"]
)
def test_a_phrase_in_any_quotes_closed_or_not(query: str) -> None:
    (term,) = parse(query).terms
    assert (term.text, term.phrase) == ("社會住宅", True)


def test_a_phrase_keeps_its_spaces_and_stands_beside_terms() -> None:
    first, second = parse("推動「高雄 i 運動」").terms
    assert (first.text, first.phrase) == ("推動", False)
    assert (second.text, second.phrase) == ("高雄 i 運動", True)


@pytest.mark.parametrize("query", ["殯葬 -火化", "殯葬 －火化", "殯葬 −火化", '殯葬 -"火化"'])
def test_exclusions(query: str) -> None:
    parsed = parse(query)
    assert [term.text for term in parsed.terms] == ["殯葬"]
    assert parsed.excluded == (fold_key("火化"),)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year:113 殯葬", Filter(FilterKind.YEAR, "113")),
        ("YEAR：113 殯葬", Filter(FilterKind.YEAR, "113")),
        ("殯葬 年:108-111", Filter(FilterKind.YEAR, "108-111")),
        ("dept:衛生 殯葬", Filter(FilterKind.DEPARTMENT, "衛生")),
        ('dept:"衛生 局" 殯葬', Filter(FilterKind.DEPARTMENT, "衛生 局")),
        ("機關：研考會 殯葬", Filter(FilterKind.DEPARTMENT, "研考會")),
        ("kind:報告 殯葬", Filter(FilterKind.KIND, "報告")),
        ("-year:107 殯葬", Filter(FilterKind.YEAR, "107", negative=True)),
    ],
)
def test_filters(query: str, expected: Filter) -> None:
    parsed = parse(query)
    assert parsed.filters == (expected,)
    assert [term.text for term in parsed.terms] == ["殯葬"]


@pytest.mark.parametrize(
    "query", ["", " ", "-", "－", '"', "「", "year:", "dept：", "-year:", "\u200b"]
)
def test_what_is_unfinished_is_left_out_without_a_word(query: str) -> None:
    parsed = parse(query)
    assert parsed.empty
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("-租金", "排除"),
        ("year:113", "只有篩選"),
        ("foo:bar", "foo:"),
        ("社" * 600, "太長"),
        (" ".join(f"社會{number}" for number in range(20)), "太多"),
    ],
)
def test_what_is_odd_is_remarked_on(query: str, word: str) -> None:
    assert any(word in note for note in parse(query).notes)


def test_an_unknown_filter_is_searched_for_as_it_stands() -> None:
    assert texts("foo:bar") == ["foo:bar"]


def test_a_colon_that_names_no_filter_is_plain_text() -> None:
    assert texts("照片：市長 14:30") == ["照片：市長", "14:30"]
    assert parse("照片：市長").notes == ()


@pytest.mark.parametrize("query", ["-6wj/6", "fu/ ejo3", "1up4y;4"])
def test_zhuyin_keys_may_hold_a_minus_and_spaces(query: str) -> None:
    parsed = parse(query)
    assert parsed.excluded == ()
    readings = [term.text for term in parsed.terms] + [
        term.text for term in [parsed.keystrokes] if term
    ]
    assert query in readings


def test_letters_with_spaces_are_also_read_together() -> None:
    parsed = parse("lv se bin zang")
    assert len(parsed.terms) == 4
    assert parsed.keystrokes is not None
    assert parsed.keystrokes.key == "lvsebinzang"
    assert parse("綠色 bin").keystrokes is None


def test_what_is_shown_again_is_short_and_plain() -> None:
    assert printable("\x1b[31m年" + "長" * 50) == "[31m年" + "長" * 15 + "…"


@given(st.text(max_size=80))
def test_anything_can_be_read(text: str) -> None:
    parsed = parse(text)
    assert all(term.key for term in parsed.terms)
    assert all(note.isprintable() for note in parsed.notes)


@given(st.text(alphabet='社會113年abc：:-－"「」“” []\t', max_size=60))
def test_every_step_of_typing_can_be_read(text: str) -> None:
    for end in range(len(text) + 1):
        parse(text[:end])
