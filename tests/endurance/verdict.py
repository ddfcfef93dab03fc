"""What the samples of an endurance run say: what stayed level, and what grew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from tests.endurance.program import Sample

WARM_UP = 0.1
"""The share of a run that is not judged: words, comparisons and pages are made ready at first."""
GROWTH = 1.10
"""How much more memory the last third of a run may take than the first; chosen by hand."""
LEAKED = 3
"""How many more files, threads or children it may have at rest than before; chosen by hand: a
reader of documents or a searcher that is kept ready is none that grows."""
RESTING = 0.03
"""The share of a processor that it may take at rest: its clock and its cursor; chosen by hand."""

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
    early, late = thirds(run.samples, attrgetter("memory"))
    words = f"{early:.1f} MB, then {late:.1f} MB ({late / early - 1:+.1%})"
    found.append(("memory, first and last third", words, late <= early * GROWTH))
    for name in _COUNTED:
        first, last = getattr(run.before, name), getattr(run.after, name)
        early, late = thirds(run.samples, attrgetter(name))
        words = f"at rest {first}, then {last}; in use {early:.0f}, then {late:.0f}"
        found.append((name, words, last - first <= LEAKED))
    words = f"{run.resting:.1%} of a processor"
    return [*found, ("at rest", words, run.resting <= RESTING)]


def thirds(samples: Sequence[Sample], value: Callable[[Sample], float]) -> tuple[float, float]:
    """Return the medians of the first and the last third of the samples after the warm-up."""
    judged = [value(sample) for sample in samples[int(len(samples) * WARM_UP) :]]
    part = max(1, len(judged) // 3)
    return median(judged[:part]), median(judged[-part:])
