import pytest

from kaoview.export.selection import select, with_progress
from tests.export.sample import BUDGET, HEALTH, SMALL


def chosen_ids(*ids):
    chosen = select(SMALL, [SMALL.find(id) for id in ids])
    return [
        part.plan.id if part.whole else [item.id for item in part.items]
        for each in chosen
        for part in each.parts
    ]


def test_a_department_brings_its_plans():
    assert chosen_ids("秘書處") == [BUDGET.id]


def test_the_order_is_the_librarys_however_it_was_asked_for():
    assert chosen_ids("衛生局", "107-行政暨國際處") == [BUDGET.id, HEALTH.id]


def test_what_stands_below_another_choice_is_not_told_twice():
    assert chosen_ids("107-秘書處-1", "107-秘書處-1.1.1") == [["107-行政暨國際處-1"]]
    assert chosen_ids("107-秘書處-1", "秘書處") == [BUDGET.id]


def test_items_of_one_plan_stand_together():
    assert chosen_ids("107-秘書處-2", "107-秘書處-1.1") == [
        ["107-行政暨國際處-1.1", "107-行政暨國際處-2"]
    ]


def test_nothing_chosen_is_nothing():
    assert select(SMALL, []) == ()


def test_who_watches_is_told_how_far_it_is_and_can_end_it():
    chosen = select(SMALL, SMALL.departments)
    told = []
    assert list(with_progress(chosen, lambda done, total: told.append((done, total)))) == list(
        chosen
    )
    assert len(told) == len(chosen)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == sum(1 for _ in SMALL.items())

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(with_progress(chosen, stop))
