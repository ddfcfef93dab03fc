"""The pages that the end of a table of amendments names."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.compare.matching import compare
from kaoview.export.amendment_docx import export_amendments_docx
from kaoview.export.amendment_html import export_amendments_html
from kaoview.export.amendment_markdown import export_amendments_markdown
from kaoview.export.amendment_odt import export_amendments_odt
from kaoview.export.comparison import ComparisonTable
from tests.export.test_amendments import DECIDED, NEW, OLD, Writer, made, table_of, words_of
from tests.tools.pdf_files import PdfFile


def paged(folder: Path, year: int, *pages: tuple[str, ...]) -> Path:
    """Write a plan as a PDF with these paragraphs on its pages."""
    pdf = PdfFile()
    pdf.paragraph(f"桃園市政府 {year} 年度施政計畫", size=22)
    for number, paragraphs in enumerate(pages):
        if number:
            pdf.next_page()
        for words in paragraphs:
            pdf.paragraph(words)
    path = folder / f"{year}.pdf"
    path.write_bytes(pdf.data())
    return path


@pytest.mark.parametrize(
    "write",
    [
        export_amendments_docx,
        export_amendments_odt,
        export_amendments_html,
        export_amendments_markdown,
    ],
)
def test_the_sources_at_the_end_name_the_pages(tmp_path: Path, write: Writer) -> None:
    lines = OLD.splitlines()[1:]
    paths = [
        paged(tmp_path, 112, tuple(lines[:4]), tuple(lines[4:])),
        paged(tmp_path, 113, tuple(NEW.splitlines()[1:3]), tuple(NEW.splitlines()[3:])),
    ]
    library = kaoview.load(paths)
    left, right = library.plans()
    found = compare(library, [left], [right], reviews=DECIDED)
    words = words_of(write(made(ComparisonTable(library, found, "112", "113"))))
    end = words[words.rindex("補助") :]
    assert "（112.pdf 第 1-2 頁）" in end and "（113.pdf 第 1-2 頁）" in end
    assert "修正後　壹、環境：一 第 1 頁、二、三、四 第 2 頁" in end
    assert "修正前　壹、環境：一、二、三 第 1 頁" in end
    assert "修正前　貳、社福：一、二 第 2 頁" in end


def test_documents_without_pages_add_no_lines_at_the_end(tmp_path: Path) -> None:
    assert not any("頁" in line for line in made(table_of(tmp_path)).sources)
