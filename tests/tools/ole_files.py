"""Compound files of the years 1997 to 2003 for tests ([MS-CFB]), and Word files in them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5
_LEAST = 4096  # bytes of a stream that is not kept in the small sectors


def ole_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with some streams, each padded to the size of a large one."""
    names = list(streams)
    padded = [streams[name].ljust(_LEAST, b"\0") for name in names]
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: list[int] = []
    for data in padded:
        starts.append(len(sectors))
        count = -(-len(data) // _SECTOR)
        sectors += [
            data[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count)
        ]
        chain += [*range(starts[-1] + 1, starts[-1] + count), _END]
    directory = _entry("Root Entry", _ROOT, child=1 if names else _NONE, start=_END)
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else _NONE
        size = len(padded[number - 1])
        directory += _entry(name, _STREAM, right=right, start=starts[number - 1], size=size)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first = len(sectors)
    count = len(directory) // _SECTOR
    sectors += [directory[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
    chain += [*range(first + 1, first + count), _END]
    table = len(sectors)
    chain.append(_FAT)
    table_sector = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    assert len(table_sector) == _SECTOR, "more sectors than one allocation table holds"
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        first,
        0,
        _LEAST,
        _END,
        0,
        _END,
        0,
    )
    header += struct.pack("<109I", table, *[_FREE] * 108)
    return header + b"".join(sectors) + table_sector


def _entry(
    name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int = 0, size: int = 0
) -> bytes:
    words = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", words, len(words) + 2, kind, 1, _NONE, right, child, 0, start, size
    )


def with_endless_table(data: bytes) -> bytes:
    """Return a compound file whose list of the allocation table's sectors goes on in itself."""
    more = 30_000_000
    bare = len(data) // _SECTOR - 2  # the last sector, which lists no sector and itself as the next
    found = bytearray(data)
    struct.pack_into("<I", found, 0x2C, 109 + 127 * more)
    struct.pack_into("<II", found, 0x44, bare, more)
    struct.pack_into("<128I", found, (bare + 1) * _SECTOR, *[_FREE] * 127, bare)
    return bytes(found)


def word_file(
    text: str, *, narrow: bool = False, flags: int = 0, version: int = 0xC1, times: int = 1
) -> bytes:
    """Return a Word 97-2003 file with a text in one piece ([MS-DOC]), or in pieces that repeat it.

    Args:
        text: Its text with Word's control characters.
        narrow: Whether a character takes one byte.
        flags: Flags of the file, such as 0x100 for one with a password.
        version: The version that the file states.
        times: How many pieces of its table are the same text; Word writes no such file.
    """
    start = 1024
    main = bytearray(start)
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<i", main, 0x4C, times * len(text))
    main += text.encode("cp1252") if narrow else text.encode("utf-16-le")
    place = (start * 2) | 0x40000000 if narrow else start
    places = [number * len(text) for number in range(times + 1)]
    pieces = struct.pack(f"<{times + 1}i", *places) + times * struct.pack("<HIH", 0, place, 0)
    # Properties come before the piece table: one block of two bytes that says nothing.
    table = b"\x01\x02\x00\x00\x00" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    return ole_file({"WordDocument": bytes(main), "0Table": table})
