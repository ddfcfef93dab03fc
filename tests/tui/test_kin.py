"""What the pane of other years shows of an item."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.review_store import ReviewStore
from kaoview.compare.reviews import Decision
from kaoview.compare.steps import StoppedError
from kaoview.model import Library
from kaoview.tui.comparing.kin import NOTHING, KinFinder


def go_on() -> bool:
    return False


def test_the_same_matter_in_other_years(library: Library, tmp_path: Path) -> None:
    found = KinFinder(library, tmp_path / "reviews.tsv").find("113-衛生局-2", go_on)
    first = found.kin[0]
    assert (first.when, first.department) == ("108-111 中程施政計畫", "全市")
    assert first.id == "108-111-全市-1.4.5"
    assert found.scope == ""


def test_an_item_that_nothing_answers_to(library: Library, tmp_path: Path) -> None:
    found = KinFinder(library, tmp_path / "reviews.tsv").find("113-民政局-1", go_on)
    assert found.kin == []
    assert found.notice.startswith(NOTHING)


def test_a_very_large_library_is_looked_through_department_by_department(
    library: Library, tmp_path: Path
) -> None:
    finder = KinFinder(library, tmp_path / "reviews.tsv", many=100)
    found = finder.find("113-衛生局-2", go_on)
    assert {kin.department for kin in found.kin} <= {"衛生局", "全市"}
    assert found.scope == "只找同一機關"
    assert "只找同一機關" in finder.find("113-民政局-1", go_on).notice


def test_it_stops_when_nobody_waits(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        KinFinder(library, tmp_path / "reviews.tsv").find("113-衛生局-2", lambda: True)


def test_decisions_of_another_window_are_noticed(library: Library, tmp_path: Path) -> None:
    reviews = tmp_path / "reviews.tsv"
    finder = KinFinder(library, reviews)
    before = [kin.id for kin in finder.find("113-衛生局-2", go_on).kin]
    assert "108-111-全市-1.4.5" in before
    assert not finder.outdated
    ReviewStore(reviews).decide(
        Decision("108-111-全市-1.4.5", "113-衛生局-2", None, "王小明", "2026-11-20", "不是同一件")
    )
    assert finder.outdated
    after = [kin.id for kin in finder.find("113-衛生局-2", go_on).kin]
    assert after == [id for id in before if id != "108-111-全市-1.4.5"]
    assert not finder.outdated
    reviews.unlink()
    assert finder.outdated
    assert [kin.id for kin in finder.find("113-衛生局-2", go_on).kin] == before
