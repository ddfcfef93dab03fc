"""The rows of a comparison table in words, the same for every format.

A row is described once, as texts in pieces that are kept, removed, added or shared, with notes; the
writers of plain text, Markdown and HTML only escape it and lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.pair_wording import pair_wording
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import REVIEWED, UNREVIEWED
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording
from kaoview.export.comparison import ComparisonTable
from kaoview.text.cell_width import visible

EXCERPT_LENGTH = 200
"""How many characters of a report's account are shown; chosen by hand, reports run to thousands."""
MAX_CANDIDATES = 3
"""How many candidates are named where nothing answers: .72 of the mid-term plan's counterparts are
among the first three."""
MIN_CANDIDATE_SCORE = 0.01
"""Candidates of a lower score are not named; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text.

    Attributes:
        text: The characters.
        edit: How it differs from the other side: kept, removed or added; None in texts that are
            not shown with inline edits.
        shared: Whether it is a phrase that both sides have, in texts without inline edits.
    """

    text: str
    edit: EditKind | None = None
    shared: bool = False

    @property
    def changed(self) -> bool:
        """Whether it was removed or added, and is more than white space."""
        return self.edit not in (None, EditKind.KEPT) and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class ItemText:
    """The text of one item.

    Attributes:
        id: The item's id.
        marker: Its marker as printed.
        source: Its document, and its pages, or its lines where there are none.
        pieces: Its text.
        pages: Its pages in words, or empty where its document has none.
    """

    id: str
    marker: str
    source: str
    pieces: tuple[Piece, ...]
    pages: str = ""

    @property
    def inline(self) -> bool:
        """Whether the pieces are inline edits."""
        return any(piece.edit is not None for piece in self.pieces)

    @property
    def words(self) -> str:
        """The text without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class MatchText:
    """One right item that answers to a left one.

    Attributes:
        match: The match.
        text: The right item.
        note: The status and who decided it.
        changes: The figures and places that changed.
    """

    match: Match
    text: ItemText
    note: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowText:
    """One row of the table.

    Attributes:
        row: The row.
        left: The left item, with edits as they are to its first match.
        note: The status, and whether a reader decided it.
        matches: The right items that answer to it.
        candidates: The best candidates if there are none, and no reader has decided so.
    """

    row: Row
    left: ItemText
    note: str
    matches: tuple[MatchText, ...]
    candidates: tuple[Match, ...]


def describe(table: ComparisonTable, row: Row) -> RowText:
    """Return a row in words."""
    left = table.comparison.units[row.left]
    wordings = [shown_wording(table, row, match) for match in row.reached]
    matches = []
    for match, wording in zip(row.reached, wordings, strict=True):
        unit = table.comparison.units[match.id]
        matches.append(
            MatchText(
                match,
                item_text(table, unit, _pieces(unit, wording, EditKind.ADDED)),
                describe_match(match),
                (*_change_words(table, row, match), *describe_changes(wording)),
            )
        )
    return RowText(
        row,
        item_text(table, left, _pieces(left, wordings[0] if wordings else None, EditKind.REMOVED)),
        describe_status(row),
        tuple(matches),
        () if matches or row.reviewed else tuple(top_candidates(row)),
    )


def plain_item(table: ComparisonTable, unit: Unit) -> ItemText:
    """Return an item's text without edits, cut if it is a report's long account."""
    return item_text(table, unit, [Piece(excerpt(unit)[0])])


def excerpt(unit: Unit) -> tuple[str, bool]:
    """Return a unit's text as it is shown, and whether it was cut."""
    words = unit.words
    if unit.narrative and len(words) > EXCERPT_LENGTH:
        return words[:EXCERPT_LENGTH].rstrip() + "⋯（節錄）", True
    return words, False


def shown_wording(table: ComparisonTable, row: Row, match: Match) -> Wording | None:
    """Return the diff of a pair of counterparts, if neither text is cut."""
    if not match.status.counterpart:
        return None
    left, right = (table.comparison.units[id] for id in (row.left, match.id))
    if excerpt(left)[1] or excerpt(right)[1]:
        return None
    return pair_wording(table.comparison, row.left, match.id)


def describe_match(match: Match) -> str:
    """Return a pair's status and who decided it: 「延續，已校對（王小明 2026-11-20）：…」."""
    if match.decision is None:
        return f"{match.status.label}，{UNREVIEWED}，{match.certainty}"
    who = f"{match.decision.decided_by} {match.decision.date}".strip()
    note = f"：{match.decision.note}" if match.decision.note else ""
    return visible(f"{match.status.label}，{REVIEWED}" + (f"（{who}）" if who else "") + note)


def describe_status(row: Row) -> str:
    """Return a left item's status, and whether a reader decided it."""
    return f"{row.status.label}（{REVIEWED if row.reviewed else UNREVIEWED}）"


def _change_words(table: ComparisonTable, row: Row, match: Match) -> tuple[str, ...]:
    """Return that only the wording or the punctuation of a pair changed, or nothing."""
    change = table.change(row.left, match)
    told = change in (ChangeSort.WORDING, ChangeSort.PUNCTUATION)
    return (f"{change.label}修正",) if change and told else ()


def describe_changes(wording: Wording | None) -> list[str]:
    """Return the figures and places that changed, in a few short lines.

    Replaced ones come one by one (「比率 30％ → 50 %」), then the removed and the added ones.
    """
    changes = wording.figures if wording else ()
    replaced = [f"{c.left.kind.label} {c.label}" for c in changes if c.left and c.right]
    removed = "、".join(c.left.text for c in changes if c.left and not c.right)
    added = "、".join(c.right.text for c in changes if c.right and not c.left)
    lines = [
        *replaced,
        f"未再提到 {removed}" if removed else "",
        f"新提到 {added}" if added else "",
    ]
    return [visible(line) for line in lines if line]


def top_candidates(row: Row) -> list[Match]:
    """Return the best candidates of a row that are worth naming."""
    worth = [m for m in row.matches if not m.rejected and m.score >= MIN_CANDIDATE_SCORE]
    return worth[:MAX_CANDIDATES]


def item_text(table: ComparisonTable, unit: Unit, pieces: Iterable[Piece]) -> ItemText:
    """Return an item's text in pieces, with its marker and source."""
    return ItemText(
        unit.id, table.marker(unit), table.source(unit), tuple(pieces), table.pages(unit)
    )


def _pieces(unit: Unit, wording: Wording | None, change: EditKind) -> Iterator[Piece]:
    """Yield the text of one side of a pair as it is shown.

    Args:
        unit: The item.
        wording: The diff of the pair, if there is one.
        change: What the edits do on this side: removed on the left, added on the right.
    """
    is_left = change is EditKind.REMOVED
    if wording and wording.close:
        for edit in wording.edits:
            span = edit.left if is_left else edit.right
            kept = edit.kind is EditKind.KEPT
            yield Piece(unit.words[slice(*span)], EditKind.KEPT if kept else change)
        return
    words = excerpt(unit)[0]
    at = 0
    if wording:
        for start, end in wording.shared_left if is_left else wording.shared_right:
            yield Piece(words[at:start])
            yield Piece(words[start:end], shared=True)
            at = end
    yield Piece(words[at:])
