"""What the comparison on screen does with the reader's own decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.tui.state.comparison_choices import CITY, comparison_choices
from kaoview.tui.state.comparison_result import find, own_decisions
from kaoview.tui.state.export_sources import comparison_sources


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
    offered, best = comparison_choices(library, place)
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


def test_what_is_handed_on_says_that_the_left_side_is_a_part(
    library: Library, tmp_path: Path
) -> None:
    place = library.find("113-衛生局")
    assert place is not None
    offered, best = comparison_choices(library, place)
    found = find(library, offered[best], tmp_path / "none.tsv", lambda *_: None, lambda: False)
    told = "全市計畫 42 項中，只列衛生局有對應的 2 項"
    assert found.comparison.part == told
    assert found.comparison.whole.part == ""
    names = (found.left_name, found.choice.right_name)
    subject, *_ = comparison_sources(library, found.comparison, *names)
    assert "全市（部分）" in subject.words and "（部分）" in subject.stem
    for form in ("markdown", "html", "text"):
        assert told in "".join(subject.write(form, lambda *_: None))
    record = json.loads("".join(subject.write("json", lambda *_: None)))
    assert record["part"] == {"departments": ["衛生局"], "rows": 2, "of": 42}
    assert len(record["rows"]) == 2


def test_where_a_node_is_not_compared_its_nearest_part_with_rows_is_shown(
    library: Library, tmp_path: Path
) -> None:
    summary = library.find("107-行政暨國際處-1")
    assert summary is not None
    offered, best = comparison_choices(library, summary)
    found = find(library, offered[best], tmp_path / "none.tsv", lambda *_: None, lambda: False)
    assert found.start_of("107-行政暨國際處-1.5") == ("107-行政暨國際處-1.5", "")
    # What holds rows begins with the first of them, without a word.
    for holder in ("107-行政暨國際處-1", "107-行政暨國際處", "行政暨國際處"):
        assert found.start_of(holder) == ("107-行政暨國際處-1.1", "")
    key, said = found.start_of("107-行政暨國際處-4.1.1")
    assert (key, said) == (
        "107-行政暨國際處-1.1",
        "這一項不在對照裡，先到「107 施政計畫」的第一列",
    )
    _, said = found.start_of("113-衛生局-1")
    assert said == "這一項不在這次對照的範圍裡，先到第一列"
