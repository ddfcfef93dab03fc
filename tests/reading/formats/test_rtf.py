"""Rich text files."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.registry import read_here


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg950\\deff0 " + body + "}").encode("ascii")


def coded(words: str) -> str:
    """Return words as codes of Unicode characters, as Word writes them."""
    return "".join(f"\\u{ord(c)}?" if ord(c) < 32768 else f"\\u{ord(c) - 65536}?" for c in words)


def read(body: str) -> list[str]:
    return [line.raw.text for line in read_here("計畫.rtf", rtf(body)).lines]


def test_paragraphs_are_lines() -> None:
    body = f"{coded('一、長照')}\\par {coded('布建據點。')}\\par"
    assert read(body) == ["一、長照", "布建據點。"]


def test_big5_bytes_are_read() -> None:
    body = "".join(f"\\'{byte:02x}" for byte in "施政計畫".encode("cp950"))
    assert read(body) == ["施政計畫"]


def row(*cells: str) -> str:
    return "\\trowd " + "".join(f"{coded(each)}\\cell " for each in cells) + "\\row "


def test_rows_of_tables_are_lines_and_text_around_them_stays_outside() -> None:
    body = (
        f"{coded('前文')}\\par "
        + row("機關", "預算")
        + row("衛生局", "10")
        + f"{coded('後文')}\\par "
    )
    assert read(body) == ["前文", "機關\t預算", "衛生局\t10", "後文"]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name.startswith("striprtf"):
            raise ImportError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FormatError, match=r"pip install 'kaoview\[word97\]'"):
        read("x")
