"""A certainty of N % is right N times in 100."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoview.compare.calibration import CURVE, probability
from kaoview.compare.matching import compare
from kaoview.compare.units import units_of
from kaoview.model import Library

LABELS = Path(__file__).with_name("labels.tsv")
MOST_ERROR = 0.05
"""The expected calibration error: the mean distance of certainty and truth, weighted by pairs."""
BINS = 10

scores = st.floats(0, 1)


@settings(deadline=None)
@given(scores, scores)
def test_a_higher_score_is_never_less_certain(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= probability(low) <= probability(high) <= 1


@pytest.mark.parametrize(("score", "right"), CURVE)
def test_it_passes_through_what_was_measured(score: float, right: float) -> None:
    assert probability(score) == pytest.approx(right)


def test_what_is_said_is_what_readers_found(library: Library) -> None:
    with LABELS.open(encoding="utf-8") as file:
        labels = {(r["left"], r["right"]): r["label"] for r in csv.DictReader(file, delimiter="\t")}
    every = tuple(library.plans())
    outline = [plan for plan in every if plan.period == "113"]
    known = {unit.id for unit in units_of(outline, every)}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for plan in sorted({left.rpartition("-")[0] for left, _ in labels}):
        of = library.find(plan)
        if of is None or of not in every:
            continue
        for row in compare(library, [of], outline).rows:
            if not any(left == row.left for left, _ in labels):
                continue
            for match in row.matches:
                label = labels.get((row.left, match.id), "none")
                if match.id in known and label != "either":
                    said = probability(match.score)
                    bins[min(int(said * BINS), BINS - 1)].append((said, label == "same"))
    pairs = sum(map(len, bins.values()))
    assert pairs > 200, "there is something to measure"
    error = sum(abs(sum(s for s, _ in each) - sum(t for _, t in each)) for each in bins.values())
    assert error / pairs <= MOST_ERROR
