"""Scanned pages: named, and recognised on wish."""

from __future__ import annotations

import shutil

import pytest

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.pdf.ocr import find_program
from kaoview.reading.formats.registry import read_here
from tests.reading.formats.pdf.printed import LONG, paragraphs, read
from tests.tools.pdf_files import PdfFile, find_font


def test_a_scan_is_named() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.next_page()
    pdf.picture()
    pdf.next_page()
    pdf.picture()
    pdf.next_page()
    source = read(pdf)
    assert source.notes == (
        "第 2-3 頁是掃描的圖片，沒有文字可讀；裝了 tesseract 可以加 --ocr 辨識",
    )
    assert paragraphs(source) == [LONG]


def recogniser() -> str:
    """Return why nothing can be recognised here, or empty."""
    if shutil.which("tesseract") is None:
        return "tesseract is not installed"
    try:
        find_program()
    except FormatError as error:
        return str(error)
    return "" if find_font() else "no Chinese font to draw a scan with"


@pytest.mark.skipif(bool(recogniser()), reason=recogniser() or "none")
def test_a_scan_is_recognised_where_the_reader_asks() -> None:
    pdf = PdfFile()
    pdf.picture("布建社區長照據點")
    pdf.next_page()
    pdf.paragraph(LONG)
    source = read_here("掃描.pdf", pdf.data(), ocr=True)
    assert "社區長照據點" in "".join(paragraphs(source))
    assert source.notes == ("第 1 頁的文字是掃描後辨識的，可能有錯字",)
    assert paragraphs(source)[-1] == LONG


def test_recognising_needs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatError, match="請先安裝 tesseract"):
        read_here("掃描.pdf", PdfFile().data(), ocr=True)


def test_recognising_needs_the_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(FormatError, match="沒有繁體中文的資料"):
        read_here("掃描.pdf", PdfFile().data(), ocr=True)


def recognised_as(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """Return the paragraphs of a scan that a program of ours recognises as a text."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "text").write_text(text, encoding="utf-8")
    program = folder / "tesseract"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo chi_tra; exit; fi\n'
        f'/bin/cat "{folder}/text" > "$2.txt"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    pdf = PdfFile()
    pdf.picture()
    return paragraphs(read_here("掃描.pdf", pdf.data(), ocr=True))


def test_digits_are_half_as_wide_where_a_recognised_line_is_full(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    counted = "共12,345,678,901,234元、23,456,789,012,345元，占三成"
    lines = [LONG[:27], LONG[27:42] + "。", counted, "，較上年度增加。", "二、其他"]
    found = recognised_as("\n".join(lines), monkeypatch, tmp_path_factory)
    assert found == [lines[0] + lines[1], lines[2] + lines[3], lines[4]]


def test_a_recognised_list_goes_on_after_a_full_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = [f"一、{LONG[:24]}。", f"二、{LONG[:24]}。", f"三、{LONG[:24]}", "", "，計十二處。"]
    found = recognised_as("\n".join(lines), monkeypatch, tmp_path_factory)
    assert found == [lines[0], lines[1], lines[2] + lines[4]]
