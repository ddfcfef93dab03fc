"""Small files that say they are huge: read with bounded work, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kaoview.reading.formats.blocks import cell_text, cell_words
from kaoview.reading.formats.docx_numbering import LONGEST_LABEL
from kaoview.reading.formats.file_format import FormatError, LineMark, SourceText
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.page_turns import turned_mark
from kaoview.reading.formats.registry import read_here
from kaoview.reading.formats.sheet_pages import printed_pages, squeezed
from kaoview.reading.formats.style_chain import style_chain
from tests.fuzz.packed import workbook
from tests.tools.packages import (
    docx,
    level,
    list_level,
    list_style,
    lists,
    odf_list,
    odf_p,
    odt,
    p,
    w_part,
)

EMPTY_CELL = "<w:tc/>"
CELL = f"<w:tc>{p('a')}</w:tc>"
ODF_CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"


def word(body: str, **named: str) -> SourceText:
    return read_here("計畫.docx", docx(body, **named))  # type: ignore[arg-type]


def odf(body: str, **named: str) -> SourceText:
    return read_here("計畫.odt", odt(body, **named))


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def odf_table(row: str, times: int = 1, *, repeated: int = 1) -> str:
    said = f'table:number-rows-repeated="{repeated}"'
    rows = f"<table:table-row {said}>{row}</table:table-row>" * times
    return f"<table:table>{rows}</table:table>"


# Tables


def test_spans_that_make_a_huge_table_are_refused() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr></w:tc>'
    with pytest.raises(FormatError, match="有一個表格幾乎都是空白的欄與列"):
        word(table(*[wide * 10 + CELL] * 400))


def test_rows_as_wide_as_one_of_them_are_refused() -> None:
    with pytest.raises(FormatError, match="有一個表格幾乎都是空白的欄與列"):
        word(table(CELL * 2_000, *[CELL] * 2_000))
    rows = "一," * 3_000 + "\n" + "一,1\n" * 3_000
    with pytest.raises(FormatError, match="有一個表格幾乎都是空白的欄與列"):
        read_here("計畫.csv", rows.encode())


def test_repeated_rows_of_repeated_cells_are_refused() -> None:
    cell = ODF_CELL.replace("cell>", 'cell table:number-columns-repeated="9999">', 1)
    with pytest.raises(FormatError, match="同樣的文字在表格裡重複太多次"):
        odf(odf_table(cell, 100, repeated=9999))


def test_a_long_text_in_repeated_cells_is_refused() -> None:
    cell = ODF_CELL.replace("cell>", 'cell table:number-columns-repeated="9999">', 1)
    with pytest.raises(FormatError, match="同樣的文字在表格裡重複太多次"):
        odf(odf_table(cell.replace(">a<", f">{'長照' * 2_000}<"), repeated=9999))


def test_tables_in_tables_that_double_each_time_are_refused() -> None:
    inner = odf_p("長照")
    for _ in range(24):
        cell = f'<table:table-cell table:number-columns-repeated="2">{inner}</table:table-cell>'
        inner = odf_table(cell)
    with pytest.raises(FormatError, match="同樣的文字在表格裡重複太多次"):
        odf(inner)


def test_a_table_is_as_large_as_it_is_full() -> None:
    assert len(word(table(*[CELL * 60] * 40)).lines) == 40
    assert len(odf(odf_table(ODF_CELL * 60, 40)).lines) == 40


# Sheets


def test_a_cell_far_off_makes_no_huge_table() -> None:
    rows = [["甲", "乙"], *[[] for _ in range(3_000)], [*[""] * 3_000, "丙"]]
    assert squeezed(rows) == [["甲", "乙"], ["", "", "丙"]]
    assert squeezed(rows[:100]) == rows[:100]


def test_a_workbook_with_a_cell_far_off_is_read() -> None:
    far = "\n" * 2_000 + "\t" * 600 + "丙\t丁"
    source = read_here("表.xlsx", workbook(f"甲\t乙{far}"))
    assert [line.raw.text for line in source.lines if line.text] == ["甲\t乙\t\t", "\t\t丙\t丁"]


def test_what_is_printed_side_by_side_costs_what_its_rows_hold() -> None:
    named = [[f"縣{at}", "1"] * 500 for at in range(8)]
    pages = printed_pages([*named, *[["", "備註"]] * 5_000])
    assert len(pages) == 500 and pages[1].width == 2
    assert sum(len(page.rows) for page in pages) == 500 * 8 + 5_000


# Styles


class Counted(dict[str, object]):
    """Styles that count how often one is asked for."""

    asked = 0

    def get(self, *arguments: object) -> object:  # type: ignore[override]
        self.asked += 1
        return super().get(*arguments)  # type: ignore[call-overload]


class Based:
    def __init__(self, base: str) -> None:
        self.base = base


@pytest.mark.parametrize("ring", [False, True], ids=["a row", "a ring"])
def test_thousands_of_styles_based_on_each_other_cost_no_more_than_a_few(ring: bool) -> None:
    styles = Counted({str(at): Based(str((at + 1) % (5_000 + ring))) for at in range(5_000)})
    for at in range(1_000):
        assert len(list(style_chain(styles, str(at)))) < 100  # type: ignore[type-var]
    assert styles.asked < 100_000


def _word_styles() -> Iterator[str]:
    for at in range(300):
        yield (
            f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="x"/>'
            f'<w:basedOn w:val="s{(at + 1) % 300}"/></w:style>'
        )


def test_a_ring_of_styles_is_read() -> None:
    body = "".join(p("甲", style=f"s{at}") for at in range(300))
    assert len(word(body, styles="".join(_word_styles())).lines) == 300


# Numbers and levels


def test_a_number_of_a_hundred_thousand_characters_is_cut() -> None:
    numbering = lists({1: level(0, "bullet", "•" * 100_000)}, {1: (1, "")})
    (line,) = word(p("甲", list_=(1, 0)), numbering=numbering).lines
    assert len(line.text) <= LONGEST_LABEL + 2
    style = list_style("L", list_level(1, "1", prefix="第" * 100_000, suffix="項" * 100_000))
    (line,) = odf(odf_list("L", odf_p("甲")), automatic=style).lines
    assert len(line.text) <= 2 * LONGEST_LABEL + 3


@pytest.mark.parametrize("stated", ["999999999", "-5"])
def test_a_heading_of_an_absurd_level_is_none(stated: str) -> None:
    own = f'<w:outlineLvl w:val="{stated}"/>'
    assert word(p("甲", extra=own)).marks[0].level == 0
    style = f'<w:style w:type="paragraph" w:styleId="s"><w:pPr>{own}</w:pPr></w:style>'
    assert word(p("甲", style="s"), styles=style).marks[0].level == 0


def test_a_heading_a_thousand_million_levels_deep_is_of_the_last_level() -> None:
    outline = "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="1"/>' for at in range(1, 11)
    )
    source = odf(
        '<text:h text:outline-level="999999999">甲</text:h>',
        styles=f"<text:outline-style>{outline}</text:outline-style>",
    )
    assert source.marks[0].level == 10


def test_levels_that_word_does_not_have_are_not_kept() -> None:
    absurd = level(999_999_999, "decimal", "%1")
    numbering = lists({1: absurd + level(0, "decimal", "%1.")}, {1: (1, "")})
    found = word(p("甲", list_=(1, 999_999_999)) + p("乙", list_=(1, 0)), numbering=numbering)
    assert [line.text for line in found.lines] == ["甲", "1. 乙"]


# Notes, headers and pages


def test_a_note_is_printed_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{reference * 500}</w:p>"
    notes = w_part("w:footnotes", f'<w:footnote w:id="1">{p("註解") * 10}</w:footnote>')
    source = read_here("計畫.docx", docx(body, parts={"word/footnotes.xml": notes}))
    assert [line.text for line in source.lines].count("註解") == 10


def test_paragraphs_within_paragraphs_of_a_header_are_read_once() -> None:
    nested = "<w:p>" * 100 + "<w:r><w:t>頁首</w:t></w:r>" + "</w:p>" * 100
    box = f"<w:p><w:r><w:t>外</w:t></w:r><w:r><w:txbxContent>{p('框')}</w:txbxContent></w:r></w:p>"
    header = w_part("w:hdr", f"{nested}{box}")
    source = read_here("計畫.docx", docx(p("甲"), parts={"word/header1.xml": header}))
    assert [line.text for line in source.lines] == ["頁首", "外", "框", "甲"]


class Turn(tuple[int, int]):
    """Where a page begins, counting how often that is looked at."""

    looked = 0

    def __getitem__(self, at: object) -> int:  # type: ignore[override]
        Turn.looked += 1
        return super().__getitem__(at)  # type: ignore[index]

    def __iter__(self) -> Iterator[int]:
        Turn.looked += 1
        return super().__iter__()


def test_pages_of_a_long_line_are_found_without_looking_at_each() -> None:
    turns = tuple(Turn((10 * at, at + 1)) for at in range(1, 10_000))
    mark = turned_mark(LineMark(page=1), turns, 95_000, 15)
    assert (mark.page, mark.turns) == (9_501, ((10, 9_502),))
    source = SourceText("字" * 100_000, "ODT", (LineMark(page=1, turns=turns),), pages=10_000)
    assert [source.page_at(offset) for offset in (0, 9, 10, 95_005, 99_999)] == [
        *(1, 1, 2),
        *(9_501, 10_000),
    ]
    assert Turn.looked < 200


@pytest.mark.parametrize(
    "text", ["", " 長照 ", "長照\t托育", "長照\n\n 托育\n", "長照\x85托育", "\t"]
)
def test_a_cell_without_line_breaks_is_read_as_any_other(text: str) -> None:
    assert cell_words(text) == cell_text(text.splitlines())


def test_rows_with_words_that_come_again_and_again_are_refused() -> None:
    with pytest.raises(FormatError, match="同樣的文字在表格裡重複太多次"):
        odf(odf_table(ODF_CELL * 2, 1_000, repeated=9999))
    assert len(odf(odf_table(ODF_CELL * 2, 10, repeated=3)).lines) == 30


def test_headers_within_headers_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[str] = []
    walk = Element.walk

    def counted(element: Element) -> list[Element]:
        found = walk(element)
        walked.extend(each.tag for each in found)
        return found

    monkeypatch.setattr(Element, "walk", counted)
    headers = "<style:header>" * 100 + odf_p("頁首") * 50 + "</style:header>" * 100
    source = odf(odf_p("甲"), styles=headers)
    assert [line.text for line in source.lines] == ["頁首", "甲"]
    assert walked.count("text:p") < 50 * 20
