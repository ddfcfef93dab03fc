"""What the pane of other years shows of an item."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.compare.decisions import Decision
from kaoview.compare.lineage import Lineage, Link, Step
from kaoview.compare.progress import ComparisonCancelledError
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.rows import Match
from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.tui.state.related_items import NOTHING, RelatedFinder, list_related
from tests.tui.comparables import HEALTH, OFFICE, comparable


def go_on() -> bool:
    return False


def test_the_same_matter_in_other_years(library: Library, tmp_path: Path) -> None:
    found = RelatedFinder(library, tmp_path / "reviews.tsv").find("113-衛生局-2", go_on)
    first = found.items[0]
    assert (first.when, first.department) == ("108-111 中程施政計畫", "全市")
    assert first.id == "108-111-全市-1.4.5"
    assert found.scope == ""


def test_reviewed_items_come_first_and_all_say_whether_they_are(
    library: Library, tmp_path: Path
) -> None:
    finder = RelatedFinder(library, tmp_path / "reviews.tsv")
    for id in ("113-衛生局-2", "113-民政局-3", "108-111-全市-1.4.5"):
        said = [each.reviewed for each in finder.find(id, go_on).items]
        assert said == sorted(said, key=("已校對", "未經校對").index)


def test_the_same_matter_stands_before_what_is_only_related(library: Library) -> None:
    decided = Decision("107-行政暨國際處-1.4", "113-行政暨國際處-1", Status.RELATED)
    pairs = (
        ("107-行政暨國際處-1.1", 0.99, Status.RELATED, None),
        ("107-行政暨國際處-1.2", 0.40, Status.REVISED, None),
        ("107-行政暨國際處-1.3", 0.60, Status.SAME, None),
        ("107-行政暨國際處-1.4", 0.10, Status.RELATED, decided),
    )
    links = tuple(Link(id, Match(id, *rest)) for id, *rest in pairs)
    step = Step("107", (), own=False, links=links)
    items = list_related(library, Lineage("113-行政暨國際處-1", (), (step,)))
    assert [each.id[-3:] for each in items] == ["1.4", "1.3", "1.2", "1.1"]


def test_years_without_anything_are_named_with_the_reason(library: Library, tmp_path: Path) -> None:
    finder = RelatedFinder(library, tmp_path / "reviews.tsv")
    assert finder.find("113-衛生局-2", go_on).remarks == ("這個機關沒有 107、112 年的文件",)
    abroad = finder.find("113-行政暨國際處-3", go_on)
    assert any("年未見對應" in each for each in (*abroad.remarks, abroad.notice))
    newest = "目前的文件到 113 年度為止"
    alone = finder.find("113-衛生局-1", go_on)
    assert alone.notice.split("\n")[:2] == ["其他年度未見對應（已校對）", newest]
    assert newest in abroad.remarks


def test_an_items_words_are_its_title_and_its_text(library: Library, tmp_path: Path) -> None:
    found = RelatedFinder(library, tmp_path / "reviews.tsv").find("113-衛生局-2", go_on)
    assert found.items[0].words.startswith("(五) 一學區日照中心：盤點民眾實際需求")


def test_a_very_long_item_is_cut_visibly(tmp_path: Path) -> None:
    known = comparable()
    office = next(each for each in known.departments if each.id == OFFICE)
    old, new = office.plans
    long = replace(old.items[1], text=old.items[1].text * 40)
    shorter = replace(old.items[1], text=old.items[1].text * 10)
    for item, end in ((long, "⋯"), (shorter, "措施。")):
        plans = (replace(old, items=(item,)), new)
        library = replace(known, departments=(replace(office, plans=plans),))
        found = RelatedFinder(library, tmp_path / "reviews.tsv").find(new.items[1].id, go_on)
        words = found.items[0].words
        assert old.items[1].text in words and words.endswith(end)


def test_an_item_that_nothing_answers_to(tmp_path: Path) -> None:
    finder = RelatedFinder(comparable(), tmp_path / "reviews.tsv")
    found = finder.find(f"113-{OFFICE}-4", go_on)
    assert found.items == []
    assert found.notice.startswith(NOTHING)


def test_years_without_a_plan_of_the_department_leave_nothing_open(
    library: Library, tmp_path: Path
) -> None:
    # The city's plan of 108-111 was read for it; 107 and 112 have nothing of this department.
    found = RelatedFinder(library, tmp_path / "reviews.tsv").find("113-都市發展局-16", go_on)
    assert found.notice.startswith("其他年度未見對應（已校對）")


def test_a_library_of_one_year_has_no_others(tmp_path: Path) -> None:
    several = comparable()
    health = next(each for each in several.departments if each.id == HEALTH)
    one = replace(several, departments=(health,))
    found = RelatedFinder(one, tmp_path / "reviews.tsv").find(f"113-{HEALTH}-1", go_on)
    assert found.notice.startswith("目前的文件裡，沒有這個機關其他年度")


def test_a_very_large_library_is_looked_through_department_by_department(
    library: Library, tmp_path: Path
) -> None:
    finder = RelatedFinder(library, tmp_path / "reviews.tsv", many=100)
    found = finder.find("113-衛生局-2", go_on)
    assert {items.department for items in found.items} <= {"衛生局", "全市"}
    assert found.scope == "只找同一機關"
    assert "只找同一機關" in finder.find("113-民政局-1", go_on).notice


def test_it_stops_when_nobody_waits(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ComparisonCancelledError):
        RelatedFinder(library, tmp_path / "reviews.tsv").find("113-衛生局-2", lambda: True)


def test_decisions_of_another_window_are_noticed(library: Library, tmp_path: Path) -> None:
    reviews = tmp_path / "reviews.tsv"
    finder = RelatedFinder(library, reviews)
    before = [items.id for items in finder.find("113-衛生局-2", go_on).items]
    assert "108-111-全市-1.4.5" in before
    assert not finder.outdated
    ReviewStore(reviews).decide(
        Decision("108-111-全市-1.4.5", "113-衛生局-2", None, "王小明", "2026-11-20", "不是同一件")
    )
    assert finder.outdated
    after = [items.id for items in finder.find("113-衛生局-2", go_on).items]
    assert after == [id for id in before if id != "108-111-全市-1.4.5"]
    assert not finder.outdated
    reviews.unlink()
    assert finder.outdated
    assert [items.id for items in finder.find("113-衛生局-2", go_on).items] == before


def test_what_is_no_unit_says_first_that_nothing_leads_back_to_it(
    library: Library, tmp_path: Path
) -> None:
    finder = RelatedFinder(library, tmp_path / "reviews.tsv")
    foreword = finder.find("108-111-全市-0", go_on)
    assert foreword.items
    assert foreword.remarks[0].endswith("從那些項目找不回來")
    assert not any("找不回來" in each for each in finder.find("113-衛生局-2", go_on).remarks)
