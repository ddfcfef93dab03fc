"""Sheets as they were laid out: several printed pages side by side, titles, groups of rows."""

from __future__ import annotations

from io import BytesIO

import pytest

from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.formats.sheets import cell_words, read, sheet_lines

COUNTIES = ["總計", "甲縣", "乙縣", "丙縣", "丁縣", "戊縣"]


def _page(head: list[str], figures: str) -> list[list[str]]:
    group = ["(經常門)", *[""] * (len(head) - 1)]
    return [head, group, *[[county, *figures] for county in COUNTIES]]


def _side_by_side() -> list[list[str]]:
    first = [
        ["", "各縣", "總預算"],
        ["", "中華民國100年度", "單位：千元"],
        *_page(["科目", "合計", "民政"], "31"),
    ]
    second = [["", "各縣", "總預算"], ["", "", "(續一)"], *_page(["科目", "教育", "科學"], "20")]
    return [[*a, *b] for a, b in zip(first, second, strict=True)]


def test_printed_pages_side_by_side_are_tables_one_below_the_other() -> None:
    found = [(text, mark.role) for text, mark in sheet_lines(_side_by_side())]
    texts = [text for text, _ in found]
    assert texts[:4] == [
        "各縣總預算",
        "中華民國100年度單位：千元",
        "科目\t合計\t民政",
        "(經常門)\t\t",
    ]
    assert texts[4:6] == ["總計\t3\t1", "甲縣\t3\t1"]
    second = texts.index("(續一)")
    assert found[second - 1] == ("各縣總預算", LineRole.HEADER)
    assert texts[second + 1 : second + 4] == ["科目\t教育\t科學", "(經常門)\t\t", "總計\t2\t0"]


def test_a_name_above_rows_with_figures_is_a_group_of_the_table() -> None:
    rows = [["科目", "預算數"], ["歲入", ""], ["稅課", "5"], ["歲出", ""], ["人事", "4"]]
    assert [mark.role for _, mark in sheet_lines(rows)] == [LineRole.CELL] * 5


def test_a_title_above_a_head_begins_another_table() -> None:
    rows = [["科目", "預算數"], ["稅課", "5"], ["表二", ""], ["科目", "決算數"], ["稅課", "4"]]
    roles = [mark.role for _, mark in sheet_lines(rows)]
    assert roles == [LineRole.CELL] * 2 + [LineRole.BODY] + [LineRole.CELL] * 2


def test_year_and_unit_above_a_head_are_text() -> None:
    rows = [["中華民國115年度", "", "單位：千元"], ["科目", "預算數", "說明"], ["稅課", "5", "甲"]]
    first = next(sheet_lines(rows))
    assert (first[0], first[1].role) == ("中華民國115年度　單位：千元", LineRole.BODY)


def test_the_indentation_of_a_cell_is_kept() -> None:
    assert cell_words("　　地價稅\n(含罰鍰)  ") == "　　地價稅\x0b(含罰鍰)"
    assert cell_words(" \n ") == ""


def test_the_name_of_a_sheet_is_a_heading_unless_its_title_says_more() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "預算表"
    for row in (["某某市政府衛生局115年度預算表"], ["科目", "預算數"], ["防疫", 5], ["稽查", 7]):
        book.active.append(row)
    book.create_sheet("附註").append(["附註如下"])
    data = BytesIO()
    book.save(data)
    source = read("a.xlsx", data.getvalue())
    names = {line.text: line.mark.role for line in source.lines if line.text in ("預算表", "附註")}
    assert names == {"預算表": LineRole.HEADER, "附註": LineRole.HEADING}
