"""Zip archives of documents: each member is a document of its own.

Members are read into memory, never written anywhere; their names only name the documents.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.package import LARGEST_RATIO, SUSPICIOUS

SUFFIX = ".zip"
_MOST_MEMBERS = 2_000
"""Members of an archive; chosen by hand."""
_MOST_UNPACKED = 500_000_000
"""Bytes of all members once unpacked; chosen by hand."""
_UTF8 = 0x800
"""The flag of members whose names are UTF-8."""
_LOCKED = 0x1
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
)
"""What a member that was damaged raises, by the place of the damage."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Its name in the archive.
        data: Its bytes; empty where it cannot be read.
        error: Why it cannot be read, in one Chinese sentence, or empty.
    """

    name: str
    data: bytes
    error: str = ""


def is_archive(name: str, data: bytes) -> bool:
    """Tell whether a file is an archive of documents, not a document in a package."""
    return name.lower().endswith(SUFFIX) and data.startswith(b"PK")


def members(data: bytes) -> Iterator[Member]:
    """Yield the files of an archive in the order of their names.

    Raises:
        FormatError: It is broken, or larger than an archive of documents can be.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise FormatError("壓縮檔不完整或壞了，打不開；請重新下載再試") from None
    # A file without a name has no suffix of a document either.
    files = [info for info in archive.infolist() if info.filename and not info.is_dir()]
    if len(files) > _MOST_MEMBERS:
        raise FormatError(
            f"壓縮檔裡有 {len(files):,} 個檔案，超過 {_MOST_MEMBERS:,} 個，請先解開再挑選"
        )
    if sum(info.file_size for info in files) > _MOST_UNPACKED:
        raise FormatError("壓縮檔解開後太大，請先解開再挑選")
    for info in sorted(files, key=_name):
        yield _member(archive, info)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = _name(info)
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        return Member(name, b"", "檔名指到壓縮檔以外的地方，為了安全不讀")
    if info.flag_bits & _LOCKED:
        return Member(name, b"", "有密碼保護，請先解開再試")
    if info.file_size > max(SUSPICIOUS, LARGEST_RATIO * info.compress_size):
        return Member(name, b"", "展開後太大，不像正常的文件，已經放棄")
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except _BROKEN:
        return Member(name, b"", "在壓縮檔裡壞了，打不開")
    return Member(name, data)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; names without the flag of UTF-8 are Big5 on Taiwanese systems."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp950"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
