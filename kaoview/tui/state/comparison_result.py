"""Comparing, and saving or undoing reviews: the work of the comparison screens, run in threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kaoview.compare.decisions import Decision, Reviews, fingerprint
from kaoview.compare.matching import compare
from kaoview.compare.pair_wording import pair_wording
from kaoview.compare.part import compare_part
from kaoview.compare.progress import Progress
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.reviews import AS_WRITTEN, IdResolver, load_reviews, read_reviews
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.units import unit_items
from kaoview.compare.wording import Wording
from kaoview.config import load_config
from kaoview.config.writer import keep_reviewer
from kaoview.model import Department, Item, Library, Node, Plan
from kaoview.text.cell_width import fit, visible
from kaoview.text.fold import fold_key
from kaoview.tui.state.comparison_choices import CITY, ComparisonChoice

SHOWN = 3
"""Matches shown beside a left item; the others are listed as candidates. Chosen by hand."""


_PART_WIDTH = 30
"""Cells of the name of a part in a message of one line; chosen by eye for 80 columns."""


@dataclass(frozen=True)
class ComparisonResult:
    """A comparison, prepared for the screens.

    Attributes:
        library: The library that holds the items.
        choice: What was compared.
        comparison: The comparison.
        problems: Problems of the review files, one Chinese sentence each.
    """

    library: Library
    choice: ComparisonChoice
    comparison: Comparison
    problems: tuple[str, ...] = ()
    _wordings: dict[tuple[str, str], Wording] = field(default_factory=dict, repr=False)
    _keys: dict[str, str] = field(default_factory=dict, repr=False)

    def wording(self, left: str, right: str) -> Wording:
        """Return how the words of two items differ; cached."""
        found = self._wordings.get((left, right))
        if found is None:
            found = pair_wording(self.comparison, left, right)
            self._wordings[left, right] = found
        return found

    @property
    def left_name(self) -> str:
        """The name of the left side, with a note if only a part of its plan is compared."""
        return self.choice.left_name + ("（部分）" if self.comparison.part else "")

    @property
    def problem_words(self) -> str:
        """The first problem and how many there are, or empty."""
        more = f"（共 {len(self.problems)} 件）" if len(self.problems) > 1 else ""
        return f"！{self.problems[0]}{more}" if self.problems else ""

    @cached_property
    def newer(self) -> frozenset[str]:
        """The ids of the right side."""
        return frozenset(unit.id for unit in self.comparison.right)

    def key(self, id: str) -> str:
        """Return the folded text for filtering an item: words, headings, names, id; cached."""
        found = self._keys.get(id)
        if found is None:
            unit = self.comparison.units[id]
            department = self.library.department(unit.department)
            names = (department.name, *department.aliases) if department else ()
            parts = (id, unit.department, *names, *unit.headings, self.marker(id) + unit.words)
            found = self._keys[id] = "\n".join(map(fold_key, parts))
        return found

    def holds(self, ids: Iterable[str], terms: Iterable[str]) -> bool:
        """Tell whether each of some folded words occurs in one of the items."""
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
        """Return the key of the row that shows an item, on its left or on its right side.

        For a heading it is the row of the first item below it.
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

    def start_of(self, id: str) -> tuple[str, str]:
        """Return the key of the row to begin with for a node, and what to say about it.

        For what is not compared, as the details below a plan's summary, it is the first row of the
        nearest part that has any.
        """
        key = self.entry_of(id)
        if self._is_listed(key):
            return key, ""
        for node in reversed(self.library.trail(id)):
            plans = node.plans if isinstance(node, Department) else (node,)
            inside = {each.id for plan in plans for each in plan.walk()}
            units = (unit.id for unit in self.comparison.units.values() if unit.id in inside)
            first = next(filter(self._is_listed, map(self.entry_of, units)), None)
            if first is not None:
                part = fit(visible(_name_of(node)), _PART_WIDTH)
                return first, "" if node.id == id else f"這一項不在對照裡，先到「{part}」的第一列"
        return key, "這一項不在這次對照的範圍裡，先到第一列"

    def _is_listed(self, key: str) -> bool:
        return self.comparison.row(key) is not None or key in self.comparison.new

    def reversed_candidates(self, right: str) -> list[tuple[Row, Match]]:
        """Return the candidates on the left side for a right item, best first."""
        found = [
            (row, match)
            for row in self.comparison.whole.rows
            for match in row.matches
            if match.id == right
        ]
        return sorted(found, key=lambda pair: (pair[1].rejected, -pair[1].score))


def _name_of(node: Node) -> str:
    """Return the name of a department, a plan or an item in a message."""
    match node:
        case Department():
            return node.name
        case Plan():
            return node.label
    return " ".join(node.heading.split())


def find(
    library: Library,
    choice: ComparisonChoice,
    reviews: Path | None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> ComparisonResult:
    """Compare two sets of plans, and fill the caches that display and filtering need.

    Args:
        library: The library.
        choice: What to compare.
        reviews: The user's review file, or None for the default path.
        progress: Called with steps done and steps in all.
        cancelled: Called regularly; returns True to stop.

    Returns:
        The comparison.

    Raises:
        ComparisonCancelledError: ``cancelled`` returned True.
    """
    decisions = load_reviews(reviews, library=library)
    compared = compare_part if choice.group == CITY else compare
    comparison = compared(
        library,
        choice.left,
        choice.right,
        reviews=decisions,
        progress=progress,
        cancelled=cancelled,
    )
    problems = tuple(_problems(library, decisions, comparison))
    found = ComparisonResult(library, choice, comparison, problems)
    progress_check = Progress(cancelled=cancelled)
    for row in comparison.rows:
        progress_check.check()
        for match in shown(row):
            found.wording(row.left, match.id)
    for id in comparison.units:
        progress_check.check()
        found.key(id)
    return found


def shown(row: Row) -> Sequence[Match]:
    """Return the matches that the list shows beside a left item."""
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
    """A review that was saved, and what it replaced.

    Attributes:
        decision: The review.
        before: The user's own reviews that it replaced.
    """

    decision: Decision
    before: tuple[Decision, ...] = ()


def decide(result: ComparisonResult, decision: Decision) -> ReviewChange:
    """Complete a review with its author, date and a fingerprint of the texts.

    Args:
        result: The comparison.
        decision: The pair, the status and the note.

    Returns:
        The change to save.
    """
    units = result.comparison.units
    right = units[decision.right].words if decision.right else ""
    whole = replace(
        decision,
        decided_by=decision.decided_by or reviewer(),
        date=date.today().isoformat(),
        fingerprint=fingerprint(units[decision.left].words, right),
    )
    return ReviewChange(whole)


def save(change: ReviewChange, path: Path, named: IdResolver = AS_WRITTEN) -> ReviewChange:
    """Save a review, and return it with the reviews it replaced, to undo it.

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


def own_decisions(path: Path, left: str, named: IdResolver = AS_WRITTEN) -> list[Decision]:
    """Return the user's own reviews of a left item, in file order."""
    found = read_reviews(path, resolve_id=named).decisions
    return [decision for decision in found if decision.left == left]


def take_back(change: ReviewChange, path: Path, named: IdResolver = AS_WRITTEN) -> None:
    """Undo a review: remove it and restore the reviews it replaced.

    Raises:
        SaveError: The file cannot be read or written.
    """
    store = ReviewStore(path, named)
    store.withdraw(change.decision.left, change.decision.right)
    for decision in change.before:
        store.decide(decision)


def reviewer() -> str:
    """Return the author for reviews: from the settings, else the account name."""
    return load_config().reviewer or _account() or "讀者"


def name_to_ask() -> str | None:
    """Return the name to propose to a reader whose settings have none; None to ask for none.

    It is empty where the account has no name.
    """
    config = load_config()
    return None if config.reviewer or config.problems else _account()


def keep_name(name: str) -> None:
    """Keep the reader's name in settings without one; where that fails, it is asked for again."""
    with suppress(OSError):
        if not load_config().reviewer:
            keep_reviewer(name)


def _account() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""
