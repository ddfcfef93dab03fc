"""Tables whose cells are numbered like items, in text that was taken from them."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

import pytest

from kaoview.model import Item, ItemKind
from kaoview.paths import data_folder
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import read_document
from kaoview.reading.hints import Hints

TABLE = load_departments(data_folder() / "departments.toml")
ROADS = "某某市政府114年度施政報告\n一、道路養護\n(一)人行道\n"


def _read(data: bytes, name: str) -> list[str]:
    result = read_document(PurePath(name), name, data, TABLE, Hints())
    assert (result.document.account.missing, result.document.account.repeated) == (0, 0)
    (draft,) = result.plans
    return _tree(result.build(draft, "114-甲").items)


def _tree(items: tuple[Item, ...], depth: int = 0) -> list[str]:
    found: list[str] = []
    for item in items:
        kind = "表" if item.kind is ItemKind.TABLE else ""
        words = item.title or item.text.replace("\n", "／").replace("\t", "｜")
        found += ["　" * depth + kind + item.marker + words, *_tree(item.children, depth + 1)]
    return found


def _tree_of(text: str) -> list[str]:
    return _read(text.encode(), "a.txt")


def test_cells_do_not_go_on_with_the_list_around_the_table() -> None:
    assert _tree_of(
        ROADS + "1、辦理進度\n年度 工作內容\n113 1、測量樁位。\n2、設計圖說。\n"
        "114 1、發包施工。\n2、全線完工。\n2、後續維護\n(二)路燈\n"
    ) == [
        "一、道路養護",
        "　(一)人行道",
        "　　1、辦理進度",
        "　　　表年度｜工作內容／113｜1、測量樁位。／｜2、設計圖說。／114｜1、發包施工。／｜2、全線完工。",
        "　　2、後續維護",
        "　(二)路燈",
    ]


def test_the_heads_and_the_names_of_rows_may_stand_on_lines_of_their_own() -> None:
    assert _tree_of(
        ROADS
        + "期程\n辦理情形\n113年\n1、測量樁位。\n2、設計圖說。\n114年\n1、發包施工。\n已完成規劃。\n"
    )[2:] == [
        "　　表期程／辦理情形／113年／1、測量樁位。／2、設計圖說。／114年／1、發包施工。",
        "　　已完成規劃。",
    ]


def test_a_row_may_have_several_cells_before_the_numbered_one() -> None:
    assert _tree_of(
        ROADS
        + "項次 工作項目 辦理情形 備註\n1 甲路 1、重鋪路面。\n2、更新側溝。\n2 乙路 1、重劃標線。\n"
        "(二)路燈\n"
    )[2:] == [
        "　　表項次 工作項目 辦理情形 備註／1 甲路 1、重鋪路面。／2、更新側溝。／2 乙路 1、重劃標線。",
        "　(二)路燈",
    ]


def test_a_table_with_tabs_goes_on_where_a_cell_has_several_lines() -> None:
    assert _tree_of(
        ROADS
        + "1、辦理進度\n年度\t主要成果\n113\t1、測量樁位。\n2、設計圖說。\n114\t1、發包施工。\n"
        "2、全線完工。\n2、後續維護\n"
    )[3:] == [
        "　　　表年度｜主要成果／113｜1、測量樁位。／｜2、設計圖說。／114｜1、發包施工。／｜2、全線完工。",
        "　　2、後續維護",
    ]


def test_a_title_that_fits_both_lists_ends_a_table_of_sentences() -> None:
    assert _tree_of(
        ROADS
        + "1、辦理進度\n年度 工作內容\n113 1、測量樁位。\n2、設計圖說。\n114 1、發包施工。\n2、後續維護\n"
    )[3:] == [
        "　　　表年度｜工作內容／113｜1、測量樁位。／｜2、設計圖說。／114｜1、發包施工。",
        "　　2、後續維護",
    ]


@pytest.mark.parametrize("head", ["推動重點工作如下：", "持續推動 各項工作", "工作內容"])
def test_a_list_below_a_heading_is_no_table(head: str) -> None:
    tree = _tree_of(ROADS + f"{head}\n1、測量樁位。\n2、設計圖說。\n(二)路燈\n")
    assert not any("表" in line for line in tree)
    assert [line.strip("　") for line in tree[-3:]] == [
        "1、測量樁位。",
        "2、設計圖說。",
        "(二)路燈",
    ]


def test_numbered_cells_of_a_word_table_stay_in_it() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for words in ("某某市政府114年度施政報告", "一、道路養護", "1、辦理進度"):
        document.add_paragraph(words)
    table = document.add_table(rows=0, cols=2)
    for name, words in (("年度", "成果"), ("113", "1、測量。\n2、設計。"), ("114", "1、發包。")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, words
    document.add_paragraph("2、後續維護")
    data = BytesIO()
    document.save(data)
    assert _read(data.getvalue(), "a.docx") == [
        "一、道路養護",
        "　1、辦理進度",
        "　　表年度｜成果／113｜1、測量。 2、設計。／114｜1、發包。",
        "　2、後續維護",
    ]


def test_numbered_cells_of_a_web_page_stay_in_it() -> None:
    page = (
        "<p>某某市政府114年度施政報告<p>一、道路養護<p>1、辦理進度<table>"
        "<tr><td>年度<td>成果<tr><td>113<td>1、測量。<br>2、設計。<tr><td>114<td>1、發包。</table>"
        "<p>2、後續維護"
    )
    assert _read(page.encode(), "a.html")[1:] == [
        "　1、辦理進度",
        "　　表年度｜成果／113｜1、測量。 2、設計。／114｜1、發包。",
        "　2、後續維護",
    ]
