"""The result of a comparison: rows of a left item and the right items that may answer to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kaoview.compare.calibration import probability
from kaoview.compare.decisions import Decision
from kaoview.compare.document_years import DocumentYears
from kaoview.compare.statuses import FILTERABLE, Status
from kaoview.compare.units import Unit

CERTAINTY, CERTAINTY_MEANING = "把握 N%", "這樣的配對一百對裡約有 N 對真是同一件事"
"""How ``Match.certainty`` looks, and what it means."""
_MAX_PERCENT = 99  # percent that a score is shown as at most: only a reader is certain


@dataclass(frozen=True, slots=True)
class Match:
    """One right item that may answer to a left one.

    Attributes:
        id: The right item's id.
        score: How far the pair stands out, from 0 to 1; 0 if only a reader found it.
        status: The status of the pair.
        decision: The reader's decision that the status comes from, or None.
    """

    id: str
    score: float
    status: Status
    decision: Decision | None = None

    @property
    def reviewed(self) -> bool:
        """Whether a reader decided the status."""
        return self.decision is not None

    @property
    def rejected(self) -> bool:
        """Whether a reader decided that the two do not match."""
        return self.decision is not None and self.decision.status is None

    @property
    def certainty(self) -> str:
        """How often a pair with this score is the same measure, in words."""
        percent = min(round(probability(self.score) * 100), _MAX_PERCENT)
        return f"把握 {percent}%" if percent else "把握 <1%"


@dataclass(frozen=True, slots=True)
class Row:
    """One left item with its candidates, best first.

    Attributes:
        left: The left item's id.
        matches: Its candidates: the same measure first, then related ones, then the rest, and
            rejected ones last; each group by score.
        reviewed: Whether readers decided what became of the item.
    """

    left: str
    matches: tuple[Match, ...]
    reviewed: bool = False

    @classmethod
    def of(cls, left: str, matches: Iterable[Match]) -> Row:
        """Return a row with its matches in order."""
        ordered = tuple(sorted(matches, key=_rank))
        best = ordered[0] if ordered else None
        return cls(left, ordered, best is not None and best.status.reached and best.reviewed)

    @property
    def status(self) -> Status:
        """The status of the item: its best match's, or 未見對應."""
        if self.matches and self.matches[0].status.reached:
            return self.matches[0].status
        return Status.MISSING

    @property
    def reached(self) -> tuple[Match, ...]:
        """The matches that answer to the item: counterparts and related items."""
        return tuple(match for match in self.matches if match.status.reached)


@dataclass(frozen=True)
class Comparison:
    """The comparison of two sets of plans.

    Attributes:
        left: The left units, in order.
        right: The right units, in order.
        rows: One row for each left unit, in order; in a part, for some of them.
        new: The ids of right units that answer to no left one, in order. Units of departments
            without a left plan are not among them, unless the whole city has one.
        outdated: Decisions that were not applied, because the texts have changed since.
        part_of: The whole comparison that this is a part of, or None.
        answering: In a part, the names of the departments whose plans answer its rows.
        periods: The period of each plan of either side, by its id.
    """

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    rows: tuple[Row, ...]
    new: tuple[str, ...]
    outdated: tuple[Decision, ...] = ()
    part_of: Comparison | None = None
    answering: tuple[str, ...] = ()
    periods: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Status, int]:
        """How many rows have each status, and how many right units are new, in that order."""
        found = Counter(row.status for row in self.rows)
        found[Status.NEW] = len(self.new)
        return {status: found[status] for status in FILTERABLE}

    @property
    def new_reviewed(self) -> bool:
        """Whether readers decided every left item, so that 新增 is confirmed too."""
        rows = self.whole.rows
        return bool(rows) and all(row.reviewed for row in rows)

    @property
    def whole(self) -> Comparison:
        """The whole comparison, which this may be a part of."""
        return self.part_of or self

    @property
    def part(self) -> str:
        """Which part of the left side the rows are, in a few words; empty if they are all.

        The words name no side: a narrow screen has the sides above each other, and a table of
        amendments has the old text on the right.
        """
        names, count = "、".join(self.answering), len(self.whole.rows)
        if count == len(self.rows):
            return ""
        return f"全市計畫 {count} 項中，只列{names}有對應的 {len(self.rows)} 項"

    def shows(self, right: str) -> bool:
        """Return whether a right item is among those that a part of a comparison is about."""
        return not self.part or self.units[right].department in self.answering

    def reaching_plans(self, plans: Collection[str]) -> Comparison:
        """Return the part of the comparison that concerns some of the right plans.

        A left item of the whole city that only other departments answer to is not among the rows:
        it would look as if nothing answered to it; one whose only pair a reader rejected is. In
        each row the matches of these plans come first.

        Args:
            plans: The ids of the right plans.
        """
        included = {unit.id for unit in self.right if unit.plan in plans}

        def is_included(match: Match) -> bool:
            return match.status.reached and match.id in included

        def concerns(match: Match) -> bool:
            return is_included(match) or (match.rejected and match.id in included)

        rows = tuple(
            replace(row, matches=tuple(sorted(row.matches, key=is_included, reverse=True)))
            for row in self.rows
            if any(map(concerns, row.matches))
        )
        new = tuple(id for id in self.new if id in included)
        names = dict.fromkeys(unit.department for unit in self.right if unit.plan in plans)
        return replace(self, rows=rows, new=new, part_of=self, answering=tuple(names))

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every unit of both sides by its id."""
        return {unit.id: unit for unit in (*self.left, *self.right)}

    def document_years(self, left: str, right: str) -> DocumentYears | None:
        """Return the years of the documents of two items, or None if either has no year."""
        ours, theirs = (self.periods.get(self.units[id].plan, "") for id in (left, right))
        return DocumentYears.of(ours, theirs)

    def row(self, left: str) -> Row | None:
        """Return the row of a left item, or None."""
        return self._rows.get(left)

    def reaching(self, right: str) -> list[tuple[Row, Match]]:
        """Return the rows that a right item answers to, best match first."""
        return sorted(self._reaching.get(right, ()), key=lambda pair: _rank(pair[1]))

    def beside(self, left: str, right: str) -> tuple[list[Unit], list[Unit]]:
        """Return what stands beside a pair where an item was divided or several were merged.

        Returns:
            The other new items that the old one became, and the other old ones that the new one
            was made of; in a part, those of the whole comparison.
        """
        row = self.whole.row(left)
        parts = row.reached if row else ()
        became = [part.id for part in parts if part.status.counterpart and part.id != right]
        whole = self.whole
        sources = [
            other.left
            for other, match in whole.reaching(right)
            if match.status.counterpart and other.left != left
        ]
        return [whole.units[id] for id in became], [whole.units[id] for id in sources]

    @cached_property
    def _reaching(self) -> Mapping[str, list[tuple[Row, Match]]]:
        found: dict[str, list[tuple[Row, Match]]] = defaultdict(list)
        for row in self.rows:
            for match in row.reached:
                found[match.id].append((row, match))
        return found

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.left: row for row in self.rows}


def _rank(match: Match) -> tuple[int, float]:
    """Order matches: counterparts, related, candidates, rejected; then by score."""
    group = 0 if match.status.counterpart else 1 if match.status.reached else 2
    return (3 if match.rejected else group, -match.score)
