"""Which character of a page was clicked, and the paragraph around it, over line breaks."""

from __future__ import annotations

import pytest

from kaoview.tui.render.clicked_lines import character_at, paragraph_at, place_of
from kaoview.tui.render.item_page import node_lines
from kaoview.tui.render.lines import Line, Piece, Tone
from tests.tui.small_library import item

TEXT = "邁向 2050 淨零轉型目標，市府制定自治條例、勾勒短中長期減碳藍圖，循序推動減碳 30%。"
ITEM = item("113-全市-3", "(一)", "", TEXT)


@pytest.mark.parametrize(
    ("cell", "at"),
    [(0, None), (1, None), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 5), (8, None)],
)
def test_both_halves_of_a_wide_character_are_that_character(cell: int, at: int | None) -> None:
    line = Line((Piece("推動", Tone.TEXT, 0), Piece("AI", Tone.TEXT, 2)), indent=2)
    assert character_at(line, cell) == at


def test_nothing_is_drawn_on_a_blank_line() -> None:
    assert character_at(Line(), 0) is None
    assert paragraph_at([Line()], (0, 0)) is None
    assert paragraph_at([], (3, 0)) is None


def test_a_paragraph_is_put_together_over_its_lines_without_its_marker() -> None:
    lines = list(node_lines(ITEM, 24))
    number = next(at for at, line in enumerate(lines) if "循序" in _drawn(line))
    column = _drawn(lines[number]).index("循")
    found = paragraph_at(lines, (number, column))
    assert found is not None
    assert found.text == TEXT
    assert found.text[found.at] == "循"
    assert found.spots[found.at] == (ITEM.id, TEXT.index("循"))
    for (line, at), character in zip(found.places, found.text, strict=True):
        assert _drawn(lines[line])[at] == character or character == " "


def test_a_marker_and_a_cell_of_a_table_are_paragraphs_by_themselves() -> None:
    lines = list(node_lines(ITEM, 24))
    number = next(at for at, line in enumerate(lines) if "(一)" in _drawn(line))
    found = paragraph_at(lines, (number, _drawn(lines[number]).index("一")))
    assert found is not None
    assert found.text.strip() == "(一)"
    row = Line(
        (Piece("機關", Tone.TABLE, 0), Piece("  ", Tone.TABLE), Piece("學校", Tone.TABLE, 3))
    )
    cell = paragraph_at([row], (0, 5))
    assert cell is not None
    assert (cell.text, cell.at) == ("學校", 1)


def test_a_character_of_the_document_is_found_on_another_page() -> None:
    lines = list(node_lines(ITEM, 40))
    place = place_of(lines, (ITEM.id, TEXT.index("碳藍圖")))
    assert place is not None
    assert _drawn(lines[place[0]])[place[1] :].startswith("碳")
    assert place_of(lines, ("113-全市-9", 0)) is None
    assert place_of(lines, (ITEM.id, len(TEXT) + 5)) is None


def _drawn(line: Line) -> str:
    return " " * line.indent + "".join(piece.text for piece in line.pieces)
