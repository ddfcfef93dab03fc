"""A table of amendments as a page for printing: one table that repeats its head on each sheet."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.export.amendments import UNDERLINED, AmendmentRow, Amendments
from kaoview.export.comparison_rows import ItemText
from kaoview.export.escape import html_text
from kaoview.reading.export_form import HTML_MARK

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; text-align: center; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #888; padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead { display: table-header-group; } thead th { text-align: center; }
col.remark { width: 16%; } col.told { width: 26%; }
tr { break-inside: avoid; } tr.chapter { break-after: avoid; }
tr.chapter th { background: #8882; }
p { margin: 0; } u { text-underline-offset: .15em; }
ul { padding-left: 1.2rem; font-size: .85rem; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; }
  th, td { padding: 1mm 1.5mm; } }
@page { size: A4; margin: 12mm; @bottom-center { content: counter(page) " / " counter(pages); } }
"""


def export_amendments_html(table: Amendments) -> str:
    """Return a table of amendments as a page; changed words are underlined.

    Returns:
        The page, ending in a newline; document text is escaped, and nothing is loaded.
    """
    heads = "".join(f'<th scope="col">{html_text(head)}</th>' for head in table.heads)
    remark = f'<col class="{"told" if table.confidence else "remark"}">'
    columns = "".join(table.ordered("<col>", "<col>", remark))
    word, meaning = UNDERLINED
    lines = (*table.notes, *table.sources, f"{table.date.isoformat()} 匯出")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n<head>\n<meta charset="utf-8">',
            HTML_MARK,
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{html_text(table.title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>{html_text(table.title)}</h1>",
            f"<table>\n<colgroup>{columns}</colgroup>",
            f"<thead><tr>{heads}</tr></thead>\n<tbody>",
            *_rows(table),
            "</tbody>\n</table>",
            *([f"<p><small><u>{word}</u>{meaning}</small></p>"] if table.marked else []),
            "<ul>",
            *(f"<li>{html_text(line)}</li>" for line in lines),
            "</ul>\n</body>\n</html>\n",
        ]
    )


def _rows(table: Amendments) -> Iterator[str]:
    for chapter in table.chapters:
        if chapter.heading:
            heading = html_text(chapter.heading)
            span = f'colspan="{len(table.columns)}" scope="rowgroup"'
            yield f'<tr class="chapter"><th {span}>{heading}</th></tr>'
        yield from (_row(table, row) for row in chapter.rows)


def _row(table: Amendments, row: AmendmentRow) -> str:
    new = _item(row.new) if row.new else ""
    old = "".join(map(_item, row.old))
    remarks = "<br>".join(map(html_text, row.remarks))
    return f"<tr>{''.join(f'<td>{each}</td>' for each in table.ordered(new, old, remarks))}</tr>"


def _item(item: ItemText) -> str:
    pieces = (
        f"<u>{html_text(piece.text)}</u>" if piece.changed else html_text(piece.text)
        for piece in item.pieces
    )
    return f"<p>{html_text(item.marker)}{''.join(pieces)}</p>"
