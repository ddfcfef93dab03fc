"""Cells of a terminal: how many a text takes, what fits, and what may not reach a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.text.cell_width import (
    ELLIPSIS,
    WIDTHS,
    cell_width,
    fit,
    fit_end,
    fitting_length,
    pad,
    visible,
)

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LINE_ENDS = "\u2028\u2029"


@pytest.mark.parametrize("control", [*BIDI_CONTROLS, *LINE_ENDS], ids=ascii)
def test_what_would_reorder_or_break_a_line_is_shown_as_a_stand_in(control: str) -> None:
    assert visible(f"第1案{control}第2案") == "第1案␦第2案"


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("\x00", "␀"),
        ("\x1b", "␛"),
        ("\x1f", "␟"),
        ("\x7f", "␡"),
        ("\x80", "␦"),
        ("\x9b", "␦"),
        ("\x9f", "␦"),
        ("\ud800", "\ufffd"),
        ("\udfff", "\ufffd"),
        ("\t", " "),
        ("\n", " "),
        ("\r", " "),
    ],
    ids=ascii,
)
def test_controls_are_shown_as_their_pictures(control: str, shown: str) -> None:
    assert visible(f"警{control}告") == f"警{shown}告"


@pytest.mark.parametrize(
    "text", ["警告", "a b~", "\u00a0", "👩\u200d💻☎\ufe0f", "\u3000，", "\ue000"]
)
def test_what_steers_nothing_is_shown_as_it_stands(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_no_control_is_left_and_every_offset_stays(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in shown)
    assert not set(shown) & set(BIDI_CONTROLS)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("淨零", 4),
        ("2050", 4),
        ("（一）", 6),
        ("①※…", 3),
        ("ｶﾅ", 2),
        ("ＡＩ", 4),
        ("e\u0301", 1),
        ("淨\u200d零", 4),
        ("\x1b\u2066\t", 3),
    ],
)
def test_wide_characters_take_two_cells_and_marks_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells
    assert sum(WIDTHS[each] for each in text) == cells


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (20, "推動 登革熱防治"),
        (15, "推動 登革熱防治"),
        (14, "推動 登革熱防⋯"),
        (13, "推動 登革熱⋯"),
        (8, "推動 登⋯"),
        (7, "推動⋯"),
        (6, "推動⋯"),
        (5, "推動⋯"),
        (4, "推⋯"),
        (2, "⋯"),
        (1, "⋯"),
        (0, ""),
        (-1, ""),
    ],
)
def test_what_is_too_long_is_cut_at_its_end_with_a_mark(width: int, shown: str) -> None:
    assert fit("推動 登革熱防治", width) == shown


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (15, "推動 登革熱防治"),
        (14, "⋯動 登革熱防治"),
        (12, "⋯登革熱防治"),
        (11, "⋯登革熱防治"),
        (10, "⋯革熱防治"),
        (3, "⋯治"),
        (2, "⋯"),
        (1, "⋯"),
        (0, ""),
        (-1, ""),
    ],
)
def test_what_is_too_long_is_cut_at_its_start_with_a_mark(width: int, shown: str) -> None:
    assert fit_end("推動 登革熱防治", width) == shown


@given(st.text(alphabet="推動 登革熱a1\u0301", max_size=12), st.integers(-2, 30))
def test_what_is_cut_fits_and_nothing_more_would(text: str, width: int) -> None:
    for cut in (fit(text, width), fit_end(text, width)):
        assert cell_width(cut) <= max(0, width) or not cut
        assert (cut == text) or width < cell_width(text)
        assert cut == text or width < 1 or ELLIPSIS in cut


def test_how_many_characters_fit() -> None:
    assert [fitting_length("推動ab", width) for width in range(7)] == [0, 0, 1, 1, 2, 3, 4]
    assert fitting_length("e\u0301a", 1) == 2, "a mark goes with its letter"


def test_padding_counts_cells() -> None:
    assert pad("推動", 7) == "推動   "
    assert pad("推動", 4) == pad("推動", 3) == "推動"
