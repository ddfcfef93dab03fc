"""How long a comparison takes: 42 with 465 units, 465 with 465, 5,000 with 5,000.

The large plans are made of clauses of the bundled documents, drawn with a fixed seed.
Run ``python -m tests.benchmarks.compare_speed``.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable, Sequence

import kaoview
from kaoview.compare.matching import compare
from kaoview.compare.progress import ComparisonCancelledError
from kaoview.compare.terms import terms_of
from kaoview.compare.units import units_of
from kaoview.model import Department, Item, Library, Plan, PlanKind, SourceSpan

LARGE = 5_000
LIMITS = {"42 × 465": 0.2, "465 × 465": 0.4, "5,000 × 5,000": 15.0}
"""Seconds."""


def main() -> None:
    """Print the medians."""
    library = kaoview.load()
    plans = list(library.plans())
    midterm = [plan for plan in plans if plan.period == "108-111"]
    outline = [plan for plan in plans if plan.period == "113"]
    _print("42 × 465", lambda: compare(library, midterm, outline), 5)
    _print("465 × 465", lambda: compare(library, outline, outline), 5)
    large = _large(library)
    older, newer = large.plans()
    told: list[tuple[int, int]] = []
    _print(
        "5,000 × 5,000",
        lambda: compare(large, [older], [newer], progress=lambda *state: told.append(state)),
        1,
    )
    print(f"  progress was told {len(told)} times")
    _print_stop(large, [older], [newer])


def _print(name: str, work: Callable[[], object], rounds: int) -> None:
    seconds = []
    for _ in range(rounds):
        terms_of.cache_clear()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    median = statistics.median(seconds)
    print(f"{name:14} {median:7.3f} s (at most {LIMITS[name]:.1f} s)")


def _print_stop(library: Library, left: Sequence[Plan], right: Sequence[Plan]) -> None:
    """Say how soon a running comparison stops when it is asked to."""
    asked: list[float] = []
    slowest = [0.0]

    def cancelled() -> bool:
        now = time.perf_counter()
        if asked:
            slowest[0] = max(slowest[0], now - asked[-1])
        asked.append(now)
        return len(asked) > 13 * LARGE  # of fourteen

    try:
        compare(library, left, right, cancelled=cancelled)
    except ComparisonCancelledError:
        print(f"  asked whether to stop at least every {slowest[0] * 1000:.1f} ms")


def _large(library: Library) -> Library:
    """Return a library of two plans with thousands of items each."""
    plans = tuple(library.plans())
    words = "\n".join(unit.words for unit in units_of(plans, plans))
    clauses = [clause for clause in re.split(r"[，；。\n]", words) if len(clause) > 5]
    chance = random.Random(1)
    source = SourceSpan("large.txt", 1, 1)

    def plan(period: str) -> Plan:
        items = tuple(
            Item(f"{period}-全市-{n}", f"{n}.", "", "，".join(chance.sample(clauses, 3)), source)
            for n in range(1, LARGE + 1)
        )
        return Plan(f"{period}-全市", period, period, PlanKind.OUTLINE, "全市", period, items)

    return Library((Department("全市", "全市", (), (plan("112"), plan("113"))),), ())


if __name__ == "__main__":
    main()
