"""Deciding on pairs as a reader does it: accepting, rejecting, confirming, undoing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.reviews import read_reviews
from kaoview.compare.statuses import Status
from kaoview.tui.comparison.review_dialog import ReviewScreen
from kaoview.tui.comparison.screen import ComparisonScreen
from tests.tui.comparables import (
    OFFICE,
    candidates,
    compared,
    open_at,
    settle,
)
from tests.tui.waiting import drawn

WIDE, NORMAL, NARROW = (150, 24), (104, 24), (80, 24)


def _statuses(screen: ComparisonScreen) -> list[Status]:
    assert screen.rows.result is not None
    return [row.status for row in screen.rows.result.comparison.rows]


async def test_accepting_is_saved_at_once_with_who_when_and_the_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "陳助理")
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("a")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("up", "up", "up", "down", *"同一件事", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert (decision.left, decision.right) == (f"112-{OFFICE}-1", f"113-{OFFICE}-1")
        assert decision.status.reached
        assert decision.decided_by == "陳助理"
        assert decision.note == "同一件事"
        assert decision.fingerprint
        assert screen.entry is not None
        assert screen.entry.key == f"112-{OFFICE}-1"
        assert screen.entry.row is not None
        assert screen.entry.row.reviewed
        assert "註記：同一件事" in drawn(pilot.app)


async def test_rejecting_then_undoing_leaves_things_as_they_were(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-3", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        before = _statuses(screen)
        await pilot.press("x", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert decision.status is None
        assert _statuses(screen) != before
        await pilot.press("u")
        await settle(pilot)
        assert not read_reviews(tmp_path / "reviews.tsv").decisions
        assert _statuses(screen) == before


async def test_undoing_a_second_decision_brings_back_the_first(tmp_path: Path) -> None:
    path = tmp_path / "reviews.tsv"
    async with open_at(f"112-{OFFICE}-3", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a", *"甲", "enter")
        await settle(pilot)
        first = read_reviews(path).decisions
        await pilot.press("x", *"乙", "enter")
        await settle(pilot)
        assert [d.note for d in read_reviews(path).decisions] == ["乙"]
        await pilot.press("u")
        await settle(pilot)
        assert [(d.status, d.note) for d in read_reviews(path).decisions] == [
            (first[0].status, "甲")
        ]


async def test_that_nothing_answers_can_be_confirmed(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-4", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("x", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert (decision.right, decision.status) == ("", None)
        assert screen.entry is not None
        assert screen.entry.row is not None
        assert screen.entry.row.reviewed


async def test_a_candidate_can_be_accepted_among_the_others(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("enter", "G")
        await pilot.pause()
        left, match = candidates(pilot).pairs[-1]
        await pilot.press("a", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert (decision.left, decision.right) == (left, match.id)
        assert any(m.reviewed for _, m in candidates(pilot).pairs)


async def test_accepting_where_nothing_answers_says_why_the_candidates_open(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=NARROW) as pilot:
        await compared(pilot)
        await pilot.press("4", "a")
        await pilot.pause()
        assert "沒有用詞相近的項目；按 i" in drawn(pilot.app)  # there are no candidates at all
        assert candidates(pilot).keybar.message == ""
        await pilot.press("escape", "0", "g", "x", "enter")
        await settle(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "還沒有對應；從候選裡選一個" in candidates(pilot).keybar.message
        await pilot.press("escape", "5", "a")
        await pilot.pause()
        assert "這一項是新增的" in candidates(pilot).keybar.message
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert candidates(pilot).keybar.message == ""


async def test_esc_in_the_note_saves_nothing(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a", *"算了", "escape")
        await settle(pilot)
        assert not (tmp_path / "reviews.tsv").exists()


async def test_what_cannot_be_saved_is_said(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        (tmp_path / "reviews.tsv").mkdir()
        await pilot.press("a", "enter")
        await settle(pilot)
        assert "未存入" in screen.keybar.message


async def test_undo_without_decisions_says_so(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("u")
        assert "沒有可以復原" in screen.keybar.message


@pytest.mark.parametrize("key", ["a", "x"])
async def test_what_was_decided_in_an_earlier_sitting_can_be_taken_back(
    key: str, tmp_path: Path
) -> None:
    for keys in ((key, "enter"), ("u",)):
        async with open_at(f"112-{OFFICE}-3", tmp_path).run_test(size=WIDE) as pilot:
            await compared(pilot)
            await pilot.press(*keys)
            await settle(pilot)
        assert bool(read_reviews(tmp_path / "reviews.tsv").decisions) is (keys != ("u",))


async def test_a_broken_line_of_the_reviews_is_named(tmp_path: Path) -> None:
    (tmp_path / "reviews.tsv").write_text("甲\t乙\n", encoding="utf-8")
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        assert "「reviews.tsv」第 1 行" in screen.keybar.message
