"""Plain text: which encoding the bytes are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from kaoview.reading.formats.file_format import FileFormat, FormatError, SourceText
from kaoview.reading.formats.line_room import check_lines, count_lines

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_FEWEST_CHARACTERS_PER_CONTROL = 50
"""Characters of text to each control character; with fewer (over 2 %) the file is binary.

Chosen by hand; tests/reading/formats/test_plain_text.py holds it.
"""
_NUL_SEARCHED = 4096
"""Bytes at the start that are searched for a NUL before decoding; chosen by hand."""
# White space that a terminal or an editor may take for something else, replaced one for one so
# that offsets stay. (A form feed begins a page: the space before the line shows it.)
_ODD_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " ")
_ODD_SPACE = re.compile(f"[{''.join(map(chr, _ODD_SPACES))}]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OTHER_FORMATS = (
    (b"%PDF", "PDF 檔", "但是壞了，請重新下載再試"),
    (b"PK\x03\x04", "壓縮檔或 Office 文件", "但是壞了或不是文件，請重新下載再試"),
    (b"\xd0\xcf\x11\xe0", "舊版 Office 檔", "請用原本的軟體另存成 .docx、.xlsx 或 PDF 再試"),
    (b"\x89PNG", "圖片", "請改用有文字的檔案"),
    (b"\xff\xd8\xff", "圖片", "請改用有文字的檔案"),
    (b"GIF8", "圖片", "請改用有文字的檔案"),
    (b"II*\x00", "圖片", "請改用有文字的檔案"),
    (b"MM\x00*", "圖片", "請改用有文字的檔案"),
    (b"7z\xbc\xaf", "壓縮檔", "請先解開，再指定裡面的文件"),
    (b"Rar!", "壓縮檔", "請先解開，再指定裡面的文件"),
    (b"\x1f\x8b", "壓縮檔", "請先解開，再指定裡面的文件"),
)
"""What is no text: the first bytes of a file, what it is, and what the user can do."""

_FEWEST_KNOWN = 0.05
"""The share of very frequent characters in a text that was decoded rightly, at least. Measured on
the bundled documents: 0.12 to 0.2; in text decoded wrongly at most 0.02."""
_MULTIBYTE = ("cp950", "big5hkscs", "gb18030")
"""The encodings of Chinese other than Unicode, in the order in which they win when equal."""
_DAMAGED = "\ufffd"
_TOLERATED = 0.001
"""The share of bytes that may be damaged in a text that is read all the same; with more it is
another encoding. Chosen by hand: one byte in a short page, twenty in a report."""
_ALWAYS_TOLERATED = 4
"""Damaged characters that a text of any length may have: one bad byte spoils up to four."""
_MOST_SPOILT = 20
"""Bytes of a text for each damaged character, more than that."""
_USER_MADE_ERRORS = "kaoview.user-made"
_USER_MADE = re.compile(rb"[\xfa-\xfe][\x40-\x7e\xa1-\xfe]")
"""The codes that Big5 leaves to its users first (外字, FA40 to FEFE)."""
_USER_MADE_SIGN = re.compile(r"□\((F[A-E][0-9A-F]{2})\)")
_PLACES = 3
"""Damaged places that a note names."""
_COMMON = frozenset("的一是在有及與年為之以化市計畫工作推動辦理政府为与计画动办、。，0123456789\n ")
"""Frequent characters of plans, by which an encoding is told to be right."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a plain text file.

    Raises:
        FormatError: The bytes are not text, or in no encoding known here.
    """
    text, encoding = decode(data)
    check_lines(count_lines(text), len(data))
    notes = [f"檔案是 {encoding.upper()}（簡體中文）編碼"] if encoding == "gb18030" else []
    return SourceText(text, encoding, notes=(*notes, *damage_notes(text), *user_made_notes(text)))


def damage_notes(text: str) -> tuple[str, ...]:
    """Return what to say of places that could not be decoded."""
    if _DAMAGED not in text:
        return ()
    places = [at for at, character in enumerate(text) if character == _DAMAGED]
    lines = dict.fromkeys(text.count("\n", 0, at) + 1 for at in places[:_PLACES])
    where = "、".join(f"第 {line} 行" for line in lines)
    more = " 等" if len(places) > _PLACES else ""
    return (f"有 {len(places)} 處壞掉的字（{where}{more}），印成「{_DAMAGED}」",)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text that bytes encode, unusual white space as plain spaces, and the encoding.

    That is UTF-8, UTF-16 or UTF-32 (with a byte order mark or without), or Big5. A few damaged
    bytes are tolerated, and stand as U+FFFD.

    Raises:
        FormatError: The bytes are not text, or in no encoding known here.
    """
    for signature, what, remedy in _OTHER_FORMATS:
        if data.startswith(signature):
            raise FormatError(f"這是{what}，不是純文字；{remedy}")
    text, encoding = _decode(data)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) // _FEWEST_CHARACTERS_PER_CONTROL:
        raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
    return text.translate(_ODD_SPACES) if _ODD_SPACE.search(text) else text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise FormatError("檔案開頭標示的編碼與內容不符，請另存為 UTF-8") from None
    if b"\x00" in data[:_NUL_SEARCHED]:
        unmarked = _utf16_without_mark(data)
        if unmarked is None:
            raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
        return data.decode(unmarked), unmarked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_other(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the name of the UTF-16 that bytes are in, or None where they are in neither."""
    found = [(_share(data, encoding), encoding) for encoding in ("utf-16-le", "utf-16-be")]
    share, encoding = max(found)
    return encoding if share >= _FEWEST_KNOWN else None


def _decode_other(data: bytes) -> tuple[str, str]:
    """Decode what is not whole UTF-8: Big5, that of Hong Kong, GB18030, or damaged text.

    Bytes of one encoding often are valid in another one, so the one wins whose text has the most
    characters that plans are full of.

    Raises:
        FormatError: The bytes are in none of these.
    """
    found = [(_share(data, name), -at, name) for at, name in enumerate(_MULTIBYTE)]
    share, _, encoding = max(found)
    made = _with_user_made(data) if encoding == "big5hkscs" else None
    if made is not None:
        return made, "cp950"
    if share >= _FEWEST_KNOWN:
        return data.decode(encoding), encoding
    damaged = [(data.decode(name, "replace").count(_DAMAGED), name) for name in ("utf-8", "cp950")]
    count, name = min(damaged)
    if count <= max(_ALWAYS_TOLERATED, len(data) * _TOLERATED) and count * _MOST_SPOILT < len(data):
        return data.decode(name, "replace"), name
    if found[0][0] > 0 or share > 0:
        return data.decode(encoding), encoding
    raise FormatError("看不出文字編碼（試過 UTF-8、UTF-16、Big5 與 GB18030），請另存為 UTF-8")


def _with_user_made(data: bytes) -> str | None:
    """Return Big5 text with its user-made characters as □ and their codes, or None if it is none.

    The same codes are characters of Hong Kong's Big5; text that has others of those is left to it.
    """
    try:
        return data.decode("cp950", _USER_MADE_ERRORS)
    except UnicodeDecodeError:
        return None


def _user_made(error: UnicodeError) -> tuple[str, int]:
    """Return □ and the code of a user-made character, for a decoder that does not know it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    code = error.object[error.start : error.start + 2]
    if not _USER_MADE.fullmatch(code):
        raise error
    return f"□({code.hex().upper()})", error.start + 2


codecs.register_error(_USER_MADE_ERRORS, _user_made)


def user_made_notes(text: str) -> tuple[str, ...]:
    """Return what to say of user-made characters."""
    found = list(_USER_MADE_SIGN.finditer(text))
    if not found:
        return ()
    places = dict.fromkeys(
        f"{each[1]}在第 {text.count(chr(10), 0, each.start()) + 1} 行" for each in found[:_PLACES]
    )
    more = " 等" if len(found) > _PLACES else ""
    return (
        f"有 {len(found)} 個造字（{'、'.join(places)}{more}），別的電腦沒有，印成「□」和它的內碼",
    )


def _share(data: bytes, encoding: str) -> float:
    """Return the share of very frequent characters in bytes as a text of an encoding.

    It is 0 where they are none, and a little more than 0 where they are a text without such.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return (sum(character in _COMMON for character in text) + 1e-6) / max(1, len(text))


# Accepts any file: what no other format recognises is tried as text.
FORMAT = FileFormat("純文字檔", (".txt", ".text"), read, lambda _suffix, _data: True, plain=True)
