"""The sidebar's rows: opened a level at a time, closed, revealed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.model import Library, Problem
from kaoview.tui.state.row_kinds import PROBLEMS, RowKind
from kaoview.tui.state.tree_model import DepartmentTree, TreeRows
from tests.tui.small_library import library_of


def labels(rows: TreeRows) -> list[str]:
    return [f"{'  ' * branch.depth}{branch.label}" for branch in rows.seen]


def test_departments_come_first_with_the_number_of_their_items(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small))
    assert [(branch.label, branch.count) for branch in rows.seen] == [
        ("全市", 2),
        ("行政暨國際處", 12),
        ("衛生局", 3),
        ("研究發展考核委員會", 1),
    ]


def test_opening_shows_one_level_and_closing_hides_all_below(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small))
    assert rows.open(2)
    assert rows.open(3)
    assert labels(rows)[2:5] == ["衛生局", "  113 施政綱要", "    (一)" + labels(rows)[4][7:]]
    assert not rows.open(3)
    assert rows.close(2)
    assert not rows.close(2)
    assert labels(rows) == ["全市", "行政暨國際處", "衛生局", "研究發展考核委員會"]


def test_a_branch_opened_again_is_as_it_was_left(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small))
    rows.open(2)
    rows.open(3)
    before = labels(rows)
    rows.close(2)
    rows.open(2)
    assert labels(rows) == before


def test_captions_are_read_in_place_only(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small))
    line = rows.reveal("112-04-行政暨國際處-1.1.2")
    assert line is not None
    assert rows.seen[line].key == "112-04-行政暨國際處-1.1"
    assert not any("照片" in branch.label for branch in rows.seen)


def test_revealing_opens_what_hides_an_item(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small))
    line = rows.reveal("107-行政暨國際處-1.2")
    assert line is not None
    assert rows.seen[line].key == "107-行政暨國際處-1.2"
    assert rows.expanded == {"行政暨國際處", "107-行政暨國際處", "107-行政暨國際處-1"}
    assert rows.above(line) is not None
    assert rows.reveal("沒有這個") is None


def test_rows_remember_what_was_open_even_if_it_is_gone(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small), ["衛生局", "不在了"])
    assert [branch.rank for branch in rows.seen[2:4]] == [RowKind.DEPARTMENT, RowKind.PLAN]


def test_opening_all_stops_where_there_would_be_too_many_lines(small: Library) -> None:
    rows = TreeRows(DepartmentTree(small), ["113-衛生局"])
    assert not rows.open_all(most=12)
    assert labels(rows)[:3] == ["全市", "  108-111 中程施政計畫", "行政暨國際處"]
    assert len(rows.seen) == 12
    assert rows.open_all(most=100)
    assert [branch.key for branch in rows.seen] == list(DepartmentTree(small).keys())
    rows.close_all()
    assert labels(rows) == ["全市", "行政暨國際處", "衛生局", "研究發展考核委員會"]
    assert not rows.expanded


def test_labels_that_start_alike_are_told_apart_by_their_ends(library: Library) -> None:
    rows = TreeRows(DepartmentTree(library))
    rows.reveal("107-行政暨國際處-1")
    branches = {branch.key: branch for branch in rows.seen}
    assert branches["107-行政暨國際處-1"].ends_differ
    assert not branches["107-行政暨國際處"].ends_differ


def test_files_that_could_not_be_read_have_a_line_of_their_own() -> None:
    rows = TreeRows(DepartmentTree(library_of(problems=(Problem("a.txt", "不是文字檔"),))))
    assert [(branch.key, branch.count) for branch in rows.seen] == [(PROBLEMS, 1)]
    assert rows.reveal(PROBLEMS) == 0


@given(st.data())
def test_rows_are_always_what_a_fresh_start_with_the_same_branches_open_shows(
    library: Library, data: st.DataObject
) -> None:
    rows = TreeRows(DepartmentTree(library))
    for _ in range(data.draw(st.integers(0, 12))):
        line = data.draw(st.integers(0, len(rows.seen) - 1))
        (rows.open if data.draw(st.booleans()) else rows.close)(line)
    assert rows.seen == TreeRows(DepartmentTree(library), rows.expanded).seen
