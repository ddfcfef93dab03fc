"""The whole of a row that a list has no room for: what it tells, each thing under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaoview.search.trend_bars import CAUTION, absent_names, needs_caution
from kaoview.search.trends import GroupBy, Trend
from kaoview.text.cell_width import cell_width, pad, visible
from kaoview.text.line_break import wrap
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.place_rows import NOT_HERE, PlaceRow
from kaoview.tui.render.trend_rows import BarLine

Parts = Sequence[tuple[str, str]]
"""What a row tells: the name of each thing, and its words; without words it is left out."""

_GAP = 2  # cells between the names and the words
_LEAST_WORDS = 8  # cells of the words on the narrowest line; chosen by hand


def part_lines(parts: Parts, width: int) -> Iterator[Line]:
    """Yield the lines of what a row tells, the names in a column of their own.

    Args:
        parts: What it tells.
        width: Cells of a line.
    """
    told = [(name, words) for name, words in parts if words]
    names = max((cell_width(name) for name, _ in told), default=0) + _GAP
    for name, words in told:
        lines = wrap(visible(words), max(width - names, _LEAST_WORDS))
        for number, line in enumerate(lines):
            front = Piece(pad("" if number else name, names), Tone.QUIET)
            yield Line((front, Piece(line, Tone.TEXT)), joined=number > 0)


def bar_parts(line: BarLine, by: GroupBy, notes: Parts) -> Parts:
    """Return what a bar of the trends tells.

    Args:
        line: The bar.
        by: What the bars are grouped by.
        notes: What is said of all bars.
    """
    count = line.count
    return (
        (by.label, line.bar.label),
        ("詞", count.term),
        ("每萬字", f"{count.rate:.2f} 次"),
        ("出現", f"{count.occurrences} 次，在 {count.items} 項裡"),
        *notes,
    )


def trend_parts(found: Trend, lines: Sequence[BarLine], scope: str) -> Parts:
    """Return what is said of all bars of a trend.

    Args:
        found: The trend.
        lines: The bars that are shown.
        scope: In which documents the words were looked for.
    """
    totals = "；".join(
        f"{total.term} 共 {total.occurrences} 次、{total.items} 項" for total in found.totals
    )
    absent = (
        absent_names(found) if len({line.bar.value for line in lines}) < len(found.bars) else ()
    )
    return (
        ("合計", "；".join((totals, *found.notes))),
        ("注意", CAUTION if needs_caution([line.count for line in lines]) else ""),
        ("其餘", f"另外 {len(absent)} 個機關沒有提到：{'、'.join(absent)}" if absent else ""),
        ("範圍", scope),
    )


def place_parts(row: PlaceRow) -> Parts:
    """Return what a bookmark or a place visited tells."""
    return (
        ("機關", row.department),
        ("計畫", row.plan),
        ("標題", row.heading),
        ("註記", row.note),
        ("編號", row.key),
        ("時間", row.when.replace("T", " ")),
        ("說明", "" if row.here else NOT_HERE),
    )
