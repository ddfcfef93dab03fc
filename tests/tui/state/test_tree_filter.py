"""Filtering the sidebar's branches by typing."""

from __future__ import annotations

import pytest

from kaoview.model import Department, Item, Library, Plan, PlanKind, SourceSpan
from kaoview.tui.state.period_tree import PeriodTree
from kaoview.tui.state.tree_filter import FilteredTree, filter_tree, list_entries
from kaoview.tui.state.tree_model import DepartmentTree, TreeRows
from tests.tui.small_library import library_of


def sifted(library: Library, words: str) -> tuple[list[str], str | None]:
    """The rows that are left, and the label of the best one."""
    source = DepartmentTree(library)
    found = filter_tree(list_entries(source, library), words, library)
    filtered = FilteredTree(source, found.keys)
    rows = TreeRows(filtered, filtered.ways)
    best = next((branch.label for branch in rows.seen if branch.key == found.best), None)
    return [f"{'  ' * branch.depth}{branch.label[:8]}" for branch in rows.seen], best


def test_what_matches_is_shown_with_the_way_to_it(small: Library) -> None:
    assert sifted(small, "友好") == (
        [
            "行政暨國際處",
            "  107 施政計畫",
            "    高雄市政府秘書處",
            "      一、推動姊妹市、",
        ],
        "一、推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。",
    )


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("卫生", "衛生局"),
        ("研考会", "研究發展考核委員會"),
        ("秘書處 提要", "高雄市政府秘書處 107 年度施政計畫提要"),
        ("行政暨國際處", "行政暨國際處"),
        ("113-卫生局-2", "(二)強化偏遠地區"),
        ("107-秘書處", "107 施政計畫"),
        ("112-04-行政", "112.4 業務報告"),
        ("covid", None),
        ("ICOPE", "(二)強化偏遠地區"),
        ("icope 疫苗", None),
    ],
)
def test_names_of_all_kinds_find_their_branch(small: Library, typed: str, best: str | None) -> None:
    found = sifted(small, typed)[1]
    assert found == best or (best and found and found.replace(" ", "").startswith(best))


def test_an_id_finds_one_branch_and_a_bare_year_what_is_called_so(small: Library) -> None:
    entries = list_entries(DepartmentTree(small), small)
    assert filter_tree(entries, "113-衛生局-2", small).keys == ("113-衛生局-2",)
    assert filter_tree(entries, "113", small).keys == ("113-衛生局",)
    assert filter_tree(entries, "沒有這種事", small).words == "沒有符合的"
    assert filter_tree(entries, "局", small).words.endswith("項符合")


def test_a_branch_that_matches_opens_to_all_that_is_below_it(small: Library) -> None:
    source = FilteredTree(DepartmentTree(small), ["衛生局"])
    rows = TreeRows(source, source.ways)
    assert [branch.label for branch in rows.seen] == ["衛生局"]
    rows.open(0)
    rows.open(1)
    assert len(rows.seen) == 5


def test_years_are_filtered_as_departments_are(small: Library) -> None:
    source = PeriodTree(small)
    found = filter_tree(list_entries(source, small), "研考", small)
    assert found.keys == ()
    found = filter_tree(list_entries(source, small), "考核", small)
    rows = TreeRows(filtered := FilteredTree(source, found.keys), filtered.ways)
    assert [branch.label for branch in rows.seen] == ["112 業務報告", "研究發展考核委員會 11 月"]


def test_of_very_many_the_first_few_hundred_are_shown() -> None:
    items = tuple(
        Item(f"113-衛生局-{number}", "", "登革熱防治", "", SourceSpan("a.txt", 1, 1))
        for number in range(1, 1_001)
    )
    plan = Plan("113-衛生局", "綱要", "113", PlanKind.OUTLINE, "衛生局", "a.txt", items)
    library = library_of(Department("衛生局", "衛生局", ("登革熱防治局",), (plan,)))
    found = filter_tree(list_entries(DepartmentTree(library), library), "登革热", library)
    assert (len(found.keys), found.total) == (300, 1_001)
    assert found.best == "衛生局"
    assert found.words == "1,001 項符合，列 300 項"
