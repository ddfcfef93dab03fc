"""Plan tables and budget tables to items: plans, objectives, measures and amounts.

Converters cut the rows of such a table at page ends and merge several cells into one, so rows
are not trusted: what a paragraph is follows from the numbering. A number that continues the
objectives is an objective, one that continues the measures is a measure, and a list of measures
that begins again belongs to the next objective that has none yet.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kaoview.model import FurnitureKind
from kaoview.reading.amount_sums import TOTAL
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.furniture import FurniturePiece, strip_controls
from kaoview.reading.located_text import EMPTY, LocatedText, join
from kaoview.reading.measure_lists import MeasureLists
from kaoview.reading.numbering import Marker, first_marker
from kaoview.reading.paragraph import FINAL
from kaoview.reading.plan_amounts import AMOUNT, NAMED_AMOUNT, is_sum, name_and_amount, with_head
from kaoview.reading.plan_names import OUTERMOST, draft_of, paragraphs_of, rank_of_name
from kaoview.reading.table_head import Column, Row

_TAG = re.compile(
    r"</?(?:ol|ul|li|p|br|div|span|table|thead|tbody|tr|td|th|b|i|u|strong|em)\b[^<>]*>", re.I
)
_NUMBER_IN_CELL = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.、．](?!\d)")
_WORD = re.compile(r"\S+")
_WITH_PART = 2
"""Plans of a row that names a plan and the first of its parts."""
_Names = list[tuple[LocatedText, int]]
"""Names of plans in a row that are not items yet, each with the number of its column."""


@dataclass
class _OpenPlan:
    rank: float
    draft: DraftItem


@dataclass
class _Objective:
    draft: DraftItem
    last_measure: int = 0


@dataclass
class _Measure:
    """The measure that is being read; a page break may have cut it into several parts."""

    draft: DraftItem
    parts: list[LocatedText]

    def finish(self) -> None:
        self.draft.text = [join(self.parts)]


@dataclass
class PlanTableReader:
    """The open plan, objective and measure while the rows of a plan table are read.

    Attributes:
        columns: What each column holds.
        words: What is printed above each column; needed for shares of an amount alone.
        thousands: Whether its amounts are in thousands (仟元); others are text, since an item's
            amount is in thousands.
        furniture: The mark-up and control characters taken out of the cells so far.
    """

    columns: Sequence[Column | None]
    words: Sequence[LocatedText] = ()
    thousands: bool = True
    furniture: list[FurniturePiece] = field(default_factory=list)
    _items: list[DraftItem] = field(default_factory=list)
    _plans: list[_OpenPlan] = field(default_factory=list)
    _objective: _Objective | None = None
    _objectives_without_measures: deque[_Objective] = field(default_factory=deque)
    _last_objective: int = 0
    _measure: _Measure | None = None
    _in_sentences: bool = False
    _row_plans: list[DraftItem] = field(default_factory=list)
    _in_measures: bool = False
    _lists: MeasureLists = field(default_factory=MeasureLists)

    def add(self, row: Row) -> None:
        """Read one row."""
        cells_of: dict[Column, list[LocatedText]] = {}
        shares: list[LocatedText] = []
        for at, (column, cell) in enumerate(zip(self.columns, row.cells, strict=False)):
            if column is Column.SHARE:
                shares += [with_head(self.words[at], cell)] if cell else []
                continue
            cells_of.setdefault(column or Column.NOTE, []).append(cell)
        spare = row.cells[len(self.columns) :]
        cells_of.setdefault(Column.NOTE, []).extend(spare)
        names = [
            (word, number)
            for number, cell in enumerate(cells_of.get(Column.NAME, []))
            for word in self._names(cell, whole=row.whole)
        ]
        plans: list[DraftItem] = []
        self._in_measures = False
        for cell in cells_of.get(Column.OBJECTIVE, []):
            for paragraph, marker in self._paragraphs(cell):
                names = self._add_objective(paragraph, marker, names, plans)
        measures = [p for cell in cells_of.get(Column.MEASURE, []) for p in self._paragraphs(cell)]
        if names and not self._goes_on(measures):
            names = self._open_plans(names, plans)
            self._begin_measures()
        for paragraph, marker in measures:
            self._add_measure(paragraph, marker)
        self._open_plans(names, plans)
        self._add_amounts(cells_of.get(Column.AMOUNT, []), plans)
        if shares:
            self._plan_for_notes(plans).text += shares
        for cell in cells_of[Column.NOTE]:
            for paragraph, _ in self._paragraphs(cell):
                self._plan_for_notes(plans).text.append(paragraph)

    def finish(self) -> list[DraftItem]:
        """Return the top-level items of the rows that have been read."""
        self._close_measure()
        return self._items

    def _plan_for_notes(self, plans: Sequence[DraftItem]) -> DraftItem:
        """Return the plan that a row's notes belong to, given the plans that the row opened."""
        if plans:
            return plans[0]
        if self._plans:
            return self._plans[-1].draft
        self._items.append(DraftItem())
        self._plans.append(_OpenPlan(OUTERMOST, self._items[-1]))
        return self._items[-1]

    def _names(self, cell: LocatedText, *, whole: bool) -> Iterator[LocatedText]:
        """Yield the names in a cell; in text, where rows are not whole, each word is one."""
        spaced = is_sum(cell.text)  # 合 計
        yield from self._without_markup(cell) if whole or spaced else self._words(cell)

    def _words(self, cell: LocatedText) -> Iterator[LocatedText]:
        for paragraph in self._without_markup(cell):
            for match in _WORD.finditer(paragraph.text):
                yield paragraph[match.start() : match.end()]

    def _without_markup(self, cell: LocatedText) -> list[LocatedText]:
        """Return a cell's text between its tags, and record the tags as furniture."""
        pieces: list[LocatedText] = []
        end = 0
        for match in _TAG.finditer(cell.text):
            pieces.append(cell[end : match.start()])
            self.furniture.append((FurnitureKind.MARKUP, cell[match.start() : match.end()]))
            end = match.end()
        pieces.append(cell[end : len(cell)])
        kept: list[LocatedText] = []
        for part in (part for piece in pieces for part in paragraphs_of(piece)):
            text, controls = strip_controls(part.strip())
            self.furniture += controls
            if text:
                kept.append(text)
        return kept

    def _paragraphs(self, cell: LocatedText) -> list[tuple[LocatedText, Marker | None]]:
        """Return a cell's paragraphs, split where its numbering continues or begins again."""
        found: list[LocatedText] = []
        for piece in self._without_markup(cell):
            starts = [0]
            last = 0
            for match in _NUMBER_IN_CELL.finditer(piece.text):
                number = int(match.group(1))
                if match.start() == 0 or number in (last + 1, 1):
                    last = number
                    if match.start():
                        starts.append(match.start())
            ends = [*starts[1:], len(piece)]
            found += [piece[a:b].strip() for a, b in zip(starts, ends, strict=True)]
        return [(piece, first_marker(piece.text)) for piece in found if piece]

    def _is_cut(self) -> bool:
        """Tell whether a page break cut the measure that is being read."""
        return self._measure is not None and not self._measure.parts[-1].text.endswith(tuple(FINAL))

    def _goes_on(self, measures: Sequence[tuple[LocatedText, Marker | None]]) -> bool:
        """Tell whether the measures of a row with a plan's name begin with the rest of a cut one.

        A rest is followed by numbered measures, or the table's measures end as sentences do; where
        they neither have numbers nor end so, each plan has its own.
        """
        if not measures or measures[0][1] is not None or not self._is_cut():
            return False
        numbered = any(marker is not None for _, marker in measures[1:])
        return numbered or self._in_sentences or measures[0][0].text.endswith(tuple(FINAL))

    def _begin_measures(self) -> None:
        """Let the measures that follow belong to the plan that a row has opened."""
        self._close_measure()
        self._measure = None
        self._lists.clear()
        if self._objective and not self._objectives_without_measures:
            self._objective = None

    def _add_objective(
        self,
        paragraph: LocatedText,
        marker: Marker | None,
        names: _Names,
        plans: list[DraftItem],
    ) -> _Names:
        """Read a paragraph of the column of objectives.

        Args:
            paragraph: The paragraph.
            marker: Its marker.
            names: The row's names that are not items yet.
            plans: Takes the plans that the row opens.

        Returns:
            The names that are still no items.
        """
        continues = (
            marker is not None and marker.value == self._last_objective + 1 and marker.value > 1
        )
        if marker is None and self._measure and self._is_cut() and not names:
            self._measure.parts.append(paragraph)
            self._in_measures = True
            return names
        is_measure = marker is not None and marker.value == self._expected_measure()
        if is_measure and (self._in_measures or not continues):
            self._add_measure(paragraph, marker)
            self._in_measures = True
            return names
        self._in_measures = False
        self._lists.clear()
        if not continues:
            names = self._open_plans(names, plans)
        self._last_objective = marker.value if marker else 0
        draft = draft_of(paragraph, marker, as_title=True)
        self._children().append(draft)
        self._objectives_without_measures.append(_Objective(draft))
        return names

    def _expected_measure(self) -> int:
        """Return the number that continues the objective's measures, or 0 where it has none."""
        last = self._objective.last_measure if self._objective else 0
        return last + 1 if last else 0

    def _children(self) -> list[DraftItem]:
        """Return the list that the next item below the open plan goes into."""
        return self._plans[-1].draft.children if self._plans else self._items

    def _add_measure(self, paragraph: LocatedText, marker: Marker | None) -> None:
        if marker is None and self._measure and self._is_cut():
            self._measure.parts.append(paragraph)
            return
        self._close_measure()
        draft = draft_of(paragraph, marker, as_title=False)
        self._measure = _Measure(draft, list(draft.text))
        if self._lists.add(draft, marker):
            return
        begins = marker is None or marker.value == 1
        waiting = self._objectives_without_measures
        if self._objective is None or (begins and waiting):
            self._objective = waiting.popleft() if waiting else None
        if self._objective is None:
            self._children().append(draft)
        else:
            self._objective.last_measure = marker.value if marker else 0
            self._objective.draft.children.append(draft)

    def _close_measure(self) -> None:
        if self._measure:
            self._measure.finish()
            self._in_sentences |= self._measure.draft.text[0].text.endswith(tuple(FINAL))

    def _open_plans(self, names: _Names, plans: list[DraftItem]) -> _Names:
        """Make the row's names items; objectives from here on belong to the last of them."""
        for number, (word, column) in enumerate(names):
            if plans and self._is_amount(word, plans[-1]):
                continue
            name, amount = name_and_amount(word)
            marker = first_marker(name.text)
            draft = draft_of(name, marker, as_title=True)
            if amount:
                self._is_amount(amount, draft)
            if self._add_sum(draft, name):
                plans.append(draft)
                continue
            rank = rank_of_name(marker, first=not (number or column))
            while self._plans and self._plans[-1].rank >= rank:
                self._plans.pop()
            self._children().append(draft)
            self._plans.append(_OpenPlan(rank, draft))
            plans.append(draft)
            self._last_objective = 0
        return []

    def _add_sum(self, draft: DraftItem, name: LocatedText) -> bool:
        """Add a row with a sum beside the plans that it adds up, and tell whether it is one."""
        if not is_sum(name.text):
            return False
        if TOTAL.fullmatch("".join(name.text.split())):
            self._plans.clear()
        (self._plans[-2].draft.children if len(self._plans) > 1 else self._items).append(draft)
        return True

    def _move_amount(self, plans: Sequence[DraftItem]) -> None:
        """Give the amount of the row before to the last plan it opened, where this row shows so.

        Of a row with the names of a plan and of its first part, the amount is the part's if the
        next row has the next part alone, with an amount of its own.
        """
        if len(self._row_plans) < _WITH_PART or not plans:
            return
        above, part = self._row_plans[0], self._row_plans[-1]
        beside = any(child is plans[0] for child in above.children)
        if beside and above.amount and not part.amount:
            above.amount, part.amount = EMPTY, above.amount

    def _is_amount(self, words: LocatedText, plan: DraftItem) -> bool:
        """Give a plan the amount that stands below its name, and tell whether there is one."""
        match = NAMED_AMOUNT.fullmatch(words.text)
        if match is None or plan.amount:
            return False
        start, stop = match.span(1)
        plan.amount = words[start:stop]
        rest = (words[:start].strip(), words[stop : len(words)].strip())
        self.furniture += [(FurnitureKind.TABLE, piece) for piece in rest if piece]
        return True

    def _add_amounts(self, cells: Sequence[LocatedText], plans: Sequence[DraftItem]) -> None:
        """Give amounts to a row's plans: the first to the first, the rest to the last ones."""
        amounts = [word for cell in cells for word in self._words(cell)]
        if not amounts:
            return
        self._move_amount(plans)
        self._row_plans = list(plans)
        owners = list(plans) or [self._plan_for_notes(())]
        owners = owners[:1] + owners[max(1, len(owners) - len(amounts) + 1) :]
        for number, word in enumerate(amounts):
            owner = owners[number] if number < len(owners) else self._plan_for_notes(plans)
            if self.thousands and AMOUNT.fullmatch(word.text) and not owner.amount:
                owner.amount = word
            else:
                owner.text.append(word)
