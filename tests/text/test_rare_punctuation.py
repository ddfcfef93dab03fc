"""Punctuation that no list names keeps the rules of its kind all the same."""

from __future__ import annotations

import pytest

from kaoview.text.line_break import wrap


@pytest.mark.parametrize("mark", "❨⟦«‹︵﹁﹃〖", ids=ascii)
def test_rare_opening_punctuation_ends_no_line(mark: str) -> None:
    first, second = wrap(f"辦理情形{mark}如下", 10)
    assert (first, second) == ("辦理情形", f"{mark}如下")


@pytest.mark.parametrize("mark", "❩⟧»›︶﹂﹄〗", ids=ascii)
def test_rare_closing_punctuation_starts_no_line(mark: str) -> None:
    first, second = wrap(f"辦理情形如下{mark}後", 12)
    assert (first, second) == ("辦理情形如", f"下{mark}後")


@pytest.mark.parametrize("mark", "※→①─§", ids=ascii)
def test_other_signs_may_stand_anywhere(mark: str) -> None:
    assert wrap(f"辦理情{mark}下", 6) == ["辦理情", f"{mark}下"]
    assert wrap(f"辦理{mark}如下", 5) == [f"辦理{mark}", "如下"]
