"""A comparison as plain text: in two columns if the lines are wide enough, else in one.

Marks that need no colour: ``[-…-]`` is what was removed from the old text, ``{+…+}`` what was added
in the new one, as in wdiff.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from kaoview.compare.rows import CERTAINTY, CERTAINTY_MEANING
from kaoview.compare.statuses import Status
from kaoview.compare.wording import EditKind
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import ItemText, MatchText, Piece, RowText, describe, plain_item
from kaoview.printed import marked
from kaoview.text.cell_width import fit, pad, visible
from kaoview.text.line_break import wrap

TWO_COLUMNS = 100
"""Cells of a line from which old and new are side by side: two columns of over twenty Chinese
characters each; chosen by eye, tests/export/test_comparison_text.py holds it."""

_LEGEND = f"記號：[-舊項目刪去的字-]　{{+新項目加上的字+}}；「{CERTAINTY}」：{CERTAINTY_MEANING}。"
_INDENT = "  "
_SEPARATOR = " │ "
_NARROWEST = 12  # cells; narrower lines are not broken further; chosen by eye


def comparison_lines(table: ComparisonTable, *, width: int | None) -> Iterator[str]:
    """Yield a comparison line by line: counts first, then rows, then what is new.

    Args:
        table: The comparison.
        width: Cells of a line, or None not to break texts, in one column.

    Yields:
        Lines without their ends; none is wider than ``width`` unless an id is.
    """
    yield visible(table.title)
    yield from _broken(table.counts, width)
    for line in (*table.notes, *table.sources, _LEGEND if table.rows else ""):
        if line:
            yield from _broken(visible(line), width)
    layout = _side_by_side if width is not None and width >= TWO_COLUMNS else _stacked
    for heading, rows in table.groups():
        yield ""
        if heading:
            yield from _broken(f"【{heading}】", width)
        for number, row in enumerate(rows):
            if number:
                yield ""
            yield from layout(table, describe(table, row), width or 0)
    if table.new:
        yield from _new(table, width)


def _new(table: ComparisonTable, width: int | None) -> Iterator[str]:
    yield ""
    yield f"{Status.NEW.mark} {table.new_heading}"
    for department, units in table.new_groups():
        yield ""
        yield visible(f"【{department}】")
        for unit in units:
            new = plain_item(table, unit)
            yield f"{Status.NEW.mark} {_named(new)}"
            yield from _block(_item(new), width, _INDENT)


def _stacked(table: ComparisonTable, described: RowText, width: int) -> Iterator[str]:
    """Yield a row with the new texts below the old one."""
    room = width or None
    yield from _broken(_heading(described), room)
    yield from _block(_item(described.left), room, _INDENT)
    for found in described.matches:
        yield from _block(f"→ {_match_heading(found)}", room, _INDENT)
        yield from _block(_item(found.text), room, _INDENT * 2)
        for change in found.changes:
            yield from _block(f"※ {change}", room, _INDENT * 2)
    yield from _candidates(table, described, room)


def _side_by_side(table: ComparisonTable, described: RowText, width: int) -> Iterator[str]:
    """Yield a row with the old text on the left and all new ones on the right."""
    half = (width - len(_SEPARATOR)) // 2
    left = [
        *_broken(_heading(described), half),
        *_block(_item(described.left), half, _INDENT),
    ]
    right: list[str] = []
    for found in described.matches:
        right += _broken(_match_heading(found), half)
        right += _block(_item(found.text), half, _INDENT)
        for change in found.changes:
            right += _block(f"※ {change}", half, _INDENT)
    right += _candidates(table, described, half)
    for old, new in zip_longest(left, right, fillvalue=""):
        yield f"{pad(old, half)}{_SEPARATOR}{new}".rstrip()


def _heading(described: RowText) -> str:
    row = described.row
    return f"{row.status.mark} {described.note} {_named(described.left)}"


def _match_heading(found: MatchText) -> str:
    return f"{found.match.status.mark} {_named(found.text)}　{found.note}"


def _named(item: ItemText) -> str:
    """Return an item's id, and its pages where its document has them."""
    return visible(f"{item.id} {item.pages}".rstrip())


def _candidates(table: ComparisonTable, described: RowText, width: int | None) -> Iterator[str]:
    """Yield the best candidates of a row that nothing answers, a line each."""
    if described.candidates:
        yield f"{_INDENT}最接近的（{Status.CANDIDATE.label}）："
    for match in described.candidates:
        words = _item(plain_item(table, table.comparison.units[match.id])).replace("\n", " ")
        line = f"{_INDENT}{match.status.mark} {visible(match.id)}　{match.certainty}　{words}"
        yield fit(line, width) if width else line


def _item(item: ItemText) -> str:
    """Return an item's marker and text, safe to print, without blank lines."""
    words = marked(item.marker, "".join(map(_piece, item.pieces)))
    return "\n".join(visible(part) for part in words.split("\n") if part.strip())


def _piece(piece: Piece) -> str:
    if not piece.changed:
        return piece.text
    return f"[-{piece.text}-]" if piece.edit is EditKind.REMOVED else f"{{+{piece.text}+}}"


def _broken(text: str, width: int | None) -> list[str]:
    """Return a text broken into lines of a width; None leaves its lines as they are."""
    return wrap(text, max(width, _NARROWEST)) if width is not None else text.split("\n")


def _block(text: str, width: int | None, indent: str) -> Iterator[str]:
    """Yield a text indented and broken into lines of a width."""
    room = None if width is None else width - len(indent)
    for line in _broken(text, room):
        yield f"{indent}{line}"
