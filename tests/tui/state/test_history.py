"""The way back and forward: a new visit ends the way forward, and nothing grows without bound."""

from __future__ import annotations

import json

import pytest

from kaoview.tui.state.history import MOST, History, HistoryEntry, VisitedPlace, read_history
from kaoview.tui.state.json_store import as_fields
from kaoview.tui.state.location import ScrollAnchor

NOW, LATER = "2026-11-24T09:00:00", "2026-11-24T10:00:00"


def travelled(*keys: str) -> History:
    travels = History()
    for key in keys:
        travels = travels.visit(HistoryEntry(key), NOW)
    return travels


def keys(stops: tuple[HistoryEntry, ...]) -> list[str]:
    return [stop.key for stop in stops]


def test_back_and_forward_lead_through_the_places_visited() -> None:
    travels = travelled("113-衛生局-1", "112-04-行政暨國際處", "107-行政暨國際處-1.2")
    back = travels.back(LATER).back(LATER)
    assert back.here == HistoryEntry("113-衛生局-1")
    assert keys(back.after) == ["112-04-行政暨國際處", "107-行政暨國際處-1.2"]
    forward = back.forward(LATER)
    assert forward.here == HistoryEntry("112-04-行政暨國際處")
    assert keys(forward.before) == ["113-衛生局-1"]


def test_there_is_nothing_further_than_the_ends() -> None:
    travels = travelled("113-衛生局-1")
    assert travels.back(NOW) is travels
    assert travels.forward(NOW) is travels
    assert History().back(NOW) == History()


def test_a_new_visit_ends_the_way_forward() -> None:
    travels = travelled("甲", "乙", "丙").back(NOW).back(NOW).visit(HistoryEntry("丁"), LATER)
    assert keys(travels.before) == ["甲"]
    assert travels.after == ()
    assert {each.key for each in travels.visited} == {"甲", "乙", "丙", "丁"}


def test_the_same_place_twice_in_a_row_is_one_visit_and_tells_the_line() -> None:
    travels = travelled("甲", "乙").back(NOW)
    read_on = travels.visit(HistoryEntry("甲", ScrollAnchor("甲", 40, 12, 80)), LATER)
    assert read_on.here == HistoryEntry("甲", ScrollAnchor("甲", 40, 12, 80))
    assert read_on.before == ()
    assert keys(read_on.after) == ["乙"]


def test_each_place_visited_is_named_once_the_latest_first() -> None:
    travels = travelled("甲", "乙", "丙").visit(HistoryEntry("甲"), LATER)
    assert travels.visited == (
        VisitedPlace("甲", LATER),
        VisitedPlace("丙", NOW),
        VisitedPlace("乙", NOW),
    )


def test_only_so_many_places_are_remembered() -> None:
    travels = travelled(*map(str, range(MOST + 50)))
    assert len(travels.before) == MOST
    assert keys(travels.before)[-1] == str(MOST + 48)
    assert len(travels.visited) == MOST


def test_places_that_are_gone_are_passed_over() -> None:
    travels = travelled("甲", "乙", "丙", "丁").back(NOW)
    known = travels.known(lambda key: key not in ("甲", "丙"))
    assert known.here == HistoryEntry("乙")
    assert known.before == ()
    assert keys(known.after) == ["丁"]
    assert travels.known(lambda key: False) == History()


def test_travels_outlive_a_run() -> None:
    travels = (
        travelled("甲", "乙")
        .visit(HistoryEntry("丙", ScrollAnchor("丙", 3, 7, 76)), NOW)
        .back(LATER)
    )
    assert read_history(json.loads(json.dumps(as_fields(travels)))) == travels
    assert read_history(None) == History()
    assert read_history({"here": {"key": "甲"}, "later": "unknown"}) == History(
        here=HistoryEntry("甲")
    )


@pytest.mark.parametrize(
    "fields", ["x", {"before": "x"}, {"here": 3}, {"after": [{"key": 1}]}, {"visited": [{}]}]
)
def test_what_are_no_travels_is_refused(fields: object) -> None:
    with pytest.raises(ValueError, match="not a"):
        read_history(fields)
