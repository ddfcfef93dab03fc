"""Numbers in Chinese and Arabic figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.numerals import is_inside_longer_number, parse_number, spellings, to_chinese


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("二十", 20),
        ("一百一十三", 113),
        ("一百零五", 105),
        ("二〇五〇", 2050),
        ("廿三", 23),
        ("1,999", 1999),
        ("113", 113),
        ("十", 10),
        ("两千", 2000),
    ],
)
def test_figures_have_a_value(figure: str, value: int) -> None:
    assert parse_number(figure) == value


@pytest.mark.parametrize("figure", ["十百", "二三十", "百千", "百百"])
def test_what_is_no_number_has_none(figure: str) -> None:
    assert parse_number(figure) is None


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("第2阶段", "第二阶段"),
        ("第二阶段", "第2阶段"),
        ("二十", "20"),
        ("1999", "1,999"),
        ("25,169", "25169"),
        ("一一三年", "113年"),
        ("113年", "一百一十三年"),
    ],
)
def test_a_term_is_spelled_in_every_usual_way(typed: str, printed: str) -> None:
    ways = spellings(typed)
    assert ways[0] == typed
    assert printed in ways


@pytest.mark.parametrize("typed", ["綠色殯葬", "一", "百货", "5.87", "2.0"])
def test_what_has_one_spelling_keeps_it(typed: str) -> None:
    assert spellings(typed) == [typed]


def test_a_number_inside_a_longer_one_is_another_number() -> None:
    assert is_inside_longer_number("1", "20", "年")
    assert is_inside_longer_number("", "20", "5")
    assert is_inside_longer_number("三", "百二十", "五")
    assert not is_inside_longer_number("第", "20", "年")
    assert not is_inside_longer_number("", "20", "")


@given(st.integers(0, 9999))
def test_a_number_in_chinese_reads_back_as_itself(value: int) -> None:
    assert parse_number(to_chinese(value)) == value


@given(st.text(alphabet="〇零一二三十百千廿两0123456789,.年第", max_size=12))
def test_spelling_is_never_an_error_and_never_many(typed: str) -> None:
    ways = spellings(typed)
    assert ways[0] == typed
    assert len(ways) == len(set(ways)) <= 12
