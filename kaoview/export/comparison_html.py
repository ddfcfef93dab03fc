"""A comparison as one HTML page that needs nothing else and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from kaoview.compare.rows import REVIEWED, UNREVIEWED, Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Span, Wording
from kaoview.export.comparison import (
    ComparisonTable,
    changed,
    excerpt,
    hints,
    pair_wording,
    said_of,
    said_of_row,
)
from kaoview.text.cell_width import visible

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.7 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
col.status { width: 7.5rem; } col.note { width: 13rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
del { background: #d73a4922; } ins { background: #28a74522; text-decoration: underline; }
mark { background: #ffd33d55; color: inherit; }
small, .id { color: #777; font-size: .8rem; }
p { margin: 0 0 .3rem; } ul { padding-left: 1.2rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
@page { size: A4 landscape; margin: 12mm; }
"""


def export_comparison_html(sheet: ComparisonTable, *, today: date) -> str:
    """Return a comparison as a page: counts, a table for each heading, and what is new.

    Args:
        sheet: The comparison.
        today: The date of export, printed at the end.

    Returns:
        The page, ending in a newline; document text is escaped, and nothing is loaded.
    """
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(sheet.title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>{_text(sheet.title)}</h1>",
            f"<p>{_text(sheet.counts)}</p>",
            "<ul>",
            *(f"<li>{_text(line)}</li>" for line in (*sheet.notes, *sheet.sources)),
            "</ul>",
            "<p><small><del>刪除線</del>是舊文刪去的字，<ins>底線</ins>是新文加上的字，"
            "<mark>底色</mark>是兩邊共有的詞。</small></p>",
            *_groups(sheet),
            *_new(sheet),
            f"<p><small>{today.isoformat()} 匯出</small></p>\n</body>\n</html>\n",
        ]
    )


def _groups(sheet: ComparisonTable) -> Iterator[str]:
    for heading, rows in sheet.groups():
        if heading:
            yield f"<h2>{_text(heading)}</h2>"
        yield "<table>"
        yield '<colgroup><col class="status"><col><col><col class="note"></colgroup>'
        names = ("狀態", sheet.left, sheet.right, "說明")
        cells = "".join(f'<th scope="col">{_text(name)}</th>' for name in names)
        yield f"<thead><tr>{cells}</tr></thead>"
        yield "<tbody>"
        for row in rows:
            yield from _row(sheet, row)
        yield "</tbody>\n</table>"


def _row(sheet: ComparisonTable, row: Row) -> Iterator[str]:
    """Yield a table row for each match; the left text spans them all."""
    unit = sheet.comparison.units[row.left]
    matches = row.reached
    if not matches:
        status = _text(f"{row.status.mark} {said_of_row(row)}")
        near = "、".join(match.id for match in hints(row)) if not row.reviewed else ""
        note = _text(f"最接近的：{near}") if near else ""
        yield f"<tr><td>{status}</td><td>{_plain(sheet, unit)}</td><td></td><td>{note}</td></tr>"
    for number, match in enumerate(matches):
        wording = pair_wording(sheet, row, match)
        left, right = _sides(sheet, row, match, wording)
        span = f' rowspan="{len(matches)}"' if len(matches) > 1 else ""
        ours = f"<td{span}>{left}</td>" if number == 0 else ""
        notes = "<br>".join(_text(note) for note in (said_of(match), *changed(wording)))
        status = _text(f"{match.status.mark} {match.status.label}")
        yield f"<tr><td>{status}</td>{ours}<td>{right}</td><td>{notes}</td></tr>"


def _sides(
    sheet: ComparisonTable, row: Row, match: Match, wording: Wording | None
) -> tuple[str, str]:
    """Return both texts of a pair with inline changes or shared phrases marked.

    The left text is shown once for all its matches, and marked as the first of them has it.
    """
    left, right = (sheet.comparison.units[id] for id in (row.left, match.id))
    first = match == row.reached[0]
    if wording is None:
        return _plain(sheet, left), _plain(sheet, right)
    if wording.close:
        gone = [e.left for e in wording.edits if e.kind is not EditKind.KEPT]
        come = [e.right for e in wording.edits if e.kind is not EditKind.KEPT]
        ours = _marked(left.words, gone, "del") if first else _marked(left.words, (), "")
        theirs = _marked(right.words, come, "ins")
    else:
        ours = _marked(left.words, wording.shared_left if first else (), "mark")
        theirs = _marked(right.words, wording.shared_right, "mark")
    return _named(sheet, left, ours), _named(sheet, right, theirs)


def _marked(text: str, spans: Sequence[Span], tag: str) -> str:
    """Return a text as HTML with some stretches of it in a tag."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start < end:
            parts += [_text(text[at:start]), f"<{tag}>{_text(text[start:end])}</{tag}>"]
            at = end
    return "".join([*parts, _text(text[at:])])


def _new(sheet: ComparisonTable) -> Iterator[str]:
    if not sheet.new:
        return
    told = REVIEWED if sheet.comparison.new_reviewed else UNREVIEWED
    yield f"<h2>{Status.NEW.mark} {Status.NEW.label} {len(sheet.new)} 項（{told}）</h2>"
    for department, units in sheet.new_groups():
        yield f"<h3>{_text(department)}</h3>\n<ul>"
        yield from (f"<li>{_plain(sheet, unit)}</li>" for unit in units)
        yield "</ul>"


def _plain(sheet: ComparisonTable, unit: Unit) -> str:
    return _named(sheet, unit, _text(excerpt(unit)[0]))


def _named(sheet: ComparisonTable, unit: Unit, words: str) -> str:
    place = _text(f"{unit.id}　{sheet.source(unit)}".strip())
    return f'<p>{_text(sheet.marker(unit))}{words}</p><p class="id">{place}</p>'


def _text(text: str) -> str:
    """Return a text as HTML shows it: escaped, without control characters, paragraphs kept."""
    return "<br>".join(escape(visible(part)) for part in text.split("\n"))
