"""A comparison as one HTML page that is self-contained and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaoview.compare.rows import Row
from kaoview.compare.statuses import Status
from kaoview.compare.wording import EditKind
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import ItemText, Piece, describe, plain_item
from kaoview.export.escape import html_text
from kaoview.reading.export_form import HTML_MARK

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


_TAGS = {EditKind.REMOVED: "del", EditKind.ADDED: "ins"}


def export_comparison_html(table: ComparisonTable, *, today: date) -> str:
    """Return a comparison as a page: counts, a table for each heading, and what is new.

    Args:
        table: The comparison.
        today: The date of export, printed at the end.

    Returns:
        The page, ending in a newline; document text is escaped, and nothing is loaded.
    """
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n<head>\n<meta charset="utf-8">',
            HTML_MARK,
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{html_text(table.title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>{html_text(table.title)}</h1>",
            f"<p>{html_text(table.counts)}</p>",
            "<ul>",
            *(f"<li>{html_text(line)}</li>" for line in (*table.notes, *table.sources)),
            "</ul>",
            "<p><small><del>刪除線</del>是舊項目刪去的字，<ins>底線</ins>是新項目加上的字，"
            "<mark>底色</mark>是兩邊共有的詞。</small></p>",
            *_groups(table),
            *_new(table),
            f"<p><small>{today.isoformat()} 匯出</small></p>\n</body>\n</html>\n",
        ]
    )


def _groups(table: ComparisonTable) -> Iterator[str]:
    for heading, rows in table.groups():
        if heading:
            yield f"<h2>{html_text(heading)}</h2>"
        yield "<table>"
        yield '<colgroup><col class="status"><col><col><col class="note"></colgroup>'
        names = ("狀態", table.left, table.right, "說明")
        cells = "".join(f'<th scope="col">{html_text(name)}</th>' for name in names)
        yield f"<thead><tr>{cells}</tr></thead>"
        yield "<tbody>"
        for row in rows:
            yield from _row(table, row)
        yield "</tbody>\n</table>"


def _row(table: ComparisonTable, row: Row) -> Iterator[str]:
    """Yield a table row for each match; the left text spans them all."""
    described = describe(table, row)
    left = _item(described.left)
    if not described.matches:
        status = html_text(f"{row.status.mark} {described.note}")
        nearest = "、".join(match.id for match in described.candidates)
        note = html_text(f"最接近的：{nearest}") if nearest else ""
        yield f"<tr><td>{status}</td><td>{left}</td><td></td><td>{note}</td></tr>"
    count = len(described.matches)
    span = f' rowspan="{count}"' if count > 1 else ""
    for number, found in enumerate(described.matches):
        old = f"<td{span}>{left}</td>" if number == 0 else ""
        notes = "<br>".join(map(html_text, (found.note, *found.changes)))
        status = html_text(f"{found.match.status.mark} {found.match.status.label}")
        yield f"<tr><td>{status}</td>{old}<td>{_item(found.text)}</td><td>{notes}</td></tr>"


def _new(table: ComparisonTable) -> Iterator[str]:
    if not table.new:
        return
    yield f"<h2>{Status.NEW.mark} {table.new_heading}</h2>"
    for department, units in table.new_groups():
        yield f"<h3>{html_text(department)}</h3>\n<ul>"
        yield from (f"<li>{_item(plain_item(table, unit))}</li>" for unit in units)
        yield "</ul>"


def _item(item: ItemText) -> str:
    words = "".join(map(_piece, item.pieces))
    place = html_text(f"{item.id}　{item.source}".strip())
    return f'<p>{html_text(item.marker)}{words}</p><p class="id">{place}</p>'


def _piece(piece: Piece) -> str:
    words = html_text(piece.text)
    tag = "mark" if piece.shared else _TAGS.get(piece.edit) if piece.edit else None
    return f"<{tag}>{words}</{tag}>" if tag and words else words
