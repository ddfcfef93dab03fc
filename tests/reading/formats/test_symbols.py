"""Signs of symbol fonts as ordinary characters."""

import pytest

from kaoview.reading.formats.symbols import BULLET, symbol


@pytest.mark.parametrize(
    ("code", "font", "character"),
    [
        (0xF0FC, "Wingdings", "✓"),
        (0x6C, "Wingdings", "●"),
        (0xF0B7, "Symbol", "•"),
        (0xF0A8, "symbol", "♦"),
        (0xF0FE, "", "☑"),
        (0xF001, "Wingdings", BULLET),
        (0x01, "Symbol", BULLET),
        (0xF001, "標楷體", BULLET),
        (0x25CF, "標楷體", "●"),
    ],
)
def test_a_sign_is_what_it_looks_like(code: int, font: str, character: str) -> None:
    assert symbol(code, font) == character
