"""Files are read in a child process, so that a hostile one harms nothing but its child."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from kaoview.reading.formats import child, progress
from kaoview.reading.formats.file_format import FormatError, SourceText
from kaoview.reading.formats.progress import CancelledError, Watch
from kaoview.reading.formats.registry import read_here, read_source
from tests.reading.formats.test_sheets import Cell, xlsx
from tests.tools.pdf_files import PdfFile

PAGE = "<h1>衛生</h1><table><tr><td>長照<td>1</table>".encode()


def test_a_file_read_in_a_child_is_the_same_as_one_read_here() -> None:
    pdf = PdfFile()
    pdf.paragraph("一、長期照顧")
    pdf.table((("計畫", "預算"), ("長照", "10")), (100, 80))
    data = pdf.data()
    assert read_source("a.pdf", data) == read_here("a.pdf", data)
    assert read_source("a.html", PAGE) == read_here("a.html", PAGE)


def test_what_is_wrong_with_a_file_comes_back_as_its_sentence() -> None:
    with pytest.raises(FormatError, match="PDF 檔不完整或壞了"):
        child.read_in_child("a.pdf", b"%PDF-1.7 and no more")


def test_progress_is_told_page_by_page() -> None:
    pdf = PdfFile()
    for _ in range(3):
        pdf.paragraph("一、長期照顧")
        pdf.next_page()
    told: list[tuple[int, int]] = []
    child.read_in_child("a.pdf", pdf.data(), watch=Watch(progress=lambda *p: told.append(p)))
    assert list(dict.fromkeys(told)) == [(1, 3), (2, 3), (3, 3)]


def test_reading_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        child.read_in_child("a.html", PAGE, watch=Watch(cancelled=lambda: True))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Let the child run a script instead of the reader."""

    def use(code: str) -> None:
        program = tmp_path / "child.py"
        program.write_text(f"#!{sys.executable}\n{code}\n")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))

    return use


def test_a_child_that_crashes_is_said(script) -> None:
    script("import os; os.abort()")
    with pytest.raises(FormatError, match="中途當掉了"):
        child.read_in_child("a.html", PAGE)


def test_a_child_that_falls_silent_is_stopped(script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST_SILENCE", 0.3)
    script("import time; time.sleep(60)")
    before = time.monotonic()
    with pytest.raises(FormatError, match="停住了"):
        child.read_in_child("a.html", PAGE)
    assert time.monotonic() - before < 30, "it was not waited for"


def test_a_child_that_never_ends_is_stopped(script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST_READING", 0.5)
    script("import time\nwhile True:\n    print('p 1 2', flush=True)\n    time.sleep(0.05)")
    with pytest.raises(FormatError, match="讀了十分鐘"):
        child.read_in_child("a.html", PAGE)


def test_a_child_that_does_not_read_its_file_is_no_trouble(script) -> None:
    script("print('e ' + chr(34) + 'no' + chr(34), flush=True)")
    with pytest.raises(FormatError, match="no"):
        child.read_in_child("a.html", b"x" * 5_000_000)


# The child itself, in this process


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch):
    """Run the child's side in a process of its own by fork, and return its answer."""

    def run(data: bytes, *arguments: str) -> list[bytes]:
        ours, theirs = os.pipe()
        keep = os.dup(1)
        os.dup2(theirs, 1)
        os.close(theirs)
        monkeypatch.setattr(child, "_limit", lambda: None)
        # Who listens to this process is told nothing once the answer has been read.
        monkeypatch.setattr(progress, "_listeners", [])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        found: list[bytes] = []
        reader = threading.Thread(target=lambda: found.append(os.fdopen(ours, "rb").readline()))
        reader.start()
        try:
            child.main(arguments)
        finally:
            os.dup2(keep, 1)
            os.close(keep)
            reader.join(20)
        return found

    return run


def test_the_child_answers_with_the_text(answered) -> None:
    (line,) = answered(PAGE, "a.html")
    kind, _, rest = line.partition(b" ")
    assert kind == b"t"
    assert json.loads(rest)["text"] == "衛生\n長照\t1\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FormatError("壞了"), "壞了"),
        (MemoryError(), "記憶體裝不下"),
        (ZeroDivisionError(), "ZeroDivisionError"),
    ],
)
def test_the_child_answers_with_what_went_wrong(
    answered,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    def fail(*_: object, **__: object) -> SourceText:
        raise error

    monkeypatch.setattr("kaoview.reading.formats.registry.read_here", fail)
    (line,) = answered(PAGE, "a.html")
    kind, _, rest = line.partition(b" ")
    assert kind == b"e"
    assert words in json.loads(rest)


def test_long_readings_show_that_they_go_on() -> None:
    told: list[tuple[int, int]] = []
    page = b"<html><body>" + b"<p>a" * 5_000
    child.read_in_child("a.html", page, watch=Watch(progress=lambda *p: told.append(p)))
    assert len(told) >= 5, "what stays silent is stopped, on a busy machine after little work"
    told.clear()
    rows: list[list[Cell]] = [["甲", at] for at in range(5_000)]
    book = xlsx(("甲", rows))
    child.read_in_child("a.xlsx", book, watch=Watch(progress=lambda *p: told.append(p)))
    assert len(told) >= 5
