"""Term weights are counted once for all comparisons of a lineage."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.compare import shared_weights
from kaoview.compare.lineage import lineage
from kaoview.compare.matching import compare
from kaoview.compare.similarity import TermWeights

MEASURES = """一、落實登革熱整合醫療照護，降低病毒傳播。
二、推動長照據點，照顧失能長者。
三、辦理幼兒園雙語教學。
"""


def counted_units(folder: Path, years: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many units are counted for a lineage through some years."""
    folder.mkdir()
    for year in range(113 - years, 113):
        text = f"高雄市政府衛生局{year}年度施政計畫\n{MEASURES}"
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    library = kaoview.load([folder])
    counted = []

    def weights(units, step):  # type: ignore[no-untyped-def]
        every = list(units)
        counted.extend(every)
        return TermWeights(every, step)

    monkeypatch.setattr(shared_weights, "TermWeights", weights)
    found = lineage(library, "112-衛生局-1")
    assert all(step.own or step.links for step in found.steps)
    assert len(found.steps) == years
    return len(counted)


def test_a_lineage_counts_each_unit_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = counted_units(tmp_path / "few", 4, monkeypatch)
    many = counted_units(tmp_path / "many", 16, monkeypatch)
    assert (few, many) == (4 * 3, 16 * 3)


def test_a_lineage_agrees_with_the_comparison_of_the_two_years(library: kaoview.Library) -> None:
    old = [plan for plan in library.plans() if plan.period == "108-111"]
    new = [plan for plan in library.plans() if plan.period == "113"]
    compared: dict = {}  # type: ignore[type-arg]
    lineage(library, "113-衛生局-2", compared=compared)
    assert compared["108-111", "113"].rows == compare(library, old, new).rows
