"""Which plans a file has read that a reader went through from one end to the other."""

from __future__ import annotations

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.reviews import Decision, ReviewFile, Reviews
from kaoview.compare.statuses import Status
from tests.compare.conftest import make_library, make_plan

OLD = make_plan("107-全市", "推動登革熱防治", "辦理長者健檢", department="全市")
HEALTH = make_plan("113-衛生局", "登革熱防治醫療照護", "食品安全稽查")
SCHOOLS = make_plan("113-教育局", "登革熱防治衛生教育", "雙語教育", department="教育局")
LATER = make_plan("114-衛生局", "登革熱防治孳生源清除")
RIGHT = [HEALTH, SCHOOLS, LATER]


def row(*decisions, left="107-全市-1"):
    reviews = Reviews([ReviewFile("a.tsv", decisions, (), complete=True)])
    found = compare(make_library(OLD, *RIGHT), [OLD], RIGHT, reviews=reviews)
    return found.row(left)


def reached(*decisions):
    return {match.id for match in row(*decisions).reached}


def decision(left, right, status=Status.SAME):
    return Decision(left, right, status, "王小明", "2026-11-20", file="a.tsv", line=2)


def test_without_a_reading_the_matcher_finds_what_answers():
    assert reached() == {"113-衛生局-1", "113-教育局-1", "114-衛生局-1"}


@pytest.mark.parametrize("right", ["113-衛生局-1", "113-衛生局-2"])
def test_a_file_that_names_one_plan_has_read_that_plan(right):
    found = row(decision("107-全市-1", right))
    assert {match.id for match in found.reached} == {right, "113-教育局-1", "114-衛生局-1"}


def test_a_file_that_names_several_plans_has_read_all_of_their_periods():
    pairs = (decision("107-全市-1", "113-衛生局-1"), decision("107-全市-2", "113-教育局-2"))
    assert reached(*pairs) == {"113-衛生局-1", "114-衛生局-1"}


def test_an_item_that_the_file_does_not_name_is_left_to_the_matcher():
    assert reached(decision("107-全市-2", "113-衛生局-2")) == reached()
    assert not row(decision("107-全市-2", "113-衛生局-2")).reviewed


def test_a_row_is_reviewed_where_every_plan_was_read():
    pairs = (
        decision("107-全市-1", "113-衛生局-1"),
        decision("107-全市-2", "113-教育局-2"),
        decision("107-全市-2", "114-衛生局-1"),
    )
    assert reached(*pairs) == {"113-衛生局-1"}
    assert row(*pairs).reviewed
    gone = (decision("107-全市-1", "113-衛生局-1", None), *pairs[1:])
    assert (row(*gone).status, row(*gone).reviewed) == (Status.MISSING, True)
