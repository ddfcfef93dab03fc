"""From which score on a pair is the same measure or a related one, and what makes it revised."""

from __future__ import annotations

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.rows import Comparison, Match
from kaoview.compare.statuses import Status
from kaoview.model import PlanKind
from tests.compare.conftest import make_library, make_plan

COUNTERPART = 0.20
RELATED = 0.09


@pytest.fixture(scope="module")
def comparisons(library, plans) -> list[Comparison]:
    return [compare(library, plans(old), plans("113")) for old in ("107", "108-111", "112")]


@pytest.fixture(scope="module")
def matches(comparisons) -> list[Match]:
    """Every pair of the bundled plans that is listed, but for those a right item lays claim to."""
    return [
        match
        for comparison in comparisons
        for row in comparison.rows
        for match in row.matches
        if not (match.status is Status.RELATED and match.score < RELATED)
    ]


def test_the_status_follows_from_the_score(matches):
    for match in matches:
        assert match.status.counterpart == (match.score >= COUNTERPART), match
        assert match.status.reached == (match.score >= RELATED), match


def test_pairs_lie_close_to_the_limits_on_either_side(matches):
    """So that hardly any other limits would say the same."""
    scores = [match.score for match in matches]
    for limit, near in ((COUNTERPART, 0.001), (RELATED, 0.002)):
        assert any(limit - near < score < limit for score in scores)
        assert any(limit < score < limit + near for score in scores)


def test_measures_on_either_side_of_the_limits(comparisons):
    midterm = comparisons[1]

    def status(left: str, right: str) -> Status:
        return next(m.status for m in midterm.row(left).matches if m.id == right)

    assert status("108-111-全市-1.4.2.1", "113-文化局-7") is Status.SAME
    assert status("108-111-全市-1.4.2.2", "113-文化局-7") is Status.RELATED
    assert status("108-111-全市-1.3.3.2", "113-教育局-1") is Status.RELATED
    assert status("108-111-全市-1.1.1.2", "113-交通局-2") is Status.CANDIDATE


def _status(old: str, new: str, *, left=PlanKind.MIDTERM, right=PlanKind.OUTLINE) -> Status:
    """Return what is said of two measures, another pair beside them."""
    other = "建構癌症篩檢與慢性病照護網絡"
    older = make_plan("108-衛生局", old, other, kind=left)
    newer = make_plan("113-衛生局", new, other, kind=right)
    comparison = compare(make_library(older, newer), [older], [newer])
    match = comparison.rows[0].matches[0]
    assert match.id == "113-衛生局-1"
    return match.status


OLD = "推動登革熱防治及病媒蚊孳生源清除，強化社區動員"
ANEW = "結合里鄰志工清除病媒蚊孳生源，落實登革熱防治"


@pytest.mark.parametrize("year", ["2030 年", "114 年", "民國 114 年度", "112 至 115 年度"])
def test_a_new_year_alone_makes_no_measure_a_revised_one(year):
    assert _status(OLD, ANEW) is Status.SAME
    assert _status(OLD, f"{ANEW}，{year}達成") is Status.SAME


@pytest.mark.parametrize("figure", ["岡山區", "12 處", "30%", "625 億元", "五場次"])
def test_a_new_figure_or_place_makes_it_a_revised_one(figure):
    assert _status(OLD, f"{ANEW}，{figure}") is Status.REVISED


@pytest.mark.parametrize("figure", ["岡山區", "12 處", "30%", "625 億元"])
def test_a_figure_that_is_no_longer_named_does_not(figure):
    assert _status(f"{OLD}，{figure}", ANEW) is Status.SAME


def test_within_one_kind_of_plan_other_words_are_a_revision():
    assert _status(OLD, ANEW, left=PlanKind.OUTLINE) is Status.REVISED
    assert _status(OLD, OLD, left=PlanKind.OUTLINE) is Status.SAME


def test_amended_words_are_a_revision_between_any_plans():
    assert _status(OLD, OLD.replace("強化", "並加強")) is Status.REVISED
