"""Cutting a line so that what was looked for can be seen."""

from __future__ import annotations

import pytest

from kaoview.text.cell_width import cell_width
from kaoview.text.excerpt import cut_around

LINE = "推動姊妹市、國際友好城市之實質交流"


@pytest.mark.parametrize("room", [4, 9, 16, 40])
def test_what_was_found_in_a_long_label_stays_in_sight(room: int) -> None:
    label = "建置多元普及的長期照顧資源，增進長照專責單位功能，(ICOPE)評估"
    shown, spans = cut_around(label, ["icope"], room)
    assert cell_width(shown) <= room
    if room >= 16:
        assert [shown[start:end] for start, end in spans] == ["ICOPE"]


@pytest.mark.parametrize(
    ("words", "room", "shown", "spans"),
    [
        (["交流"], 40, LINE, [(15, 17)]),
        (["交流"], 16, "⋯之實質交流", [(4, 6)]),
        (["城市"], 16, "⋯際友好城市之實⋯", [(4, 6)]),
        (["城市"], 40, LINE, [(10, 12)]),
        (["推動"], 10, "推動姊妹⋯", [(0, 2)]),
        (["姊妹"], 10, "推動姊妹⋯", [(2, 4)]),
        (["雪"], 10, "推動姊妹⋯", []),
        ([], 10, "推動姊妹⋯", []),
        (["城市", "姊妹"], 40, LINE, [(2, 4), (10, 12)]),
        (["國際", "國際友好", "友好"], 40, LINE, [(6, 8), (8, 10)]),
        (["国际"], 40, LINE, [(6, 8)]),
        (["國際"], 17, "推動姊妹市、國際⋯", [(6, 8)]),
        (["國際"], 16, "⋯妹市、國際友好⋯", [(4, 6)]),
    ],
)
def test_a_line_is_cut_in_front_where_that_is_needed(
    words: list[str], room: int, shown: str, spans: list[tuple[int, int]]
) -> None:
    assert cut_around(LINE, words, room) == (shown, spans)


def test_six_cells_before_what_was_found_stay_in_sight() -> None:
    line = "2050 AIoT COVID-19 推動姊妹市交流"
    assert cut_around(line, ["推動"], 12) == ("⋯ID-19 推動⋯", [(7, 9)])
