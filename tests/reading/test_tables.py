import pytest

from kaoview.model import ItemKind
from kaoview.reading.draft_items import TableBlock
from kaoview.reading.formats.registry import read_source
from kaoview.reading.line_layout import LineLayout
from kaoview.reading.paragraphs import read_paragraphs
from kaoview.reading.tables import collect_broken_tables, find_tables, joined_tables, read_table


def test_a_table_without_known_columns_is_kept_as_printed() -> None:
    lines = read_source("a.txt", "機關\t學校\t合計\n5,339\t596\t5,935\n".encode()).lines
    (span,) = find_tables(lines)
    (draft,) = read_table(lines, span)[0].drafts
    assert draft.kind is ItemKind.TABLE
    assert [row.text for row in draft.text] == ["機關\t學校\t合計", "5,339\t596\t5,935"]


def test_one_line_with_a_tab_is_no_table() -> None:
    assert find_tables(read_source("a.txt", "一、\t推動\n二、加強\n".encode()).lines) == []


def test_a_table_printed_one_cell_per_line_is_kept() -> None:
    text = (
        "1.各機關學校工級人員與臨時人員截至 112 年 2 月現有員額為 8,015 人，統計表如下： \n\n"
        "資料日期：112.2.28 \n\n本府所屬機關 學校 合計\n工級人員\n\n5,339 596 5,935\n\n業務 \n\n"
        "630 \n\n1,450 \n\n總計：8,015 \n\n"
        "2.自縣市合併迄 112 年 2 月工級人員總計減少 2,527 人。 \n"
    )
    lines = read_source("a.txt", text.encode()).lines
    paragraphs, _ = read_paragraphs(lines, set(), LineLayout.TRAILING_SPACE, 66)
    first, table, last = collect_broken_tables(paragraphs, 66)
    assert isinstance(table, TableBlock)
    assert [row.text for row in table.drafts[0].text][:4] == [
        "資料日期：112.2.28",
        "本府所屬機關 學校 合計",
        "工級人員",
        "5,339 596 5,935",
    ]
    assert first.text.startswith("1.") and last.text.startswith("2.")


def test_the_paragraphs_of_a_cell_stand_on_one_line() -> None:
    page = "<table><tr><td>機關<td>一般政<br>務支出<tr><td>衛生局<td>1、防疫。<br>2、稽查。</table>"
    lines = read_source("a.html", page.encode()).lines
    (span,) = find_tables(lines)
    (draft,) = read_table(lines, span)[0].drafts
    assert [row.text for row in draft.text] == ["機關\t一般政務支出", "衛生局\t1、防疫。 2、稽查。"]


def test_a_table_of_control_characters_is_none() -> None:
    lines = read_source("a.txt", "\t\u200e\n\t\u200e\n".encode()).lines
    (span,) = find_tables(lines)
    assert read_table(lines, span)[0].drafts == ()


PART = "表一　預算\n單位：千元\n科目\t預算數\t決算數\n{rows}\n"
AGAIN = "表一　預算（續）\n單位：千元\n科目\t預算數\t決算數\n{rows}\n"


def test_a_table_that_goes_on_below_its_head_printed_again_is_one() -> None:
    text = PART.format(rows="一、教育\t5\t4") + AGAIN.format(rows="(一)午餐\t5\t4\n二、社福\t7\t6")
    lines = read_source("a.txt", text.encode()).lines
    spans, between = joined_tables(lines, find_tables(lines))
    assert len(spans) == 1
    assert [lines[at].text for at in sorted(between)] == ["表一　預算（續）", "單位：千元"]
    block, furniture = read_table(lines, spans[0])
    assert [d.title.text for top in block.drafts for d in top.walk()] == ["教育", "午餐", "社福"]
    assert [piece.text for _, piece in furniture].count("科目") == 2


@pytest.mark.parametrize("between", ["表二　決算\n", "以上為教育，以下為社福。\n"])
def test_a_table_below_words_of_its_own_is_another_one(between: str) -> None:
    text = PART.format(rows="一、教育\t5\t4") + between + "科目\t預算數\t決算數\n二、社福\t7\t6\n"
    lines = read_source("a.txt", text.encode()).lines
    assert len(joined_tables(lines, find_tables(lines))[0]) == 2


def test_cells_that_reach_into_the_row_below_end_with_it() -> None:
    page = (
        "<table><tr><td colspan=2>科目<td rowspan=2>預算數<td rowspan=2>說明<tr><td>款<td>名稱"
        "<tr><td>1<td>教育<td>5<td>甲<tr><td>2<td>社福<td>7<td>乙</table>"
    )
    rows = [line.raw.text for line in read_source("a.html", page.encode()).lines]
    assert rows == ["科目\t\t預算數\t說明", "款\t名稱\t\t", "1\t教育\t5\t甲", "2\t社福\t7\t乙"]
