"""A comparison as a table (新舊對照表): its rows, title, counts, notes and sources.

Every format distinguishes readers' decisions from the matcher's own results: a status that no
reader decided is marked 未經校對.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import pair_change
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.statuses import REVIEWED, UNREVIEWED, Status
from kaoview.compare.units import Unit
from kaoview.export.citation import date_words
from kaoview.model import WHOLE_CITY, Item, Library, SourceSpan
from kaoview.text.cell_width import visible

_NO_HEADINGS = "（只作標題的不計）"
"""Said of the number of rows: the tree counts headings without a text of their own as well."""

MAX_DOCUMENTS = 4
"""How many documents of a side are named before the rest is only counted; chosen by hand."""


@dataclass(frozen=True)
class ComparisonTable:
    """A comparison to be exported: what is compared, and which rows.

    Attributes:
        library: The library of both sides.
        comparison: The comparison.
        left: The name of the left side, as the reader typed it (``108-111``).
        right: The name of the right side.
        statuses: The statuses to show; none means all.
        only: The ids of the left items, and of the new right ones, to show; none means all.
        changes: The sorts of change to show; none means all rows, those without one included.
    """

    library: Library
    comparison: Comparison
    left: str
    right: str
    statuses: Collection[Status] = ()
    only: Collection[str] = ()
    changes: Collection[ChangeSort] = ()

    @property
    def title(self) -> str:
        """Both sides in one line."""
        return f"{self.left} → {self.right} 新舊對照"

    @property
    def rows(self) -> list[Row]:
        """The rows to show, in the left's order."""
        return [
            row
            for row in self.comparison.rows
            if self._is_shown(row.status, row.left) and self._has_change(row)
        ]

    @property
    def new(self) -> list[Unit]:
        """The new right units to show, in the right's order."""
        if self.changes:
            return []
        ids = (id for id in self.comparison.new if self._is_shown(Status.NEW, id))
        return [self.comparison.units[id] for id in ids]

    @property
    def new_heading(self) -> str:
        """The heading above the new units, with their number and whether that is reviewed."""
        reviewed = REVIEWED if self.comparison.new_reviewed else UNREVIEWED
        return f"{Status.NEW.label} {len(self.new)} 項（{reviewed}）"

    @property
    def counts(self) -> str:
        """How many rows have each status, in one line, whatever is shown."""
        found = self.comparison.counts.items()
        return "　".join(f"{status.mark} {status.label} {count}" for status, count in found)

    @property
    def reviewed(self) -> str:
        """How many of the rows are reviewed, in one sentence."""
        return self._reviewed(Status.MISSING.label)

    def _caveat(self, missing: str) -> str:
        return f"「{missing}」「{Status.NEW.label}」不等於原文沒有。"

    def _reviewed(self, missing: str) -> str:
        caveat = self._caveat(missing)
        rows = self.comparison.rows
        done = sum(row.reviewed for row in rows)
        if done == len(rows):
            alone = sum(not match.reviewed for row in rows for match in row.reached)
            more = f"；另有 {alone} 個對應是程式比對的，{UNREVIEWED}，逐一註明" if alone else ""
            return f"{len(rows)} 項{_NO_HEADINGS}都{REVIEWED}{more}。" if rows else ""
        if not done:
            return f"全由程式比對，{UNREVIEWED}：{caveat}"
        return f"{len(rows)} 項{_NO_HEADINGS}中 {done} 項{REVIEWED}，其餘{UNREVIEWED}：{caveat}"

    @property
    def sources(self) -> list[str]:
        """The documents of each side by title, file and pages, one line a side."""
        sides = ((self.left, self.comparison.left), (self.right, self.comparison.right))
        return [f"{name}：{'、'.join(self._documents(units))}" for name, units in sides if units]

    @property
    def notes(self) -> list[str]:
        """What a reader has to know about the whole table, one sentence each."""
        return self.notes_with(Status.MISSING.label)

    def _unreviewed(self, missing: str) -> str:
        """Return that something is not reviewed, without the numbers of it; empty if all is."""
        rows = self.comparison.rows
        done = sum(row.reviewed for row in rows)
        if done < len(rows):
            how_much = "有些對應" if done else "全由程式比對，"
            return f"{how_much}{UNREVIEWED}：{self._caveat(missing)}"
        alone = any(not match.reviewed for row in rows for match in row.reached)
        return f"有些對應是程式比對的，{UNREVIEWED}。" if alone else ""

    def notes_with(self, missing: str, *, counted: bool = True) -> list[str]:
        """Return the notes for a table with a word of its own for what has no counterpart.

        The sentences stand above some tables and below others, and so name no place.

        Args:
            missing: The word.
            counted: Whether to tell how many rows are reviewed, or only that some are not.
        """
        names = [*(status.label for status in Status if status in self.statuses)]
        names += [f"{sort.label}有改" for sort in ChangeSort if sort in self.changes]
        shown = "、".join(f"「{name}」" for name in names)
        absent = self._without_plan()
        outdated = len(self.comparison.outdated)
        part = self.comparison.part
        notes = [
            f"{part}；其餘不在這裡，不等於沒有對應。" if part else "",
            self._reviewed(missing) if counted else self._unreviewed(missing),
            f"只列{shown}{'；各狀態的項數是全部的' if counted else ''}。" if shown else "",
            f"有 {absent} 項所屬的機關在「{self.right}」沒有計畫，{Status.MISSING.label}不足為奇。"
            if absent
            else "",
            f"有 {outdated} 個校對的原文已經變了，沒有套用。" if outdated else "",
        ]
        return [note for note in notes if note]

    def source(self, unit: Unit) -> str:
        """Return the document of a unit, and its pages, or its lines where there are none."""
        item = self.library.find(unit.id)
        return item.source.words if isinstance(item, Item) else ""

    def pages(self, unit: Unit) -> str:
        """Return the pages of a unit in words, or empty where its document has none."""
        item = self.library.find(unit.id)
        return item.source.page_words if isinstance(item, Item) else ""

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield the rows, grouped by their headings on the left."""
        for heading, rows in groupby(self.rows, key=self._heading):
            yield heading, list(rows)

    def new_groups(self) -> Iterator[tuple[str, list[Unit]]]:
        """Yield the new units, grouped by department."""
        for department, units in groupby(self.new, key=lambda unit: unit.department):
            yield department, list(units)

    def marker(self, unit: Unit) -> str:
        """Return a unit's marker as it is printed."""
        item = self.library.find(unit.id)
        return visible(item.printed_marker) if isinstance(item, Item) else ""

    def titles(self, units: Sequence[Unit]) -> list[str]:
        """Return the titles of the documents of some units, each once, in order."""
        plans = {plan.id: plan for plan in self.library.plans()}
        ids = dict.fromkeys(plans[id].document for id in dict.fromkeys(u.plan for u in units))
        return [visible(self.library.document(id).title or id) for id in ids]

    def dated_titles(self, units: Sequence[Unit]) -> list[str]:
        """Return the titles of the documents of some units, with the year where it is not there."""
        plans = {plan.id: plan for plan in self.library.plans()}
        found = (plans[id] for id in dict.fromkeys(unit.plan for unit in units))
        dates = {plan.document: date_words(plan) for plan in found}
        titles = zip(self.titles(units), dates.values(), strict=True)
        return ["，".join(filter(None, each)) for each in titles]

    def _documents(self, units: Sequence[Unit]) -> list[str]:
        """Return the documents and pages of some units; of many, the number of all."""
        plans = {plan.id: plan for plan in self.library.plans()}
        places: dict[str, list[SourceSpan]] = {}
        for unit in units:
            of_document = places.setdefault(plans[unit.plan].document, [])
            item = self.library.find(unit.id)
            of_document += [item.source] if isinstance(item, Item) else []
        ids, found = list(places), []
        for id in ids[:MAX_DOCUMENTS]:
            title = self.library.document(id).title
            pages = SourceSpan.around(places[id]).page_words if places[id] else ""
            where = f"{id} {pages}".rstrip()
            found.append(f"{title}（{where}）" if title else where)
        return [*found, *([f"等 {len(ids)} 份"] if len(ids) > MAX_DOCUMENTS else [])]

    def _without_plan(self) -> int:
        """Return how many left units are of departments without a plan on the right.

        Departments of another government have other names, so that none of them is asked for.
        """
        right = {unit.department for unit in self.comparison.right}
        governments = {self._government(department) for department in right}
        if not right or any(self._is_whole(department) for department in right):
            return 0
        return sum(
            unit.department not in right
            and not self._is_whole(unit.department)
            and self._government(unit.department) in governments
            for unit in self.comparison.left
        )

    def _government(self, department: str) -> str:
        found = self.library.department(department)
        return found.government if found else ""

    def _is_whole(self, department: str) -> bool:
        """Tell whether a department stands for the whole of its government."""
        return department in (WHOLE_CITY, self._government(department))

    def _heading(self, row: Row) -> str:
        unit = self.comparison.units[row.left]
        several = len({unit.plan for unit in self.comparison.left}) > 1
        names = [unit.department] if several else []
        return visible(" › ".join([*names, *(h.rstrip("：:") for h in unit.headings)]))

    def change(self, left: str, match: Match) -> ChangeSort | None:
        """Return the sort of change between a left item and its counterpart; None for others."""
        return pair_change(self.comparison, left, match)

    def _has_change(self, row: Row) -> bool:
        changes = (self.change(row.left, match) for match in row.reached)
        return not self.changes or any(change in self.changes for change in changes)

    def _is_shown(self, status: Status, id: str) -> bool:
        by_status = not self.statuses or status in self.statuses
        return by_status and (not self.only or id in self.only)
