"""Web pages: what a browser prints of them, without scripts, navigation and hidden parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.reading.formats.file_format import FormatError, LineRole, SourceText
from kaoview.reading.formats.html import html_lines
from kaoview.reading.formats.registry import format_of, read_here
from tests.reading.outline_text import outline, read_text


def read(body: str | bytes, name: str = "頁.html") -> SourceText:
    return read_here(name, body.encode() if isinstance(body, str) else body)


def printed(body: str) -> list[str]:
    return [line.raw.text for line in read(body).lines]


# Encodings


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("big5", "cp950"), ("utf-8", "utf-8"), ("BIG5-HKSCS", "big5hkscs"), ("", "cp950")],
)
def test_pages_are_decoded_as_they_declare_or_as_they_look(declared: str, codec: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    page = f"<html><head>{meta if declared else ''}</head><p>市政府的施政計畫與工作</p></html>"
    source = read(page.encode(codec))
    assert source.text == "市政府的施政計畫與工作\n"
    assert source.encoding == f"HTML，{codec}"


def test_a_page_that_declares_wrongly_is_decoded_as_it_looks() -> None:
    page = '<meta charset="utf-8"><p>市政府的施政計畫與工作</p>'
    assert read(page.encode("cp950")).text == "市政府的施政計畫與工作\n"
    assert read(page.replace("utf-8", "no-such").encode()).text == "市政府的施政計畫與工作\n"


def test_a_declared_encoding_is_kept_for_a_page_with_damaged_bytes() -> None:
    page = b'<meta charset="big5"><p>' + "施政計畫".encode("cp950") * 2 + b"\xff\xfe\xff" * 9
    assert "施政計畫" in read(page).text


@pytest.mark.parametrize("charset", [b"", b'<meta charset="no-such">'])
def test_what_is_in_no_encoding_is_refused(charset: bytes) -> None:
    with pytest.raises(FormatError, match="編碼"):
        read(charset + "計畫".encode("euc-jp") + b"\xff\xff\x80")


def test_entities_are_characters() -> None:
    assert printed("<p>甲&nbsp;乙&#26989;&lt;td&gt;</p>") == ["甲 乙業<td>"]


# Blocks


def test_headings_and_paragraphs_are_lines() -> None:
    source = read("<title>頁名</title><h1>衛生</h1><h2>長照</h2><p>布建<b>據點</b>。</p>")
    assert [(line.text, line.mark.level) for line in source.lines] == [
        ("衛生", 1),
        ("長照", 2),
        ("布建據點。", 0),
    ]
    assert source.lines[0].mark.role is LineRole.HEADING
    assert source.title == "頁名"


def test_line_breaks_in_the_mark_up_are_no_spaces_between_chinese_characters() -> None:
    assert printed("<p>布建\n  據點 Smart\nCity</p>") == ["布建據點 Smart City"]


def test_br_and_hr_end_a_line() -> None:
    assert printed("甲<br>乙<br/>丙<hr>丁") == ["甲", "乙", "丙", "丁"]


def test_end_tags_may_be_left_out() -> None:
    assert printed("<p>甲<p>乙<ul><li>丙<li>丁</ul><dl><dt>戊<dd>己</dl></b>") == list(
        "甲乙丙丁戊己"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>x</p>';</script>",
        "<style>p { color: red }</style>",
        "<nav><a href='/'>首頁</a></nav>",
        "<p hidden>x</p>",
        "<div style='display: none'><p>x<table><tr><td>y</table></div>",
        "<div style='visibility:hidden'>x</div>",
        "<ruby>高<rt>ㄍㄠ</rt></ruby>",
        "<select><option>x</option></select>",
        "<!-- x -->",
        "<img alt='x'>",
    ],
)
def test_what_is_no_part_of_the_document_is_left_out(hidden: str) -> None:
    assert "".join(printed(f"{hidden}<p>雄</p>")) in ("雄", "高雄")


def test_edges_that_libreoffice_prints_are_furniture() -> None:
    source = read('<div title="header"><p>桃園市政府</p></div><p>內文</p>')
    assert [line.mark.role for line in source.lines] == [LineRole.HEADER, LineRole.BODY]


def test_elements_nested_beyond_reason_are_read_all_the_same() -> None:
    deep = 5_000
    assert printed("<div>" * deep + "底" + "</div>" * deep) == ["底"]


# Lists


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=4>", ["4. 甲", "5. 乙"]),
        ("<ol start=x>", ["1. 甲", "2. 乙"]),
        ("<ol type=a>", ["a. 甲", "b. 乙"]),
        ("<ol type=I>", ["I. 甲", "II. 乙"]),
        ("<ol reversed start=9>", ["9. 甲", "8. 乙"]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、甲", "二、乙"]),
        ("<ol style='list-style: trad-chinese-formal'>", ["壹、甲", "貳、乙"]),
        ("<ol style='list-style: none'>", ["甲", "乙"]),
        ("<style>ol { list-style-type: cjk-ideographic }</style><ol>", ["一、甲", "二、乙"]),
        ("<style>p, ol.a {list-style: lower-roman}</style><ol class='a b'>", ["i. 甲", "ii. 乙"]),
        ("<style>ol.a {list-style: lower-roman}</style><ol>", ["1. 甲", "2. 乙"]),
        ("<style>.x li {list-style: none}</style><ol class=x>", ["1. 甲", "2. 乙"]),
        ("<style>li { list-style-type: none }</style><ol>", ["甲", "乙"]),
        ("<ul style='list-style: upper-alpha'>", ["A. 甲", "B. 乙"]),
        ("<ul>", ["甲", "乙"]),
    ],
)
def test_lists_are_numbered_as_a_browser_numbers_them(opening: str, numbers: list[str]) -> None:
    assert printed(f"{opening}<li>甲</li><li>乙</li></{opening[1:3]}>") == numbers


def test_an_item_may_set_its_number_and_lists_stand_within_lists() -> None:
    body = "<ol><li>甲<ol type=A><li>丙</ol></li><li value=7>乙</li><li>丁</li></ol>"
    source = read(body)
    assert [line.raw.text for line in source.lines] == ["1. 甲", "A. 丙", "7. 乙", "8. 丁"]
    assert [line.mark.level for line in source.lines] == [1, 2, 1, 1]
    assert source.lines[0].mark.automatic == 3


# Tables


def test_rows_are_lines_and_merged_cells_stand_once() -> None:
    body = (
        "<table><tr><th>機關<th colspan=2>歲出</tr>"
        "<tr><td rowspan=2>衛生局<td>10<td>20</tr><tr><td>30<td>40</tr></table>"
    )
    assert printed(body) == ["機關\t歲出\t", "衛生局\t10\t20", "\t30\t40"]


def test_paragraphs_of_a_cell_stay_apart() -> None:
    body = "<table><tr><td>長照</td><td><p>一</p><ol><li>二</ol></td></tr></table>"
    assert printed(body) == ["長照\t一\x0b1. 二"]


def test_a_table_within_a_cell_is_text_of_the_cell() -> None:
    inner = "<table><tr><td>丙<td>丁</table>"
    assert printed(f"<table><tr><td>甲<td>{inner}</table>") == ["甲\t丙 丁"]


def test_a_table_of_rows_within_a_cell_is_a_table_and_the_row_around_it_a_frame() -> None:
    inner = "<table><tr><th>計畫<th>經費<tr><td>步道<td>1200</table>"
    frame = f"<tr><td>選單</td><td><p>壹、建設</p>{inner}<p>貳、農業</p></td></tr>"
    source = read(f"<table><tr><td><table>{frame}</table></td></tr></table>")
    rows = [(line.raw.text, line.mark.role) for line in source.lines]
    assert rows == [
        ("選單", LineRole.BODY),
        ("壹、建設", LineRole.BODY),
        ("計畫\t經費", LineRole.CELL),
        ("步道\t1200", LineRole.CELL),
        ("貳、農業", LineRole.BODY),
    ]


def test_a_cell_without_a_row_is_a_row() -> None:
    assert printed("<table><td>甲</td><td>乙</td></table>") == ["甲\t乙"]


def test_absurd_spans_are_cut() -> None:
    (line,) = printed("<table><tr><td colspan=9999 rowspan=9999>甲<td>乙</table>")
    assert line.count("\t") <= 512


# Recognising


@pytest.mark.parametrize(
    "start",
    [b"<!DOCTYPE html>", b"\xef\xbb\xbf<html>", b"<!-- c --><head>", b"\n<meta charset=big5>"],
)
def test_a_page_is_known_by_its_first_tag(start: bytes) -> None:
    assert format_of("頁.txt", start + b"<p>x").label == "網頁"


def test_a_pdf_with_the_name_of_a_page_is_none() -> None:
    assert format_of("頁.html", b"%PDF-1.7").label == "PDF 檔"


def test_a_piece_of_mark_up_is_lines_too() -> None:
    assert [text for text, _ in html_lines("<p>甲</p>乙")] == ["甲", "乙"]


# Footnotes


LIBREOFFICE = (
    '<p>辦理演習<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup>'
    '</a>，提升能力。</p><p>推動徵兵。</p><div id="sdfootnote1"><p class="sdfootnote">'
    '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>依準備法。</p></div>'
)
WORD = (
    "<p>辦理演習<a href='#_ftn1' name='_ftnref1'>[1]</a>，提升能力。</p><p>推動徵兵。</p>"
    "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a>依準備法。</p></div>"
)


@pytest.mark.parametrize("body", [LIBREOFFICE, WORD])
def test_footnotes_follow_the_paragraph_that_refers_to_them(body: str) -> None:
    lines = [(line.raw.text, line.mark.role) for line in read(body).lines]
    assert lines == [
        ("辦理演習，提升能力。", LineRole.BODY),
        ("依準備法。", LineRole.FOOTNOTE),
        ("推動徵兵。", LineRole.BODY),
    ]


def test_a_footnote_of_a_table_follows_it() -> None:
    body = LIBREOFFICE.replace("<p>辦理", "<table><tr><td>甲</td><td>辦理")
    body = body.replace("能力。</p>", "能力。</td></tr></table>")
    assert printed(body) == ["甲\t辦理演習，提升能力。", "依準備法。", "推動徵兵。"]


def test_the_number_of_a_note_that_is_missing_stays() -> None:
    assert printed("<p>演習<a href='#_ftn1'>[1]</a>。</p>") == ["演習[1]。"]


# What a site prints around a page

_SITE = """
<div id="header"><h1>某某市政府民政局</h1><ul class="main-menu"><li>網站導覽</li></ul></div>
<div class="breadcrumb">首頁 &gt; 施政計畫</div>
<div class="content"><h2>114年度施政計畫</h2><ul class="info"><li>發布日期：114-01-15</li></ul>
<p>壹、宗教禮俗</p><p>一、推動環保祭祀。</p><a href="#">回上一頁</a></div>
<div id="footer"><p>版權所有 2025年</p><table><tr><td>電話</td><td>傳真</td></tr></table></div>
"""


def test_menus_and_buttons_that_are_named_so_are_no_part_of_the_text() -> None:
    roles = {line.raw.text: line.mark.role for line in read(_SITE).lines}
    body = [text for text, role in roles.items() if role in (LineRole.BODY, LineRole.HEADING)]
    assert body == ["114年度施政計畫", "壹、宗教禮俗", "一、推動環保祭祀。"]
    assert roles["某某市政府民政局"] is LineRole.HEADER
    around = ("•網站導覽", "首頁 > 施政計畫", "版權所有 2025年", "電話\t傳真", "回上一頁")
    assert {roles.get(text, roles.get(text[1:])) for text in around} == {LineRole.NAVIGATION}


def test_the_rest_of_a_site_is_furniture(tmp_path: Path) -> None:
    library = read_text(tmp_path, _SITE, "頁.html")
    document = library.documents[0]
    assert outline(library) == "壹、宗教禮俗\n  一、 推動環保祭祀。"
    assert document.title.endswith("114年度施政計畫")
    assert document.account.whole
    assert "版權所有 2025年" in [piece.text for piece in document.furniture]


def test_a_page_that_is_all_in_parts_with_such_names_is_the_document() -> None:
    page = '<div class="menu"><p>壹、宗教禮俗</p><p>一、推動環保祭祀。</p></div>'
    assert {line.mark.role for line in read(page).lines} == {LineRole.BODY}


def test_a_part_with_such_a_name_may_hold_the_page_itself() -> None:
    page = '<body class="nav"><main class="sidebar"><p>壹、宗教禮俗</p></main></body>'
    assert [line.mark.role for line in read(page).lines] == [LineRole.BODY]


def test_a_table_that_only_sets_a_page_is_a_frame_around_its_text() -> None:
    page = "<table><tr><td>&nbsp;</td><td><p>壹、宗教禮俗</p><p>一、環保祭祀</p></td></tr></table>"
    assert printed(page) == ["壹、宗教禮俗", "一、環保祭祀"]


def test_what_nothing_closes_is_text() -> None:
    assert printed("<p>甲<!-- 乙<b>丙</b></p><p>丁<a 戊") == ["甲<!-- 乙丙", "丁<a 戊"]
    assert printed("<p>甲<!-- 乙 --> 丙 <? 丁") == ["甲 丙 <? 丁"]


@pytest.mark.parametrize(
    "sign", ["<!--", "<!--<b>", "<a ", "<?", "<![CDATA[]<b>", "</a ", "<a x='"]
)
def test_the_end_of_what_nothing_closes_is_not_looked_for_at_each(sign: str) -> None:
    many = sign * (500_000 // len(sign))
    assert len(printed(f"<p>甲</p>{many}")) in (1, 2)


def test_a_header_within_the_document_is_its_own() -> None:
    source = read(
        '<div class="header"><a>某某市政府</a></div>'
        '<main><article><div class="header"><h1>民政局114年度施政計畫</h1></div>'
        "<p>內文。</p></article></main>"
    )
    roles = {line.text: line.mark.role for line in source.lines}
    assert roles["某某市政府"] is LineRole.HEADER
    assert roles["民政局114年度施政計畫"] is LineRole.HEADING
    assert roles["內文。"] is LineRole.BODY


def test_headings_and_heads_of_columns_called_header_are_the_documents() -> None:
    source = read(
        '<h2 class="header">一、民政</h2><p>內文。</p>'
        '<table><tr><th class="header">項目</th><th class="header">經費</th></tr></table>'
    )
    around = (LineRole.HEADER, LineRole.NAVIGATION)
    assert [line.text for line in source.lines if line.mark.role in around] == []
