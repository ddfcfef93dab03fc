"""What the commands print, page by page, on terminals of every width."""

from dataclasses import replace

import pytest

import kaoview
from kaoview.cli.check import check_lines
from kaoview.cli.show import show_lines
from kaoview.cli.tree import tree_lines
from kaoview.model import Account, Department, Furniture, FurnitureKind
from kaoview.text.cell_width import cell_width
from tests.export.sample import SMALL, item, library, plan

LONG = "推動員工協助方案，營造互動良好之組織文化，強化團隊向心力，進而提升機關整體競爭力。"


def texts(lines):
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def shown(*items, width=None):
    """Return how a plan of these items is shown, below its title."""
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", *items),)))
    lines = texts(show_lines(small, small.find("107-甲"), width=width))
    start = next(at for at, line in enumerate(lines) if line.startswith("1  "))
    return lines[start : lines.index("", start)]


def test_a_long_paragraph_hangs_beside_its_place():
    lines = shown(item("107-甲-1", "1.", "", LONG), width=40)
    assert lines[0].startswith("1  1. 推動員工協助方案，")
    assert len(lines) > 1
    assert all(line.startswith("   ") for line in lines[1:])
    assert "".join(line[3:] for line in lines) == f"1. {LONG}"


def test_piped_a_paragraph_is_one_line_and_cells_are_parted_by_tabs():
    assert shown(item("107-甲-1", "1.", "", f"{LONG}\n機關\t人數\n學校\t596")) == [
        f"1  1. {LONG}",
        "   機關\t人數",
        "   學校\t596",
    ]


def test_a_table_stands_in_columns_where_it_fits_and_runs_on_where_it_does_not():
    table = item("107-甲-1", "", "員額", "機關\t人數\n本府所屬機關學校\t596 人")
    assert shown(table, width=40) == [
        "1  員額",
        "   機關              人數",
        "   本府所屬機關學校  596 人",
    ]
    assert shown(table, width=24) == [
        "1  員額",
        "   機關  人數",
        "   本府所屬機關學校",
        "   596 人",
    ]


def test_a_table_with_a_marker_stands_below_it():
    assert shown(item("107-甲-1", "表1", "", "機關\t人數")) == ["1  表1", "   機關\t人數"]


def test_an_amount_stands_flush_right_or_below_for_lack_of_room():
    budget = item("107-甲-1", "(一)", "庶務管理", amount=78731)
    (line,) = shown(budget, width=40)
    assert line == "1  (一) 庶務管理" + " " * 13 + "78,731 仟元"
    assert cell_width(line) == 40
    narrow = shown(budget, width=26)
    assert narrow == ["1  (一) 庶務管理", " " * 15 + "78,731 仟元"]
    assert shown(budget) == ["1  (一) 庶務管理  78,731 仟元"]


def test_a_paragraph_may_have_an_amount_too():
    assert shown(item("107-甲-1", "1.", "", "加班費", amount=5)) == ["1  1. 加班費  5 仟元"]


def test_captions_are_set_apart_by_style():
    lines = list(show_lines(SMALL, SMALL.find("107-秘書處-2"), width=60))
    assert any(("照片 1：駒澤廣行副市長", "italic") in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width):
    every = kaoview.load()
    for id in ("107-秘書處", "112-04-秘書處-1.4", "113-衛生局", "全市"):
        for line in texts(show_lines(every, every.find(id), width=width)):
            assert cell_width(line) <= width, line


def test_every_character_is_shown_at_any_width():
    every = kaoview.load()
    plan = every.find("112-11-研考會")
    told = "".join(item.printed_marker + item.title + item.text for item in plan.walk())
    lines = show_lines(every, plan, width=60)
    body = "".join("".join(text for text, style in line if style != "dim") for line in lines)
    assert "".join(told.split()) in "".join(body.split())


def test_a_tree_is_cut_to_the_terminal_and_whole_when_piped():
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", item("107-甲-1", "", LONG)),)))
    piped = texts(tree_lines(small.departments, depth=None, width=None))
    assert piped[-1].endswith(LONG)
    cut = texts(tree_lines(small.departments, depth=None, width=40))
    assert max(map(cell_width, cut)) <= 40
    assert cut[-1].endswith("⋯")


def test_check_names_sums_that_do_not_add_up():
    rows = (item("107-甲-1.1", "", "人事", amount=9), item("107-甲-1.2", "", "業務", amount=2))
    odd = item("107-甲-1", "壹、", "一般行政", "", *rows, amount=12)
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", odd),)))
    text = "\n".join(texts(check_lines(small, every=False)))
    assert "金額：1 個合計，其中 1 個與各項加總不符" in text
    assert "107-甲-1　壹、一般行政：印的是 12，各項相加是 11，差 +1 仟元" in text


def test_check_says_when_something_was_lost_or_told_twice():
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", item("107-甲-1")),)))
    document = small.documents[0]._replace(
        account=Account(10, 7, 1, 2, 1), notes=("第 3 行：跳號",)
    )
    text = "\n".join(texts(check_lines(replace(small, documents=(document,)), every=False)))
    assert "漏了 2 字，重複 1 字" in text
    assert "100%" not in text
    assert "  可疑：第 3 行：跳號" in text


def test_check_groups_furniture_and_lists_it_when_asked():
    pieces = tuple(
        Furniture(FurnitureKind.PAGE, line, f"壹、施政綱要 {line}") for line in range(1, 6)
    )
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", item("107-甲-1")),)))
    small = replace(small, documents=(small.documents[0]._replace(furniture=pieces),))
    (line,) = [each for each in texts(check_lines(small, every=False)) if "非本文：" in each]
    assert line.startswith("  非本文：頁首頁尾 5 處 35 字，如「壹、施政綱要 1」「壹、施政綱要 2」")
    listed = texts(check_lines(small, every=True))
    assert "    第 5 行　壹、施政綱要 5" in listed
