"""A comparison as the field's own document (修正對照表): new text, old text and remarks.

The rows are in the order of the new plan; what is gone stands where it stood. The writers only lay
out what is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording
from kaoview.export.amendment_gone import GonePlaces, gone_places
from kaoview.export.amendment_remarks import GONE, AmendmentRemarks, Link, has_words
from kaoview.export.amendment_sources import page_lines
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import (
    ItemText,
    Piece,
    item_text,
    plain_item,
    shown_wording,
)
from kaoview.export.layout import AmendmentOptions, Column, Layout
from kaoview.export.unit_names import UnitNames, first_words

UNDERLINED = ("底線", "是修正的字。")
"""What the underlining means, with the word that is underlined itself apart."""

_NONE = "沒有符合的項目。"
"""Said of a table without rows."""

_T = TypeVar("_T")

_WIDER = 2
"""How many times as wide remarks are with statuses, names and notes in them. Chosen by eye."""


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
        columns: The columns from left to right.
        confidence: Whether remarks name the status, who decided it, and their note.
    """

    title: str
    new_head: str
    old_head: str
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    date: date
    columns: tuple[Column, ...]
    confidence: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns from left to right."""
        return tuple(self.ordered(self.new_head, self.old_head, Column.NOTE.names[0]))

    @property
    def marked(self) -> bool:
        """Whether any words are marked as changed; texts that were rewritten have no marks."""
        rows = (row for chapter in self.chapters for row in chapter.rows)
        texts = (text for row in rows for text in (row.new, *row.old) if text is not None)
        return any(piece.changed for text in texts for piece in text.pieces)

    def ordered(self, new: _T, old: _T, note: _T) -> list[_T]:
        """Return what belongs to each column in their order, left to right."""
        cells = {Column.NEW: new, Column.OLD: old, Column.NOTE: note}
        return [cells[column] for column in self.columns]

    def widths(self, whole: int, note: int) -> list[int]:
        """Return the widths of the columns, left to right.

        Args:
            whole: The width of the table.
            note: The width of the remarks, if they are short; the texts share what it leaves.
        """
        room = note * (_WIDER if self.confidence else 1)
        text = (whole - (room if Column.NOTE in self.columns else 0)) // 2
        return self.ordered(text, text, room)


def amendments(table: ComparisonTable, options: AmendmentOptions, *, today: date) -> Amendments:
    """Return a comparison as a table of amendments.

    Args:
        table: The comparison; its statuses and ids say which rows are shown.
        options: What the table shows.
        today: The date to print.
    """
    return _Builder(table, options).build(today)


class _Builder:
    """Works out the rows of one table."""

    def __init__(self, table: ComparisonTable, options: AmendmentOptions) -> None:
        self._table = table
        self._options = options
        self._names = UnitNames(table)
        self._remarks = AmendmentRemarks(table, self._names, options)
        self._units = table.comparison.units
        self._shown_before: set[str] = set()

    def build(self, today: date) -> Amendments:
        """Return the whole table."""
        table, old_first = self._table, self._options.layout is Layout.OLD_NEW
        names = self._side_names
        title = "新舊對照表" if old_first else "修正對照表"
        chapters = tuple(self._chapters())
        return Amendments(
            title=self._title(title),
            new_head=self._head(names[0], table.right, table.comparison.right),
            old_head=self._head(names[1], table.left, table.comparison.left),
            chapters=chapters,
            notes=(
                *(() if chapters else (_NONE,)),
                *table.notes_with(GONE, counted=self._options.confidence),
            ),
            sources=(*table.sources, *self._pages(chapters, *names)),
            date=today,
            columns=self._options.order,
            confidence=self._options.confidence,
        )

    @property
    def _side_names(self) -> tuple[str, str]:
        """What the new and the old side are called."""
        return ("新", "舊") if self._options.layout is Layout.OLD_NEW else ("修正後", "修正前")

    def _pages(self, chapters: Sequence[Chapter], new: str, old: str) -> Iterator[str]:
        """Yield on which pages the texts stand, the new ones first."""
        rows = [row for chapter in chapters for row in chapter.rows]
        sides = (
            (new, [row.new for row in rows if row.new]),
            (old, [item for row in rows for item in row.old]),
        )
        for name, items in sides:
            yield from page_lines(name, items, lambda id: self._names.heading(self._units[id]))

    def _title(self, kind: str) -> str:
        """Return the title: the new document's, or both sides as typed where there are several."""
        titles = self._table.titles(self._table.comparison.right)
        if len(titles) == 1:
            return f"{titles[0]}{kind}"
        return f"{self._table.left} → {self._table.right} {kind}"

    def _head(self, name: str, typed: str, units: Sequence[Unit]) -> str:
        """Return the head of a column: what it is, and the document's title."""
        documents = self._table.dated_titles(units)
        return f"{name}（{documents[0] if len(documents) == 1 else typed}）"

    # The rows, in order.

    def _chapters(self) -> Iterator[Chapter]:
        heading, rows = "", list[AmendmentRow]()
        for found, row in self._rows():
            if rows and found != heading:
                yield Chapter(heading, tuple(rows))
                rows = []
            heading = found
            rows.append(row)
        if rows:
            yield Chapter(heading, tuple(rows))

    def _rows(self) -> Iterator[tuple[str, AmendmentRow]]:
        """Yield the rows with the heading that they stand under."""
        gone = self._gone
        yield from self._gone_rows(gone.first, None)
        for new in self._table.comparison.right:
            if not self._table.comparison.shows(new.id):
                continue
            yield from self._gone_rows(gone.before.get(new.id, ()), new)
            links = self._links.get(new.id, ())
            if links and self._is_shown(links):
                yield self._names.heading(new), self._pair_row(new, links)
            elif not links and new.id in self._new_ids:
                row = AmendmentRow(plain_item(self._table, new), (), ("新增",))
                yield self._names.heading(new), row
            yield from self._gone_rows(gone.after.get(new.id, ()), new)

    def _gone_rows(
        self, units: Iterable[Unit], beside: Unit | None
    ) -> Iterator[tuple[str, AmendmentRow]]:
        """Yield the rows of old items that nothing answers to, each under its own heading."""
        names = self._names
        for unit in units:
            row = self._table.comparison.row(unit.id)
            same = beside is not None and names.chapters(unit) == names.chapters(beside)
            heading = (
                names.heading(beside)
                if beside is not None and same
                else names.old_heading(unit, self._side_names[1])
            )
            remarks = self._remarks.of_gone(row) if row else ()
            yield heading, AmendmentRow(None, (plain_item(self._table, unit),), remarks)

    @cached_property
    def _links(self) -> Mapping[str, tuple[Link, ...]]:
        """For each new item the old ones that it answers to, the counterparts or else related."""
        found: dict[str, list[Link]] = {}
        for row in self._table.comparison.rows:
            for match in row.reached:
                found.setdefault(match.id, []).append(Link(row, match))
        chosen: dict[str, tuple[Link, ...]] = {}
        for id, links in found.items():
            counterparts = [link for link in links if link.match.status.counterpart]
            chosen[id] = tuple(counterparts or links[:1])
        return chosen

    @cached_property
    def _gone(self) -> GonePlaces:
        """The old items that are shown beside no new one, and where they stand."""
        comparison = self._table.comparison
        beside: set[str] = set()
        answers: dict[str, list[Unit]] = {}
        for new in comparison.right:
            for link in self._links.get(new.id, ()) if comparison.shows(new.id) else ():
                beside.add(link.row.left)
                if link.match.status.counterpart:
                    answers.setdefault(link.row.left, []).append(new)
        gone = {row.left for row in self._table.rows} - beside
        return gone_places(comparison.left, gone, answers, self._names)

    @cached_property
    def _new_ids(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self._table.new)

    def _is_shown(self, links: Sequence[Link]) -> bool:
        wanted, only = self._table.statuses, self._table.only
        changes = self._table.changes
        return any(
            (not wanted or link.match.status in wanted)
            and (not only or link.row.left in only)
            and (not changes or self._table.change(link.row.left, link.match) in changes)
            for link in links
        )

    # One row of a pair, a division or a merger.

    def _pair_row(self, new: Unit, links: Sequence[Link]) -> AmendmentRow:
        table = self._table
        wordings = [shown_wording(table, link.row, link.match) for link in links]
        old = []
        for link, wording in zip(links, wordings, strict=True):
            unit = self._units[link.row.left]
            text = item_text(table, unit, self._marked(unit, wording, EditKind.REMOVED))
            if unit.id in self._shown_before:
                text = replace(text, pieces=(Piece(_seen_above(unit)),))
            self._shown_before.add(unit.id)
            old.append(text)
        pieces = self._marked(new, wordings[0] if len(links) == 1 else None, EditKind.ADDED)
        remarks = tuple(self._remarks.of_pair(new, links, wordings))
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
            kept = edit.kind is EditKind.KEPT or not (self._options.punctuation or has_words(text))
            found.append(Piece(text, EditKind.KEPT if kept else change))
        return found


def _seen_above(unit: Unit) -> str:
    """Return what stands for an old text that an earlier row shows, divided into several.

    It is named by its first words: markers such as (五) stand in many chapters.
    """
    return f"（原文見前「{first_words(unit)}」）"
