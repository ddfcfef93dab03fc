"""The work behind the comparison's screens, done in threads: comparing, saving what was decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kaoview.compare.matching import compare
from kaoview.compare.progress import Progress
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.reviews import (
    AS_WRITTEN,
    Decision,
    Named,
    Reviews,
    fingerprint,
    load_reviews,
    read_reviews,
)
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.units import unit_items
from kaoview.compare.wording import Wording, compare_wording
from kaoview.config import load_config
from kaoview.model import WHOLE_CITY, Item, Library, Plan
from kaoview.text.cell_width import visible
from kaoview.text.fold import fold_key
from kaoview.tui.state.comparison_choices import CITY, ComparisonChoice

SHOWN = 3
"""How many right items stand beside a left one; the rest are among the candidates."""


@dataclass(frozen=True)
class ComparisonResult:
    """A comparison, ready to be shown.

    Attributes:
        library: The library that holds the items.
        pairing: What was compared.
        comparison: What came out of it.
        problems: What is wrong with the files of decisions, one Chinese sentence each.
    """

    library: Library
    pairing: ComparisonChoice
    comparison: Comparison
    problems: tuple[str, ...] = ()
    _wordings: dict[tuple[str, str], Wording] = field(default_factory=dict, repr=False)
    _keys: dict[str, str] = field(default_factory=dict, repr=False)

    def wording(self, left: str, right: str) -> Wording:
        """Return how the words of two items differ; worked out once for each pair."""
        found = self._wordings.get((left, right))
        if found is None:
            units = self.comparison.units
            found = compare_wording(units[left].words, units[right].words)
            self._wordings[left, right] = found
        return found

    @property
    def left_name(self) -> str:
        """What the left side is called; of the whole city's plan, whether this is a part."""
        return self.pairing.left_name + ("（部分）" if self.comparison.part else "")

    @cached_property
    def newer(self) -> frozenset[str]:
        """The ids of the right side."""
        return frozenset(unit.id for unit in self.comparison.right)

    def key(self, id: str) -> str:
        """Return what an item can be found by, folded: words, headings, names, id; made once."""
        found = self._keys.get(id)
        if found is None:
            unit = self.comparison.units[id]
            department = self.library.department(unit.department)
            names = (department.name, *department.aliases) if department else ()
            parts = (id, unit.department, *names, *unit.headings, self.marker(id) + unit.words)
            found = self._keys[id] = "\n".join(map(fold_key, parts))
        return found

    def holds(self, ids: Iterable[str], terms: Iterable[str]) -> bool:
        """Tell whether each of some folded words stands in one of the items."""
        keys = "\n".join(map(self.key, ids))
        return all(term in keys for term in terms)

    def marker(self, id: str) -> str:
        """Return an item's marker as printed, or empty."""
        item = self.library.find(id)
        return item.printed_marker if isinstance(item, Item) else ""

    def first_words(self, id: str) -> str:
        """Return an item's marker and words on one line, without control characters."""
        return visible(self.marker(id) + " ".join(self.comparison.units[id].words.split()))

    def entry_of(self, id: str) -> str:
        """Return the id under which an item is listed: that of the row that holds or reaches it.

        A heading stands for the first of the items below it.
        """
        units = self.comparison.units
        holder = id
        item = self.library.find(id)
        if id not in units and isinstance(item, Item):
            below = next((part.id for part in item.walk() if part.id in units), id)
            holder = unit_items(self.library.plan_of(id)).get(id, below)
        if self.comparison.row(holder) is None:
            reaching = self.comparison.reaching(holder)
            return reaching[0][0].left if reaching else holder
        return holder

    def reversed_candidates(self, right: str) -> list[tuple[Row, Match]]:
        """Return the left items that may answer to a right one, best first."""
        found = [
            (row, match)
            for row in self.comparison.whole.rows
            for match in row.matches
            if match.id == right
        ]
        return sorted(found, key=lambda pair: (pair[1].rejected, -pair[1].score))


def find(
    library: Library,
    pairing: ComparisonChoice,
    reviews: Path | None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> ComparisonResult:
    """Compare two sets of plans, and get ready what will be shown and looked for.

    Args:
        library: The library.
        pairing: What to compare.
        reviews: The reader's own file of decisions, or None for the usual place.
        progress: Called with steps done and steps in all.
        cancelled: Asked now and then whether to stop.

    Returns:
        What was found.

    Raises:
        StoppedError: ``cancelled`` said so.
    """
    decisions = load_reviews(reviews, library=library)
    right = _answering(library, pairing)
    comparison = compare(
        library, pairing.left, right, reviews=decisions, progress=progress, cancelled=cancelled
    )
    if right != pairing.right:
        comparison = comparison.reaching_plans({plan.id for plan in pairing.right})
    problems = tuple(_problems(library, decisions, comparison))
    found = ComparisonResult(library, pairing, comparison, problems)
    asks = Progress(cancelled=cancelled)
    for row in comparison.rows:
        asks.ask()
        for match in shown(row):
            found.wording(row.left, match.id)
    for id in comparison.units:
        asks.ask()
        found.key(id)
    return found


def _answering(library: Library, pairing: ComparisonChoice) -> tuple[Plan, ...]:
    """Return the plans in which counterparts are sought: what is shown of them may be less.

    A plan of the whole city is answered by all departments. Beside a single one's plan, most of
    it would seem to have been dropped.
    """
    if pairing.group != CITY or any(plan.department != WHOLE_CITY for plan in pairing.left):
        return pairing.right
    periods = {plan.period for plan in pairing.right}
    return tuple(plan for plan in library.plans() if plan.period in periods)


def shown(row: Row) -> Sequence[Match]:
    """Return the matches that stand beside a left item in the list."""
    return row.reached[:SHOWN]


def _problems(library: Library, reviews: Reviews, comparison: Comparison) -> Iterator[str]:
    yield from reviews.problems
    yield from reviews.unknown(item.id for item in library.items())
    if comparison.outdated:
        first = comparison.outdated[0]
        count = len(comparison.outdated)
        yield f"有 {count} 項校對的文字後來改過，未套用（例如{first.place}）"


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """What is said of a pair, or taken back.

    Attributes:
        decision: What is said.
        before: The reader's own decisions that it takes the place of.
    """

    decision: Decision
    before: tuple[Decision, ...] = ()


def decide(findings: ComparisonResult, decision: Decision) -> ReviewChange:
    """Complete a decision with who, when and a fingerprint of the texts.

    Args:
        findings: The comparison that it was made in.
        decision: The pair, the status and the note.

    Returns:
        The change to save.
    """
    units = findings.comparison.units
    right = units[decision.right].words if decision.right else ""
    whole = replace(
        decision,
        decided_by=reviewer(),
        date=date.today().isoformat(),
        fingerprint=fingerprint(units[decision.left].words, right),
    )
    return ReviewChange(whole)


def save(change: ReviewChange, path: Path, named: Named = AS_WRITTEN) -> ReviewChange:
    """Save a decision, and keep what it takes the place of for undoing.

    Raises:
        SaveError: The file cannot be read or written.
    """
    decision = change.decision
    before = tuple(
        d
        for d in own_decisions(path, decision.left, named)
        if d.right == decision.right or (not d.right and decision.status)
    )
    ReviewStore(path, named).decide(decision)
    return replace(change, before=before)


def own_decisions(path: Path, left: str, named: Named = AS_WRITTEN) -> list[Decision]:
    """Return what the reader's own file says of a left item, in the file's order."""
    found = read_reviews(path, named=named).decisions
    return [decision for decision in found if decision.left == left]


def take_back(change: ReviewChange, path: Path, named: Named = AS_WRITTEN) -> None:
    """Take back a decision and put back what it took the place of.

    Raises:
        SaveError: The file cannot be read or written.
    """
    store = ReviewStore(path, named)
    store.withdraw(change.decision.left, change.decision.right)
    for decision in change.before:
        store.decide(decision)


def reviewer() -> str:
    """Return the name under which decisions are saved: the settings', or the account's."""
    return load_config().reviewer or os.environ.get("USER") or os.environ.get("USERNAME") or "讀者"
