"""The way back to the row that was followed, and what can be compared."""

from __future__ import annotations

from typing import Any

from kaoview.tui.explorer.comparisons import ComparisonController
from tests.tui.explorer.alone import HEALTH, OFFICE, Alone


class NoRelated:
    """A pane of other years that remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pane: Any = None

    def node(self) -> None:
        """Return nothing: the focus is elsewhere."""

    def focus(self) -> None:
        self.asked.append("focus")

    def look_soon(self, key: str) -> None:
        self.asked.append(key)

    def forget(self) -> None:
        self.asked.append("forget")


def test_back_from_an_item_of_another_year_leads_to_its_row(alone: Alone, tmp_path: Any) -> None:
    related = NoRelated()
    comparisons = ComparisonController(
        alone.stage,
        alone.navigator,
        related,  # type: ignore[arg-type]
        alone.widgets,
        tmp_path / "reviews.tsv",
    )
    alone.navigator.visit(f"{HEALTH}-1")
    comparisons.follow_related(f"{OFFICE}-1.1")
    assert alone.key_bar.said == ["按 Backspace 回到原來的項目"]
    comparisons.back()
    assert alone.navigator.place == f"{HEALTH}-1"
    assert related.asked == ["focus"]
    comparisons.back()
    assert related.asked == ["focus"]


def test_where_nothing_can_be_compared_it_is_said(alone: Alone, tmp_path: Any) -> None:
    comparisons = ComparisonController(
        alone.stage,
        alone.navigator,
        NoRelated(),  # type: ignore[arg-type]
        alone.widgets,
        tmp_path / "reviews.tsv",
    )
    comparisons.choose()
    assert alone.stage.dialogs == [] and alone.key_bar.said == []
    alone.navigator.visit("衛生局")
    comparisons.choose()
    assert len(alone.stage.dialogs) + len(alone.key_bar.said) == 1
