"""How well the matcher alone finds counterparts, against pairs that readers labelled.

Four pairings: P1, the 107 summary and the 113 outline's same department; P2, the mid-term plan
and the whole outline; P3 and P4, the two reports and their departments' outlines. The labels of
P1, P3 and two fifths of P2 come from a reference that ``tests.samples`` finds (left out where it
is absent), the rest from ``tests/compare/labels.tsv``, written by reading before there was a matcher.

What concerns plans of the whole city alone (``neighbour_prior.PRIOR_WEIGHT``) was chosen without P2: on the
items of P1, P3 and P4 sought in all of 113 as though they named no department.

Run ``python -m tests.benchmarks.compare_quality``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import kaoview
from kaoview.compare import matching as match
from kaoview.compare.rows import Row
from kaoview.compare.units import Unit, units_of
from kaoview.model import WHOLE_CITY, Library, Plan
from kaoview.text.fold import fold_key
from tests.samples import sample

OWN = Path(__file__).parents[1] / "compare" / "labels.tsv"
REFERENCE = sample("reference/concordance.tsv")
RESEARCH = "112-11-研究發展考核委員會"

Pair = tuple[str, str]
Labels = Mapping[Pair, str]


@dataclass(frozen=True)
class Pairing:
    """Rows of a comparison and what readers said of their pairs."""

    name: str
    rows: tuple[Row, ...]
    labels: Labels

    def pairs(self, threshold: float) -> list[tuple[Pair, float]]:
        """Return the pairs with at least this score."""
        return [
            ((row.left, found.id), found.score)
            for row in self.rows
            for found in row.matches
            if found.score >= threshold
        ]

    def f1(self, threshold: float) -> float:
        """Return F1 of pairs labelled the same; those on which readers differ count neither way."""
        said = [pair for pair, _ in self.pairs(threshold) if self.labels.get(pair) != "either"]
        right = sum(self.labels.get(pair) == "same" for pair in said)
        return 2 * right / (len(said) + self.positives) if right else 0.0

    @property
    def positives(self) -> int:
        """How many pairs are labelled the same."""
        return sum(label == "same" for label in self.labels.values())

    def recall(self, first: int) -> float:
        """Return the share of the same pairs among the first candidates of their rows."""
        shown = {(row.left, found.id) for row in self.rows for found in row.matches[:first]}
        return (
            sum(label == "same" and pair in shown for pair, label in self.labels.items())
            / self.positives
        )


def own_labels() -> dict[Pair, str]:
    """Read the labels that belong to the tests."""
    with OWN.open(encoding="utf-8") as file:
        return {(r["left"], r["right"]): r["label"] for r in csv.DictReader(file, delimiter="\t")}


def reference_labels(library: Library) -> dict[str, dict[Pair, str]]:
    """Read the reference's labels by pairing: its texts are beginnings of items and headings."""
    if not REFERENCE.exists():
        return {}
    plans = {"P1": "107-行政暨國際處", "P2": "108-111-全市", "P3": "112-04-行政暨國際處"}
    lefts = {name: units_of([_plan(library, id)]) for name, id in plans.items()}
    rights = units_of(_period(library, "113"), tuple(library.plans()))
    found: dict[str, dict[Pair, str]] = {}
    lines = REFERENCE.read_text(encoding="utf-8").splitlines()[1:]
    for name, left, right, label in (line.split("\t")[:4] for line in lines):
        pair = (_holding(lefts[name], left), _holding(rights, right))
        found.setdefault(name, {})[pair] = label.split()[0]
    return found


def pairings(library: Library) -> list[Pairing]:
    """Compare, without any reviews, and put the labels beside the rows they speak of."""
    own, reference = own_labels(), reference_labels(library)
    outline = _period(library, "113")
    midterm = {pair: own[pair] for pair in own if pair[0].startswith("108-111")} | reference.get(
        "P2", {}
    )
    research = {pair: own[pair] for pair in own if pair[0].startswith(f"{RESEARCH}-1.")}
    told = {**reference, "P2": midterm, "P4": research}
    plans = {
        "P1": "107-行政暨國際處",
        "P2": "108-111-全市",
        "P3": "112-04-行政暨國際處",
        "P4": RESEARCH,
    }
    found = []
    for name, plan in plans.items():
        if name in told:
            rows = match.compare(library, [_plan(library, plan)], outline).rows
            found.append(Pairing(name, _spoken_of(rows, name, told[name]), told[name]))
    return found


def unplaced(library: Library, all_pairings: Sequence[Pairing]) -> list[Pairing]:
    """Compare the items of every pairing but P2 anew, as though they named no department."""
    every = tuple(library.plans())
    right = units_of(_period(library, "113"), every)
    found = []
    for one in all_pairings:
        if one.name != "P2":
            plans = [_plan(library, row.left.rpartition("-")[0]) for row in one.rows[:1]]
            left = [replace(unit, department=WHOLE_CITY) for unit in units_of(plans, every)]
            rows = match.compare_units(library, left, right).rows
            found.append(Pairing(one.name, _spoken_of(rows, one.name, one.labels), one.labels))
    return found


def nested(all_pairings: Sequence[Pairing]) -> dict[str, float]:
    """Return each pairing's F1 at the threshold that is best on the other pairings."""
    grid = [step / 200 for step in range(10, 100)]
    return {
        one.name: one.f1(
            _best(grid, lambda t, one=one: _mean(o.f1(t) for o in all_pairings if o is not one))
        )  # type: ignore[misc]
        for one in all_pairings
    }


def main() -> None:
    """Print the figures."""
    library = kaoview.load()
    found = pairings(library)
    apart = nested(found)
    print("pairing  same pairs  F1 as shipped  F1 nested  recall in the first 3 / 5 / 8")
    for one in found:
        recalls = " / ".join(f"{one.recall(first):.2f}" for first in (3, 5, 8))
        print(
            f"{one.name:7}  {one.positives:10}  {one.f1(match.COUNTERPART):13.2f}"
            f"  {apart[one.name]:9.2f}  {recalls}"
        )
    shipped = _mean(one.f1(match.COUNTERPART) for one in found)
    print(f"mean     {'':10}  {shipped:13.2f}  {_mean(apart.values()):9.2f}")
    print("without their department, recall in the first 3 / 5 / 8:")
    for one in unplaced(library, found):
        print(f"{one.name:7}  " + " / ".join(f"{one.recall(first):.2f}" for first in (3, 5, 8)))


def _spoken_of(rows: Iterable[Row], name: str, labels: Labels) -> tuple[Row, ...]:
    """Leave out rows that no reader looked at: parts of P2 and the plans at a report's end."""
    if name in {"P1", "P3"}:
        return tuple(rows)
    read = {pair[0].rpartition("-")[2][:3] for pair in labels}
    return tuple(row for row in rows if row.left.rpartition("-")[2][:3] in read)


def _plan(library: Library, id: str) -> Plan:
    return next(plan for plan in library.plans() if plan.id == id)


def _period(library: Library, period: str) -> list[Plan]:
    return [plan for plan in library.plans() if plan.period == period]


def _holding(units: Iterable[Unit], text: str) -> str:
    return next(unit.id for unit in units if fold_key(text) in fold_key(unit.words))


def _best(grid: Sequence[float], worth: Callable[[float], float]) -> float:
    return max(grid, key=worth)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


if __name__ == "__main__":
    main()
