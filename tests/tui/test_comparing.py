"""What the comparison on screen does with the reader's own decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.status import Status
from kaoview.model import Library
from kaoview.tui.comparing.findings import find, own_decisions
from kaoview.tui.comparing.pairings import CITY, pairings


def test_without_a_file_there_are_no_decisions(tmp_path: Path) -> None:
    assert own_decisions(tmp_path / "reviews.tsv", "107-行政暨國際處-1.1") == []


def test_decisions_that_may_not_be_looked_at_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "closed" / "reviews.tsv"

    def refuse(path: Path, **_: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    assert own_decisions(path, "107-行政暨國際處-1.1") == []


def test_beside_one_department_the_citys_plan_shows_what_that_department_answers_to(
    library: Library, tmp_path: Path
) -> None:
    place = library.find("113-環境保護局")
    assert place is not None
    offered, best = pairings(library, place)
    assert offered[best].group == CITY
    found = find(library, offered[best], tmp_path / "none.tsv", lambda *_: None, lambda: False)
    comparison = found.comparison
    theirs = {item.id for plan in offered[best].right for item in plan.walk()}
    assert comparison.rows
    for row in comparison.rows:
        assert row.matches[0].id in theirs  # theirs first, whoever else answers
    # What other departments took over is not said to have been dropped.
    assert comparison.counts[Status.MISSING] == 0
    reached = {match.id for row in comparison.rows for match in row.reached}
    assert set(comparison.new) == theirs - reached
    assert comparison.new_reviewed
    # For what is new, the whole of the city's plan is looked through.
    shown = {row.left for row in comparison.rows}
    forerunners = [row.left for id in comparison.new for row, _ in found.reversed_candidates(id)]
    assert set(forerunners) - shown
