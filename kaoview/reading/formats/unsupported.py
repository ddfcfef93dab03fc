"""Files that are recognised only to say why they cannot be read, and what to do instead."""

from __future__ import annotations

from kaoview.reading.formats.file_format import FileFormat, FormatError
from kaoview.reading.formats.source_text import SourceText

_SIGNATURES = (
    (b"%PDF", "PDF 檔", "請先轉成純文字（例如 pdftotext -layout）"),
    (b"PK\x03\x04", "壓縮檔或 Office 文件", "請先另存為純文字檔"),
    (b"\xd0\xcf\x11\xe0", "舊版 Office 文件", "請先另存為純文字檔"),
)
"""The first bytes of a file, what it is, and what the reader can do."""


def _recognises(suffix: str, data: bytes) -> bool:
    del suffix
    return any(data.startswith(signature) for signature, _, _ in _SIGNATURES)


def _refuse(name: str, data: bytes) -> SourceText:
    del name
    what, remedy = next((w, r) for signature, w, r in _SIGNATURES if data.startswith(signature))
    raise FormatError(f"這是{what}，不是純文字；{remedy}")


FORMAT = FileFormat("不支援的檔案", (), _refuse, _recognises)
