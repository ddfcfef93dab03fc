"""Long work: how far it is, and stopping it."""

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.progress import ComparisonCancelledError, Progress
from kaoview.compare.units import units_of


def test_progress_is_told_now_and_then_and_at_the_end():
    told = []
    step = Progress(lambda *state: told.append(state))
    step.total = 130
    for _ in range(130):
        step()
    assert told == [(64, 130), (128, 130), (130, 130)]


def test_asking_counts_nothing():
    told = []
    step = Progress(lambda *state: told.append(state))
    step.total = 1
    step.check()
    assert told == []
    step()
    assert told == [(1, 1)]


def test_work_stops_when_it_is_asked_to():
    step = Progress(cancelled=lambda: True)
    for stop in (step, step.check, lambda: next(step.through("甲乙"))):
        with pytest.raises(ComparisonCancelledError):
            stop()


def test_many_small_things_are_gone_through_whole_and_asked_about_now_and_then():
    asked = []
    step = Progress(cancelled=lambda: bool(asked.append(1)))
    assert sum(step.through(range(10_000))) == sum(range(10_000))
    assert 1 < len(asked) < 10


def test_reading_the_units_of_plans_can_be_stopped_between_two_of_them(library, plans):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(ComparisonCancelledError):
        units_of(plans("113"), tuple(library.plans()), Progress(cancelled=cancelled))
    assert len(asked) == 4


def test_a_comparison_asks_before_it_reads_anything(library, plans, monkeypatch):
    monkeypatch.setattr("kaoview.compare.units.plan_units", lambda _: pytest.fail("read"))
    with pytest.raises(ComparisonCancelledError):
        compare(library, plans("107"), plans("113"), cancelled=lambda: True)
