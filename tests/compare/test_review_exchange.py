"""Merging two readers' decisions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.decisions import Decision
from kaoview.compare.review_exchange import merge
from kaoview.compare.statuses import Status

LEFT, RIGHT, OTHER = "107-衛生局-1", "113-衛生局-1", "113-衛生局-2"


def said(status: Status | None, right: str = RIGHT, by: str = "王小明", note: str = "") -> Decision:
    return Decision(LEFT, right, status, by, "2026-11-20", note)


def test_what_nobody_decided_is_added() -> None:
    theirs = said(Status.SAME, OTHER, "林小華")
    found = merge([said(Status.SAME)], [theirs])
    assert (found.added, found.noted, found.conflicts, found.same) == ((theirs,), (), (), 0)


def test_what_both_decided_alike_keeps_both_notes() -> None:
    found = merge(
        [said(Status.SAME, note="同一措施")], [said(Status.SAME, by="林小華", note="經費相同")]
    )
    [noted] = found.noted
    assert (noted.decided_by, noted.note) == ("王小明", "同一措施；經費相同（林小華）")
    assert merge([noted], [said(Status.SAME, by="林小華", note="經費相同")]).same == 1


def test_what_they_decided_differently_is_a_conflict_with_both_sides() -> None:
    mine, theirs = said(Status.SAME), said(Status.RELATED, by="林小華")
    [conflict] = merge([mine], [theirs]).conflicts
    assert (conflict.mine, conflict.theirs) == (mine, theirs)


def test_the_direction_of_a_pair_makes_no_difference() -> None:
    turned = Decision(RIGHT, LEFT, Status.SAME, "林小華")
    assert merge([said(Status.SAME)], [turned]).same == 1


def test_that_nothing_answers_conflicts_with_a_pair() -> None:
    nothing = said(None, "")
    assert len(merge([said(Status.SAME)], [nothing]).conflicts) == 1
    assert len(merge([nothing], [said(Status.SAME)]).conflicts) == 1
    assert merge([nothing], [said(None, OTHER)]).added == (said(None, OTHER),)


DECISIONS = st.builds(
    said, st.sampled_from([Status.SAME, Status.REVISED, None]), st.sampled_from([RIGHT, OTHER])
)


@given(st.lists(DECISIONS, max_size=4), st.lists(DECISIONS, max_size=4))
def test_every_decision_is_told_of(mine: list[Decision], theirs: list[Decision]) -> None:
    found = merge(mine, theirs)
    told = len(found.added) + len(found.noted) + len(found.conflicts) + found.same
    assert told == len(theirs)
