"""How well and how fast files of each format are read, beside other programs where they are here.

Run with ``python -m tests.benchmarks.formats [--pages 100]``. The documents are made on the spot from
the bundled outline: a PDF in one column, one in two, a table with all rules and one with those
between columns, and a Word file with automatic numbers. pdftotext, pandoc and MarkItDown are asked
for the same files if they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import kaoview
from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.packages import docx, level, lists, p
from tests.tools.pdf_files import LEFT, RIGHT, PdfFile

PAGES = 100
LINES_A_PAGE = 36
WANTED = {"recall": 0.998, "one column": 0.99, "two columns": 0.95, "ruled": 0.95, "columns": 0.85}
ROWS_A_PAGE = 20
_WORDS = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """Return a text without its white space."""
    return _WORDS.sub("", text)


def paragraphs() -> list[str]:
    """Return paragraphs of the bundled outline."""
    items = kaoview.load().items()
    return [squeezed(item.text) for item in items if 40 < len(squeezed(item.text)) < 200]


def one_column(texts: Sequence[str], pages: int) -> tuple[bytes, list[str]]:
    """Return a PDF of paragraphs with an indent, and the paragraphs that it holds."""
    pdf = PdfFile()
    used: list[str] = []
    page = 1
    at = 0
    while page <= pages:
        pdf.paragraph(texts[at % len(texts)], indent=24)
        used.append(texts[at % len(texts)])
        at += 1
        if pdf.top < 160:
            pdf.next_page()
            page += 1
    return pdf.data(), used


def two_columns(texts: Sequence[str], pages: int) -> tuple[bytes, list[str]]:
    """Return a PDF with two columns on each page, and the paragraphs that it holds."""
    pdf = PdfFile()
    used: list[str] = []
    middle = (LEFT + RIGHT) / 2
    at = 0
    for _ in range(pages):
        top = pdf.top
        for left, right in ((LEFT, middle - 12), (middle + 12, RIGHT)):
            pdf.top = top
            while pdf.top > 250:
                pdf.paragraph(texts[at % len(texts)], left=left, right=right, indent=24)
                used.append(texts[at % len(texts)])
                at += 1
        pdf.next_page()
    return pdf.data(), used


def table(pages: int, *, across: bool) -> tuple[bytes, list[str]]:
    """Return a PDF of tables, and its rows."""
    pdf = PdfFile()
    used: list[str] = []
    for page in range(pages):
        rows = [
            (f"{page}{at:02d}", f"第{at}項業務計畫", f"{page * 100 + at + 1000:,}", "辦理各項工作")
            for at in range(ROWS_A_PAGE)
        ]
        pdf.table(rows, (60, 140, 80, 120), across=across)
        used += ["".join(row) for row in rows]
        pdf.next_page()
    return pdf.data(), used


def word(texts: Sequence[str], count: int) -> tuple[bytes, list[str]]:
    """Return a Word file with automatic numbers, and its paragraphs as Word prints them."""
    numbering = lists({0: level(0, "decimal", "(%1)")}, {1: (0, "")})
    chosen = [texts[at % len(texts)] for at in range(count)]
    body = "".join(p(text.replace("&", "").replace("<", ""), list_=(1, 0)) for text in chosen)
    return docx(body, numbering=numbering), [f"({n}){t}" for n, t in enumerate(chosen, 1)]


def blocks(source: SourceText) -> list[str]:
    """Return what kaoview read as one paragraph or one row each."""
    found = [""]
    for line in source.lines:
        if line.mark.role in (LineRole.BODY, LineRole.CELL, LineRole.HEADING):
            found[-1] += squeezed(line.raw.text)
            if line.mark.ended:
                found.append("")
    return found


def whole(expected: Sequence[str], found: Sequence[str]) -> float:
    """Return the share of expected blocks that were found whole."""
    have = Counter(found)
    return sum((Counter(expected) & have).values()) / len(expected)


def recall(expected: Sequence[str], text: str) -> float:
    """Return the share of the expected characters that a text has."""
    wanted, have = Counter("".join(expected)), Counter(squeezed(text))
    return sum((wanted & have).values()) / sum(wanted.values())


def peers(path: Path) -> dict[str, Callable[[], str]]:
    """Return the other programs that read a file here, by their names."""
    found: dict[str, Callable[[], str]] = {}

    def run(*command: str) -> Callable[[], str]:
        return lambda: subprocess.run(
            command, capture_output=True, check=False, timeout=120
        ).stdout.decode("utf-8", "replace")

    if path.suffix == ".pdf" and shutil.which("pdftotext"):
        found["pdftotext -layout"] = run("pdftotext", "-layout", str(path), "-")
    if path.suffix == ".docx" and shutil.which("pandoc"):
        found["pandoc"] = run("pandoc", "--wrap=none", "-t", "plain", str(path))
    if importlib.util.find_spec("markitdown"):
        found["MarkItDown"] = run(sys.executable, "-m", "markitdown", str(path))
    return found


def compare(
    name: str, file: str, made: tuple[bytes, list[str]], folder: Path
) -> tuple[float, float]:
    """Print how a file is read by kaoview and by others; return kaoview's recall and whole share."""
    data, expected = made
    path = folder / file
    path.write_bytes(data)
    start = time.perf_counter()
    source = read_here(file, data)
    taken = time.perf_counter() - start
    found = recall(expected, source.text), whole(expected, blocks(source))
    row = "  {:20} characters {:.4f}   whole {:.3f}   {:.2f} s"
    print(f"{name} ({len(data) / 1e6:.1f} MB)")
    print(row.format("kaoview", *found, taken))
    for other, read in peers(path).items():
        start = time.perf_counter()
        text = read()
        taken = time.perf_counter() - start
        # Their lines and their paragraphs between empty lines, whichever are more often whole.
        lines = list(map(squeezed, text.splitlines()))
        parts = list(map(squeezed, re.split(r"\n\s*\n", text)))
        best = max(whole(expected, lines), whole(expected, parts))
        print(row.format(other, recall(expected, text), best, taken))
    return found


def main() -> int:
    """Make the documents and read them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=PAGES)
    pages = parser.parse_args().pages
    texts = paragraphs()
    missed = []
    with tempfile.TemporaryDirectory(prefix="kaoview-formats-") as name:
        folder = Path(name)
        for title, file, made, wanted in (
            (f"PDF, one column, {pages} pages", "a.pdf", one_column(texts, pages), "one column"),
            (f"PDF, two columns, {pages} pages", "b.pdf", two_columns(texts, pages), "two columns"),
            (f"PDF, ruled tables, {pages} pages", "c.pdf", table(pages, across=True), "ruled"),
            (f"PDF, ruled columns, {pages} pages", "d.pdf", table(pages, across=False), "columns"),
            ("Word, automatic numbers", "e.docx", word(texts, pages * 10), "one column"),
        ):
            characters, blocks_whole = compare(title, file, made, folder)
            if characters < WANTED["recall"] or blocks_whole < WANTED[wanted]:
                missed.append(title)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"memory at its peak, making the files included: {memory:.0f} MB")
    if missed:
        print(f"below what is wanted: {', '.join(missed)}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
