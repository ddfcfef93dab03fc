"""A comparison as plain text: two columns where the lines are wide enough, else one below another.

Marks read without colour: ``[-…-]`` is what the old text lost, ``{+…+}`` what the new one gained.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.compare.rows import REVIEWED, UNREVIEWED, Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording
from kaoview.export.comparison import (
    ComparisonTable,
    changed,
    excerpt,
    hints,
    pair_wording,
    said_of,
    said_of_row,
)
from kaoview.model import marked
from kaoview.text.cell_width import fit, pad, visible
from kaoview.text.line_break import wrap

TWO_COLUMNS = 100
"""From so many cells a line, old and new stand side by side."""

_MARKS = "記號：[-舊文刪去的字-]　{+新文加上的字+}；「把握」是程式判斷的，越高越可靠。"
_INDENT = "  "
_BETWEEN = " │ "
_NARROWEST = 12


def comparison_lines(sheet: ComparisonTable, *, width: int | None) -> Iterator[str]:
    """Yield a comparison line by line: counts first, then rows, then what is new.

    Args:
        sheet: The comparison.
        width: Cells of a line, or None to leave texts unbroken, one below another.

    Yields:
        Lines without their ends; none is wider than ``width`` unless an id is.
    """
    yield visible(sheet.title)
    yield sheet.counts
    for line in (*sheet.notes, *sheet.sources, _MARKS if sheet.rows else ""):
        if line:
            yield from _broken(visible(line), width)
    layout = _side_by_side if width is not None and width >= TWO_COLUMNS else _stacked
    for heading, rows in sheet.groups():
        yield ""
        if heading:
            yield from _broken(f"【{heading}】", width)
        for number, row in enumerate(rows):
            if number:
                yield ""
            yield from layout(sheet, row, width or 0)
    if sheet.new:
        yield from _new(sheet, width)


def _new(sheet: ComparisonTable, width: int | None) -> Iterator[str]:
    told = REVIEWED if sheet.comparison.new_reviewed else UNREVIEWED
    yield ""
    yield f"{Status.NEW.mark} {Status.NEW.label} {len(sheet.new)} 項（{told}）"
    for department, units in sheet.new_groups():
        yield ""
        yield visible(f"【{department}】")
        for unit in units:
            yield f"{Status.NEW.mark} {visible(unit.id)}"
            yield from _block(_plain(sheet, unit), width, _INDENT)


def _stacked(sheet: ComparisonTable, row: Row, width: int) -> Iterator[str]:
    """Yield a row with the new texts below the old one."""
    room = width or None
    unit = sheet.comparison.units[row.left]
    yield from _broken(f"{row.status.mark} {said_of_row(row)} {visible(row.left)}", room)
    wordings = {match.id: pair_wording(sheet, row, match) for match in row.reached}
    first = next(iter(row.reached), None)
    yield from _block(_left(sheet, unit, first, wordings), room, _INDENT)
    for match in row.reached:
        label = f"→ {match.status.mark} {visible(match.id)}　{said_of(match)}"
        yield from _block(label, room, _INDENT)
        wording = wordings[match.id]
        yield from _block(_right(sheet, match, wording), room, _INDENT * 2)
        for change in changed(wording):
            yield from _block(f"※ {change}", room, _INDENT * 2)
    yield from _candidates(sheet, row, room)


def _side_by_side(sheet: ComparisonTable, row: Row, width: int) -> Iterator[str]:
    """Yield a row with the old text on the left and all new ones on the right."""
    half = (width - len(_BETWEEN)) // 2
    unit = sheet.comparison.units[row.left]
    wordings = {match.id: pair_wording(sheet, row, match) for match in row.reached}
    first = next(iter(row.reached), None)
    left = [
        *_broken(f"{row.status.mark} {said_of_row(row)} {visible(row.left)}", half),
        *_block(_left(sheet, unit, first, wordings), half, _INDENT),
    ]
    right: list[str] = []
    for match in row.reached:
        wording = wordings[match.id]
        right += _broken(f"{match.status.mark} {visible(match.id)}　{said_of(match)}", half)
        right += _block(_right(sheet, match, wording), half, _INDENT)
        for change in changed(wording):
            right += _block(f"※ {change}", half, _INDENT)
    if not row.reached:
        right += _candidates(sheet, row, half)
    for number in range(max(len(left), len(right))):
        ours = left[number] if number < len(left) else ""
        theirs = right[number] if number < len(right) else ""
        yield f"{pad(ours, half)}{_BETWEEN}{theirs}".rstrip()


def _candidates(sheet: ComparisonTable, row: Row, width: int | None) -> Iterator[str]:
    """Yield the nearest candidates where nothing answers and no reader has said so."""
    if row.reached or row.reviewed or not hints(row):
        return
    yield f"{_INDENT}最接近的（{Status.CANDIDATE.label}）："
    for match in hints(row):
        words = _plain(sheet, sheet.comparison.units[match.id]).replace("\n", " ")
        line = f"{_INDENT}{match.status.mark} {visible(match.id)}　{match.certainty}　{words}"
        yield fit(line, width) if width else line


def _left(
    sheet: ComparisonTable, unit: Unit, match: Match | None, wordings: dict[str, Wording | None]
) -> str:
    """Return the old text; where the best match is close, with what it lost."""
    wording = wordings.get(match.id) if match else None
    if not wording or not wording.close:
        return _plain(sheet, unit)
    text = ""
    for edit in wording.edits:
        part = unit.words[slice(*edit.left)]
        text += part if edit.kind is EditKind.KEPT or not part.strip() else f"[-{part}-]"
    return _clean(marked(sheet.marker(unit), text))


def _right(sheet: ComparisonTable, match: Match, wording: Wording | None) -> str:
    """Return a new text; where it is close to the old one, with what it gained."""
    unit = sheet.comparison.units[match.id]
    if not wording or not wording.close:
        return _plain(sheet, unit)
    text = ""
    for edit in wording.edits:
        part = unit.words[slice(*edit.right)]
        text += part if edit.kind is EditKind.KEPT or not part.strip() else f"{{+{part}+}}"
    return _clean(marked(sheet.marker(unit), text))


def _plain(sheet: ComparisonTable, unit: Unit) -> str:
    return _clean(marked(sheet.marker(unit), excerpt(unit)[0]))


def _clean(text: str) -> str:
    """Make a text safe to print, its paragraphs kept."""
    return "\n".join(visible(part) for part in text.split("\n") if part.strip())


def _broken(text: str, width: int | None) -> list[str]:
    return wrap(text, max(width, _NARROWEST)) if width is not None else text.split("\n")


def _block(text: str, width: int | None, indent: str) -> Iterator[str]:
    """Yield a text indented and broken to a width."""
    room = None if width is None else width - len(indent)
    for line in _broken(text, room):
        yield f"{indent}{line}"
