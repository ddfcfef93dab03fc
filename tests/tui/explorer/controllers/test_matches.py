"""Hits and what is found in the page, walked through."""

from __future__ import annotations

from kaoview.tui.explorer.matches import MatchController
from kaoview.tui.state.match_cursor import MatchCursor
from tests.tui.explorer.alone import HEALTH, Alone


def test_matches_are_walked_through_and_round(alone: Alone) -> None:
    matches = MatchController(alone.layout, alone.navigator, alone.widgets)
    matches.hits = MatchCursor(
        "登革熱", ((f"{HEALTH}-1", 4), (f"{HEALTH}-2", -1)), {f"{HEALTH}-1": ((4, 7),)}
    )
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-2"
    assert alone.key_bar.noted == "登革熱 2/2"
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-1"
    assert alone.reader.passages[-1] == (f"{HEALTH}-1", 4)
    assert matches.clear() and not matches.any
    assert not matches.clear()


def test_what_is_found_in_the_page_goes_before_the_hits(alone: Alone) -> None:
    matches = MatchController(alone.layout, alone.navigator, alone.widgets)
    alone.navigator.visit(f"{HEALTH}-1")
    matches.hits = MatchCursor("登革熱", ((f"{HEALTH}-2", 0),), {})
    matches.in_page = MatchCursor("防治", ((f"{HEALTH}-1", 2),), {})
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-1"
    assert matches.clear() and matches.current is matches.hits
