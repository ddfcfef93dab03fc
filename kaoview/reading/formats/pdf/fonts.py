"""Fonts that a PDF names and does not hold: one small font stands for all of them.

Which character it is, and where it stands, a PDF tells without its font; pdfium asks the font only
for the shapes. It would take Chinese ones from the system: reading them takes ten times as long as
the rest of a page (measured with Noto Sans CJK), and lines come out a little different on
each machine. A font of one box is read at once, and is everywhere the same.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

_CHINESE = frozenset({128, 129, 134, 136})
"""The character sets of Windows for Japanese, Korean, Simplified and Traditional Chinese."""
_EM = 1000
_LEFT, _BOTTOM, _RIGHT, _TOP = 0, -120, 250, 750
"""The box, as small as Chinese characters are in height, and narrower than any Latin letter."""
_DATE = 0x5F0F3CF5
"""A number that each font of this kind has in its head."""
_VERSION = 1
"""The version of pdfium's interface to the fonts of a system that needs the fewest functions."""
_HANDLE = 1
"""What pdfium calls the font by; any number but 0."""

_kept: list[Any] = []


def use_box_font() -> None:
    """Let pdfium take one small font for all Chinese ones that a file does not hold.

    It holds for this process from now on. Latin fonts that are missing pdfium has built in.
    """
    if _kept:
        return
    import pypdfium2.raw as pdfium

    interface = pdfium.FPDF_SYSFONTINFO()
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    interface.version = _VERSION
    interface.MapFont = types["MapFont"](_map_font)
    interface.GetFontData = types["GetFontData"](_font_data)
    _kept.append(interface)  # pdfium goes on using it
    pdfium.FPDF_SetSystemFontInfo(interface)


def _map_font(_self: Any, _weight: int, _italic: int, charset: int, *_: Any) -> int | None:
    """Return what the font of a character set is called by, or None for one built into pdfium."""
    return _HANDLE if charset in _CHINESE else None


def _font_data(_self: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """Copy the whole font where there is room, and return its length; of parts there are none."""
    data = box_font()
    if table:
        return 0
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


@cache
def box_font() -> bytes:
    """Return a TrueType font that has the same box for each character."""
    wide, tall = _RIGHT - _LEFT, _TOP - _BOTTOM
    corners = struct.pack(">4h4h", _LEFT, wide, 0, -wide, _BOTTOM, 0, tall, 0)
    outline = struct.pack(">hhhhhHH4B", 1, _LEFT, _BOTTOM, _RIGHT, _TOP, 3, 0, 1, 1, 1, 1)
    glyph = _padded(outline + corners)
    every_character = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)
    box = _LEFT, _BOTTOM, _RIGHT, _TOP
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh", 1 << 16, 1 << 16, 0, _DATE, 0, _EM, 0, 0, *box, 0, 8, 2, 1, 0
    )
    lines = struct.pack(">IhhhH", 1 << 16, _TOP, _BOTTOM, 0, _EM) + bytes(22)
    return _font_file(
        {
            b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + every_character,
            b"glyf": glyph * 2,  # the first stands for characters that a font lacks
            b"head": head,
            b"hhea": lines + struct.pack(">H", 1),
            b"hmtx": struct.pack(">Hhh", _EM, 0, 0),
            b"loca": struct.pack(">III", 0, len(glyph), 2 * len(glyph)),
            b"maxp": struct.pack(">IHHHHHH", 1 << 16, 2, 4, 1, 0, 0, 1) + bytes(16),
        }
    )


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    """Return a font's file with its tables, which stand in the order of their names."""
    start = 12 + 16 * len(tables)
    index = struct.pack(">IHHHH", 1 << 16, len(tables), 0, 0, 0)
    body = b""
    for name, table in sorted(tables.items()):
        index += name + struct.pack(">III", _sum(table), start + len(body), len(table))
        body += _padded(table)
    return index + body


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _sum(table: bytes) -> int:
    words = _padded(table)
    total: int = sum(struct.unpack(f">{len(words) // 4}I", words))
    return total & 0xFFFFFFFF
