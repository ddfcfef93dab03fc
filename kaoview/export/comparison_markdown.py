"""A comparison as Markdown: a table for each heading, a row for each match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from kaoview.compare.rows import Row
from kaoview.compare.wording import EditKind
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import ItemText, Piece, describe, plain_item
from kaoview.export.escape import cell, cell_text, front_matter, inline

SAME_AS_ABOVE = "（同上）"
"""Stands in place of an old text that is shown in the row above."""

_MARKS = {EditKind.REMOVED: "~~", EditKind.ADDED: "**"}


def export_comparison_markdown(table: ComparisonTable, *, today: date) -> str:
    """Return a comparison as Markdown: counts, a table for each heading, and what is new.

    Args:
        table: The comparison.
        today: The date of export, for the front matter.

    Returns:
        The text, ending in a newline.
    """
    fields = {"title": table.title, "left": table.left, "right": table.right}
    blocks = [
        front_matter(fields, today),
        f"# {inline(table.title)}",
        inline("　".join(f"{s.label} {n}" for s, n in table.comparison.counts.items())),
        "\n".join(f"- {inline(line)}" for line in (*table.notes, *table.sources)),
        "~~刪除線~~是舊項目刪去的字，**粗體**是新項目加上的字。" if table.rows else "",
    ]
    for heading, rows in table.groups():
        blocks += [f"## {inline(heading)}" if heading else "", _table(table, rows)]
    if table.new:
        blocks.append(f"## {table.new_heading}")
        for department, units in table.new_groups():
            blocks.append(f"### {inline(department)}")
            blocks.append("\n".join(f"- {_item(plain_item(table, unit))}" for unit in units))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _table(table: ComparisonTable, rows: Sequence[Row]) -> str:
    header = (
        f"| 狀態 | {cell(table.left)} | {cell(table.right)} | 說明 |\n| --- | --- | --- | --- |"
    )
    return "\n".join([header, *(line for row in rows for line in _lines(table, row))])


def _lines(table: ComparisonTable, row: Row) -> Iterator[str]:
    """Yield a line of the table for each match; the left text is in the first."""
    described = describe(table, row)
    left = _item(described.left)
    if not described.matches:
        nearest = "、".join(match.id for match in described.candidates)
        note = f"最接近的：{cell(nearest)}" if nearest else ""
        yield f"| {described.note} | {left} |  | {note} |"
    for found in described.matches:
        notes = "；".join(map(cell, (found.note, *found.changes)))
        yield f"| {found.match.status.label} | {left} | {_item(found.text)} | {notes} |"
        left = SAME_AS_ABOVE


def _item(item: ItemText) -> str:
    words = "".join(_edited(item.pieces)) if item.inline else cell_text(item.words)
    place = "，".join(filter(None, (item.id, item.pages)))
    return f"{cell(item.marker)}{words}（{cell(place)}）"


def _edited(pieces: Iterable[Piece]) -> Iterator[str]:
    for edit, run in groupby(pieces, key=lambda piece: piece.edit):
        words = "".join(piece.text for piece in run)
        yield cell_text(words, _MARKS.get(edit, "") if edit else "")
