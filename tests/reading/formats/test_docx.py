"""Word files: the numbers that Word prints, headings, tables, notes, and what is not printed."""

from __future__ import annotations

import pytest

from kaoview.reading.formats.file_format import FormatError, LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.packages import docx, level, lists, p, package, run, w_part

CHINESE = (
    level(0, "ideographLegalTraditional", "%1、")
    + level(1, "taiwaneseCountingThousand", "%2、")
    + level(2, "taiwaneseCountingThousand", "(%3)")
    + level(3, "decimal", "%4.")
)
OUTLINE = lists({1: CHINESE}, {7: (1, "")})


def read(body: str, **named: object) -> SourceText:
    return read_here("計畫.docx", docx(body, **named))  # type: ignore[arg-type]


def lines(source: SourceText) -> list[str]:
    return [line.raw.text for line in source.lines]


def printed(body: str, **named: object) -> list[str]:
    return lines(read(body, **named))


# Automatic numbers


def test_levels_are_numbered_as_word_prints_them() -> None:
    body = (
        p("施政", list_=(7, 0))
        + p("衛生", list_=(7, 1))
        + p("長照", list_=(7, 2))
        + p("據點", list_=(7, 3))
        + p("日照", list_=(7, 3))
        + p("防疫", list_=(7, 2))
        + p("教育", list_=(7, 1))
        + p("雙語", list_=(7, 2))
        + p("財政", list_=(7, 0))
        + p("稅收", list_=(7, 1))
    )
    assert printed(body, numbering=OUTLINE) == [
        "壹、施政",
        "一、衛生",
        "(一) 長照",
        "1. 據點",
        "2. 日照",
        "(二) 防疫",
        "二、教育",
        "(一) 雙語",
        "貳、財政",
        "一、稅收",
    ]


def test_a_number_is_known_to_be_automatic() -> None:
    source = read(p("施政", list_=(7, 0)) + p("貳、打字的"), numbering=OUTLINE)
    assert [line.mark.automatic for line in source.lines] == [2, 0]


def test_numbers_of_upper_levels_stand_in_those_of_lower_ones() -> None:
    definition = (
        level(0, "taiwaneseCountingThousand", "第%1章")
        + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
        + level(2, "decimal", "%1-%2-%3")
    )
    body = p("緒論", list_=(1, 0)) + p("目的", list_=(1, 1)) + p("範圍", list_=(1, 2))
    numbering = lists({0: definition}, {1: (0, "")})
    assert printed(body, numbering=numbering) == ["第一章緒論", "1.1 目的", "一-1-1 範圍"]


def test_the_start_may_be_set_and_overridden() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists(
        {0: level(0, "taiwaneseCountingThousand", "%1、", start=3)},
        {1: (0, ""), 2: (0, override), 3: (0, "")},
    )
    body = "".join(p("項", list_=(each, 0)) for each in (1, 1, 2, 2, 3))
    assert printed(body, numbering=numbering) == ["三、項", "四、項", "五、項", "六、項", "七、項"]


def test_an_instance_may_print_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = lists({0: level(0, "decimal", "%1.")}, {1: (0, ""), 2: (0, own)})
    body = p("甲", list_=(1, 0)) + p("乙", list_=(2, 0))
    assert printed(body, numbering=numbering) == ["1. 甲", "B) 乙"]


def test_a_level_may_go_on_after_a_higher_one() -> None:
    definition = level(0, "decimal", "%1.") + level(
        1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'
    )
    numbering = lists({0: definition}, {1: (0, "")})
    body = "".join(p("項", list_=(1, at)) for at in (0, 1, 0, 1))
    assert printed(body, numbering=numbering) == ["1. 項", "(1) 項", "2. 項", "(2) 項"]


def test_number_0_takes_the_number_of_a_style_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Item"/></w:style>'
    )
    body = (
        p("一項", style="Item")
        + p("無號", style="Item", extra='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("二項", style="Child")
    )
    assert printed(body, numbering=OUTLINE, styles=styles) == ["一、一項", "無號", "二、二項"]


def test_a_level_may_be_bound_to_a_style() -> None:
    definition = level(0, "ideographLegalTraditional", "%1、", style="H1") + level(
        1, "taiwaneseCountingThousand", "%2、", style="H2"
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="heading {at}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for at, id in ((1, "H1"), (2, "H2"))
    )
    body = p("施政", style="H1") + p("衛生", style="H2") + p("財政", style="H1")
    numbering = lists({0: definition}, {1: (0, "")})
    assert printed(body, numbering=numbering, styles=styles) == ["壹、施政", "一、衛生", "貳、財政"]


def test_bullets_are_shown_as_their_signs() -> None:
    symbol = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    numbering = lists(
        {0: level(0, "bullet", "\uf06c").replace("</w:lvl>", f"{symbol}</w:lvl>")}, {1: (0, "")}
    )
    assert printed(p("長照", list_=(1, 0)), numbering=numbering) == ["●長照"]


@pytest.mark.parametrize("place", [(99, 0), (7, 8)])
def test_a_list_that_is_not_defined_prints_no_number(place: tuple[int, int]) -> None:
    assert printed(p("項", list_=place), numbering=OUTLINE) == ["項"]


def test_a_style_based_on_itself_ends() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert printed(p("文", style="A"), styles=styles) == ["文"]


# Headings and contents

HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="My"><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Own"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
)


def test_headings_are_known_by_style_and_by_outline_level() -> None:
    body = (
        p("章", style="1")
        + p("自訂", style="My")
        + p("層", style="L")
        + p("自己", extra='<w:outlineLvl w:val="1"/>')
        + p("內文", style="1", extra='<w:outlineLvl w:val="9"/>')
        + p("文")
    )
    source = read(body, styles=HEADINGS)
    assert [line.mark.level for line in source.lines] == [1, 1, 3, 2, 0, 0]
    assert source.lines[0].mark.role is LineRole.HEADING


def test_contents_are_known_by_style_and_by_words_own_block() -> None:
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('目錄')}{p('壹、衛生 1')}</w:sdtContent></w:sdt>"
    )
    source = read(gallery + p("貳、教育 2", style="T1") + p("壹、衛生"), styles=HEADINGS)
    roles = [line.mark.role for line in source.lines]
    assert roles == [LineRole.CONTENTS] * 3 + [LineRole.BODY]


# What is printed and what is not


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_stays() -> None:
    body = (
        "<w:p>"
        + run("保留")
        + f"<w:del><w:r><w:delText>刪去</w:delText></w:r></w:del><w:ins>{run('新增')}</w:ins>"
        + f"<w:moveFrom>{run('舊處')}</w:moveFrom>"
        + run("隱藏", "<w:vanish/>")
        + "</w:p>"
    )
    source = read(body)
    assert lines(source) == ["保留新增"]
    assert source.notes == ("檔案裡有 1 處隱藏文字，沒有讀進來",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("前半，", extra="<w:rPr><w:del/></w:rPr>")
    source = read(first + p("後半。"))
    assert [line.mark.ended for line in source.lines] == [False, True]


def test_the_result_of_a_field_is_kept_and_its_instruction_is_not() -> None:
    body = "<w:p><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>" + run("第 3 頁") + "</w:p>"
    assert printed(body) == ["第 3 頁"]


def test_small_characters_above_others_are_left_out() -> None:
    ruby = f"<w:ruby><w:rt>{run('ㄍㄠ')}</w:rt><w:rubyBase>{run('高')}</w:rubyBase></w:ruby>"
    assert printed(f"<w:p><w:r>{ruby}</w:r>{run('雄')}</w:p>") == ["高雄"]


def test_tabs_symbols_and_hyphens_are_characters() -> None:
    body = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>已辦</w:t><w:tab/>"
        "<w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t></w:r></w:p>"
        "<w:p><w:r><w:sym w:font='X' w:char='zz'/><w:t>字</w:t></w:r></w:p>"
    )
    assert printed(body) == ["☑已辦　5-6", "字"]


def test_a_line_break_before_a_number_ends_a_paragraph_and_others_do_not() -> None:
    body = "<w:p><w:r><w:t>目標：</w:t><w:br/><w:t>1.長照</w:t><w:br/><w:t>說明</w:t></w:r></w:p>"
    source = read(body)
    assert lines(source) == ["目標：", "1.長照", "說明"]
    assert [line.mark.ended for line in source.lines] == [True, False, True]


def test_text_boxes_follow_the_paragraph_they_are_anchored_in_and_their_copies_are_left_out() -> (
    None
):
    box = f"<w:txbxContent>{p('方塊')}</w:txbxContent>"
    alternate = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert printed(f"<w:p>{run('文')}<w:r>{alternate}</w:r></w:p>{p('下')}") == ["文", "方塊", "下"]


def test_footnotes_follow_their_paragraph() -> None:
    notes = w_part(
        "w:footnotes",
        f'<w:footnote w:type="separator" w:id="0">{p("線")}</w:footnote>'
        f'<w:footnote w:id="2">{p("註解一")}</w:footnote>',
    )
    body = f"<w:p>{run('長照')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>{p('下文')}"
    source = read(body, parts={"word/footnotes.xml": notes})
    assert [(line.text, line.mark.role) for line in source.lines] == [
        ("長照", LineRole.BODY),
        ("註解一", LineRole.FOOTNOTE),
        ("下文", LineRole.BODY),
    ]


def test_headers_and_footers_are_furniture_and_each_stands_once() -> None:
    parts = {
        "word/header1.xml": w_part("w:hdr", p("桃園市政府")),
        "word/header2.xml": w_part("w:hdr", p("桃園市政府")),
        "word/footer1.xml": w_part("w:ftr", p("第 1 頁")),
    }
    source = read(p("內文"), parts=parts)
    assert [(line.text, line.mark.role) for line in source.lines] == [
        ("桃園市政府", LineRole.HEADER),
        ("內文", LineRole.BODY),
        ("第 1 頁", LineRole.FOOTER),
    ]


def test_comments_are_said() -> None:
    source = read(p("內文"), parts={"word/comments.xml": w_part("w:comments", "")})
    assert source.notes == ("檔案裡有註解，沒有讀進來",)


def test_pages_are_known_where_word_wrote_down_each_break() -> None:
    broken = (
        p("一")
        + f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{run('二')}</w:p>"
        + f"<w:p>{run('二續')}<w:r><w:lastRenderedPageBreak/></w:r>{run('三')}</w:p>"
        + p("三續")
    )
    source = read(broken, pages=3)
    assert source.pages == 3
    assert [line.mark.page for line in source.lines] == [1, 2, 2, 3]
    assert read(broken, pages=9).pages == 0, "not all breaks were written down"
    assert read(broken).pages == 0


def test_the_title_of_the_file_is_kept() -> None:
    assert read(p("文"), title="桃園市政府114年度施政計畫").title == "桃園市政府114年度施政計畫"


# Tables


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_a_row_is_a_line_and_merged_cells_stand_once() -> None:
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("機關"), cell("歲出", wide)),
        row(cell("衛生局", top), cell("10"), cell("20")),
        row(cell("（同上）", below), cell("30"), cell("40")),
        row(cell("50"), cell("60"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert printed(body) == ["機關\t歲出\t", "衛生局\t10\t20", "\t30\t40", "\t50\t60"]


def test_paragraphs_of_a_cell_stay_apart_and_numbers_count_on() -> None:
    inside = p("長照", list_=(7, 3)) + p("防疫", list_=(7, 3))
    body = table(row(cell("重點"), f"<w:tc>{inside}</w:tc>"))
    assert printed(body, numbering=OUTLINE) == ["重點\t1. 長照\x0b2. 防疫"]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    assert printed(table(row(cell("框裡的字")), row(cell("第二段")))) == ["框裡的字", "第二段"]


# Bad input


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (package({"word/other.xml": "<a/>"}), "缺了本文"),
        (package({"word/document.xml": "<a/>"}), "缺了本文"),
        (package({"word/document.xml": "<a><b></a>"}), "打不開"),
        (docx(p("文"))[:-40], "打不開"),
    ],
    ids=["no part", "no body", "no XML", "cut"],
)
def test_a_broken_file_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read_here("壞.docx", data)
