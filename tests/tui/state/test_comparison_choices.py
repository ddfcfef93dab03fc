"""Which plans are offered for comparing, and which of them first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaoview.model import Department, Library, PlanKind
from kaoview.tui.state.comparison_choices import (
    CITY,
    OTHER,
    OWN,
    WHOLE,
    ComparisonChoice,
    comparison_choices,
)
from tests.tui.comparables import HEALTH, OFFICE, comparable
from tests.tui.small_library import item, library_of, plan


def offered(library: Library, id: str) -> tuple[list[ComparisonChoice], ComparisonChoice]:
    node = library.find(id)
    assert node is not None
    found, best = comparison_choices(library, node)
    return found, found[best]


@pytest.mark.parametrize("id", [f"112-{OFFICE}", f"113-{OFFICE}-2", OFFICE])
def test_the_department_comes_first_and_the_older_plan_is_on_the_left(id: str) -> None:
    found, best = offered(comparable(), id)
    groups = [choice.group for choice in found]
    assert groups == sorted(groups, key=[OWN, CITY, WHOLE].index)
    assert best.group == OWN
    assert best.left[0].id == f"112-{OFFICE}"
    assert best.right[0].id == f"113-{OFFICE}"


def test_a_department_with_one_plan_is_compared_with_the_city() -> None:
    _, best = offered(comparable(), f"113-{HEALTH}-1")
    assert best.group == CITY
    assert best.left_name == "108-111 中程施政計畫　全市"
    assert best.right_name == "113 施政綱要　衛生局"


def test_the_city_is_compared_with_the_year_of_most_departments() -> None:
    _, best = offered(comparable(), "108-111-全市")
    assert best.group == WHOLE
    assert best.right_name == "113 施政綱要　2 個機關"


def test_a_plan_that_names_no_year_stands_on_the_right_and_is_not_taken_for_the_last() -> None:
    plans = (
        plan(HEALTH, "", PlanKind.OTHER, "草案", item("草案-1", text="登革熱")),
        plan(HEALTH, "112", PlanKind.OUTLINE, "綱要", item("112-1", text="登革熱")),
        plan(HEALTH, "113", PlanKind.OUTLINE, "綱要", item("113-1", text="登革熱")),
    )
    found, best = offered(library_of(Department(HEALTH, HEALTH, plans=plans)), HEALTH)
    assert (best.left[0].period, best.right[0].period) == ("112", "113")
    others = [choice.right[0].period for choice in found if choice is not best]
    assert others.count("") == 2


def test_plans_are_preferred_to_reports() -> None:
    plans = (
        plan(OFFICE, "107", PlanKind.ANNUAL, "計畫", item(f"107-{OFFICE}-1", text="甲")),
        plan(
            OFFICE, "112", PlanKind.REPORT, "報告", item(f"112-04-{OFFICE}-1", text="乙"), month=4
        ),
        plan(OFFICE, "113", PlanKind.OUTLINE, "綱要", item(f"113-{OFFICE}-1", text="丙")),
    )
    library = library_of(Department(OFFICE, OFFICE, plans=plans))
    _, best = offered(library, f"113-{OFFICE}")
    assert best.left[0].period == "107"


def test_documents_without_years_or_departments_in_common_are_offered_all_the_same() -> None:
    library = library_of(
        Department("甲機關", "甲機關", plans=(plan("甲機關", "", PlanKind.OTHER, "甲"),)),
        Department("乙機關", "乙機關", plans=(plan("乙機關", "", PlanKind.OTHER, "乙"),)),
    )
    found, _ = offered(library, "甲機關")
    assert [choice.group for choice in found] == [OTHER]


def test_alone_there_is_nothing_to_offer() -> None:
    library = library_of(
        Department(HEALTH, HEALTH, plans=(plan(HEALTH, "113", PlanKind.OUTLINE, "綱要"),))
    )
    assert comparison_choices(library, library.departments[0]) == ([], 0)
    assert comparison_choices(library_of(Department("空", "空")), Department("空", "空")) == ([], 0)


def test_plans_of_another_government_are_no_other_years() -> None:
    def of(government: str, period: str) -> Department:
        plans = (
            plan(government, period, PlanKind.OUTLINE, "綱要", item(f"{period}-{government}-1")),
        )
        return Department(government, government, plans=plans, government=government)

    ours, theirs = of("桃園市政府", "113"), of("高雄市政府", "112")
    before = replace(
        ours,
        plans=(
            *ours.plans,
            plan("桃園市政府", "111", PlanKind.OUTLINE, "綱要", item("111-桃園市政府-1")),
        ),
    )
    found, _ = offered(library_of(before, theirs), "桃園市政府")
    periods = {each.period for choice in found for each in (*choice.left, *choice.right)}
    assert periods == {"111", "113"}
