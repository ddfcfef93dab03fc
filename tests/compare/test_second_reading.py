"""The bundled decisions against a second reading by somebody who had not seen the first.

``second_reading.tsv`` was made blind: all of 113 was read for every left item of 107 and 108-111,
and each counterpart written down as ``same`` or ``related``. It is kept as it was written.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.reviews import load_reviews
from kaoview.model import Library, Plan

SECOND = Path(__file__).with_name("second_reading.tsv")
LEFT = {"P1": "107-行政暨國際處", "P2": "108-111-全市"}


def _second(pairing: str) -> set[tuple[str, str]]:
    with SECOND.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            (row["left id"], row["right id"])
            for row in rows
            if row["pairing"] == pairing and row["label"] == "same"
        }


def _first(library: Library, pairing: str) -> set[tuple[str, str]]:
    left = library.find(LEFT[pairing])
    assert isinstance(left, Plan)
    right = [plan for plan in library.plans() if plan.period == "113"]
    found = compare(library, [left], right, reviews=load_reviews())
    return {
        (row.left, match.id)
        for row in found.rows
        for match in row.matches
        if match.status.counterpart
    }


@pytest.mark.parametrize(("pairing", "least"), [("P1", 0.95), ("P2", 0.85)])
def test_two_readers_agree(library: Library, pairing: str, least: float) -> None:
    first, second = _first(library, pairing), _second(pairing)
    both = len(first & second)
    assert 2 * both / (len(first) + len(second)) >= least


def test_both_readers_read_every_left_item(library: Library) -> None:
    with SECOND.open(encoding="utf-8") as file:
        lefts = {row["left id"] for row in csv.DictReader(file, delimiter="\t")}
    assert len(lefts) == 18 + 42
    assert all(library.find(id) for id in lefts)
