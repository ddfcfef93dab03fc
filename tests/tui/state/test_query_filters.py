"""Filters put into a query and taken out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.query import FilterKind, parse
from kaoview.tui.state.query_filters import narrowed, toggle, widened

YEAR, DEPARTMENT = FilterKind.YEAR, FilterKind.DEPARTMENT


@pytest.mark.parametrize(
    ("text", "kind", "value", "wanted"),
    [
        ("登革熱", YEAR, "113", "year:113 登革熱"),
        ("登革熱", DEPARTMENT, "衛生局", "dept:衛生局 登革熱"),
        ("登革熱", DEPARTMENT, "某 局", 'dept:"某 局" 登革熱'),
        ("year:113 登革熱", YEAR, "112", "year:112 year:113 登革熱"),
        ("year:112 year:113 登革熱", YEAR, "113", "year:112 登革熱"),
        ("登革熱 年度：113", YEAR, "113", "登革熱"),
        ('"社會住', YEAR, "113", 'year:113 "社會住'),
        ('dept:"某 局" 登革熱', DEPARTMENT, "某 局", "登革熱"),
        ("-year:113 登革熱", YEAR, "113", "year:113 -year:113 登革熱"),
    ],
)
def test_narrowing(text: str, kind: FilterKind, value: str, wanted: str) -> None:
    assert toggle(text, kind, value) == wanted


def test_a_filter_in_quotes_is_no_filter() -> None:
    assert not narrowed('"year:113 登革熱"', YEAR, "113")
    assert widened('"foo year:113" 登革熱') == '"foo year:113" 登革熱'


def test_widening_leaves_other_kinds_and_what_is_kept_out() -> None:
    text = "year:113 dept:衛生局 -year:112 登革熱"
    assert widened(text, YEAR) == "dept:衛生局 -year:112 登革熱"
    assert widened(text) == "-year:112 登革熱"


@given(
    st.lists(st.sampled_from(["登革熱", "輕軌", "-租金", '"社會住宅"', "kind:報告"]), max_size=4)
)
def test_narrowing_twice_changes_nothing(words: list[str]) -> None:
    text = " ".join(words)
    once = toggle(text, YEAR, "113")
    assert narrowed(once, YEAR, "113")
    assert parse(once).terms == parse(text).terms
    assert toggle(once, YEAR, "113") == text
