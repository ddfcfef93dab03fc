"""Telling by its first bytes or its properties that a file is an export of kaoview's.

Each format has a place where programs name themselves, and the next program that saves the file
puts its own name there: an export that somebody has worked on in Word is a document of theirs. Only
tables of separated values have none; they are known by the heads of their columns.

Every start looks at the files of folders so; the readers of formats are loaded only for a file that
may be one of theirs.
"""

from __future__ import annotations

import csv
import re
from codecs import getincrementaldecoder
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from kaoview.reading.export_form import GENERATOR, has_export_fields, is_export
from kaoview.reading.export_heads import EXPORT_HEADS

if TYPE_CHECKING:
    from kaoview.reading.formats.package import Element

OWN_EXPORT_WORDS = "這是 kaoview 匯出的檔案，不是原來的文件"
"""What is said of such a file."""

_OPENING = 1 << 13
"""Bytes read at the start of a file; front matter that names hundreds of items is longer, but says
before it that it is an export's."""
_PACKAGE = b"PK"
_FRONT_MATTER = "---"
_HEAD = re.compile(r"<!doctype html.*?(?=<body\b|\Z)", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_NAME = re.compile(r"\bname\s*=\s*[\"']?generator\b", re.IGNORECASE)
_CONTENT = re.compile(rf"\bcontent\s*=\s*[\"']?{GENERATOR}[\"'\s/>]", re.IGNORECASE)
_OFFICE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_PROPERTIES = (
    ("docProps/core.xml", f"{{{_OFFICE}}}lastModifiedBy"),
    ("meta.xml", "meta:generator"),
)
"""The parts of packages, and the elements, that say which program saved them last."""
_SEPARATORS = ",\t;"


def is_own_export(name: str, file: BinaryIO) -> bool:
    """Tell whether a file is an export that is not read again as what it was exported from.

    An export of a plan, or of a part of one, in Markdown is: it comes back as the same tree.

    Args:
        name: The file's name; its suffix says whether it would be read as Markdown.
        file: The file, which can be read from any place; only as much as needed is.

    Raises:
        OSError: It cannot be read.
    """
    opening = file.read(_OPENING)
    if opening.startswith(_PACKAGE):
        return _is_package(file)
    text = _decoded(opening)
    return _is_page(text) or _is_table(text) or _is_markdown(text, name)


def _decoded(opening: bytes) -> str:
    """Return the text of an opening; spreadsheets in Taiwan also save in Big5."""
    try:  # a character that the end has cut is left out
        return getincrementaldecoder("utf-8-sig")().decode(opening)
    except UnicodeDecodeError:
        return opening.decode("cp950", "replace")


def _is_package(file: BinaryIO) -> bool:
    from kaoview.reading.formats.file_format import FormatError
    from kaoview.reading.formats.package import Package

    try:
        package = Package(file)
        for part, element in _PROPERTIES:
            root = package.parse(part)
            if root is not None:
                return any(_words(each) == GENERATOR for each in root.walk() if each.tag == element)
    except FormatError:  # what is wrong is said when it is read
        return False
    return False


def _words(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str)).strip()


def _is_page(text: str) -> bool:
    head = _HEAD.match(text.lstrip())
    metas = _META.findall(head[0]) if head else []
    return any(_NAME.search(meta) and _CONTENT.search(meta) for meta in metas)


def _is_table(text: str) -> bool:
    first = next(iter(text.splitlines()), "")
    rows = (next(csv.reader([first], delimiter=each), []) for each in _SEPARATORS)
    return any(tuple(cell.strip() for cell in row) in EXPORT_HEADS for row in rows)


def _is_markdown(text: str, name: str) -> bool:
    if not text.startswith(_FRONT_MATTER):
        return False
    from kaoview.reading.formats import markdown

    fields = markdown.front_matter(f"{text}\n---\n")  # for an opening that ends before it does
    if fields.get("generator") != GENERATOR and not has_export_fields(fields):
        return False
    again = PurePath(name).suffix.lower() in markdown.FORMAT.suffixes
    return not (again and is_export(fields))
