"""Words by department and year as a document: a grid for each word, and every place it is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kaoview.export import word_labels
from kaoview.export.citation import reference
from kaoview.export.data import json_text, source_record
from kaoview.export.escape import cell, front_matter, html_text, inline, line
from kaoview.export.formats import ExportFormat
from kaoview.export.heads import Header, heads
from kaoview.export.sheet import Sheet, Value
from kaoview.export.sheets import csv_text, ods_bytes, xlsx_bytes
from kaoview.export.word_labels import NO_DOCUMENT, NOT_THERE, TOTAL, summary
from kaoview.reading.export_form import HTML_MARK
from kaoview.reading.export_heads import WORD_COLUMNS
from kaoview.search.word_table import NO_PERIOD, Mention, WordCount, WordTable
from kaoview.text.cell_width import visible

WORD_FORMATS = (
    ExportFormat("markdown", "Markdown", ".md"),
    ExportFormat("csv", "CSV", ".csv"),
    ExportFormat("xlsx", "Excel", ".xlsx", binary=True),
    ExportFormat("ods", "ODS", ".ods", binary=True),
    ExportFormat("html", "HTML", ".html"),
    ExportFormat("json", "JSON", ".json"),
)
"""The formats of a table of words, the usual one first."""


_STATES = {
    Header.CHINESE: ("有", NOT_THERE, NO_DOCUMENT),
    Header.ENGLISH: ("found", "not found", "no document"),
}
_NO_PLACE = ("",) * 7
"""The cells that tell of an item, where there is none."""
_STATE = list(WORD_COLUMNS).index("state")
"""The column that tells whether a word is there."""
_NAME_WIDTH = 24
"""The width of the column of departments, in characters; chosen by eye."""
_PLACE_WIDTHS = (12, 20, 10, 12, 8, 24, 10, 60, 30, 16, 36, 60)

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; } th, td { border: 1px solid #8886; padding: .25rem .6rem; }
th { text-align: left; } td.n { text-align: right; } td.none { color: #888; }
tr { break-inside: avoid; } thead { display: table-header-group; }
@page { size: A4; margin: 14mm; }
"""


def export_words(
    table: WordTable, format: str, *, today: date, header: Header = Header.CHINESE
) -> str | bytes:
    """Return a table of words in a format.

    Args:
        table: The table.
        format: The name of one of ``WORD_FORMATS``.
        today: The date to print.
        header: The language of the heads in CSV and spreadsheets.

    Raises:
        ValueError: There is no such format.
    """
    match format:
        case "markdown":
            return "\n".join(_markdown(table, today)) + "\n"
        case "html":
            return "\n".join(_html(table, today)) + "\n"
        case "csv":
            return csv_text(places_sheet(table, header))
        case "xlsx":
            return xlsx_bytes([*grid_sheets(table), places_sheet(table, header, found=True)])
        case "ods":
            return ods_bytes([*grid_sheets(table), places_sheet(table, header, found=True)])
        case "json":
            return json_text(words_record(table))
    raise ValueError(format)


def title_of(table: WordTable) -> str:
    """Return the title of a table: its words."""
    words = "、".join(f"「{word}」" for word in table.words)
    return visible(f"{words}在各機關、各年度")


def cell_words(count: WordCount | None) -> str:
    """Return a count in words: a number, 0, or that there is no document."""
    return NO_DOCUMENT if count is None else str(count.occurrences)


def silence(table: WordTable, word: str) -> str:
    """Return which departments never mention a word, in one line; empty if all do."""
    names = [department.name for department in table.silent(word)]
    return word_labels.silence(names, whole=table.is_silent_whole(word))


def grid_sheets(table: WordTable) -> list[Sheet]:
    """Return a sheet for each word: a row for each department, a column for each year."""
    sheets = []
    for number, word in enumerate(table.words, 1):
        rows: list[tuple[Value, ...]] = []
        for department in table.departments:
            counts = [table.count(word, department.id, period) for period in table.periods]
            values = [NO_DOCUMENT if count is None else count.occurrences for count in counts]
            rows.append((department.name, *values, table.total(word, department.id).occurrences))
        header = ("機關", *table.periods, TOTAL)
        notes = (summary(table, word), _legend(table), silence(table, word), *table.notes)
        sheets.append(
            Sheet(
                _sheet_name(number, word),
                header,
                tuple(rows),
                (_NAME_WIDTH,),
                (TOTAL, *_totals(table, word)),
                tuple(filter(None, notes)),
                figures=True,
            )
        )
    return sheets


def _totals(table: WordTable, word: str) -> tuple[int, ...]:
    """Return the occurrences of a word in each year, and in all."""
    years = (table.total_of_period(word, period).occurrences for period in table.periods)
    return (*years, table.total(word).occurrences)


def _sheet_name(number: int, word: str) -> str:
    """Return a name for a sheet without the characters that spreadsheets refuse."""
    kept = "".join(each for each in visible(word) if each not in "[]:*?/\\'")
    return f"{number} {kept}".strip()


def grid_text(table: WordTable) -> str:
    """Return the grids as text with tabs, to be pasted into a spreadsheet."""
    lines = []
    for word, sheet in zip(table.words, grid_sheets(table), strict=True):
        rows = [(summary(table, word),), sheet.header, *sheet.rows, sheet.total]
        lines += ["\t".join(visible(str(value)) for value in row) for row in rows]
    return "\n".join(lines) + "\n"


def places_sheet(table: WordTable, header: Header, *, found: bool = False) -> Sheet:
    """Return a row for every item with a word, and one for every department and year without.

    Args:
        table: The table.
        header: The language of the heads.
        found: Whether the rows without an item are left out: beside the grids, which tell that.
    """
    rows = _place_rows(table, header)
    state = _STATES[header][0]
    return Sheet(
        "出處" if header is Header.CHINESE else "places",
        heads(WORD_COLUMNS, header),
        tuple(row for row in rows if not found or row[_STATE] == state),
        _PLACE_WIDTHS,
    )


def _place_rows(table: WordTable, header: Header) -> Iterator[tuple[Value, ...]]:
    found, absent, no_document = _STATES[header]
    for word in table.words:
        mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in table.mentions_of(word):
            mentions[mention.department.id, mention.plan.period or NO_PERIOD].append(mention)
        for department in table.departments:
            for period in table.periods:
                count = table.count(word, department.id, period)
                if count is None or not count.occurrences:
                    state = (no_document, "") if count is None else (absent, 0)
                    yield (word, department.name, period, *state, *_NO_PLACE)
                for mention in mentions[department.id, period]:
                    yield (word, department.name, period, found, *_place(table, mention))


def _place(table: WordTable, mention: Mention) -> tuple[Value, ...]:
    item = mention.item
    source = item.source
    return (
        mention.occurrences,
        item.id,
        item.printed_marker,
        mention.sentence,
        source.document,
        source.place,
        mention.plan.title,
        reference(table.library, item),
    )


def words_record(table: WordTable) -> dict[str, Any]:
    """Return a table of words for JSON; an absent document is null."""
    return {
        "schema": 1,
        "periods": list(table.periods),
        "filters": [each.written for each in table.filters],
        "words": [
            {
                "word": word,
                "occurrences": table.total(word).occurrences,
                "items": table.total(word).items,
                "departments": [
                    {
                        "department": department.name,
                        "periods": {
                            period: _count_record(table.count(word, department.id, period))
                            for period in table.periods
                        },
                    }
                    for department in table.departments
                ],
                "places": [
                    {
                        "id": mention.item.id,
                        "department": mention.department.name,
                        "period": mention.plan.period,
                        "occurrences": mention.occurrences,
                        "sentence": mention.sentence,
                        "source": source_record(mention.item.source),
                    }
                    for mention in table.mentions_of(word)
                ],
            }
            for word in table.words
        ],
    }


def _count_record(count: WordCount | None) -> dict[str, int] | None:
    return None if count is None else {"occurrences": count.occurrences, "items": count.items}


def _legend(table: WordTable) -> str:
    where = word_labels.scope(table)
    signs = f"0 是{NOT_THERE}，「{NO_DOCUMENT}」是沒有那一年的文件"
    return f"{where}。數字是出現的次數；{signs}。"


def _markdown(table: WordTable, today: date) -> Iterator[str]:
    yield front_matter({"title": title_of(table), "words": list(table.words)}, today)
    yield f"\n# {inline(title_of(table))}\n"
    yield _legend(table)
    yield from (f"\n{inline(note)}" for note in table.notes)
    for word in table.words:
        yield f"\n## {inline(summary(table, word))}\n"
        heads = " | ".join(map(cell, ("機關", *table.periods, TOTAL)))
        yield f"| {heads} |"
        yield "| --- |" + " ---: |" * (len(table.periods) + 1)
        for department in table.departments:
            counts = [table.count(word, department.id, period) for period in table.periods]
            total = table.total(word, department.id).occurrences
            yield f"| {' | '.join((cell(department.name), *map(cell_words, counts), str(total)))} |"
        yield f"| {' | '.join((TOTAL, *map(str, _totals(table, word))))} |"
        if silence(table, word):
            yield f"\n{inline(silence(table, word))}"
        mentions = table.mentions_of(word)
        if mentions:
            yield "\n### 出處\n"
        for mention in mentions:
            yield f"- {line(mention.sentence)}（{inline(reference(table.library, mention.item))}）"


def _html(table: WordTable, today: date) -> Iterable[str]:
    title = html_text(title_of(table))
    yield '<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n<head>\n<meta charset="utf-8">'
    yield HTML_MARK
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield f"<p>{html_text(_legend(table))}</p>"
    yield from (f"<p>{html_text(note)}</p>" for note in table.notes)
    for word in table.words:
        most = table.most(word)
        yield f"<h2>{html_text(summary(table, word))}</h2>\n<table>\n<thead><tr>"
        yield "".join(f"<th>{html_text(head)}</th>" for head in ("機關", *table.periods, TOTAL))
        yield "</tr></thead>\n<tbody>"
        for department in table.departments:
            counts = [table.count(word, department.id, period) for period in table.periods]
            cells = "".join(_html_cell(count, most) for count in counts)
            total = table.total(word, department.id).occurrences
            name = html_text(department.name)
            yield f'<tr><th scope="row">{name}</th>{cells}<td class="n">{total}</td></tr>'
        sums = "".join(f'<td class="n">{total}</td>' for total in _totals(table, word))
        yield f'</tbody>\n<tfoot><tr><th scope="row">{TOTAL}</th>{sums}</tr></tfoot>\n</table>'
        if silence(table, word):
            yield f"<p>{html_text(silence(table, word))}</p>"
        mentions = table.mentions_of(word)
        if mentions:
            yield "<h3>出處</h3>\n<ul>"
            for mention in mentions:
                cited = html_text(reference(table.library, mention.item))
                yield f"<li>{html_text(mention.sentence)}（{cited}）</li>"
            yield "</ul>"
    yield f"<p><small>{today.isoformat()} 匯出</small></p>\n</body>\n</html>"


def _html_cell(count: WordCount | None, most: int) -> str:
    """Return a cell, shaded by its share of the most occurrences."""
    if count is None:
        return f'<td class="none">{NO_DOCUMENT}</td>'
    share = count.occurrences / most if most else 0
    shade = f' style="background:rgba(230,140,20,{share * 0.6:.2f})"' if share else ""
    return f'<td class="n"{shade}>{count.occurrences}</td>'
