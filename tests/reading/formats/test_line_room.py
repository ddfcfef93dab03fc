"""A file of far too many lines is refused with one line, before anybody has waited for it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

import kaoview
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.registry import read_source

MANY = 200_000
FEW = 2_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def package(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def docx(body: str) -> bytes:
    return package(
        {"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'}
    )


def odt(body: str) -> bytes:
    names = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}"'
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


def numbers(count: int) -> Iterator[int]:
    """Yield numbers in no order, so that what holds them does not pack as a bomb does."""
    return (number * 7_919 % 99_991 for number in range(count))


def word_lines(count: int) -> bytes:
    return docx("<w:p><w:r><w:t>衛</w:t></w:r></w:p>" * count)


def word_lines_in_controls(count: int) -> bytes:
    """Return paragraphs that stand in content controls, as forms have them."""
    one = "<w:sdt><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    return docx("".join(one.format(number) for number in numbers(count)))


def odf_lines(count: int) -> bytes:
    return odt("<text:p>衛</text:p>" * count)


def odf_list(count: int) -> bytes:
    one = "<text:list-item><text:p>{}</text:p></text:list-item>"
    entries = "".join(one.format(number) for number in numbers(count))
    return odt(f"<text:list>{entries}</text:list>")


KINDS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "text": ("a.txt", lambda count: ("衛\n" * count).encode()),
    "old ends of lines": ("a.txt", lambda count: b"1\r" * count),
    "rows": ("a.csv", lambda count: b'"1"\n' * count),
    "list": ("a.md", lambda count: b"- a\n" * count),
    "page": ("a.html", lambda count: b"<html><body>" + b"<p>a" * count),
    "RTF": ("a.rtf", lambda count: b"{\\rtf1 " + b"a\\par " * count + b"}"),
    "Word": ("a.docx", word_lines),
    "Word form": ("a.docx", word_lines_in_controls),
    "ODF": ("a.odt", odf_lines),
    "ODF list": ("a.odt", odf_list),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_too_many_lines_is_refused(kind: str) -> None:
    name, make = KINDS[kind]
    with pytest.raises(FormatError, match=r"有 20\d,\d{3} 行.*請先分成幾個檔案"):
        read_source(name, make(MANY))


@pytest.mark.parametrize("kind", KINDS)
def test_some_thousand_short_lines_are_read(kind: str) -> None:
    name, make = KINDS[kind]
    assert len(read_source(name, make(FEW)).text.split()) >= FEW


def test_the_message_names_the_file_and_the_others_open(tmp_path: Path) -> None:
    (tmp_path / "短行.txt").write_text("1\n" * MANY, encoding="utf-8")
    (tmp_path / "綱要.txt").write_text("衛生局施政計畫\n一、防疫。\n", encoding="utf-8")
    library = kaoview.load([tmp_path])
    assert [document.id for document in library.documents] == ["綱要.txt"]
    (problem,) = library.problems
    assert "短行.txt" in problem.path
    assert "請先分成幾個檔案" in problem.message


def test_a_large_file_may_have_as_many_lines_as_its_size_suggests() -> None:
    text = "推動登革熱防治，清除孳生源。\n" * 120_000
    assert read_source("a.txt", text.encode()).text.count("\n") == 120_000


def test_rows_of_tables_are_no_lines() -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 50 + "</w:tr>"
    table = docx(f"<w:tbl>{row * 2_100}</w:tbl>")
    assert read_source("a.docx", table).text.count("\n") == 2_100
