"""Contents pages and the levels of headings, in whole documents."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from kaoview.model import FurnitureKind
from kaoview.paths import data_folder
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import ReadResult, read_document
from kaoview.reading.hints import Hints

TABLE = load_departments(data_folder() / "departments.toml")
SECTIONS = ("民政", "財政", "教育", "交通")


def _read(text: str, name: str) -> ReadResult:
    return read_document(PurePath(name), name, text.encode(), TABLE, Hints())


def _contents(result: ReadResult) -> list[str]:
    furniture = result.document.furniture
    return [piece.text for piece in furniture if piece.kind is FurnitureKind.CONTENTS]


def test_a_heading_right_below_the_contents_belongs_to_the_body() -> None:
    entries = [f"{number}、{name}" for number, name in zip("一二三四", SECTIONS, strict=True)]
    body = "".join(f"{entry}\n(一)推動{entry[2:]}業務。\n" for entry in entries)
    text = (
        "某某市政府114年度施政綱要\n目錄\n" + "\n".join(entries) + "\n前言\n本府持續努力。\n" + body
    )
    result = _read(text, "a.txt")
    assert _contents(result) == ["目錄", *entries]
    titles = [item.title.text for plan in result.plans for item in plan.items]
    assert "前言" in titles


def test_a_web_page_that_lost_the_form_of_its_numbers_still_has_contents() -> None:
    entries = [f"{number}、{name} 4" for number, name in zip("一二三四", SECTIONS, strict=True)]
    listed = "".join(f"<p>{entry}" for entry in entries)
    body = "".join(f"<li>{name}<ol><li>推動{name}業務。</ol>" for name in SECTIONS)
    page = f"<p>某某市政府114年度施政綱要<p>目錄{listed}<h1>前言</h1><p>本府努力。<ol>{body}</ol>"
    result = _read(page, "a.html")
    assert _contents(result) == ["目錄", *entries]


def test_a_heading_without_a_level_stands_beside_one_that_has_one() -> None:
    """Else the numbered heading after it, of the same level, would stand below it."""
    text = (
        "某某市政府施政說明\n\n# 前言\n\n本府持續努力，成果豐碩。\n\n科技城市\n\n產業轉型有成，技術領先。\n\n"
        "# 一、辦理事項\n\n(一)推動業務。\n"
    )
    (plan,) = _read(text, "a.md").plans
    assert [item.marker.text + item.title.text for item in plan.items][-3:] == [
        "前言",
        "科技城市",
        "一、辦理事項",
    ]


def test_contents_of_two_entries_on_a_line_are_told_by_their_headings() -> None:
    names = ("民政", "財政", "教育", "交通", "海洋", "農業", "工務", "都發")
    headings = [f"{n}、{name}" for n, name in zip("一二三四五六七八", names, strict=True)]
    lines = [f"{headings[at]} {at + 2} {headings[at + 4]} {at + 6}" for at in range(4)]
    body = [f"<p>{heading}</p><p>推動{heading[2:]}業務。</p>" for heading in headings]
    page = "".join(f"<p>{line}</p>" for line in ("目錄", *lines))
    result = _read(f"<html>{page}{''.join(body)}</html>", "a.html")
    assert _contents(result) == ["目錄", *lines]
    titles = [item.title.text for plan in result.plans for item in plan.items]
    assert titles == list(names)
    assert result.document.notes == ()


def test_contents_of_two_chapters_are_contents_where_each_has_its_page() -> None:
    entries = ["壹、防洪........1", "貳、排水........2"]
    body = "壹、防洪\n一、抽水機整備。\n貳、排水\n一、下水道清淤。\n"
    result = _read("某某市政府114年度施政計畫\n目次\n" + "\n".join(entries) + "\n" + body, "a.txt")
    assert _contents(result)[0] == "目次"
    assert [item.marker.text for plan in result.plans for item in plan.items] == ["壹、", "貳、"]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize(
    "leader", ["……", "‥‥‥", "————", "．．．．", "------", "____", "　　　　", "\t"]
)
def test_leaders_of_any_sign_make_a_contents_page(leader: str, name: str) -> None:
    entries = [f"{number}、{name}" for number, name in zip("一二三四", SECTIONS, strict=True)]
    listed = [f"{entry}{leader}{page}" for page, entry in enumerate(entries, 3)]
    body = [line for entry in entries for line in (entry, f"本府推動{entry[2:]}業務。")]
    lines = ["某某市政府114年度施政綱要", "目錄", *listed, *body]
    html = name.endswith("html")
    result = _read("".join(f"<p>{line}</p>" if html else f"{line}\n" for line in lines), name)
    assert len(_contents(result)) == len(entries) + 1
    titles = [item.title.text for plan in result.plans for item in plan.items]
    assert titles == list(SECTIONS)
    assert result.document.account.missing == 0


def test_blanks_to_fill_in_are_no_leaders() -> None:
    text = "某某市政府114年度施政綱要\n一、承辦人：________\n二、核定數————\n"
    (plan,) = _read(text, "a.txt").plans
    words = ["".join(p.text for p in item.passages()) for item in plan.items]
    assert words == ["一、承辦人：________", "二、核定數————"]
