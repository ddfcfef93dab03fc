"""A table of words in every format."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import odfdo
import openpyxl
import pytest

from kaoview.export.heads import Header
from kaoview.export.sheet import Sheet
from kaoview.export.sheets import csv_text, ods_bytes, xlsx_bytes
from kaoview.export.words import WORD_FORMATS, export_words
from kaoview.model import Library
from kaoview.search.word_table import WordTable, word_table
from tests.export.comparisons import TODAY


@pytest.fixture(scope="module")
def table(library: Library) -> WordTable:
    return word_table(library, ["淨零", "沒有這個詞"])


def text_of(table: WordTable, format: str, header: Header = Header.CHINESE) -> str:
    found = export_words(table, format, today=TODAY, header=header)
    assert isinstance(found, str)
    return found


def test_csv_has_a_row_for_each_place_and_each_zero(table: WordTable) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(table, "csv").removeprefix("\ufeff"))))
    states = {row["情形"] for row in rows}
    assert states == {"有", "沒有提到", "沒有文件"}
    assert {row["次數"] for row in rows if row["情形"] == "沒有文件"} == {""}
    assert {row["次數"] for row in rows if row["情形"] == "沒有提到"} == {"0"}
    there = [row for row in rows if row["情形"] == "有"]
    assert sum(int(row["次數"]) for row in there) == table.total("淨零").occurrences
    assert all("淨零" in row["句子"] and row["編號"] for row in there)


def test_every_place_has_its_plans_title_and_a_citation(table: WordTable) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(table, "csv").removeprefix("\ufeff"))))
    bureau = next(row for row in rows if row["編號"].startswith("113-環境保護局"))
    assert bureau["計畫名稱"] == "高雄市政府113年度施政綱要：環保"
    assert bureau["引文出處"].startswith("高雄市政府113年度施政綱要：環保，環境保護局，")
    told = "查了 107、108-111、112、113 年度的文件，33 個機關（另有不分機關的「全市」）。"
    assert told in text_of(table, "markdown") and told in text_of(table, "html")


def test_heads_are_english_for_programs(table: WordTable) -> None:
    first = text_of(table, "csv", Header.ENGLISH).splitlines()[0]
    assert first.removeprefix("\ufeff").startswith("word,department,period,state,occurrences")


def test_json_has_null_where_there_is_no_document(table: WordTable) -> None:
    first, second = json.loads(text_of(table, "json"))["words"]
    bureau = next(each for each in first["departments"] if each["department"] == "環境保護局")
    assert bureau["periods"]["107"] is None and bureau["periods"]["113"]["occurrences"] > 0
    assert (second["occurrences"], second["places"]) == (0, [])


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_documents_name_who_never_says_it(table: WordTable, format: str) -> None:
    text = text_of(table, format)
    assert "沒有提到的 27 個機關：" in text
    assert "沒有這個詞：0 次，0 項" in text
    assert "<script" not in text and "http" not in text


def test_spreadsheets_open_with_numbers_and_text(table: WordTable) -> None:
    xlsx = export_words(table, "xlsx", today=TODAY)
    assert isinstance(xlsx, bytes)
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    assert book.sheetnames == ["1 淨零", "2 沒有這個詞", "出處"]
    grid = book["1 淨零"]
    assert [cell.value for cell in grid[1]] == ["機關", "107", "108-111", "112", "113", "合計"]
    bureau = next(row for row in grid.iter_rows(values_only=True) if row[0] == "環境保護局")
    assert bureau[1] == "沒有文件" and bureau[-1] > 0
    markers = [row[6] for row in book["出處"].iter_rows(values_only=True, min_row=2) if row[6]]
    assert markers and all(isinstance(marker, str) for marker in markers)
    ods = export_words(table, "ods", today=TODAY)
    assert isinstance(ods, bytes)
    document = odfdo.Document(io.BytesIO(ods))
    first = document.body.get_tables()[0]
    assert first.get_values()[0][:2] == ["機關", "107"]


def test_each_grid_ends_with_sums_and_who_never_says_it(table: WordTable) -> None:
    xlsx = export_words(table, "xlsx", today=TODAY)
    assert isinstance(xlsx, bytes)
    rows = list(openpyxl.load_workbook(io.BytesIO(xlsx))["1 淨零"].iter_rows(values_only=True))
    at = next(at for at, row in enumerate(rows) if row[0] == "合計")
    counted = [
        [each for each in column if isinstance(each, int)]
        for column in zip(*rows[1:at], strict=True)
    ]
    assert list(rows[at][1:]) == [sum(column) for column in counted[1:]]
    assert rows[at][-1] == table.total("淨零").occurrences
    below = [row[0] for row in rows[at + 1 :]]
    assert any(str(note).startswith("沒有提到的 27 個機關：") for note in below)
    assert text_of(table, "markdown").count("| 合計 | ") == 2
    assert text_of(table, "html").count("<tfoot>") == 2


def test_places_beside_the_grids_are_places_only(table: WordTable) -> None:
    xlsx = export_words(table, "xlsx", today=TODAY)
    assert isinstance(xlsx, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx))["出處"]
    rows = list(sheet.iter_rows(values_only=True, min_row=2))
    assert len(rows) == len(table.mentions)
    assert all(row[7] and row[-1] for row in rows)


WIDE = Sheet("寬", ("甲", "乙", "丙"), (("字" * 100, "二", 3),), (60, 60, 30))
NARROW = Sheet("窄", ("甲", "乙"), (("一", 2),))


def test_spreadsheets_are_set_up_for_print() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([WIDE, NARROW])))
    for name, orientation in (("寬", "landscape"), ("窄", "portrait")):
        page = book[name]
        assert page.print_title_rows == "$1:$1"
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert (page.page_setup.orientation or "portrait") == orientation
        assert page.oddFooter.center.text == "第 &P 頁，共 &N 頁"
    assert book["寬"].row_dimensions[2].height > book["窄"].sheet_format.defaultRowHeight
    document = odfdo.Document(io.BytesIO(ods_bytes([WIDE, NARROW])))
    styles = document.styles.serialize().decode()
    assert 'style:print-orientation="landscape"' in styles and 'style:scale-to-X="1"' in styles
    assert "<text:page-number>" in styles
    content = document.content.serialize().decode()
    assert content.count("<table:table-header-rows>") == 2
    assert 'style:master-page-name="landscape-1"' in content


def test_a_very_wide_table_is_printed_on_sheets_beside_each_other() -> None:
    wide = Sheet("表", ("編號",) + ("甲",) * 8, (), (60,) * 9)
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([wide])))["表"]
    assert page.page_setup.fitToWidth == 3 and page.print_title_cols == "$A:$A"


HOSTILE = Sheet(
    "壞[名]字",
    ("甲", "乙"),
    (("=HYPERLINK(1)", 3), ("(1)", 0), ("1.", 2), ("\x1b[31m<b>&", 1), ("兩\n行", 5)),
)


def test_nothing_in_a_cell_is_run_or_turned_into_a_number() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_bytes([Sheet("表", HOSTILE.header, HOSTILE.rows)]))
    )
    cells = [row[0] for row in book["表"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    assert [cell.value for cell in cells] == ["=HYPERLINK(1)", "(1)", "1.", "␛[31m<b>&", "兩\n行"]
    first = odfdo.Document(io.BytesIO(ods_bytes([HOSTILE]))).body.get_tables()[0]
    assert [row[0] for row in first.get_values()[1:4]] == ["=HYPERLINK(1)", "(1)", "1."]
    assert first.get_cell((0, 1)).formula is None
    assert csv_text(HOSTILE).splitlines()[1] == "'=HYPERLINK(1),3"


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice, which .ci/run installs")
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_opens_them(table: WordTable, suffix: str, tmp_path: Path) -> None:
    data = export_words(table, suffix, today=TODAY)
    assert isinstance(data, bytes)
    path = tmp_path / f"w.{suffix}"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "w.csv").read_text(encoding="utf-8").startswith('"機關","107","108-111"')


def test_formats_differ_in_name_and_suffix(table: WordTable) -> None:
    assert len({form.suffix for form in WORD_FORMATS}) == len(WORD_FORMATS)
    with pytest.raises(ValueError, match="pdf"):
        export_words(table, "pdf", today=TODAY)
