"""A comparison's rows: a left item, the right items that may answer to it, and what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kaoview.compare.reviews import Decision
from kaoview.compare.statuses import FILTERABLE, Status
from kaoview.compare.units import Unit

UNREVIEWED = "未經校對"
REVIEWED = "已校對"
_MOST = 99  # percent: only a reader is sure


@dataclass(frozen=True, slots=True)
class Match:
    """One right item that may answer to a left one.

    Attributes:
        id: The right item's id.
        score: How far the pair stands out, from 0 to 1; 0 where only a reader put it there.
        status: What is said of the pair.
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
        """Whether a reader decided that the two do not answer to each other."""
        return self.decision is not None and self.decision.status is None

    @property
    def certainty(self) -> str:
        """The score in words: how sure the matcher is that the two are the same matter."""
        percent = min(round(self.score * 100), _MOST)
        return f"把握 {percent}%" if percent else "把握 <1%"


@dataclass(frozen=True, slots=True)
class Row:
    """One left item with its candidates, best first.

    Attributes:
        left: The left item's id.
        matches: Its candidates: the same measure first, then related ones, then the rest, and
            rejected ones last; each by score.
        reviewed: Whether readers decided what became of it.
    """

    left: str
    matches: tuple[Match, ...]
    reviewed: bool = False

    @classmethod
    def of(cls, left: str, matches: Iterable[Match]) -> Row:
        """Return the row with its matches in order."""
        ordered = tuple(sorted(matches, key=_rank))
        best = ordered[0] if ordered else None
        return cls(left, ordered, best is not None and best.status.reached and best.reviewed)

    @property
    def status(self) -> Status:
        """What became of the item: its best match's status, or 未見對應."""
        if self.matches and self.matches[0].status.reached:
            return self.matches[0].status
        return Status.MISSING

    @property
    def reached(self) -> tuple[Match, ...]:
        """The matches that answer to the item: the same measure, or a related one."""
        return tuple(match for match in self.matches if match.status.reached)


@dataclass(frozen=True)
class Comparison:
    """Two sets of plans compared.

    Attributes:
        left: The left units, in their plans' order.
        right: The right units, in theirs.
        rows: One row for each left unit, in the left's order; in a part, for some of them.
        new: The ids of right units that nothing on the left reaches, in the right's order. Units
            of departments for which no left plan speaks are not among them.
        outdated: Decisions on texts that have changed since; they were not applied.
        part_of: The whole comparison that this is a part of, or None.
        answering: In a part, the names of the departments that its rows are answered by.
    """

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    rows: tuple[Row, ...]
    new: tuple[str, ...]
    outdated: tuple[Decision, ...] = ()
    part_of: Comparison | None = None
    answering: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Status, int]:
        """How many rows have each status, and how many right units are new, in that order."""
        found = Counter(row.status for row in self.rows)
        found[Status.NEW] = len(self.new)
        return {status: found[status] for status in FILTERABLE}

    @property
    def new_reviewed(self) -> bool:
        """Whether readers decided the whole left side, so that 新增 is their finding."""
        rows = self.whole.rows
        return bool(rows) and all(row.reviewed for row in rows)

    @property
    def whole(self) -> Comparison:
        """All that was compared, also where this is a part of it."""
        return self.part_of or self

    @property
    def part(self) -> str:
        """Which part of the left side the rows are, in a few words; empty where they are all."""
        names, count = "、".join(self.answering), len(self.whole.rows)
        if count == len(self.rows):
            return ""
        return f"左邊只列全市計畫 {count} 項中，{names}有對應的 {len(self.rows)} 項"

    def reaching_plans(self, plans: Collection[str]) -> Comparison:
        """Return the part that has to do with some of the right plans, by their ids.

        A left item of the whole city that another department answers to is not among the rows:
        it would look as if nothing answered to it. In each row what is theirs comes first.
        """
        theirs = {unit.id for unit in self.right if unit.plan in plans}

        def is_theirs(match: Match) -> bool:
            return match.status.reached and match.id in theirs

        rows = tuple(
            replace(row, matches=tuple(sorted(row.matches, key=is_theirs, reverse=True)))
            for row in self.rows
            if any(map(is_theirs, row.matches))
        )
        new = tuple(id for id in self.new if id in theirs)
        names = dict.fromkeys(unit.department for unit in self.right if unit.plan in plans)
        return replace(self, rows=rows, new=new, part_of=self, answering=tuple(names))

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every unit of both sides by its id."""
        return {unit.id: unit for unit in (*self.left, *self.right)}

    def row(self, left: str) -> Row | None:
        """Return the row of a left item, or None."""
        return self._rows.get(left)

    def reaching(self, right: str) -> list[tuple[Row, Match]]:
        """Return the rows that reach a right item, best first."""
        found = [(row, m) for row in self.rows for m in row.reached if m.id == right]
        return sorted(found, key=lambda pair: _rank(pair[1]))

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.left: row for row in self.rows}


def _rank(match: Match) -> tuple[int, float]:
    """Order matches: counterparts, related, candidates, rejected; then by score."""
    place = 0 if match.status.counterpart else 1 if match.status.reached else 2
    return (3 if match.rejected else place, -match.score)
