"""The sidebar grouped by year."""

from __future__ import annotations

from kaoview.model import Department, Library, PlanKind, Problem
from kaoview.tui.state.period_tree import PeriodTree
from kaoview.tui.state.row_kinds import PROBLEMS, RowKind, period_key, period_of
from kaoview.tui.state.tree_model import TreeRows
from tests.tui.small_library import item, library_of, plan


def labels(rows: TreeRows) -> list[str]:
    return [f"{'  ' * branch.depth}{branch.label}" for branch in rows.seen]


def test_periods_come_oldest_first_with_the_plans_of_their_departments(small: Library) -> None:
    rows = TreeRows(PeriodTree(small))
    assert [(branch.label, branch.count) for branch in rows.seen] == [
        ("107 施政計畫", 8),
        ("108-111 中程施政計畫", 2),
        ("112 業務報告", 5),
        ("113 施政綱要", 3),
    ]
    rows.open(2)
    assert labels(rows)[2:5] == [
        "112 業務報告",
        "  行政暨國際處 4 月",
        "  研究發展考核委員會 11 月",
    ]


def test_plans_of_several_kinds_in_one_year_are_told_apart() -> None:
    id = "衛生局"
    plans = (
        plan(id, "112", PlanKind.OUTLINE, "綱要", item("112-衛生局-1", "一、", "登革熱")),
        plan(id, "112", PlanKind.REPORT, "業務報告", month=4),
    )
    rows = TreeRows(PeriodTree(library_of(Department(id, id, plans=plans))))
    rows.open(0)
    assert labels(rows) == ["112 年度", "  衛生局 施政綱要", "  衛生局 4 月業務報告"]


def test_an_item_is_found_and_a_department_leads_to_its_latest_plan(small: Library) -> None:
    rows = TreeRows(PeriodTree(small))
    line = rows.reveal("107-行政暨國際處-1.2")
    assert line is not None
    assert rows.seen[line].key == "107-行政暨國際處-1.2"
    assert rows.seen[line].rank is RowKind.ITEM
    line = rows.reveal("行政暨國際處")
    assert line is not None
    assert rows.seen[line].key == "112-04-行政暨國際處"
    assert rows.reveal("沒有這個") is None


def test_what_stands_in_no_year_has_its_place() -> None:
    problem = Problem("/docs/b.pdf", "不是純文字檔")
    undated = Department("衛生局", "衛生局", plans=(plan("衛生局", "", PlanKind.OTHER, "備忘"),))
    source = PeriodTree(library_of(undated, problems=(problem,)))
    assert [branch.label for branch in source.roots()] == ["年度不明", "沒有讀進來的檔案"]
    assert list(source.keys()) == [period_key(""), "-衛生局", PROBLEMS]
    assert source.path(PROBLEMS) == [PROBLEMS]
    assert source.path(period_key("99")) == []


def test_only_a_periods_key_is_one() -> None:
    assert period_of(period_key("108-111")) == "108-111"
    assert period_of("113-衛生局") is None


def test_every_branch_of_the_library_is_on_the_way_to_itself(library: Library) -> None:
    source = PeriodTree(library)
    rows = TreeRows(source)
    rows.open_all(5_000)
    assert [branch.key for branch in rows.seen] == list(source.keys())
    for branch in rows.seen:
        assert source.path(branch.key)[-1] == branch.key
        assert source.branch(branch.key, branch.depth).count == branch.count
