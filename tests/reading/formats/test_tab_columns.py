"""Columns made by tab stops in files of word processors: tables, or cells that are seen apart."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kaoview.reading.formats.file_format import LineMark, SourceText
from kaoview.reading.formats.registry import read_here
from kaoview.reading.formats.tab_columns import with_tab_columns
from tests.reading.outline_text import outline, read_text
from tests.tools.packages import docx, odf_p, odt, p, run

WORDS = "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力。"
ROWS = (("承辦單位", "秘書處"), ("民政業務", "1,200"), ("役政業務", "980"), ("宗教禮俗", "75"))
QUICK = 2.0
"""Seconds, several times what is needed; the square takes some 15."""
NAMES = ["計畫.docx", "計畫.odt", "計畫.rtf"]


def file(name: str, lines: list[str]) -> bytes:
    """Return a file of a word processor, a paragraph for each line, with tabs as it writes them."""
    if name.endswith("docx"):
        between = "</w:t><w:tab/><w:t>"
        return docx("".join(f"<w:p>{run(line.replace(chr(9), between))}</w:p>" for line in lines))
    if name.endswith("odt"):
        return odt("".join(odf_p(line.replace("\t", "<text:tab/>")) for line in lines))
    codes = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for line in lines for c in f"{line}\n")
    body = codes.replace("\t", "\\tab ").replace("\n", "\\par\n")
    return ("{\\rtf1\\ansi\\uc1\n" + body + "}").encode("ascii")


def read(lines: list[str], name: str = "計畫.docx") -> SourceText:
    return read_here(name, file(name, lines))


def texts(source: SourceText) -> list[str]:
    return [line.raw.text for line in source.lines if line.raw.text]


@pytest.mark.parametrize("name", NAMES)
def test_successive_paragraphs_with_as_many_cells_are_a_table(tmp_path: Path, name: str) -> None:
    lines = ["一、經費概算", *("\t".join(row) for row in ROWS), "二、辦理情形", WORDS]
    found = outline(read_text(tmp_path, file(name, lines), name)).splitlines()
    assert found == [
        "一、經費概算",
        "  表 承辦單位|秘書處/民政業務|1,200/役政業務|980/宗教禮俗|75",
        f"二、辦理情形 {WORDS}",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_two_paragraphs_are_text_with_their_cells_apart(name: str) -> None:
    lines = ["承辦單位\t秘書處\t\t聯絡人\t王大明", "民政業務\t1,200", WORDS]
    assert texts(read(lines, name)) == [
        "承辦單位　秘書處　聯絡人　王大明",
        "民政業務　1,200",
        WORDS,
    ]


def test_several_tabs_set_one_value_apart() -> None:
    source = read(["承辦單位\t\t秘書處", "民政業務\t1,200", "役政業務\t\t\t980"])
    assert texts(source) == ["承辦單位\t秘書處", "民政業務\t1,200", "役政業務\t980"]


def test_an_empty_cell_stays_where_all_rows_have_as_many_tabs() -> None:
    source = read(["科目\t本年度\t上年度", "民政業務\t1,200\t1,150", "役政業務\t\t1,010"])
    assert texts(source)[2] == "役政業務\t\t1,010"


@pytest.mark.parametrize("name", NAMES)
def test_numbered_paragraphs_stay_a_list(tmp_path: Path, name: str) -> None:
    lines = ["一、\t民政業務\t1,200", "二、\t役政業務\t980", "三、\t宗教禮俗\t75"]
    found = outline(read_text(tmp_path, file(name, lines), name)).splitlines()
    assert found == ["一、民政業務　1,200", "二、役政業務　980", "三、宗教禮俗　75"]


def test_lines_too_long_to_stand_in_columns_are_text() -> None:
    lines = [f"說明\t{WORDS}{WORDS}", f"依據\t{WORDS}{WORDS}", f"目標\t{WORDS}{WORDS}"]
    assert texts(read(lines)) == [line.replace("\t", "　") for line in lines]


def test_headings_with_their_pages_are_a_contents_page(tmp_path: Path) -> None:
    parts = ["民政業務", "役政業務", "宗教禮俗", "戶政業務"]
    entries = [f"{part}\t{page}" for page, part in enumerate(parts, 1)]
    body = [line for part in parts for line in (part, WORDS)]
    library = read_text(tmp_path, file("計畫.docx", ["目錄", *entries, *body]), "計畫.docx")
    assert outline(library).splitlines() == [f"{part} {WORDS}" for part in parts]


def test_lines_of_one_paragraph_are_rows_as_well() -> None:
    breaks = "</w:t><w:br/><w:t>".join("</w:t><w:tab/><w:t>".join(row) for row in ROWS)
    body = f"<w:p>{run('經費如下</w:t><w:br/><w:t>' + breaks)}</w:p>" + p(WORDS)
    source = read_here("計畫.docx", docx(body))
    assert texts(source) == ["經費如下", *("\t".join(row) for row in ROWS), WORDS]
    assert source.lines[0].ended


def test_tabs_in_a_cell_of_a_table_separate_no_cells() -> None:
    cells = "".join(f"<w:tc>{file_paragraphs}</w:tc>" for file_paragraphs in ("<w:p/>", tabbed(3)))
    source = read_here("計畫.docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert [line.raw.text.count("\t") for line in source.lines] == [1]


def tabbed(count: int) -> str:
    return f"<w:p>{run('承辦單位</w:t><w:tab/><w:t>秘書處')}</w:p>" * count


def test_long_runs_of_spaces_before_tabs_take_no_square_of_time() -> None:
    spaces = " " * 150_000
    begun = time.process_time()
    [(text, _)] = with_tab_columns([(f"承辦單位{spaces}秘書處{spaces}\t依限完成", LineMark())])
    assert time.process_time() - begun < QUICK
    assert text == f"承辦單位{spaces}秘書處　依限完成"
