"""Spreadsheets and separated values: rows of cells, as a reader sees them."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest

from kaoview.reading.formats import sheets
from kaoview.reading.formats.csv_table import separator_of
from kaoview.reading.formats.file_format import FormatError, LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from kaoview.reading.formats.sheets import cell_words, sheet_lines
from tests.tools.packages import package

Cell = str | float | bool | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(*named: tuple[str, list[list[Cell]]], hidden: str = "", merged: str = "") -> bytes:
    """Return an Excel file of some sheets.

    Args:
        named: The name and the rows of each sheet.
        hidden: The name of a hidden sheet.
        merged: A range of merged cells on the first sheet.
    """
    state = {hidden: 'state="hidden"'}
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}" {state.get(name, "")}/>'
        for at, (name, _) in enumerate(named, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(named) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
    }
    for at, (_, rows) in enumerate(named, 1):
        cells = (
            f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged and at == 1 else ""
        )
        body = "".join(_row(number, row) for number, row in enumerate(rows, 1))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{cells}</worksheet>'
        )
    return package(parts)


def _row(number: int, row: list[Cell]) -> str:
    cells = "".join(
        _cell(f"{chr(ord('A') + column)}{number}", value) for column, value in enumerate(row)
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


ROWS: list[list[Cell]] = [
    ["機關", "預算數", "說明"],
    ["衛生局", 4360.0, "長照"],
    ["教育局", 0.5, None],
]


def lines(source: SourceText) -> list[str]:
    return [line.raw.text for line in source.lines]


def test_rows_are_lines_and_whole_numbers_have_no_point() -> None:
    source = read_here("預算.xlsx", xlsx(("歲出", ROWS)))
    assert lines(source) == ["機關\t預算數\t說明", "衛生局\t4360\t長照", "教育局\t0.5\t"]
    assert source.encoding == "試算表"


def test_several_sheets_have_their_names_as_headings_and_hidden_ones_are_said() -> None:
    source = read_here("預算.xlsx", xlsx(("歲入", ROWS), ("草稿", ROWS), hidden="草稿"))
    headings = [line.text for line in source.lines if line.mark.role is LineRole.HEADING]
    assert headings == ["歲入", "草稿"]
    assert source.notes == ("有隱藏的工作表：草稿（也讀了進來）",)


def test_a_merged_cell_stands_once() -> None:
    rows: list[list[Cell]] = [["機關", "歲出", None], ["衛生局", 10.0, 20.0]]
    source = read_here("預算.xlsx", xlsx(("歲出", rows), merged="B1:C1"))
    assert lines(source) == ["機關\t歲出\t", "衛生局\t10\t20"]


def test_an_empty_sheet_says_nothing() -> None:
    assert read_here("預算.xlsx", xlsx(("空", []), ("歲出", ROWS))).lines[0].text == "歲出"


@pytest.mark.parametrize("suffix", ["xls", "ods"])
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_other_spreadsheets_are_read_alike(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text("機關,預算數\n衛生局,4360\n", encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        suffix,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=80,
    )
    made = tmp_path / f"a.{suffix}"
    assert lines(read_here(made.name, made.read_bytes())) == ["機關\t預算數", "衛生局\t4360"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "TRUE"),
        (4360.0, "4360"),
        (-3.0, "-3"),
        (0.036, "0.036"),
        (1e20, "1e+20"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (datetime.date(2024, 3, 5), "113/3/5"),
        (datetime.datetime(2024, 3, 5), "113/3/5"),
        (datetime.datetime(2024, 3, 5, 14, 30), "113/3/5 14:30"),
        (datetime.time(14, 30), "14:30:00"),
        (datetime.timedelta(hours=2), "2:00:00"),
        ("甲\n乙", "甲\x0b乙"),
        ("", ""),
    ],
)
def test_values_are_printed_as_a_reader_expects(value: object, words: str) -> None:
    assert cell_words(value) == words


def printed(rows: list[list[str]]) -> list[str]:
    return [text for text, _ in sheet_lines(rows)]


def test_a_single_cell_is_a_line_between_tables_and_a_group_within_one() -> None:
    rows = [
        ["臺北市總預算", "", ""],
        ["科目", "本年度", "上年度"],
        ["", "經常門", ""],
        ["稅課收入", "100", "90"],
        ["單位：千元", "", ""],
    ]
    assert printed(rows) == [
        "臺北市總預算",
        "科目\t本年度\t上年度",
        "\t經常門\t",
        "稅課收入\t100\t90",
        "單位：千元",
    ]


def test_a_single_figure_stays_in_its_column() -> None:
    assert printed([["科目", "數"], ["", "1,200"], ["稅", "3"]]) == ["科目\t數", "\t1,200", "稅\t3"]


def test_pages_that_were_laid_out_side_by_side_come_one_after_the_other() -> None:
    names = ["機關", "衛生局", "教育局", "民政局", "財政局", "社會局", "交通局", "工務局"]
    rows = [[name, f"{at}", "", name, f"{at}0"] for at, name in enumerate(names)]
    found = printed(rows)
    assert len(found) == 16
    assert found[1] == "衛生局\t1"
    assert found[9] == "衛生局\t10"


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 broken"])
def test_a_broken_spreadsheet_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="試算表打不開"):
        read_here("預算.xlsx", data)


def test_a_sheet_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_CELLS", 5)
    with pytest.raises(FormatError, match="工作表「歲出」太大"):
        read_here("預算.xlsx", xlsx(("歲出", ROWS)))


# Separated values


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_values_are_rows(encoding: str, separator: str) -> None:
    rows = [["機關", "預算數", "工作計畫"], ["衛生局", '"1,200"', "長照"], ["教育局", "90", "辦理"]]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert lines(read_here("預算.csv", data)) == [
        "機關\t預算數\t工作計畫",
        "衛生局\t1,200\t長照",
        "教育局\t90\t辦理",
    ]


def test_a_quoted_cell_may_hold_line_breaks() -> None:
    data = '機關,說明\n衛生局,"一、長照\n二、防疫"\n'.encode()
    assert lines(read_here("預算.csv", data)) == ["機關\t說明", "衛生局\t一、長照\x0b二、防疫"]


def test_a_quotation_mark_that_is_never_closed_is_said() -> None:
    data = ("機關,說明\n衛生局," + '"' + "長" * 1_000_001).encode()
    with pytest.raises(FormatError, match="引號沒有成對"):
        read_here("預算.csv", data)


@pytest.mark.parametrize(
    ("text", "separator"),
    [("甲,乙\n丙,丁", ","), ("甲\t乙\n", "\t"), ("甲|乙|丙\n丁|戊|己\n", "|"), ("甲\n", ",")],
)
def test_the_separator_is_the_one_that_lines_hold_equally_often(text: str, separator: str) -> None:
    assert separator_of(text) == separator
