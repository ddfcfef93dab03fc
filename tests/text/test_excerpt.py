"""Cutting a line so that what was looked for can be seen."""

from __future__ import annotations

import pytest

from kaoview.text.cell_width import cell_width
from kaoview.text.excerpt import cut_around


@pytest.mark.parametrize("room", [4, 9, 16, 40])
def test_what_was_found_in_a_long_label_stays_in_sight(room: int) -> None:
    label = "建置多元普及的長期照顧資源，增進長照專責單位功能，(ICOPE)評估"
    shown, spans = cut_around(label, ["icope"], room)
    assert cell_width(shown) <= room
    if room >= 16:
        assert [shown[start:end] for start, end in spans] == ["ICOPE"]
