"""What is said of a row in a table of amendments: new, gone, moved, divided, merged, changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import change_sort, changes_beside
from kaoview.compare.document_years import DocumentYears, only_rolled
from kaoview.compare.figures import FigureChange
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording, same_wording
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import describe_match
from kaoview.export.layout import AmendmentOptions
from kaoview.export.unit_names import UnitNames
from kaoview.text.cell_width import visible

GONE = "刪除"
"""The remark on what the new document has no counterpart of."""

_UNCHANGED = {
    ChangeSort.NONE: "未修正",
    ChangeSort.PUNCTUATION: "標點修正",
    ChangeSort.WORDING: "年度配合修正",
    ChangeSort.CONTENT: "年度配合修正",
}
"""What is said where no more than punctuation changed, or the year as the documents' did."""
_MAX_VALUES = 4
"""Most changed values that a remark names; the marked words show the others. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Link:
    """An old item that a new one answers to, with the row and the match that say so."""

    row: Row
    match: Match


class AmendmentRemarks:
    """Works out the remarks of one table."""

    def __init__(self, table: ComparisonTable, names: UnitNames, options: AmendmentOptions) -> None:
        self._comparison = table.comparison
        self._units = table.comparison.units
        self._names = names
        self._options = options

    def of_gone(self, row: Row) -> tuple[str, ...]:
        """Return what is said of an old item that no new one stands beside."""
        elsewhere = [match for match in row.reached if match.status.counterpart]
        if elsewhere:  # a part of a comparison shows one department's items
            return (f"對應{self._places(elsewhere, row)}，不在本表", *self._associated(row))
        associated = self._associated(row)
        if associated:
            return associated
        status = (f"{row.status.label}",) if self._options.confidence else ()
        return (GONE, *status)

    def _associated(self, row: Row) -> tuple[str, ...]:
        """Return with which items of the table an old one has to do without being one with them."""
        found: dict[Status, list[Match]] = {}
        for match in row.reached:
            if not match.status.counterpart and self._comparison.shows(match.id):
                found.setdefault(match.status, []).append(match)
        return tuple(
            f"與新項目{self._places(matches, row)}{status.traits.remark}"
            for status, matches in found.items()
        )

    def _places(self, matches: Sequence[Match], row: Row) -> str:
        """Return where the new items that an old one has to do with stand."""
        units = [self._units[match.id] for match in matches]
        return self._names.places(units, self._units[row.left])

    def of_pair(
        self, new: Unit, links: Sequence[Link], wordings: Sequence[Wording | None]
    ) -> Iterator[str]:
        """Yield what changed between the old items and the new one.

        Args:
            new: The new item.
            links: The old items that it answers to, one or more.
            wordings: The difference of each pair, None where a text is cut.
        """
        old = [self._units[link.row.left] for link in links]
        if not links[0].match.status.counterpart:
            yield links[0].match.status.traits.remark
        elif len(old) > 1:
            yield f"由{self._names.places(old, new)}合併"
        else:
            yield from self._moved(old[0], new, links[0].row)
            years = self._comparison.document_years(old[0].id, new.id)
            yield from self._changed(old[0], new, wordings[0], years)
        if self._options.confidence:
            yield from (describe_match(link.match) for link in links)

    def _moved(self, old: Unit, new: Unit, row: Row) -> Iterator[str]:
        """Yield whether an item was divided, moved to another chapter, or renumbered."""
        parts = [match for match in row.reached if match.status.counterpart]
        if len(parts) > 1:
            outside = sum(not self._comparison.shows(part.id) for part in parts)
            told = f"，其中 {outside} 項不在本表" if outside else ""
            yield f"原{self._names.places([old], new)}分列為 {len(parts)} 項{told}"
            return
        names = self._names
        chapter = names.section(old)
        if chapter and chapter != names.section(new) and chapter in names.new_sections:
            yield f"由{names.chapter(old)}移列"
        elif names.marker(old) != names.marker(new) and names.same_style(old, new):
            same = names.chapters(old) == names.chapters(new)
            yield f"點次變更，原為「{names.bare_marker(old) if same else names.path(old)}」"

    def _changed(
        self, old: Unit, new: Unit, wording: Wording | None, years: DocumentYears | None
    ) -> Iterator[str]:
        """Yield what changed in the words and values."""
        if wording is None:
            yield "內容修正（僅列節錄）"
            return
        values = [_value_remark(change) for change in wording.figures]
        values = [value for value in values if value]
        yield from values[:_MAX_VALUES]
        if not wording.close:
            yield "重新撰寫"
        elif not same_wording(old.words, new.words, years) and not _only_values(
            wording, old.words, new.words
        ):
            content = _content(wording, old.words, new.words, years)
            yield "內容修正" if content else "文字修正"
        elif not values:
            yield _UNCHANGED[change_sort(old.words, new.words, years)]


def has_words(text: str) -> bool:
    """Return whether a text is more than punctuation and white space."""
    return any(each.isalnum() for each in text)


def _value_remark(change: FigureChange) -> str:
    """Return what became of a value, or nothing where it was only added or removed."""
    if change.left is None or change.right is None:
        return ""
    old, new = change.left.text.strip(), change.right.text.strip()
    return visible(f"{change.left.kind.label}由 {old} 修正為 {new}")


def _content(wording: Wording, old: str, new: str, years: DocumentYears | None) -> bool:
    """Return whether something of substance changed besides the values that are named."""
    named = [
        change for change in wording.figures if _value_remark(change) or only_rolled(change, years)
    ]
    return len(named) < len(wording.figures) or changes_beside(old, new, wording, named)


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
    if not has_words(text[slice(*span)]):
        return True
    return any(start <= span[0] and span[1] <= end for start, end in spans)
