"""PDF files: what is printed on a page, and how it is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from kaoview.reading.formats.file_format import FormatError, LineRole, SourceText
from kaoview.reading.formats.pdf.ocr import find_program
from kaoview.reading.formats.registry import read_here
from tests.tools.pdf_files import HEIGHT, LEFT, RIGHT, WIDTH, PdfFile, find_font

LONG = (
    "配合長期照顧十年計畫，布建社區整體照顧服務網絡，增設日間照顧中心與巷弄長照站，"
    "並培訓照顧服務員，提升服務量能，使有需要的家庭在住家附近就能得到協助。"
)
OTHER = (
    "持續推動登革熱防治工作，動員里鄰清除孳生源，辦理社區診斷與衛教宣導，"
    "並與醫療院所合作，早期發現病例，降低疫情擴散的風險，守護市民健康。"
)


def read(pdf: PdfFile | bytes) -> SourceText:
    return read_here("計畫.pdf", pdf if isinstance(pdf, bytes) else pdf.data())


def paragraphs(source: SourceText) -> list[str]:
    """Return the text outside furniture, a paragraph each."""
    found: list[str] = [""]
    for line in source.lines:
        if line.mark.role in (LineRole.BODY, LineRole.CELL):
            found[-1] += line.text
            if line.mark.ended:
                found.append("")
    return [text for text in found if text]


def furniture(source: SourceText, role: LineRole) -> list[tuple[str, int]]:
    """Return the lines of a role and their pages."""
    return [(line.text, line.mark.page) for line in source.lines if line.mark.role is role]


def rows(source: SourceText) -> list[list[str]]:
    """Return the rows of tables, their cells without the breaks between paragraphs."""
    return [line.raw.text.split("\t") for line in source.lines if "\t" in line.raw.text]


# Paragraphs


def test_lines_of_a_paragraph_are_one_and_an_indent_begins_another() -> None:
    pdf = PdfFile()
    assert pdf.paragraph("一、長期照顧") == 1
    assert pdf.paragraph(LONG, indent=24) > 1
    pdf.paragraph(OTHER, indent=24)
    source = read(pdf)
    assert paragraphs(source) == ["一、長期照顧", LONG, OTHER]
    assert source.encoding == "PDF"
    assert source.pages == 1


def test_hanging_lines_belong_to_their_number() -> None:
    pdf = PdfFile()
    for number, words in enumerate((LONG, OTHER, LONG), 1):
        pdf.paragraph(f"({number}){words}", hanging=24)
    assert paragraphs(read(pdf)) == [f"(1){LONG}", f"(2){OTHER}", f"(3){LONG}"]


def test_space_above_begins_a_paragraph_though_the_line_before_is_full() -> None:
    pdf = PdfFile()
    full = LONG[:35]
    pdf.paragraph(full, right=LEFT + 35 * 12)
    pdf.paragraph(OTHER[:35], right=LEFT + 35 * 12, space=20)
    pdf.paragraph(LONG, right=LEFT + 35 * 12)
    assert paragraphs(read(pdf))[:1] == [full]


def test_another_size_begins_a_paragraph() -> None:
    pdf = PdfFile()
    pdf.paragraph("高雄市政府衛生局施政計畫重點與執行方式", size=18)
    pdf.paragraph(LONG)
    source = read(pdf)
    assert paragraphs(source) == ["高雄市政府衛生局施政計畫重點與執行方式", LONG]
    assert source.lines[0].mark.size > source.lines[1].mark.size


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG, indent=24)
    half = len(OTHER) - 35
    pdf.paragraph(OTHER[:half], indent=24, right=LEFT + (half + 2) * 12)
    pdf.next_page()
    pdf.paragraph(OTHER[half:])
    source = read(pdf)
    assert source.pages == 2
    assert OTHER in "".join(paragraphs(source))


def test_wide_gaps_and_latin_words_keep_their_spaces_and_those_around_chinese_go() -> None:
    pdf = PdfFile()
    pdf.text(LEFT, 700, "推動 Smart City 計畫 5G AIoT")
    pdf.text(LEFT, 660, "單位")
    pdf.text(LEFT + 200, 660, "千元")
    words = [line.text for line in read(pdf).lines]
    assert words == ["推動Smart City計畫5G AIoT", "單位　千元"]


def test_bold_that_is_printed_three_times_is_read_once() -> None:
    pdf = PdfFile()
    for shift in (0, 0.3, 0.6):
        pdf.text(LEFT + shift, 700, "施政重點")
    pdf.text(LEFT, 660, "一一一年度")
    assert [line.text for line in read(pdf).lines] == ["施政重點", "一一一年度"]


def test_compatibility_ideographs_stay_as_printed() -> None:
    pdf = PdfFile()
    pdf.text(LEFT, 700, "行政")
    assert [line.text for line in read(pdf).lines] == ["行政"]


# Columns, vertical writing, turned pages


def columns(pdf: PdfFile) -> None:
    """Print two paragraphs side by side, and a heading above."""
    pdf.paragraph("衛生工作報告", size=16)
    top = pdf.top
    middle = (LEFT + RIGHT) / 2
    for words, left, right in ((LONG * 2, LEFT, middle - 12), (OTHER * 2, middle + 12, RIGHT)):
        pdf.top = top
        pdf.paragraph(words, left=left, right=right, indent=24)


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = PdfFile()
    columns(pdf)
    assert paragraphs(read(pdf)) == ["衛生工作報告", LONG * 2, OTHER * 2]


def test_figures_beside_names_are_no_columns() -> None:
    pdf = PdfFile()
    for at in range(8):
        pdf.text(LEFT, 700 - at * 20, f"里別第{at}號公園")
        pdf.text(RIGHT - 20, 700 - at * 20, str(at))
    assert next(line.text for line in read(pdf).lines) == "里別第0號公園　0"


def test_vertical_writing_is_read_from_right_to_left() -> None:
    pdf = PdfFile()
    x = RIGHT
    words = LONG + OTHER
    per_line = 45
    for start in range(0, len(words), per_line):
        for at, character in enumerate(words[start : start + per_line]):
            pdf.text(x, 760 - at * 14, character)
        x -= 24
    assert "".join(paragraphs(read(pdf))) == words


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turn: int) -> None:
    pdf = PdfFile()
    canvas = pdf.canvas
    canvas.setPageRotation(turn)
    if turn == 180:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
    elif turn == 90:
        canvas.translate(HEIGHT, 0)
        canvas.rotate(90)
    else:
        canvas.translate(0, WIDTH)
        canvas.rotate(270)
    pdf.text(100, 400, "第一行：轉了方向的頁")
    pdf.text(100, 370, "第二行：表格常常這樣放")
    words = [line.text for line in read(pdf).lines]
    assert words == ["第一行：轉了方向的頁", "第二行：表格常常這樣放"]


def test_a_watermark_at_a_slant_is_left_out() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.canvas.saveState()
    pdf.canvas.translate(200, 300)
    pdf.canvas.rotate(45)
    pdf.text(0, 0, "內部文件請勿外流", 40)
    pdf.canvas.restoreState()
    assert paragraphs(read(pdf)) == [LONG]


# Headers, footers, page numbers, contents


def book(pages: int = 6, *, number: Callable[[int], str] = "- {} -".format) -> PdfFile:
    pdf = PdfFile()
    for at in range(1, pages + 1):
        pdf.text(LEFT, HEIGHT - 50, "桃園市政府114年度施政計畫", 9)
        pdf.text(WIDTH / 2 - 10, 40, number(at), 9)
        pdf.paragraph(f"{'一二三四五六'[at - 1]}、第{at}項工作")
        pdf.paragraph(LONG[at:], indent=24)
        pdf.next_page()
    return pdf


@pytest.mark.parametrize("number", ["- {} -", "{}", "({})", "第 {} 頁", "第 {} 頁，共 6 頁"])
def test_headers_and_page_numbers_are_furniture_and_nothing_of_the_body_is(number: str) -> None:
    source = read(book(number=number.format))
    assert furniture(source, LineRole.HEADER) == [
        ("桃園市政府114年度施政計畫", page) for page in range(1, 7)
    ]
    numbers = furniture(source, LineRole.PAGE_NUMBER)
    assert [(words.replace(" ", ""), page) for words, page in numbers] == [
        (number.format(page).replace(" ", ""), page) for page in range(1, 7)
    ]
    body = paragraphs(source)
    assert len(body) == 12
    assert body[0] == "一、第1項工作"


def test_every_line_knows_its_page() -> None:
    pages = [line.mark.page for line in read(book()).lines if "項工作" in line.text]
    assert pages == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("leader", [True, False])
def test_contents_are_told_by_their_page_numbers(leader: bool) -> None:
    pdf = PdfFile()
    pdf.paragraph("目　錄", size=16)
    for at, name in enumerate(("壹、長照", "貳、防疫", "參、食安", "肆、藥政")):
        pdf.top -= 20
        pdf.text(LEFT, pdf.top, name + ("．" * 20 if leader else ""))
        pdf.text(RIGHT - 12, pdf.top, str(at + 3))
    pdf.next_page()
    pdf.paragraph("壹、長照")
    pdf.paragraph(LONG)
    source = read(pdf)
    assert len(furniture(source, LineRole.CONTENTS)) == 5
    assert paragraphs(source) == ["壹、長照", LONG]


# Tables

FIGURES = (
    ("計畫名稱", "預算數", "說明"),
    ("長期照顧", "1,200", "布建據點"),
    ("防疫", "350", "清除孳生源"),
    ("合計", "1,550", ""),
)


def test_a_ruled_table_keeps_its_rows_and_cells() -> None:
    pdf = PdfFile()
    pdf.paragraph("一、預算")
    pdf.table(FIGURES, (120, 80, 160))
    pdf.paragraph(LONG)
    source = read(pdf)
    assert rows(source) == [list(row) for row in FIGURES]
    assert paragraphs(source)[0] == "一、預算"
    assert paragraphs(source)[-1] == LONG


def test_a_table_with_rules_between_columns_only_has_rows_all_the_same() -> None:
    pdf = PdfFile()
    pdf.table(FIGURES, (120, 80, 160), across=False)
    assert [row[:2] for row in rows(read(pdf))] == [list(row[:2]) for row in FIGURES]


def test_a_merged_cell_stands_once() -> None:
    pdf = PdfFile()
    pdf.table(
        (("機關", "歲出", None), ("衛生局", "10", "20"), ("教育局", "30", "40")), (100, 80, 80)
    )
    found = rows(read(pdf))
    assert found[0] == ["機關", "歲出", ""]
    assert found[1:] == [["衛生局", "10", "20"], ["教育局", "30", "40"]]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    pdf = PdfFile()
    pdf.table((("項目", "內容"), ("長照", "")), (80, 160), height=60)
    pdf.text(LEFT + 84, pdf.top + 50, "布建社區整體照顧服務網絡，", 11)
    pdf.text(LEFT + 84, pdf.top + 34, "增設日照中心。", 11)
    assert rows(read(pdf))[1] == ["長照", "布建社區整體照顧服務網絡，增設日照中心。"]


def test_a_table_goes_on_over_a_page_break_and_its_repeated_head_is_furniture() -> None:
    pdf = PdfFile()
    head = FIGURES[0]
    pdf.table((head, *FIGURES[1:3]), (120, 80, 160))
    pdf.next_page()
    pdf.table((head, ("食安", "90", "抽驗。"), ("合計", "90", "")), (120, 80, 160))
    source = read(pdf)
    assert [row[0] for row in rows(source)] == ["計畫名稱", "長期照顧", "防疫", "食安", "合計"]
    assert furniture(source, LineRole.HEADER) == [("計畫名稱 預算數 說明", 2)]
    assert next(line.mark.page for line in source.lines if line.text.startswith("食安")) == 2


def test_a_row_that_a_page_break_cut_is_whole() -> None:
    pdf = PdfFile()
    widths = (80, 100, 140, 100)
    pdf.table((("長照", "目標一", "布建社區整體照顧服務", "經費"),), widths)
    pdf.next_page()
    pdf.table((("", "", "網絡。", ""), ("防疫", "目標二", "清除孳生源。", "經費")), widths)
    assert rows(read(pdf)) == [
        ["長照", "目標一", "布建社區整體照顧服務網絡。", "經費"],
        ["防疫", "目標二", "清除孳生源。", "經費"],
    ]


def test_a_drawing_of_many_lines_is_no_table() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    for at in range(2200):
        pdf.rule(100 + at % 50, 100, 100 + at % 50, 90)
        pdf.rule(100, 100 + at % 40, 120, 100 + at % 40)
    assert paragraphs(read(pdf)) == [LONG]


def test_a_frame_drawn_as_one_path_is_a_table_too() -> None:
    pdf = PdfFile()
    path = pdf.canvas.beginPath()
    for y in (700, 670, 640):
        path.moveTo(LEFT, y)
        path.lineTo(LEFT + 200, y)
    for x in (LEFT, LEFT + 100, LEFT + 200):
        path.moveTo(x, 700)
        path.lineTo(x, 640)
    pdf.canvas.drawPath(path)
    for x, y, words in ((0, 680, "甲"), (100, 680, "乙"), (0, 650, "丙"), (100, 650, "丁")):
        pdf.text(LEFT + x + 4, y, words)
    assert rows(read(pdf)) == [["甲", "乙"], ["丙", "丁"]]


# Pages without text, text outside, invisible text


def test_a_scan_is_named() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.next_page()
    pdf.picture()
    pdf.next_page()
    pdf.picture()
    pdf.next_page()
    source = read(pdf)
    assert source.notes == (
        "第 2-3 頁是掃描的圖片，沒有文字可讀；裝了 tesseract 可以加 --ocr 辨識",
    )
    assert paragraphs(source) == [LONG]


def test_text_outside_the_page_is_left_out_and_said() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.text(WIDTH + 50, 400, "頁外的字")
    source = read(pdf)
    assert paragraphs(source) == [LONG]
    assert "第 1 頁有文字落在頁面外，沒有讀進來" in source.notes


def invisible(pdf: PdfFile, words: str) -> None:
    layer = pdf.canvas.beginText(LEFT, 600)
    layer.setFont("MSung-Light", 12)
    layer.setTextRenderMode(3)
    layer.textLine(words)
    pdf.canvas.drawText(layer)


def test_the_layer_of_a_recognised_scan_is_read_and_said() -> None:
    pdf = PdfFile()
    pdf.picture()
    invisible(pdf, "辨識出來的文字")
    source = read(pdf)
    assert paragraphs(source) == ["辨識出來的文字"]
    assert source.notes == ("第 1 頁的文字是掃描後辨識的，可能有錯字",)


def test_invisible_text_beside_visible_text_is_left_out_and_said() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    invisible(pdf, "看不見的字")
    source = read(pdf)
    assert paragraphs(source) == [LONG]
    assert source.notes == ("第 1 頁有看不見的文字，沒有讀進來",)


def recogniser() -> str:
    """Return why nothing can be recognised here, or empty."""
    if shutil.which("tesseract") is None:
        return "tesseract is not installed"
    try:
        find_program()
    except FormatError as error:
        return str(error)
    return "" if find_font() else "no Chinese font to draw a scan with"


@pytest.mark.skipif(bool(recogniser()), reason=recogniser() or "none")
def test_a_scan_is_recognised_where_the_reader_asks() -> None:
    pdf = PdfFile()
    pdf.picture("布建社區長照據點")
    pdf.next_page()
    pdf.paragraph(LONG)
    source = read_here("掃描.pdf", pdf.data(), ocr=True)
    assert "社區長照據點" in "".join(paragraphs(source))
    assert source.notes == ("第 1 頁的文字是掃描後辨識的，可能有錯字",)
    assert paragraphs(source)[-1] == LONG


def test_recognising_needs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatError, match="請先安裝 tesseract"):
        read_here("掃描.pdf", PdfFile().data(), ocr=True)


def test_recognising_needs_the_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(FormatError, match="沒有繁體中文的資料"):
        read_here("掃描.pdf", PdfFile().data(), ocr=True)


# Bad input


def test_a_password_is_asked_for() -> None:
    pdf = PdfFile(encrypt=StandardEncryption("secret", canPrint=0))
    pdf.paragraph(LONG)
    with pytest.raises(FormatError, match="有密碼保護，請先解除密碼再試"):
        read(pdf)


@pytest.mark.parametrize("keep", [0.02, 0.3])
def test_a_file_cut_short_is_refused(keep: float) -> None:
    data = book().data()
    with pytest.raises(FormatError, match="不完整或壞了"):
        read(data[: int(len(data) * keep)])


def test_an_empty_page_says_nothing() -> None:
    pdf = PdfFile()
    pdf.next_page()
    source = read(pdf)
    assert source.text == ""
    assert source.notes == ()


def test_a_page_that_is_broken_is_named_and_the_rest_is_read() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.next_page()
    pdf.paragraph(OTHER)
    data = pdf.data()
    at = data.rindex(b"/Type /Page\n") if b"/Type /Page\n" in data else data.rindex(b"/Type /Page ")
    broken = data[:at] + b"/Type /Pagx" + data[at + len(b"/Type /Page") :]
    source = read(broken)
    assert LONG in "".join(paragraphs(source))


def test_the_title_of_the_file_is_kept() -> None:
    pdf = PdfFile()
    pdf.canvas.setTitle("桃園市政府114年度施政計畫")
    pdf.paragraph(LONG)
    assert read(pdf).title == "桃園市政府114年度施政計畫"
