"""Word, ODF and other files that are zip packages of XML, opened with care.

A package is read only as far as it keeps within limits: so many parts, so many bytes once
unpacked, no part that unpacks to thousands of times its size, no document type declarations (the
way entity bombs and references to other files come in), no nesting beyond reason. Nothing that a
part refers to is ever fetched.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO
from xml.parsers import expat

from kaoview.reading.formats.file_format import FormatError

MOST_PARTS = 20_000
"""Parts of a package; a Word file with a picture on each of 5,000 pages has 10,000."""
MOST_UNPACKED = 300_000_000
"""Bytes of one part once unpacked; the XML of a book of 2,000 pages takes about 60,000,000."""
LARGEST_RATIO = 100
SUSPICIOUS = 10_000_000
"""A part that unpacks to more than this many bytes, and to 100 times its size, is a bomb: XML packs
to a tenth, empty tables to a fiftieth."""
DEEPEST = 256
"""Levels of elements within each other; real documents have about 40."""
_UNPACKING_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
)
"""What the standard library raises on parts whose sizes, places or contents are wrong."""
_PIECE = 1 << 20
"""Bytes unpacked at once; chosen by hand."""

_WORD = "schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"http://{_WORD}": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # the strict form of the standard
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "style", "table", "draw", "meta")},
    f"{_ODF}manifest:1.0": "manifest",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
}
"""The namespaces of Word and ODF, and the prefixes that their standards use."""

_BROKEN = "檔案不完整或壞了，打不開；請重新下載，或用原本的軟體另存一份再試"
_PROTECTED = "檔案有密碼保護，請先用原本的軟體解除密碼再試"
_TOO_BIG = "檔案展開後太大，不像正常的文件，已經放棄；請先分成幾個檔案"


class Element:
    """An element of a part: a plain tree without links upwards.

    Attributes:
        tag: Its name with the usual prefix (``w:p``, ``text:p``), or ``{namespace}name``.
        attributes: Its attributes by their names.
        children: Its elements and texts in order.
    """

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    @property
    def elements(self) -> list[Element]:
        """Its elements, texts left out."""
        return [child for child in self.children if isinstance(child, Element)]

    def find(self, tag: str) -> Element | None:
        """Return its first element with a name, or None."""
        for child in self.children:
            if isinstance(child, Element) and child.tag == tag:
                return child
        return None

    def find_all(self, tag: str) -> list[Element]:
        """Return its elements with a name."""
        return [e for e in self.elements if e.tag == tag]

    def walk(self) -> list[Element]:
        """Return this element and all below it, in the document's order."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(reversed(element.elements))
        return found

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, or the default."""
        return self.attributes.get(name, default)


def largest_size(packed: int) -> int:
    """Return the most bytes that a part of this many packed bytes may unpack to."""
    return min(MOST_UNPACKED, max(SUSPICIOUS, LARGEST_RATIO * packed))


class Package:
    """A zip package."""

    def __init__(self, data: bytes | BinaryIO) -> None:
        file = io.BytesIO(data) if isinstance(data, bytes) else data
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise FormatError(_BROKEN) from None
        if len(self._zip.infolist()) > MOST_PARTS:
            raise FormatError(_TOO_BIG)

    def names(self) -> list[str]:
        """Return the names of its parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is none.

        Raises:
            FormatError: It is too large or broken, or protected by a password.
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 0x1:
            raise FormatError(_PROTECTED)
        if info.file_size > largest_size(info.compress_size):
            raise FormatError(_TOO_BIG)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    pieces.append(piece)
                    size += len(piece)
                    if size > MOST_UNPACKED:  # the size that the package states may be a lie
                        raise FormatError(_TOO_BIG)
        except _UNPACKING_ERRORS:
            raise FormatError(_BROKEN) from None
        return b"".join(pieces)

    def parse(self, name: str) -> Element | None:
        """Return the root element of a part, or None where there is none.

        Raises:
            FormatError: It is too large or broken, or not the XML of a document.
        """
        data = self.read(name)
        return parse_xml(data) if data is not None else None


def parse_xml(data: bytes) -> Element:
    """Return the root element of XML.

    Raises:
        FormatError: It is broken, declares a document type, or is nested too deeply.
    """
    root = Element("", {})
    branch = [root]
    known: dict[str, str] = {}  # a document has few names, and a million elements

    def name(tag: str) -> str:
        return known.setdefault(tag, _name(tag))

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(branch) > DEEPEST:
            raise FormatError("內容一層套一層，深得不像正常的文件，已經放棄")
        own = attributes
        if attributes:
            own = {known.get(key) or name(key): value for key, value in attributes.items()}
        element = Element(known.get(tag) or name(tag), own)
        branch[-1].children.append(element)
        branch.append(element)

    def end(_tag: str) -> None:
        branch.pop()

    def text(words: str) -> None:
        branch[-1].children.append(words)

    def refuse(*_: object) -> None:
        raise FormatError("檔案裡有文件類型宣告（DOCTYPE），正常的文件沒有，為了安全不讀")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise FormatError(_BROKEN) from None
    return root.elements[0]


def _name(tag: str) -> str:
    """Return a name as expat gives it (``namespace name``) with its usual prefix."""
    namespace, space, name = tag.rpartition(" ")
    if not space:
        return tag
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else f"{{{namespace}}}{name}"
