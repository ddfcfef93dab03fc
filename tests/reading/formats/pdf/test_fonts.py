"""Fonts that a PDF does not hold: the system is not asked for them."""

from __future__ import annotations

import struct

from kaoview.reading.formats.pdf.fonts import box_font
from kaoview.reading.formats.registry import read_here
from tests.tools.pdf_files import FONT, LEFT, PdfFile


def tables() -> dict[str, bytes]:
    """Return the tables of the font, as its index tells where they are."""
    data = box_font()
    count = struct.unpack(">H", data[4:6])[0]
    found: dict[str, bytes] = {}
    for at in range(12, 12 + 16 * count, 16):
        name, _, start, length = struct.unpack(">4sIII", data[at : at + 16])
        found[name.decode()] = data[start : start + length]
    return found


def test_the_font_is_small_and_whole() -> None:
    found = tables()
    assert sorted(found) == ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    assert list(found) == sorted(found)
    assert len(found["head"]) == 54
    assert len(found["hhea"]) == 36
    assert len(found["maxp"]) == 32
    assert struct.unpack(">III", found["loca"])[2] == len(found["glyf"])
    assert len(box_font()) < 500


def test_every_character_of_a_font_that_is_not_embedded_has_one_height_and_is_read() -> None:
    pdf = PdfFile()
    for at, words in enumerate(("甲", "一、民政", "（乙）丙，丁。", "5G AIoT 計畫", "財　政")):
        pdf.text(LEFT, 700 - at * 40, words)
    data = pdf.data()
    assert FONT.encode() in data
    assert b"/FontFile" not in data
    lines = read_here("計畫.pdf", data).lines
    assert [line.text.replace("　", "") for line in lines] == [
        "甲",
        "一、民政",
        "（乙）丙，丁。",
        "5G AIoT計畫",
        "財 政",
    ]
    assert len({line.mark.size for line in lines}) == 1
