from kaoview.model import ItemKind
from kaoview.reading.draft_items import TableBlock
from kaoview.reading.formats.registry import read_source
from kaoview.reading.paragraphs import LineLayout, read_paragraphs
from kaoview.reading.tables import collect_broken_tables, find_tables, read_table


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
