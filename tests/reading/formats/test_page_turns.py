"""Pages that begin in the middle of a paragraph or a cell of Word and ODF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.reading.formats.file_format import SourceText
from kaoview.reading.formats.registry import read_here
from tests.reading.outline_text import read_text
from tests.tools.packages import docx, lists, odf_list, odf_p, odt, p, run
from tests.tools.packages import level as list_level

BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
SOFT = "<text:soft-page-break/>"
TITLE = "高雄市政府衛生局113年度施政計畫"
FIRST = "辦理全民防衛動員暨災害防救演習，"
REST = "以提升本市戰災救護能力。"


def word(*parts: str) -> str:
    """Return a paragraph with a page break between its parts."""
    return f"<w:p>{BREAK.join(map(run, parts))}</w:p>"


def pages(source: SourceText) -> dict[str, int]:
    """Return the page of each character that is in the text once."""
    found = (c for c in source.text if source.text.count(c) == 1 and not c.isspace())
    return {c: source.page_at(source.text.index(c)) for c in found}


def from_word(body: str, count: int, **named: str) -> SourceText:
    return read_here("計畫.docx", docx(body, pages=count, **named))


def from_odf(body: str, count: int) -> SourceText:
    meta = f'<meta:document-statistic meta:page-count="{count}"/>'
    return read_here("計畫.odt", odt(body, meta=meta))


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    for source in (
        from_word(word("甲", "乙", "丙") + p("丁"), 3),
        from_odf(odf_p(f"甲{SOFT}乙{SOFT}丙") + odf_p("丁"), 3),
    ):
        assert source.text == "甲乙丙\n丁\n"
        assert pages(source) == {"甲": 1, "乙": 2, "丙": 3, "丁": 3}


def test_a_break_at_either_end_turns_no_character_back() -> None:
    for source in (
        from_word(word("", " 甲", "") + p("乙"), 3),
        from_odf(odf_p(f"{SOFT} 甲{SOFT}") + odf_p("乙"), 3),
    ):
        assert source.text == "甲\n乙\n"
        assert pages(source) == {"甲": 2, "乙": 3}


def test_the_automatic_number_stands_on_the_page_of_its_paragraph() -> None:
    numbering = lists({0: list_level(0, "decimal", "(%1)")}, {1: (0, "")})
    body = p("甲", list_=(1, 0)) + p("乙", list_=(1, 0)).replace("<w:r>", BREAK + "<w:r>", 1)
    source = from_word(body, 2, numbering=numbering)
    assert source.text == "(1) 甲\n(2) 乙\n"
    assert pages(source)["2"] == 2


def test_lines_within_a_paragraph_know_their_pages() -> None:
    source = from_odf(odf_p(f"甲<text:line-break/>1.乙{SOFT}丙<text:line-break/>2.丁"), 2)
    assert source.text == "甲\n1.乙丙\n2.丁\n"
    assert pages(source) == {"甲": 1, "1": 1, "乙": 1, "丙": 2, "2": 2, "丁": 2}


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def test_the_cells_of_a_row_begin_on_one_page_and_end_where_the_longest_does() -> None:
    table = (
        f"<w:tbl><w:tr>{cell(word('甲', '乙'))}{cell(p('丙'), word('丁', '戊'))}</w:tr>"
        f"<w:tr>{cell(p('己'))}{cell(p('庚'))}</w:tr></w:tbl>"
    )
    source = from_word(table + p("辛"), 2)
    assert source.pages == 2
    assert pages(source) == dict(zip("甲乙丙丁戊己庚辛", (1, 2, 1, 1, 2, 2, 2, 2), strict=True))


def odf_row(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{each}</table:table-cell>" for each in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def test_a_page_begins_between_rows_and_within_one() -> None:
    rows = (
        odf_row(odf_p("甲"), odf_p("乙")),
        SOFT,
        odf_row(odf_p("丙"), odf_p(f"丁{SOFT}戊")),
        odf_row(odf_p("己"), odf_p("庚")),
    )
    source = from_odf(f"<table:table>{''.join(rows)}</table:table>" + odf_p("辛"), 3)
    assert source.pages == 3
    assert pages(source) == dict(zip("甲乙丙丁戊己庚辛", (1, 1, 2, 2, 3, 3, 3, 3), strict=True))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_an_item_ends_on_the_page_of_its_last_word(tmp_path: Path, kind: str) -> None:
    if kind == "docx":
        body = p(TITLE) + p("一、民政") + word(FIRST, REST) + p("二、財政") + p(REST)
        data = docx(body, pages=2)
    else:
        body = odf_p(TITLE) + odf_p("一、民政") + odf_p(f"{FIRST}{SOFT}{REST}")
        body += odf_list("L1", odf_p("二、財政"))
        data = odt(body, meta='<meta:document-statistic meta:page-count="2"/>')
    library = read_text(tmp_path, data, f"計畫.{kind}")
    first, second = next(library.plans()).items[:2]
    assert (first.source.first_page, first.source.last_page) == (1, 2)
    assert (second.source.first_page, second.source.last_page) == (2, 2)
