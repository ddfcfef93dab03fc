"""What the samples of an endurance run say: what stayed level, and what grew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter
from statistics import median

from tests.endurance.program import Sample

FILLING = 0.5
"""The share of a run in which memory may grow: caches with a bound fill, each comparison is made
for the first time, modules are imported when a key first needs them. Chosen by hand; of the bundled
documents every comparison has been open after some ten minutes."""
GROWTH = 0.05
"""By which share of it the memory may grow in the rest of a run, by its usual slope; chosen by hand:
half an hour in which the documents are read again once a minute gives 50 % where they are kept."""
WARM_UP = 0.1
"""The share of a run whose files, threads and children are not judged."""
LEAKED = 3
"""How many more files, threads or children it may have at rest than before; chosen by hand: a
reader of documents or a searcher that is kept ready is none that grows."""
RESTING = 0.01
"""The share of a processor that it may take at rest, where it looks every five seconds for changed
documents; chosen by hand, five times what was measured on a busy machine."""

_COUNTED = ("files", "threads", "children")


@dataclass(frozen=True)
class Run:
    """A run of the explorer.

    Attributes:
        before: What it took at rest, once it was open.
        samples: What it took while it was used.
        after: What it took at rest in the end; None if it no longer ran.
        resting: The share of a processor that it took at rest in the end.
        answers: Whether it still drew something for a key in the end.
    """

    before: Sample
    samples: Sequence[Sample]
    after: Sample | None
    resting: float = 0.0
    answers: bool = False


def findings(run: Run) -> list[tuple[str, str, bool]]:
    """Return what was measured, the figures, and whether they are well."""
    found = [("alive", "yes" if run.after else "no", run.after is not None)]
    if run.after is None:
        return found
    found.append(("answers a key", "yes" if run.answers else "no", run.answers))
    usual, grown = second_half(run.samples)
    words = f"{usual:.1f} MB, growing by {grown:.1f} MB ({grown / usual:+.1%})"
    found.append(("memory, second half", words, grown <= usual * GROWTH))
    for name in _COUNTED:
        first, last = getattr(run.before, name), getattr(run.after, name)
        early, late = thirds(run.samples, attrgetter(name))
        words = f"at rest {first}, then {last}; in use {early:.0f}, then {late:.0f}"
        found.append((name, words, last - first <= LEAKED))
    words = f"{run.resting:.1%} of a processor"
    return [*found, ("at rest", words, run.resting <= RESTING)]


def second_half(samples: Sequence[Sample]) -> tuple[float, float]:
    """Return the median of the memory in the second half of a run, and by how much it grew there.

    The growth is that of the median of the slopes between any two samples: something that is kept
    again and again raises it, one comparison that is opened near the end does not.
    """
    judged = samples[int(len(samples) * FILLING) :]
    slopes = [
        (late.memory - early.memory) / (late.second - early.second)
        for early, late in combinations(judged, 2)
    ]
    lasted = judged[-1].second - judged[0].second
    return median(each.memory for each in judged), median(slopes or [0.0]) * lasted


def thirds(samples: Sequence[Sample], value: Callable[[Sample], float]) -> tuple[float, float]:
    """Return the medians of the first and the last third of the samples after the warm-up."""
    judged = [value(sample) for sample in samples[int(len(samples) * WARM_UP) :]]
    part = max(1, len(judged) // 3)
    return median(judged[:part]), median(judged[-part:])
