"""The rows that a comparison lists: filtered by status and words, with headings; and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import pair_change
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import FILTERABLE, REVIEWED, UNREVIEWED, Status
from kaoview.compare.units import Unit
from kaoview.text.cell_width import visible
from kaoview.text.fold import fold_words
from kaoview.tui.state.comparison_result import SHOWN, ComparisonResult, shown

ALL, PENDING = "all", "pending"
"""The filters beside those by one status: all rows, and those that nobody has reviewed."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A row of the list: a left item with its matches, or a new right item.

    Attributes:
        row: The left item's row, or None.
        new: The id of the right item where there is no left one.
        heads: Headings above it that the previous row does not share.
        wanted: Folded words to mark in it.
        preferred: The matches to show, if not simply the first ones.
    """

    row: Row | None
    new: str = ""
    heads: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    preferred: tuple[Match, ...] = ()

    @property
    def key(self) -> str:
        """The id of its left item, or of the new one."""
        return self.row.left if self.row else self.new

    @property
    def status(self) -> Status:
        """The status of the left item, or ``NEW``."""
        return self.row.status if self.row else Status.NEW

    @property
    def matches(self) -> Sequence[Match]:
        """The matches to show beside the left item."""
        return self.preferred or (shown(self.row) if self.row else ())


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The filters and the cursor of a list.

    Attributes:
        filter: The status filter.
        words: The words to filter by.
        key: The key of the row under the cursor.
    """

    filter: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class StatusCount:
    """A count that filters the list.

    Attributes:
        key: The keyboard key that filters by it.
        name: The name of the filter.
        mark: The status's sign, or empty.
        label: The status.
        count: How many there are.
        short: The status in two characters.
    """

    key: str
    name: str
    mark: str
    label: str
    count: int
    short: str = ""


def list_entries(result: ComparisonResult, name: str, words: str = "") -> list[ListEntry]:
    """Return the rows that pass the filters, new items at the end.

    Args:
        result: The comparison.
        name: The name of a status, ``ALL`` or ``PENDING``.
        words: The words typed; each must occur on either side of a row, in the text, the headings,
            the department's names or the id.
    """
    comparison = result.comparison
    units = comparison.units
    terms = fold_words(words)
    entries: list[ListEntry] = []
    departments = several_departments(result)
    before = None
    for row in comparison.rows:
        if not _passes(result, row, name):
            continue
        if terms and not result.holds((row.left, *(m.id for m in row.reached)), terms):
            continue
        unit = units[row.left]
        heads = headings_of(unit, before, departments=departments)
        entries.append(ListEntry(row, "", heads, terms, _holding_first(result, row, terms)))
        before = unit
    if name in (ALL, Status.NEW.value):
        reviewed = REVIEWED if comparison.new_reviewed else UNREVIEWED
        new = [id for id in comparison.new if not terms or result.holds((id,), terms)]
        before = None
        for id in new:
            unit = units[id]
            heads = headings_of(unit, before, departments=True)
            if before is None:
                some = f"{len(comparison.new)} 項裡的 " if terms else ""
                heads = (f"新增：舊文件裡沒有對應的 {some}{len(new)} 項（{reviewed}）", *heads)
            entries.append(ListEntry(None, id, heads, terms))
            before = unit
    return entries


def _passes(result: ComparisonResult, row: Row, name: str) -> bool:
    """Return whether a row passes a filter: of a status, a sort of change, or of pending rows."""
    if name in (ALL, row.status.value) or (name == PENDING and not row.reviewed):
        return True
    changes = (pair_change(result.comparison, row.left, match) for match in row.reached)
    return name in tuple(ChangeSort) and any(change == name for change in changes)


def headings_of(unit: Unit, before: Unit | None, *, departments: bool) -> tuple[str, ...]:
    """Return the headings of a unit that the previous one does not share.

    Args:
        unit: The unit.
        before: The previous unit in the list, or None.
        departments: Whether the department's name is one of the headings.
    """
    own = ((unit.department,) if departments else ()) + unit.headings
    if before is None:
        return tuple(map(visible, own))
    other = ((before.department,) if departments else ()) + before.headings
    if own == other:
        return ()
    same = 0
    while same < min(len(own), len(other)) and own[same] == other[same]:
        same += 1
    return tuple(map(visible, own[same:]))


def _holding_first(result: ComparisonResult, row: Row, terms: Sequence[str]) -> tuple[Match, ...]:
    """Return the matches to show: those with the words first, or empty for the default."""
    if not terms or len(row.reached) <= SHOWN:
        return ()
    holding = {m.id for m in row.reached if any(result.holds((m.id,), (t,)) for t in terms)}
    return tuple(sorted(row.reached, key=lambda match: match.id not in holding)[:SHOWN])


def several_departments(result: ComparisonResult) -> bool:
    """Tell whether the left side has several departments, so that their names are headings."""
    return len({unit.department for unit in result.comparison.left}) > 1


def part_of(result: ComparisonResult, entry: ListEntry) -> tuple[bool, str]:
    """Return the part of the list that a row belongs to.

    That is its department, or its first heading if all rows are of one department. New items
    are a part of their own.
    """
    unit = result.comparison.units[entry.key]
    if entry.row is None or several_departments(result) or not unit.headings:
        return (entry.row is None, unit.department)
    return (False, unit.headings[0])


def status_counts(result: ComparisonResult) -> list[StatusCount]:
    """Return the counts of all filters."""
    comparison = result.comparison
    pending = sum(not row.reviewed for row in comparison.rows)
    found = [StatusCount("0", ALL, "", "全部", len(comparison.rows) + len(comparison.new), "全部")]
    counts = comparison.counts
    for status in FILTERABLE:
        key, label = status.traits.key, status.label
        found.append(StatusCount(key, status.value, status.mark, label, counts[status], label[:2]))
    return [*found, StatusCount("6", PENDING, "", UNREVIEWED, pending, "未校")]


def filter_label(name: str) -> str:
    """Return the label of a filter, or empty for the one that shows all rows."""
    if name == PENDING:
        return UNREVIEWED
    if name in tuple(ChangeSort):
        return f"{ChangeSort(name).label}有改的"
    status = Status.named(name)
    return status.label if status else ""


def filter_description(name: str, words: str) -> str:
    """Return a description of the filters of a list, or empty without any.

    >>> filter_description("missing", "淨零")
    '只有未見對應，有「淨零」'
    """
    label = filter_label(name)
    return "，".join(filter(None, (label and f"只有{label}", words and f"有「{words}」")))
