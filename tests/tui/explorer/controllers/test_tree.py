"""What a plan stands under, by department and by year."""

from __future__ import annotations

from kaoview.tui.explorer.tree import TreeController
from kaoview.tui.state.row_kinds import period_key
from kaoview.tui.state.session import Session
from tests.tui.explorer.alone import HEALTH, Alone, NoMatches


def tree_of(alone: Alone) -> TreeController:
    tree = TreeController(
        alone.stage, alone.layout, alone.navigator, alone.widgets, "department", alone.save
    )
    alone.navigator.connect(alone.search, tree, NoMatches())
    tree.open(Session())
    return tree


def test_a_plan_stands_under_its_department_or_under_its_year(alone: Alone) -> None:
    tree = tree_of(alone)
    alone.navigator.visit(HEALTH)
    assert tree.above(HEALTH) == "衛生局"
    tree.toggle_grouping()
    assert alone.key_bar.said == ["目錄依年度分"]
    assert tree.above(HEALTH) == period_key("113")
    assert tree.level(HEALTH) == ([HEALTH], 0)
    assert tree.above(f"{HEALTH}-2") == HEALTH


def test_a_year_gives_way_to_its_first_plan_where_departments_are(alone: Alone) -> None:
    tree = tree_of(alone)
    tree.toggle_grouping()
    assert tree.chosen_grouping == "year"
    alone.navigator.visit(period_key("113"))
    assert tree.above(period_key("113")) == ""
    tree.toggle_grouping()
    assert alone.navigator.place == HEALTH
    assert tree.chosen_grouping == "department"
