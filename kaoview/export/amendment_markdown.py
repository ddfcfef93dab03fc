"""A table of amendments as Markdown: one table, its chapters as rows of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kaoview.export.amendments import UNDERLINED, AmendmentRow, Amendments
from kaoview.export.comparison_rows import ItemText
from kaoview.export.escape import cell, cell_text, front_matter, inline

_CHANGED = "**"
_RULES = ("-" * 10, "-" * 10, "-" * 4)
"""The lines below the heads; by their lengths pandoc shares the width of a page among columns."""


def export_amendments_markdown(table: Amendments) -> str:
    """Return a table of amendments as Markdown; changed words are bold.

    Underlining has no mark in Markdown: GitHub and pandoc drop its tag, and all show bold words.

    Returns:
        The text, ending in a newline.
    """
    heads = " | ".join(map(cell, table.heads))
    lines = [
        front_matter({"title": table.title}, table.date),
        "",
        f"# {inline(table.title)}",
        "",
        *((f"{_CHANGED}粗體{_CHANGED}{UNDERLINED[1]}", "") if table.marked else ()),
        f"| {heads} |\n| {' | '.join(table.ordered(*_RULES))} |",
    ]
    for chapter in table.chapters:
        if chapter.heading:
            lines.append(f"| **{cell(chapter.heading)}** |{'  |' * (len(table.columns) - 1)}")
        lines += (_line(table, row) for row in chapter.rows)
    lines += ["", *(f"- {inline(line)}" for line in (*table.notes, *table.sources)), ""]
    return "\n".join(lines)


def _line(table: Amendments, row: AmendmentRow) -> str:
    new = _item(row.new) if row.new else ""
    old = "<br> ".join(map(_item, row.old))
    return f"| {' | '.join(table.ordered(new, old, '；'.join(map(cell, row.remarks))))} |"


def _item(item: ItemText) -> str:
    return cell(item.marker) + "".join(_pieces(item))


def _pieces(item: ItemText) -> Iterator[str]:
    for changed, run in groupby(item.pieces, key=lambda piece: piece.changed):
        yield cell_text("".join(piece.text for piece in run), _CHANGED if changed else "")
