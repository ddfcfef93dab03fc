"""A comparison as the field's own document (修正對照表): new text, old text and remarks.

The rows are in the order of the new plan; what is gone stands where it stood. The writers only lay
out what is worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from kaoview.compare.changes import ChangeSort, change_sort
from kaoview.compare.figures import FigureChange, FigureKind
from kaoview.compare.rows import Match, Row
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording, same_wording
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import (
    ItemText,
    Piece,
    describe_match,
    item_text,
    pair_wording,
    plain_item,
)
from kaoview.export.layout import AmendmentOptions, Layout
from kaoview.model import Department, Item, fold_name, marked
from kaoview.text.cell_width import visible

_T = TypeVar("_T")

_MAX_VALUES = 4
"""Most changed values that a remark names; the marked words show the others. Chosen by hand."""
_VALUE_NAMES = {
    FigureKind.AMOUNT: "金額",
    FigureKind.PERCENT: "比率",
    FigureKind.YEAR: "年度",
    FigureKind.NUMBER: "數值",
    FigureKind.PLACE: "地點",
}
_NUMERALS = re.compile("[0-9０-９〇○零一二三四五六七八九十百壹貳參肆伍陸柒捌玖拾]+")
_SEEN_ABOVE = "（原文見前）"
"""Stands for an old text that an earlier row shows, where it was divided into several."""


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """One row.

    Attributes:
        new: The new item, or None for one that is gone.
        old: The old items, none for a new one.
        remarks: What changed, in short phrases.
    """

    new: ItemText | None
    old: tuple[ItemText, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Consecutive rows under one heading.

    Attributes:
        heading: The heading in words, with the department where there are several; may be empty.
        rows: One or more.
    """

    heading: str
    rows: tuple[AmendmentRow, ...]


@dataclass(frozen=True, slots=True)
class Amendments:
    """A whole table, ready to be laid out.

    Attributes:
        title: The title.
        new_head: The head of the column of new texts.
        old_head: The head of the column of old texts.
        chapters: The rows.
        notes: What a reader has to know, one sentence each.
        sources: The documents, and the pages of their items where they have pages.
        date: When it was made.
        old_first: Whether the old texts stand on the left.
    """

    title: str
    new_head: str
    old_head: str
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    date: date
    old_first: bool

    @property
    def heads(self) -> tuple[str, str, str]:
        """The heads of the columns from left to right."""
        return (*self.ordered(self.new_head, self.old_head), "說明")

    def ordered(self, new: _T, old: _T) -> tuple[_T, _T]:
        """Return what belongs to the new and to the old text in the order of the columns."""
        return (old, new) if self.old_first else (new, old)


def amendments(table: ComparisonTable, options: AmendmentOptions, *, today: date) -> Amendments:
    """Return a comparison as a table of amendments.

    Args:
        table: The comparison; its statuses and ids say which rows are shown.
        options: What the table shows.
        today: The date to print.
    """
    return _Builder(table, options).build(today)


@dataclass(frozen=True, slots=True)
class _Link:
    """An old item that a new one answers to, with the row and the match that say so."""

    row: Row
    match: Match


class _Builder:
    """Works out the rows of one table."""

    def __init__(self, table: ComparisonTable, options: AmendmentOptions) -> None:
        self._table = table
        self._options = options
        self._units = table.comparison.units
        self._shown_before: set[str] = set()

    def build(self, today: date) -> Amendments:
        """Return the whole table."""
        table, old_first = self._table, self._options.layout is Layout.OLD_NEW
        names = ("新", "舊") if old_first else ("修正後", "修正前")
        title = "新舊對照表" if old_first else "修正對照表"
        return Amendments(
            title=self._title(title),
            new_head=self._head(names[0], table.right, table.comparison.right),
            old_head=self._head(names[1], table.left, table.comparison.left),
            chapters=tuple(self._chapters()),
            notes=tuple(table.notes),
            sources=tuple(self._sources()),
            date=today,
            old_first=old_first,
        )

    def _title(self, kind: str) -> str:
        """Return the title: the new document's, or both sides as typed where there are several."""
        titles = self._table.titles(self._table.comparison.right)
        if len(titles) == 1:
            return f"{titles[0]}{kind}"
        return f"{self._table.left} → {self._table.right} {kind}"

    def _head(self, name: str, typed: str, units: Sequence[Unit]) -> str:
        """Return the head of a column: what it is, and the document's title."""
        documents = self._table.titles(units)
        return f"{name}（{documents[0] if len(documents) == 1 else typed}）"

    # The rows, in order.

    def _chapters(self) -> Iterator[Chapter]:
        heading, rows = "", list[AmendmentRow]()
        for unit, row in self._rows():
            found = self._heading(unit)
            if rows and found != heading:
                yield Chapter(heading, tuple(rows))
                rows = []
            heading = found
            rows.append(row)
        if rows:
            yield Chapter(heading, tuple(rows))

    def _rows(self) -> Iterator[tuple[Unit, AmendmentRow]]:
        """Yield the rows with the unit whose heading they stand under."""
        gone = self._gone_after
        yield from self._gone_rows(gone.get("", ()), None)
        for new in self._table.comparison.right:
            links = self._links.get(new.id, ())
            if links and self._is_shown(links):
                yield new, self._pair_row(new, links)
            elif not links and new.id in self._new_ids:
                yield new, AmendmentRow(plain_item(self._table, new), (), ("新增",))
            for link in links:
                yield from self._gone_rows(gone.pop(link.row.left, ()), new)

    def _gone_rows(
        self, ids: Iterable[str], after: Unit | None
    ) -> Iterator[tuple[Unit, AmendmentRow]]:
        """Yield the rows of old items that nothing answers to, where they stood."""
        for id in ids:
            unit = self._units[id]
            row = self._table.comparison.row(id)
            same_chapter = after is not None and self._section(unit) == self._section(after)
            remarks = self._gone_remarks(row) if row else ()
            yield (
                after if after is not None and same_chapter else unit,
                AmendmentRow(None, (plain_item(self._table, unit),), remarks),
            )

    def _gone_remarks(self, row: Row) -> tuple[str, ...]:
        related = [self._place(self._units[match.id]) for match in row.reached]
        if related:
            return (f"與新文{'、'.join(related)}相關，不是同一件事",)
        status = (f"{row.status.label}",) if self._options.confidence else ()
        return ("刪除", *status)

    @cached_property
    def _links(self) -> Mapping[str, tuple[_Link, ...]]:
        """For each new item the old ones that it answers to, the counterparts or else related."""
        found: dict[str, list[_Link]] = {}
        for row in self._table.comparison.rows:
            for match in row.reached:
                found.setdefault(match.id, []).append(_Link(row, match))
        chosen: dict[str, tuple[_Link, ...]] = {}
        for id, links in found.items():
            counterparts = [link for link in links if link.match.status.counterpart]
            chosen[id] = tuple(counterparts or links[:1])
        return chosen

    @cached_property
    def _gone_after(self) -> dict[str, list[str]]:
        """The old items in no pair, by the old item that they stood after; first ones by ""."""
        paired = {link.row.left for links in self._links.values() for link in links}
        shown = {row.left for row in self._table.rows}
        found: dict[str, list[str]] = {}
        before = ""
        for row in self._table.comparison.rows:
            if row.left in paired:
                before = row.left
            elif row.left in shown:
                found.setdefault(before, []).append(row.left)
        return found

    @cached_property
    def _new_ids(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self._table.new)

    def _is_shown(self, links: Sequence[_Link]) -> bool:
        wanted, only = self._table.statuses, self._table.only
        changes = self._table.changes
        return any(
            (not wanted or link.match.status in wanted)
            and (not only or link.row.left in only)
            and (not changes or self._table.change(link.row.left, link.match) in changes)
            for link in links
        )

    # One row of a pair, a division or a merger.

    def _pair_row(self, new: Unit, links: Sequence[_Link]) -> AmendmentRow:
        table = self._table
        wordings = [pair_wording(table, link.row, link.match) for link in links]
        old = []
        for link, wording in zip(links, wordings, strict=True):
            unit = self._units[link.row.left]
            text = item_text(table, unit, self._marked(unit, wording, EditKind.REMOVED))
            if unit.id in self._shown_before:
                text = replace(text, pieces=(Piece(_SEEN_ABOVE),))
            self._shown_before.add(unit.id)
            old.append(text)
        pieces = self._marked(new, wordings[0] if len(links) == 1 else None, EditKind.ADDED)
        remarks = tuple(self._remarks(new, links, wordings))
        return AmendmentRow(item_text(table, new, pieces), tuple(old), remarks)

    def _marked(self, unit: Unit, wording: Wording | None, change: EditKind) -> list[Piece]:
        """Return a unit's text with what was changed, removed or added, marked."""
        pieces = plain_item(self._table, unit).pieces
        if wording is None or not wording.close:
            return list(pieces)
        left = change is EditKind.REMOVED
        found = []
        for edit in wording.edits:
            text = unit.words[slice(*(edit.left if left else edit.right))]
            kept = edit.kind is EditKind.KEPT or not (self._options.punctuation or _has_words(text))
            found.append(Piece(text, EditKind.KEPT if kept else change))
        return found

    def _remarks(
        self, new: Unit, links: Sequence[_Link], wordings: Sequence[Wording | None]
    ) -> Iterator[str]:
        """Yield what changed between the old items and the new one."""
        old = [self._units[link.row.left] for link in links]
        if not links[0].match.status.counterpart:
            yield "相關，不是同一件事"
        elif len(old) > 1:
            yield f"由{'、'.join(map(self._place, old))}合併"
        else:
            yield from self._moved(old[0], new, links[0].row)
            yield from self._changed(old[0], new, wordings[0])
        if self._options.confidence:
            yield from (describe_match(link.match) for link in links)

    def _moved(self, old: Unit, new: Unit, row: Row) -> Iterator[str]:
        """Yield whether an item was divided, moved to another chapter, or renumbered."""
        parts = [match for match in row.reached if match.status.counterpart]
        if len(parts) > 1:
            yield f"原{self._place(old)}分列為 {len(parts)} 項"
            return
        chapter = self._section(old)
        if chapter and chapter != self._section(new) and chapter in self._new_sections:
            yield f"由{self._chapter(old)}移列"
        elif self._marker(old) != self._marker(new) and self._same_style(old, new):
            yield f"點次變更，原為「{self._marker(old).rstrip('、.．')}」"

    def _changed(self, old: Unit, new: Unit, wording: Wording | None) -> Iterator[str]:
        """Yield what changed in the words and values."""
        if wording is None:
            yield "內容修正（僅列節錄）"
            return
        values = [_value_remark(change) for change in wording.figures]
        values = [value for value in values if value]
        yield from values[:_MAX_VALUES]
        if not wording.close:
            yield "重新撰寫"
        elif not same_wording(old.words, new.words) and not _only_values(
            wording, old.words, new.words
        ):
            sort = change_sort(old.words, new.words)
            yield "內容修正" if sort is ChangeSort.CONTENT and not values else "文字修正"
        elif not values:
            punctuation = self._options.punctuation and old.words != new.words
            yield "標點修正" if punctuation else "未修正"

    # What a unit is called.

    @cached_property
    def _new_sections(self) -> frozenset[str]:
        return frozenset(self._section(unit) for unit in self._table.comparison.right)

    def _section(self, unit: Unit) -> str:
        """Return the chapter of a unit, folded, to compare; the department where it has none."""
        return unit.section or fold_name(unit.department)

    def _heading(self, unit: Unit) -> str:
        several = len({each.department for each in self._table.comparison.right}) > 1
        names = [unit.department] if several else []
        return visible(" › ".join([*names, *self._ancestors(unit)]))

    def _ancestors(self, unit: Unit) -> list[str]:
        """Return the headings above a unit with their markers, outermost first."""
        items = [node for node in self._table.library.trail(unit.id)[:-1] if isinstance(node, Item)]
        return [
            marked(item.printed_marker, item.title).rstrip("：:") for item in items if item.title
        ]

    def _chapter(self, unit: Unit) -> str:
        ancestors = self._ancestors(unit)
        if ancestors:
            return f"「{visible(ancestors[0])}」"
        department = self._table.library.find(unit.department)
        return department.name if isinstance(department, Department) else unit.department

    def _place(self, unit: Unit) -> str:
        """Return what a unit is cited by: its marker as printed, or its id."""
        marker = self._marker(unit).rstrip("、.．")
        if not marker:
            return unit.id
        comparison = self._table.comparison
        side = comparison.left if unit in comparison.left else comparison.right
        several = len({each.department for each in side}) > 1
        return f"{unit.department if several else ''}「{marker}」"

    def _marker(self, unit: Unit) -> str:
        return self._table.marker(unit)

    def _same_style(self, old: Unit, new: Unit) -> bool:
        """Return whether both stand in lists of one kind, so that their numbers can be compared."""
        shapes = {_NUMERALS.sub("#", self._marker(unit)) for unit in (old, new)}
        return len(shapes) == 1 and self._section(old) == self._section(new)

    def _sources(self) -> Iterator[str]:
        yield from self._table.sources


def _has_words(text: str) -> bool:
    """Return whether a text is more than punctuation and white space."""
    return any(each.isalnum() for each in text)


def _value_remark(change: FigureChange) -> str:
    """Return what became of a value, or nothing where it was only added or removed."""
    if change.left is None or change.right is None:
        return ""
    name = _VALUE_NAMES[change.left.kind]
    old, new = change.left.text.strip(), change.right.text.strip()
    return visible(f"{name}由 {old} 修正為 {new}")


def _only_values(wording: Wording, old: str, new: str) -> bool:
    """Return whether every changed word is part of a changed value."""
    changes = [change for change in wording.figures if change.left and change.right]
    left = [change.left.span for change in changes if change.left]
    right = [change.right.span for change in changes if change.right]
    return all(
        edit.kind is EditKind.KEPT
        or (_within(edit.left, left, old) and _within(edit.right, right, new))
        for edit in wording.edits
    )


def _within(span: tuple[int, int], spans: Sequence[tuple[int, int]], text: str) -> bool:
    """Return whether a changed span has no words, or lies in one of some spans."""
    if not _has_words(text[slice(*span)]):
        return True
    return any(start <= span[0] and span[1] <= end for start, end in spans)
