"""Markdown as pandoc makes Word of it: no word is lost, and changed words are still told apart."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from kaoview.export.amendment_markdown import export_amendments_markdown
from kaoview.export.amendments import Amendments
from kaoview.export.comparison import ComparisonTable
from kaoview.export.escape import cell_text
from tests.export.test_amendments import made, table_of

pytestmark = pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")


def as_word(text: str, folder: Path) -> list[list[docx.table._Cell]]:
    source, target = folder / "x.md", folder / "x.docx"
    source.write_text(text, encoding="utf-8")
    subprocess.run(["pandoc", source, "-o", target], check=True, capture_output=True, timeout=60)
    [table] = docx.Document(str(target)).tables
    return [list(row.cells) for row in table.rows]


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of_cells(found: Amendments) -> list[str]:
    """Return the words of each chapter's head, and of each new and old text; no empty ones."""
    words = []
    for chapter in found.chapters:
        words.append(chapter.heading)
        for row in chapter.rows:
            words += [row.new.marker + row.new.words if row.new else ""]
            words += ["".join(text.marker + text.words for text in row.old)]
    return [squeezed(each) for each in words if each]


def test_every_word_is_in_its_cell(bundled: ComparisonTable, tmp_path: Path) -> None:
    found = made(bundled)
    rows = as_word(export_amendments_markdown(found), tmp_path)
    shown = [squeezed(cell.text) for row in rows[1:] for cell in row[:2]]
    assert [words for words in shown if words] == words_of_cells(found)


def test_changed_words_are_bold(tmp_path: Path) -> None:
    rows = as_word(export_amendments_markdown(made(table_of(tmp_path))), tmp_path)
    bold = [
        run.text
        for row in rows[1:]
        for cell in row[:2]
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.bold
    ]
    assert bold == ["壹、環境", "50", "30", "貳、社福", "並簡化文件"]


def test_paragraphs_stay_apart(tmp_path: Path) -> None:
    words = cell_text("一段。\n二段。")
    [_, [cell]] = as_word(f"| 甲 |\n| --- |\n| {words} |\n", tmp_path)
    assert cell.text == "一段。 二段。"
