"""ODF texts: the numbers that LibreOffice prints, headings, tables, notes."""

from __future__ import annotations

import pytest

from kaoview.reading.formats.file_format import FormatError, LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.packages import list_level, list_style, odf_list, odf_p, odt, package

CHINESE = list_style(
    "L1",
    list_level(1, "壹, 貳, 參, ..."),
    list_level(2, "一, 二, 三, ..."),
    list_level(3, "一, 二, 三, ...", ")", prefix="("),
)


def read(body: str, **named: str) -> SourceText:
    return read_here("計畫.odt", odt(body, **named))  # type: ignore[arg-type]


def lines(source: SourceText) -> list[str]:
    return [line.raw.text for line in source.lines]


def printed(body: str, **named: str) -> list[str]:
    return lines(read(body, **named))


def nested(*items: str) -> str:
    """Return a list within a list item."""
    inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f"<text:list>{inside}</text:list>"


# Automatic numbers


def test_levels_are_numbered_as_libreoffice_prints_them() -> None:
    body = odf_list(
        "L1",
        odf_p("施政") + nested(odf_p("衛生") + nested(odf_p("長照"), odf_p("防疫")), odf_p("教育")),
        odf_p("財政") + nested(odf_p("稅收")),
    )
    source = read(body, automatic=CHINESE)
    assert lines(source) == [
        "壹、施政",
        "一、衛生",
        "(一) 長照",
        "(二) 防疫",
        "二、教育",
        "貳、財政",
        "一、稅收",
    ]
    assert source.lines[0].mark.automatic == 2


def test_only_the_first_paragraph_of_an_item_has_a_number() -> None:
    assert printed(
        odf_list("L1", odf_p("長照") + odf_p("說明"), odf_p("防疫")), automatic=CHINESE
    ) == [
        "壹、長照",
        "說明",
        "貳、防疫",
    ]


def test_a_list_counts_for_itself_unless_it_continues_another() -> None:
    body = (
        odf_list("L1", odf_p("甲"), odf_p("乙"), more='xml:id="a"')
        + odf_list("L1", odf_p("丙"))
        + odf_list("L1", odf_p("丁"), more='text:continue-list="a"')
        + odf_list("L1", odf_p("戊"), more='text:continue-numbering="true"')
    )
    assert printed(body, automatic=CHINESE) == [
        "壹、甲",
        "貳、乙",
        "壹、丙",
        "參、丁",
        "肆、戊",
    ]


def test_an_item_may_begin_with_another_number() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item text:start-value="5">'
        f"{odf_p('戊')}</text:list-item><text:list-item>{odf_p('己')}</text:list-item></text:list>"
    )
    assert printed(body, automatic=CHINESE) == ["伍、戊", "陸、己"]


def test_a_list_header_has_no_number() -> None:
    body = (
        f'<text:list text:style-name="L1"><text:list-header>{odf_p("前言")}</text:list-header>'
        f"<text:list-item>{odf_p('甲')}</text:list-item></text:list>"
    )
    assert printed(body, automatic=CHINESE) == ["前言", "壹、甲"]


def test_upper_levels_and_templates_stand_in_numbers() -> None:
    style = list_style(
        "L2",
        list_level(1, "1", ""),
        list_level(2, "1", "", more='text:display-levels="2"'),
        list_level(3, "a", "", more='style:num-list-format="%1%-%3%)"'),
    )
    body = odf_list("L2", odf_p("甲") + nested(odf_p("乙") + nested(odf_p("丙"))))
    assert printed(body, automatic=style) == ["1 甲", "1.1 乙", "1-a) 丙"]


def test_bullets_are_shown_as_their_signs() -> None:
    style = list_style("L3", '<text:list-level-style-bullet text:level="1" text:bullet-char="●"/>')
    assert printed(odf_list("L3", odf_p("長照")), automatic=style) == ["●長照"]


def test_headings_count_by_the_outline_style() -> None:
    styles = (
        "<office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." '
        'style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style></office:styles>'
    )
    body = "".join(
        f'<text:h text:outline-level="{at}" {more}>{words}</text:h>'
        for at, words, more in (
            (1, "衛生", ""),
            (2, "長照", ""),
            (1, "教育", ""),
            (2, "雙語", ""),
            (1, "附錄", 'text:is-list-header="true"'),
            (1, "財政", 'text:restart-numbering="true" text:start-value="9"'),
        )
    )
    source = read(body, styles=styles)
    assert lines(source) == ["一、衛生", "1. 長照", "二、教育", "1. 雙語", "附錄", "九、財政"]
    assert [line.mark.level for line in source.lines] == [1, 2, 1, 2, 1, 1]
    assert source.lines[0].mark.role is LineRole.HEADING


def test_a_paragraph_style_may_be_a_heading_and_name_a_list() -> None:
    automatic = CHINESE + (
        '<style:style style:name="P1" style:family="paragraph" style:default-outline-level="2" '
        'style:list-style-name="L1"/>'
    )
    source = read(odf_p("標題", "P1"), automatic=automatic)
    assert source.lines[0].mark.level == 2


# What is printed and what is not


def test_spaces_tabs_and_line_breaks_are_characters() -> None:
    body = odf_p("甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>1.丁<text:s/>")
    source = read(body)
    assert lines(source) == ["甲  乙　丙", "1.丁"]
    assert [line.mark.ended for line in source.lines] == [True, True]


def test_deleted_text_and_comments_are_left_out_and_comments_are_said() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{odf_p('刪去')}</text:deletion></text:changed-region></text:tracked-changes>"
        + odf_p("保留<office:annotation><text:p>問題</text:p></office:annotation>")
    )
    source = read(body)
    assert lines(source) == ["保留"]
    assert source.notes == ("檔案裡有註解，沒有讀進來",)


def test_footnotes_and_text_boxes_follow_their_paragraph() -> None:
    note = f"<text:note><text:note-body>{odf_p('註解一')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{odf_p('方塊')}</draw:text-box></draw:frame>"
    source = read(odf_p(f"長照{note}{box}") + odf_p("下文"))
    assert lines(source) == ["長照", "註解一", "方塊", "下文"]
    assert source.lines[1].mark.role is LineRole.FOOTNOTE


def test_contents_are_known() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:index-title>"
        f"{odf_p('目錄')}</text:index-title>{odf_p('壹、衛生 1')}</text:index-body>"
        "</text:table-of-content>"
    )
    source = read(body + odf_p("壹、衛生"))
    roles = [line.mark.role for line in source.lines]
    assert roles == [LineRole.CONTENTS, LineRole.CONTENTS, LineRole.BODY]


def test_headers_and_footers_are_furniture_and_each_stands_once() -> None:
    page = f"<style:header>{odf_p('桃園市政府')}</style:header><style:footer>{odf_p('頁尾')}</style:footer>"
    styles = (
        "<office:master-styles>"
        f"<style:master-page>{page}</style:master-page><style:master-page>{page}</style:master-page>"
        "</office:master-styles>"
    )
    source = read(odf_p("內文"), styles=styles)
    assert [(line.text, line.mark.role) for line in source.lines] == [
        ("桃園市政府", LineRole.HEADER),
        ("內文", LineRole.BODY),
        ("頁尾", LineRole.FOOTER),
    ]


def test_pages_are_known_where_each_break_was_written_down() -> None:
    body = (
        odf_p("一")
        + "<text:soft-page-break/>"
        + odf_p("二")
        + odf_p("二續<text:soft-page-break/>三")
        + odf_p("<text:soft-page-break/>四")
    )
    counted = '<meta:document-statistic meta:page-count="4"/>'
    source = read(body, meta=counted + "<dc:title>114年度施政計畫</dc:title>")
    assert source.pages == 4
    assert [line.mark.page for line in source.lines] == [1, 2, 2, 4]
    assert source.title == "114年度施政計畫"
    assert read(body).pages == 0


def test_pages_break_within_lists_too() -> None:
    body = odf_list("L1", "<text:soft-page-break/>" + odf_p("甲"), odf_p("乙"))
    source = read(body, automatic=CHINESE, meta='<meta:document-statistic meta:page-count="2"/>')
    assert lines(source) == ["壹、甲", "貳、乙"]
    assert source.pages == 2


# Tables


def test_a_row_is_a_line_and_what_a_merged_cell_covers_is_empty() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{odf_p(words)}</table:table-cell>"

    covered = f"<table:covered-table-cell>{odf_p('x')}</table:covered-table-cell>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("機關")
        + cell("歲出", 'table:number-columns-spanned="2"')
        + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("衛生局")
        + cell("0", 'table:number-columns-repeated="2"')
        + "</table:table-row>"
        + '<table:table-row table:number-rows-repeated="2">'
        + cell("教育局")
        + cell("1")
        + cell("2")
        + "</table:table-row></table:table>"
    )
    assert printed(body) == ["機關\t歲出\t", "衛生局\t0\t0", "教育局\t1\t2", "教育局\t1\t2"]


def test_a_table_in_a_list_is_a_table() -> None:
    row = "".join(f"<table:table-cell>{odf_p(each)}</table:table-cell>" for each in "甲乙")
    body = odf_list(
        "L1", odf_p("表") + f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    )
    assert printed(body, automatic=CHINESE) == ["壹、表", "甲\t乙"]


# Bad input


def test_one_xml_file_is_read_too() -> None:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<?xml version='1.0'?><office:document {names}><office:body><office:text>"
    body += "<text:p>內文</text:p></office:text></office:body></office:document>"
    assert lines(read_here("計畫.fodt", body.encode())) == ["內文"]


def test_a_protected_file_is_refused() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    data = odt("", parts={"META-INF/manifest.xml": manifest})
    with pytest.raises(FormatError, match="有密碼保護"):
        read_here("計畫.odt", data)


@pytest.mark.parametrize(
    "data", [package({"a.xml": "<a/>"}), package({"content.xml": "<a/>"})], ids=["no part", "other"]
)
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="缺了本文"):
        read_here("壞.odt", data)
