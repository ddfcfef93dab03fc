"""Rows of a comparison: the order of matches, what is counted, and parts of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaoview.compare.decisions import Decision
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit


def _unit(id, department="衛生局"):
    return Unit(id, id.rpartition("-")[0], department, (), "", "內容", narrative=False)


def _match(number, score, status, decided=False):
    decision = Decision("a-1", f"b-{number}", status) if decided else None
    return Match(f"b-{number}", score, status, decision)


LEFT = (_unit("a-1"), _unit("a-2"), _unit("a-3"))
RIGHT = (_unit("b-1"), _unit("b-2"), _unit("c-1", "教育局"), _unit("c-2", "教育局"))
WHOLE = Comparison(
    LEFT,
    RIGHT,
    (
        Row.of(
            "a-1",
            (
                Match("b-1", 0.9, Status.SAME),
                Match("c-1", 0.3, Status.REVISED),
                Match("b-2", 0.1, Status.RELATED),
            ),
        ),
        Row.of("a-2", (Match("b-1", 0.95, Status.REVISED), Match("c-2", 0.05, Status.CANDIDATE))),
        Row.of("a-3", (Match("c-2", 0.04, Status.CANDIDATE),)),
    ),
    ("c-2",),
)


def test_counterparts_come_before_related_ones_and_rejected_ones_last():
    rejected = Match("b-1", 0.99, Status.CANDIDATE, Decision("a-1", "b-1", None))
    row = Row.of(
        "a-1",
        [
            rejected,
            _match(2, 0.08, Status.CANDIDATE),
            _match(3, 0.5, Status.RELATED),
            _match(4, 0.1, Status.SAME),
            _match(5, 0.2, Status.REVISED),
        ],
    )
    assert [match.id for match in row.matches] == ["b-5", "b-4", "b-3", "b-2", "b-1"]
    assert row.status is Status.REVISED
    assert [match.id for match in row.reached] == ["b-5", "b-4", "b-3"]


@pytest.mark.parametrize(
    ("matches", "reviewed"),
    [
        ([], False),
        ([_match(1, 0.5, Status.SAME)], False),
        ([_match(1, 0.5, Status.SAME, decided=True)], True),
        ([_match(1, 0.5, Status.CANDIDATE, decided=True)], False),
        ([_match(1, 0.5, Status.SAME), _match(2, 0.4, Status.RELATED, decided=True)], False),
    ],
)
def test_a_row_is_reviewed_where_a_reader_decided_its_best_match(matches, reviewed):
    assert Row.of("a-1", matches).reviewed is reviewed


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (1.0, "把握 99%"),
        (0.9, "把握 98%"),
        (0.22, "把握 51%"),
        (0.04, "把握 1%"),
        (0.006, "把握 <1%"),
        (0.0, "把握 <1%"),
    ],
)
def test_how_sure_the_matcher_is(score, words):
    assert Match("b-1", score, Status.SAME).certainty == words


def test_the_rows_that_reach_an_item_come_best_first():
    assert [row.left for row, _ in WHOLE.reaching("b-1")] == ["a-2", "a-1"]
    assert [row.left for row, _ in WHOLE.reaching("b-2")] == ["a-1"]
    assert WHOLE.reaching("c-2") == [], "a candidate reaches nothing"


def test_a_part_shows_what_its_plan_answers_first():
    part = WHOLE.reaching_plans({"c"})
    assert [row.left for row in part.rows] == ["a-1"]
    assert [match.id for match in part.rows[0].matches] == ["c-1", "b-1", "b-2"]
    assert part.new == ("c-2",)
    assert part.answering == ("教育局",)
    assert part.whole is WHOLE
    assert part.part == "全市計畫 3 項中，只列教育局有對應的 1 項"


def test_a_row_whose_only_pair_was_rejected_stays_in_its_part():
    first, *others = WHOLE.rows
    refused = Match("c-1", 0.3, Status.CANDIDATE, Decision("a-1", "c-1", None))
    rejected = Row.of("a-1", [refused, *(each for each in first.matches if each.id != "c-1")])
    part = replace(WHOLE, rows=(rejected, *others)).reaching_plans({"c"})
    assert [row.left for row in part.rows] == ["a-1"]
    assert [match.id for match in part.rows[0].matches] == ["b-1", "b-2", "c-1"]


def test_a_part_that_is_all_of_it_says_nothing():
    part = WHOLE.reaching_plans({"b", "c"})
    assert [row.left for row in part.rows] == ["a-1", "a-2"]
    assert part.new == ("c-2",)
    all_of_it = Comparison(LEFT[:2], RIGHT, WHOLE.rows[:2], ()).reaching_plans({"b"})
    assert all_of_it.part == ""
    assert all_of_it.new == ()
    assert WHOLE.part == ""


def test_what_is_counted():
    assert WHOLE.counts == {
        Status.SAME: 1,
        Status.REVISED: 1,
        Status.RELATED: 0,
        Status.MISSING: 1,
        Status.NEW: 1,
    }
    assert WHOLE.row("a-2").status is Status.REVISED
    assert WHOLE.row("a-9") is None
    assert list(WHOLE.units) == ["a-1", "a-2", "a-3", "b-1", "b-2", "c-1", "c-2"]


def test_new_is_a_readers_finding_where_readers_decided_every_row():
    decided = Row("a-1", (), reviewed=True)
    assert Comparison(LEFT[:1], RIGHT, (decided,), ("c-2",)).new_reviewed
    assert not Comparison(LEFT[:2], RIGHT, (decided, Row("a-2", ())), ("c-2",)).new_reviewed
    assert not Comparison((), RIGHT, (), ("c-2",)).new_reviewed
