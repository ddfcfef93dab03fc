"""A row or a pair of a comparison as text for the clipboard, with statuses and sources."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import REVIEWED, UNREVIEWED, Status
from kaoview.export.citation import citation, reference
from kaoview.export.comparison_rows import describe_match
from kaoview.export.plain_text import plain_text
from kaoview.model import Item
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import ListEntry


def row_text(result: ComparisonResult, entry: ListEntry) -> str:
    """Return a row as plain text: the old item, then each match with its status.

    Args:
        result: The comparison.
        entry: The row; the text has all of its matches, shown in the list or not.

    Returns:
        Paragraphs, each text followed by its source; without a newline at the end.
    """
    return "\n".join(_row_lines(result, entry))


def _row_lines(result: ComparisonResult, entry: ListEntry) -> Iterator[str]:
    if entry.row is None:
        yield _new_line(result)
        yield from _item_lines(result, entry.new)
        return
    yield from _item_lines(result, entry.row.left)
    if not entry.row.reached:
        yield ""
        yield _missing_line(entry.row)
    for match in entry.row.reached:
        yield ""
        yield f"→ {describe_match(match)}"
        yield from _item_lines(result, match.id)


def _item_lines(result: ComparisonResult, id: str) -> Iterator[str]:
    item = result.library.find(id)
    if isinstance(item, Item):
        yield plain_text(item)
        yield f"（{reference(result.library, item)}）"


def pair_citation(result: ComparisonResult, left: str, right: str) -> str:
    """Return the citations of both items of a pair, and the status of the pair between them.

    Args:
        result: The comparison.
        left: The old item's id, or empty for a new item.
        right: The new item's id, or empty without a match.
    """
    library = result.library
    quoted = [citation(library, node) for id in (left, right) if id and (node := library.find(id))]
    row = result.comparison.row(left)
    if row is None:
        return "\n".join([_new_line(result), *quoted])
    match = next((match for match in row.matches if match.id == right), None)
    return "\n".join([quoted[0], _status_line(row, match), *quoted[1:]])


def _status_line(row: Row, match: Match | None) -> str:
    return _missing_line(row) if match is None else f"→ {describe_match(match)}"


def _missing_line(row: Row) -> str:
    return f"→ {Status.MISSING.label}（{REVIEWED if row.reviewed else UNREVIEWED}）"


def _new_line(result: ComparisonResult) -> str:
    reviewed = REVIEWED if result.comparison.new_reviewed else UNREVIEWED
    return f"{Status.NEW.label}（{reviewed}）"
