"""What is fuzzed of files that are read in a process of their own, here read in this one.

A fault of Python is a fault even there; one inside a library that is not Python ends no more than
that process, which ``tests/reading/formats/test_child.py`` holds.
"""

from __future__ import annotations

from contextlib import suppress
from xml.sax.saxutils import escape

from kaoview.reading.formats import archive, sheets
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.pdf import reader
from tests.tools.packages import package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BOOKS = (b"PK", b"\xd0\xcf\x11\xe0", b"\x09\x08")
"""How workbooks begin: .xlsx and .ods, .xls, and older .xls."""
_KINDS = frozenset("bden")
"""How the kind of a cell is said, as in ``n:1e3``: true or false, a date, an error, a number."""


def pdf(data: bytes) -> None:
    """Read any bytes as a PDF."""
    with suppress(FormatError):
        reader.FORMAT.read("文件.pdf", data)


def pdf_page(data: bytes) -> None:
    """Read a PDF whose page is drawn by any bytes."""
    pdf(one_page(data))


def sheet(data: bytes) -> None:
    """Read a workbook: the bytes themselves, or one whose cells are the words between the tabs."""
    book = data if data.startswith(_BOOKS) else workbook(data.decode("utf-8", "replace"))
    with suppress(FormatError):
        sheets.FORMAT.read("文件.xlsx", book)


def zip_archive(data: bytes) -> None:
    """Read the members of an archive."""
    with suppress(FormatError):
        list(archive.members(data))


def one_page(content: bytes) -> bytes:
    """Return a PDF of one page with two fonts, F1 (Helvetica) and F2 (Chinese).

    Args:
        content: What draws the page.
    """
    fonts = b"/F1 4 0 R /F2 5 0 R"
    system = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R"
        b" /Resources << /Font << %b >> >> >>" % fonts,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UCS2-H"
        b" /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung-Light /DW 1000"
        b" /FontDescriptor 7 0 R %b >>" % system,
        b"<< /Type /FontDescriptor /FontName /MSung-Light /Flags 4 /Ascent 880 /Descent -120"
        b" /CapHeight 880 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    file = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, len(file))
    )


def workbook(words: str) -> bytes:
    """Return an .xlsx file: sheets between form feeds, rows between line feeds, cells between tabs.

    Args:
        words: The cells; ``n:``, ``d:``, ``b:`` and ``e:`` before one say its kind.
    """
    pages = words.split("\f")
    numbers = range(1, len(pages) + 1)
    named = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return package(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
                f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>'
            ),
            **{
                f"xl/worksheets/sheet{n}.xml": _sheet(page)
                for n, page in zip(numbers, pages, strict=True)
            },
        }
    )


def _sheet(page: str) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(map(_cell, row.split(chr(9))))}</row>'
        for number, row in enumerate(page.split("\n"), 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(words: str) -> str:
    kind, colon, value = words.partition(":")
    if colon and kind in _KINDS:
        return f'<c t="{kind}"><v>{_printable(value)}</v></c>'
    return f'<c t="inlineStr"><is><t xml:space="preserve">{_printable(words)}</t></is></c>'


def _printable(words: str) -> str:
    """Return words as XML, without the characters that it cannot hold."""
    return escape("".join(c if c >= " " and c not in "\ufffe\uffff" else " " for c in words))
