"""Where paragraphs of PDF files begin and end, and which lines belong to none."""

from __future__ import annotations

from kaoview.reading.formats.file_format import LineRole
from tests.reading.formats.pdf.printed import LONG, OTHER, furniture, paragraphs, read
from tests.tools.pdf_files import HEIGHT, LEFT, PdfFile


def test_a_header_of_one_page_at_the_height_of_the_others_is_a_header_too() -> None:
    pdf = PdfFile()
    for at in range(3):
        words = "桃園市政府114年度施政計畫" if at != 1 else "施政計畫彙編"
        pdf.text(LEFT if at == 1 else LEFT + 200, HEIGHT - 50, words, 9)
        pdf.paragraph(f"{'一二三'[at]}、第{at}項工作")
        pdf.paragraph(LONG[at:], indent=24)
        pdf.next_page()
    source = read(pdf)
    assert [page for _, page in furniture(source, LineRole.HEADER)] == [1, 2, 3]
    assert ("施政計畫彙編", 2) in furniture(source, LineRole.HEADER)


def test_a_list_that_begins_after_a_full_line_begins_a_paragraph() -> None:
    pdf = PdfFile()
    edge = LEFT + 36 * 12
    whole = LONG[: 36 + 35 - 1] + "。"
    assert pdf.paragraph(whole, right=edge, hanging=12) == 2
    pdf.paragraph("一、" + OTHER, right=edge, left=LEFT + 12, hanging=24)
    assert paragraphs(read(pdf)) == [whole, "一、" + OTHER]


def test_a_list_within_a_paragraph_stays_in_it_where_a_line_begins_with_its_number() -> None:
    pdf = PdfFile()
    edge = LEFT + 36 * 12
    begun = ("辦理下列各項工作：一、" + LONG)[: 36 + 34 - 1] + "。"
    assert pdf.paragraph(begun + "二、" + OTHER, right=edge, hanging=24) > 2
    assert paragraphs(read(pdf)) == [begun + "二、" + OTHER]


def test_a_sentence_wrapped_before_a_number_goes_on() -> None:
    pdf = PdfFile()
    words = f"{LONG[:33]}新台17、高屏二快及國10至新威大橋，{OTHER}"
    assert pdf.paragraph(words, right=LEFT + 35 * 12) > 2
    assert words[35:].startswith("17、")
    assert paragraphs(read(pdf)) == [words]


def test_lines_set_at_the_right_edge_are_paragraphs_of_their_own() -> None:
    pdf = PdfFile()
    for words in ("發文日期：中華民國114年3月5日", "發文字號：高市衛企字第1號"):
        pdf.top -= 18
        pdf.text(LEFT + (35 - len(words)) * 12, pdf.top, words)
    pdf.paragraph(LONG, right=LEFT + 35 * 12)
    assert paragraphs(read(pdf)) == [
        "發文日期：中華民國114年3月5日",
        "發文字號：高市衛企字第1號",
        LONG,
    ]


def test_a_bold_heading_after_a_full_line_begins_a_paragraph() -> None:
    pdf = PdfFile()
    full = LONG[: 35 * 2 - 1] + "。"
    pdf.paragraph(full, right=LEFT + 35 * 12)
    pdf.bold_line("宜居高雄")
    pdf.paragraph(OTHER)
    assert paragraphs(read(pdf))[:2] == [full, "宜居高雄"]


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


def test_short_lines_two_of_which_end_at_one_place_are_paragraphs() -> None:
    pdf = PdfFile()
    words = [
        "一、火災預防",
        "(一)防火管理及檢修申報制度",
        "1.列管場所二千三百一十家",
        "二、緊急救護",
    ]
    words += ["(一)高級救護隊的設置", "三、災害管理與整備演練"]
    for line in words:
        pdf.paragraph(line)
    assert paragraphs(read(pdf)) == words


def test_centred_lines_that_grow_wider_are_lines_of_a_cover() -> None:
    pdf = PdfFile()
    words = ["中程施政計畫", "（自一一〇至一一三年度）", "中華民國一百零九年十二月修正版"]
    for line in words:
        pdf.top -= 24
        pdf.text(LEFT + (30 - len(line)) * 6, pdf.top, line)
    assert paragraphs(read(pdf)) == words
