"""The tour: which step is next after what was seen, and the keys that a step names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaoview.tui.state.tour import COMPARISON, EXPORT, STEPS, Sight, Tour, tour_keys

WAY = (
    Sight(place="108-111-全市"),
    Sight(place="108-111-全市", open_branches=1),
    Sight(place="衛生局", open_branches=1),
    Sight(place="衛生局", query="登革熱"),
    Sight(place="113-衛生局-1"),
    Sight(place="113-衛生局-1", in_related=True),
    Sight(place="衛生局"),
    Sight(place="衛生局", screen=COMPARISON),
    Sight(place="衛生局", screen=COMPARISON, narrowed=True),
    Sight(place="衛生局", screen=EXPORT),
)
"""What is seen after each step is done."""


def test_each_step_follows_from_what_the_reader_did() -> None:
    tour = Tour(begun=Sight(place="全市"))
    for at, sight in enumerate(WAY):
        assert tour.at == at
        tour = tour.seen(tour.begun)
        assert tour.at == at, "nothing was done yet"
        tour = tour.seen(sight)
    assert tour.ended
    assert tour.seen(Sight()) == tour


def test_steps_can_be_skipped() -> None:
    tour = Tour()
    for _ in range(len(STEPS) + 3):
        tour = tour.next(Sight())
    assert tour.ended and tour.at == len(STEPS)


def test_one_character_is_no_search_yet() -> None:
    tour = Tour(at=3, begun=Sight())
    assert tour.seen(Sight(query="登")) == tour
    assert tour.seen(Sight(query="登革")).at == 4


@pytest.mark.parametrize("at", range(len(STEPS) + 1))
def test_every_key_is_named(at: int) -> None:
    step, words = replace(Tour(), at=at).words({})
    assert step.startswith("導覽")
    assert "{" not in words


def test_the_readers_own_keys_are_named() -> None:
    assert "按「x」展開" in Tour(at=1).words({"sidebar.in": ["x"]})[1]
    assert tour_keys({}) == "F8＝跳過　F9＝結束"
