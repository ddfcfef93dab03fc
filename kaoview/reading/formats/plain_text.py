"""Bytes to lines: which encoding, whether it is text at all, and where each line stands."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kaoview.reading.located_text import LocatedText

LARGEST = 20_000_000
"""Bytes; a larger file is not a plan, and reading it would leave the reader waiting."""

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
# White space that a terminal or an editor may take for something else; one for one, so that
# offsets stay. (A form feed begins a page: a space before the line says so.)
_ODD_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " ")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "PDF 檔", "請先轉成純文字（例如 pdftotext -layout）"),
    (b"PK\x03\x04", "壓縮檔或 Office 文件", "請先另存為純文字檔"),
    (b"\xd0\xcf\x11\xe0", "舊版 Office 文件", "請先另存為純文字檔"),
)


class FormatError(Exception):
    """The bytes are not text that can be read; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source.

    Attributes:
        number: From 1.
        passage: Its characters, white space at both ends left out.
        ended: Whether a space ends it (in text taken from a PDF: the paragraph ends here).
        starts_page: Whether white space stands before it (there: a page begins here).
        indent: How many characters of white space stand before it.
        raw: The line with all its white space but the line end.
    """

    number: int
    passage: LocatedText
    ended: bool
    starts_page: bool
    indent: int
    raw: LocatedText

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.passage.text


@dataclass(frozen=True)
class SourceText:
    """A decoded file.

    Attributes:
        name: The file's name.
        text: Everything in it.
        encoding: How it was decoded.
    """

    name: str
    text: str
    encoding: str

    @cached_property
    def lines(self) -> tuple[SourceLine, ...]:
        """Every line, empty ones included."""
        found: list[SourceLine] = []
        for number, start in enumerate(self._starts, 1):
            stop = self._starts[number] if number < len(self._starts) else len(self.text)
            raw = self.text[start:stop].rstrip("\r\n")
            bare = raw.strip()
            indent = len(raw) - len(raw.lstrip())
            passage = LocatedText.of(self.text, start + indent, start + indent + len(bare))
            found.append(
                SourceLine(
                    number,
                    passage,
                    ended=raw[-1:] in (" ", "\u3000"),
                    starts_page=indent > 0,
                    indent=indent,
                    raw=LocatedText.of(self.text, start, start + len(raw)),
                )
            )
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        starts += [m.end() for m in _LINE.finditer(self.text) if m.group()[0] in "\r\n"]
        if starts[-1] == len(self.text) and len(starts) > 1:
            starts.pop()
        return starts

    def line_at(self, offset: int) -> int:
        """Return the number of the line in which the character at an offset stands."""
        return bisect_right(self._starts, offset)


def decode(name: str, data: bytes) -> SourceText:
    """Decode a file's bytes.

    Args:
        name: The file's name.
        data: Its bytes.

    Returns:
        The text, with the encoding found: UTF-8, UTF-16 or UTF-32 with a mark, or Big5 (cp950).

    Raises:
        FormatError: The file is empty, too large, binary, or in no encoding known here.
    """
    if len(data) > LARGEST:
        raise FormatError(
            f"檔案太大（{len(data) / 1e6:.0f} MB，上限 {LARGEST / 1e6:.0f} MB），請先分成幾個檔案"
        )
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(f"這是{what}，不是純文字；{remedy}")
    text, encoding = _decode(data)
    if not text.strip():
        raise FormatError("檔案是空的，沒有文字可讀")
    controls = len(_BINARY.findall(text))
    if "\x00" in text or controls > len(text) // 50:
        raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
    return SourceText(name, text.translate(_ODD_SPACES), encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise FormatError("檔案開頭標示的編碼與內容不符，請另存為 UTF-8") from None
    if b"\x00" in data[:4096]:
        raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
    for encoding in ("utf-8", "cp950"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FormatError("看不出文字編碼（試過 UTF-8 與 Big5），請另存為 UTF-8")
