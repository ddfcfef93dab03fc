"""A table of amendments as Word and LibreOffice open it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import odfdo
import pytest

import kaoview
from kaoview.compare.matching import compare
from kaoview.export.amendment_docx import export_amendments_docx
from kaoview.export.amendment_odt import export_amendments_odt
from kaoview.export.amendments import Amendments, Chapter
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import Piece
from tests.export.comparisons import small_table
from tests.export.libreoffice import as_pdf
from tests.export.test_amendments import made


@pytest.fixture(scope="module")
def whole(bundled: ComparisonTable) -> Amendments:
    return made(bundled)


def test_word_opens_it_with_a_repeated_head_and_whole_rows(whole: Amendments) -> None:
    document = docx.Document(BytesIO(export_amendments_docx(whole)))
    [table] = document.tables
    rows = sum(len(chapter.rows) + bool(chapter.heading) for chapter in whole.chapters)
    assert len(table.rows) == rows + 1
    assert [cell.text for cell in table.rows[0].cells] == list(whole.heads)
    assert "tblHeader" in table.rows[0]._tr.xml and "cantSplit" in table.rows[5]._tr.xml
    underlined = [
        run.text
        for cell in table.columns[0].cells
        for p in cell.paragraphs
        for run in p.runs
        if run.underline
    ]
    assert underlined
    assert "PAGE" in document.sections[0].footer._element.xml
    assert document.core_properties.title == whole.title


def test_odf_opens_it_with_a_repeated_head_and_whole_rows(whole: Amendments) -> None:
    data = export_amendments_odt(whole)
    document = odfdo.Document(BytesIO(data))
    [table] = document.body.get_tables()
    rows = sum(len(chapter.rows) + bool(chapter.heading) for chapter in whole.chapters)
    assert table.height == rows + 1
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.infolist()[0].filename == "mimetype"
        content = package.read("content.xml").decode()
        styles = package.read("styles.xml").decode()
    ElementTree.fromstring(content)
    assert "table:table-header-rows" in content and 'fo:keep-together="always"' in content
    assert "text:page-number" in styles


def test_a_row_of_a_third_of_a_page_goes_on_over_the_page(whole: Amendments) -> None:
    first = whole.chapters[0].rows[0]
    assert first.new is not None
    long = replace(first, new=replace(first.new, pieces=(Piece("長" * 800),)))
    table = replace(whole, chapters=(Chapter("", (first, long)),))
    [word] = docx.Document(BytesIO(export_amendments_docx(table))).tables
    assert ["cantSplit" in row._tr.xml for row in word.rows] == [True, True, False]
    [odf] = odfdo.Document(BytesIO(export_amendments_odt(table))).body.get_tables()
    assert [row.style for row in odf.rows] == ["row", "row", "long-row"]


@pytest.mark.parametrize("write", [export_amendments_docx, export_amendments_odt])
def test_document_words_stay_words_in_office_files(write: object) -> None:
    data = write(made(small_table()))  # type: ignore[operator]
    with zipfile.ZipFile(BytesIO(data)) as package:
        name = "word/document.xml" if "word/document.xml" in package.namelist() else "content.xml"
        text = package.read(name).decode()
    words = "".join(ElementTree.fromstring(text).itertext())
    assert "落實<b>食安</b>五環" in words
    assert "\x1b" not in text


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")),
    reason="needs LibreOffice and poppler, which .ci/run installs",
)
@pytest.mark.parametrize(
    ("suffix", "write"), [("docx", export_amendments_docx), ("odt", export_amendments_odt)]
)
def test_the_midterm_plan_beside_the_outline_fits_in_forty_pages(
    suffix: str, write: object, library: kaoview.Library, tmp_path: Path
) -> None:
    sides = [[p for p in library.plans() if p.period == period] for period in ("108-111", "113")]
    table = ComparisonTable(library, compare(library, *sides), "108-111", "113")
    assert (len(table.comparison.left), len(table.comparison.right)) == (42, 465)
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(write(made(table)))  # type: ignore[operator]
    printed = as_pdf(path)
    told = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True)
    pages = next(line for line in told.stdout.splitlines() if line.startswith("Pages:"))
    assert 10 < int(pages.split()[1]) <= 40
