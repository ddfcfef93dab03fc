"""The other years beside the text: as many lines of each clause as there is room for."""

from __future__ import annotations

import pytest

from kaoview.text.cell_width import ELLIPSIS, cell_width
from kaoview.tui.render.lines import Line
from kaoview.tui.render.related_column import RelatedColumn, notice_lines, related_column

CARE = (
    "(二) 強化偏遠地區在地化照護服務，積極布建日間照顧服務資源，完善社區整體照顧服務；"
    "藉由長者健康整合式功能評估(ICOPE)，及早發現及介入醫療、運動與營養等處置，營造高齡及失智友善社區。"
)
SHORT = "推動亞洲新灣區建設，帶動港區產業轉型。"
REMARK = "107、112 年未見對應（未經校對）"


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def rows(column: RelatedColumn, count: int) -> list[list[str]]:
    """The lines of words of each item."""
    return [
        [text(column.words_line(item, part)) for part in range(1, column.heights[item])]
        for item in range(count)
    ]


def test_with_room_every_clause_stands_whole_with_a_gap_below() -> None:
    column = related_column([CARE, SHORT], [REMARK], 44, 40)
    care, short = rows(column, 2)
    assert "".join(line.strip() for line in care) == CARE
    assert care[-1] == "" and short[-1] == "", "a blank line tells the items apart"
    assert column.words_line(0, len(care)).head, "which the cursor does not mark"
    assert short[0].strip() == SHORT
    assert column.heights[2] == 1 and text(column.remark_line(0, 0)).strip() == REMARK


@pytest.mark.parametrize("lines", [12, 15, 18, 21, 24, 30])
def test_with_less_room_all_are_cut_alike_so_that_all_are_seen(lines: int) -> None:
    column = related_column([CARE] * 3, [REMARK], 44, lines)
    heights = {len(lines) for lines in column.words}
    assert len(heights) == 1
    if lines >= 13:
        assert sum(column.heights) <= lines, "nothing is out of sight"
    if max(heights) < 5:
        assert all(words[-1].endswith(ELLIPSIS) for words in column.words)


def test_with_too_many_for_the_room_each_keeps_three_lines() -> None:
    column = related_column([CARE, SHORT] * 12, [], 44, 20)
    assert [len(words) for words in column.words[:2]] == [3, 1]
    assert sum(column.heights) > 20, "the pane is scrolled"


@pytest.mark.parametrize("width", [0, 1, 5, 36, 44, 200])
def test_every_line_fits(width: int) -> None:
    column = related_column([CARE, ""], [REMARK], width, 9)
    words = [line for item in rows(column, 2) for line in item]
    said = [text(column.remark_line(0, part)) for part in range(column.heights[2])]
    for line in (*words, *said, *notice_lines([CARE], width)):
        assert cell_width(line) <= max(width, 4), line
        assert cell_width(line) <= 82, "no line is longer than is comfortable"


def test_sentences_in_place_of_a_list_are_whole_and_set_apart() -> None:
    lines = notice_lines([REMARK, CARE], 44)
    assert lines[:2] == [REMARK, ""]
    assert "".join(lines[2:]) == CARE
