"""Where old items that are gone stand in a table of amendments, and what items are cited by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.amendment_docx import export_amendments_docx
from kaoview.export.amendments import Amendments
from kaoview.export.comparison import ComparisonTable
from kaoview.export.layout import Column, Layout
from tests.compare.conftest import make_library, make_plan
from tests.export.test_amendments import made, table_of

OLD = """桃園市政府 112 年度施政計畫
壹、環境
一、河川
1. 清除河面垃圾並公布水質監測成果。
2. 整治野溪護岸，恢復生態棲地。
3. 補助河濱步道照明設備更新。
二、空氣
1. 汰換老舊柴油公車，改善空氣品質。
2. 稽查工廠排放，落實許可管理。
貳、民俗
一、補助廟會傳統陣頭保存工作。
二、辦理民俗工藝師傳習課程。
參、教育
一、興建校園游泳池並培訓救生員。
"""
NEW = """桃園市政府 113 年度施政計畫
壹、環境
一、河川
1. 清除河面垃圾並公布水質監測成果。
2. 整治野溪護岸，恢復生態棲地。
二、空氣
1. 汰換老舊柴油公車及稽查工廠排放，落實許可管理。
貳、教育
一、興建校園游泳池並培訓救生員。
二、設置教師研習獎助金。
"""
GONE = ("1.1.3", "2.1", "2.2")
PAIRS = (
    ("1.1.1", "1.1.1"),
    ("1.1.2", "1.1.2"),
    ("1.2.1", "1.2.1"),
    ("1.2.2", "1.2.1"),
    ("3.1", "2.1"),
)


def decided(pairs: tuple[tuple[str, str], ...] = PAIRS, gone: tuple[str, ...] = GONE) -> Reviews:
    old, new = "112-桃園市政府-", "113-桃園市政府-"
    decisions = [Decision(old + a, new + b, Status.REVISED, "王小明") for a, b in pairs]
    decisions += [Decision(old + id, "", None, "王小明") for id in gone]
    return Reviews([ReviewFile("", tuple(decisions))])


def shape(found: Amendments) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each heading with the first characters of the new and old texts below it."""
    return [
        (
            chapter.heading,
            [
                (row.new.words[:4] if row.new else "", "／".join(o.words[:4] for o in row.old))
                for row in chapter.rows
            ],
        )
        for chapter in found.chapters
    ]


def test_what_is_gone_stands_in_its_own_old_chapter(tmp_path: Path) -> None:
    assert shape(made(table_of(tmp_path, OLD, NEW, decided()))) == [
        (
            "壹、環境 › 一、河川",
            [("清除河面", "清除河面"), ("整治野溪", "整治野溪"), ("", "補助河濱")],
        ),
        ("壹、環境 › 二、空氣", [("汰換老舊", "汰換老舊／稽查工廠")]),
        ("貳、民俗（修正前）", [("", "補助廟會"), ("", "辦理民俗")]),
        ("貳、教育", [("興建校園", "興建校園"), ("設置教師", "")]),
    ]


def test_it_stays_in_its_chapter_where_the_item_above_it_was_moved(tmp_path: Path) -> None:
    pairs = (("1.1.1", "1.1.1"), ("1.1.2", "2.2"), *PAIRS[2:])
    new = NEW.replace("2. 整治野溪護岸，恢復生態棲地。", "2. 核發漁船油補貼。")
    found = shape(made(table_of(tmp_path, OLD, new, decided(pairs))))
    assert [row for row in found[0][1] if not row[0]] == [("", "補助河濱")]
    assert found[0][0] == "壹、環境 › 一、河川"
    assert found[-1][0] == "貳、教育" and found[-1][1][1][0] == "設置教師"


def test_it_stands_above_the_first_of_its_chapter_that_goes_on(tmp_path: Path) -> None:
    pairs = (("1.1.2", "1.1.2"), *PAIRS[2:])
    found = shape(made(table_of(tmp_path, OLD, NEW, decided(pairs, ("1.1.1", *GONE)))))
    assert found[0][1] == [
        ("清除河面", ""),
        ("", "清除河面"),
        ("整治野溪", "整治野溪"),
        ("", "補助河濱"),
    ]


def test_a_head_among_new_ones_says_that_it_is_the_old_plans(tmp_path: Path) -> None:
    table = table_of(tmp_path, OLD, NEW, decided())
    heads = [chapter.heading for chapter in made(table, layout=Layout.OLD_NEW).chapters]
    assert "貳、民俗（舊）" in heads


def test_nothing_that_goes_on_leaves_what_is_gone_at_the_beginning(tmp_path: Path) -> None:
    every = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "3.1", *GONE)
    new = "桃園市政府 113 年度施政計畫\n壹、資訊\n一、建置雲端機房備援。\n"
    found = shape(made(table_of(tmp_path, OLD, new, decided((), every))))
    assert [heading for heading, _ in found] == [
        "壹、環境 › 一、河川（修正前）",
        "壹、環境 › 二、空氣（修正前）",
        "貳、民俗（修正前）",
        "參、教育（修正前）",
        "壹、資訊",
    ]


def test_a_marker_that_many_have_is_cited_with_those_of_its_chapters(tmp_path: Path) -> None:
    pairs = (("1.1.1", "1.1.1"), ("1.2.1", "1.1.1"), ("2.1", "2.1"), ("3.1", "2.1"))
    gone = ("1.1.2", "1.1.3", "1.2.2", "2.2")
    found = made(table_of(tmp_path, OLD, NEW, decided(pairs, gone)))
    remarks = [row.remarks[0] for chapter in found.chapters for row in chapter.rows]
    assert "由「壹、一、1」及「壹、二、1」合併" in remarks
    assert "由「貳、一」及「參、一」合併" in remarks


def test_a_marker_that_only_one_has_is_cited_alone(tmp_path: Path) -> None:
    old = "桃園市政府 112 年度施政計畫\n壹、環境\n一、清除河面垃圾。\n二、整治野溪護岸。\n三、植樹。\n"
    new = "桃園市政府 113 年度施政計畫\n壹、環境\n一、清除河面垃圾，整治野溪護岸及植樹。\n"
    pairs = (("1.1", "1.1"), ("1.2", "1.1"), ("1.3", "1.1"))
    found = made(table_of(tmp_path, old, new, decided(pairs, ())))
    assert found.chapters[0].rows[0].remarks[0] == "由「一」、「二」及「三」合併"


def test_an_item_without_a_marker_is_cited_by_its_first_words() -> None:
    old = make_plan("107-衛生局", "清除河面垃圾，並公布水質監測成果。", "整治野溪護岸。")
    old = replace(old, items=tuple(replace(item, marker="") for item in old.items))
    new = make_plan("113-衛生局", "清除河面垃圾，整治野溪護岸。")
    merged = [Decision(item.id, new.items[0].id, Status.REVISED, "王小明") for item in old.items]
    reviews = Reviews([ReviewFile("", tuple(merged))])
    found = compare(make_library(old, new), [old], [new], reviews=reviews)
    table = ComparisonTable(make_library(old, new), found, "107", "113")
    told = made(table).chapters[0].rows[0].remarks[0]
    assert told == "由「清除河面垃圾，並公布水質⋯」及「整治野溪護岸」合併"


def test_remarks_have_more_room_with_statuses_names_and_notes(tmp_path: Path) -> None:
    table = table_of(tmp_path, OLD, NEW, decided())
    quiet, told = made(table), made(table, confidence=True)
    note = quiet.columns.index(Column.NOTE)
    assert told.widths(182, 22)[note] >= 2 * quiet.widths(182, 22)[note]
    assert all(sum(each.widths(182, 22)) <= 182 for each in (quiet, told))
    assert len(export_amendments_docx(told)) > 0
