"""``kaoview trend``: how often words occur in each year and department, as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kaoview.cli.shell_words import shell_word
from kaoview.cli.terminal import CliError, Line, plain
from kaoview.export.word_labels import trend_scope
from kaoview.model import Library
from kaoview.search.trend_bars import CAUTION, absent_names, bar_share
from kaoview.search.trends import GroupBy, TermCount, Trend, TrendBar, TrendError, trend
from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.text.line_break import wrap

_COLOURS = ("cyan", "yellow", "magenta", "green", "blue")
_BAR = "="  # blocks are two cells wide in some terminals
_MAX_BAR = 40  # cells of the longest bar; chosen by eye
_MIN_BAR = 10  # cells that names leave for it; chosen by eye
_MIN_NAME = 8  # cells of a name that is truncated to make room for the bars; chosen by eye
_GAP = "  "
_MAX_TERM = 16  # cells of a term beside the bars, above which it stands whole; chosen by eye
_TERM_SHARE = 6  # a term beside the bars takes at most this fraction of a line; chosen by eye
_MEANING = (
    f"橫條是每萬字出現的次數：各年度收錄的機關與各份文件的長短都不同，次數不能直接相比；{CAUTION}。"
)
_HEADINGS = ("每萬字", "次數", "項數")


def trends(library: Library, terms: Sequence[str], by: str | None) -> list[Trend]:
    """Count terms by the given grouping, or by year and by department without one.

    Raises:
        CliError: There is no such grouping, or no term to count.
    """
    chosen = [each for each in GroupBy if by in (None, each.value, each.label)]
    if not chosen:
        allowed = "、".join(f"{each.value}（{each.label}）" for each in GroupBy)
        raise CliError(f"--by 沒有「{by}」，可用的有 {allowed}")
    try:
        return [trend(library, terms, each) for each in chosen]
    except TrendError as error:
        raise CliError(str(error)) from error


def no_count_message(found: Trend) -> str:
    """Return the message that no term occurs, with the command for a search."""
    words = "、".join(f"「{total.term}」" for total in found.totals)
    query = " ".join((*(each.written for each in found.filters), found.totals[0].term))
    message = "；".join((f"{words}沒有出現過", trend_scope(found), *found.notes))
    return f"{message}；這裡只統計原詞，近似的請用 kaoview search {shell_word(query)}"


def missing_words(found: Trend) -> str:
    """Return the message on terms that do not occur, or empty where all do."""
    words = "、".join(f"「{total.term}」" for total in found.totals if not total.occurrences)
    return f"{words}沒有出現過" if words else ""


def trend_records(found: Sequence[Trend]) -> dict[str, Any]:
    """Return counts for JSON, with the ids of the items counted."""
    return {
        "schema": 1,
        "filters": [each.written for each in found[0].filters],
        "totals": [_count_record(total) for total in found[0].totals],
        "trends": [
            {
                "by": each.by.value,
                "bars": [
                    {
                        "value": bar.value,
                        "name": bar.label,
                        "characters": bar.characters,
                        "counts": [_count_record(count) for count in bar.counts],
                    }
                    for bar in each.bars
                ],
            }
            for each in found
        ],
    }


def trend_lines(found: Sequence[Trend], *, width: int | None) -> Iterator[Line]:
    """Yield counts as lines for reading.

    Args:
        found: The same terms counted by different groupings.
        width: Cells of a line, or None for lines as long as they need.

    Yields:
        A line for each term, then a table with bars for each grouping, then what the bars mean
        and the command that lists the passages.
    """
    totals = found[0].totals
    for at, total in enumerate(totals):
        counted = f"　{total.occurrences} 次，{total.items} 項，每萬字 {total.rate:.1f} 次"
        yield ((total.term, f"bold {_colour_of(at)}"), (counted, ""))
    for each in found:
        yield plain("")
        yield from _table(each, width)
    yield plain("")
    for said in (f"{trend_scope(found[0])}。", _MEANING):
        for line in wrap(said, max(width, _MIN_NAME)) if width else [said]:
            yield plain(line, "dim")
    yield plain(f"讀原文（每萬字最多的一列）：{search_command(found[0])}", "dim")


def search_command(found: Trend) -> str:
    """Return the command that lists the passages counted in the longest bar."""
    pairs = [(count, bar) for bar in found.bars for count in bar.counts]
    count, bar = max(pairs, key=lambda pair: (bool(pair[1].value), pair[0].rate))
    filtered = "".join(f"{each.written} " for each in found.filters_for(bar))
    # Unquoted, letters and digits would also match as sounds, and spaces separate terms.
    whole = all("\u3400" <= each <= "\u9fff" for each in count.term)
    word = count.term if whole else f'"{count.term}"'
    return f"kaoview search {shell_word(filtered + word)}"


def _count_record(count: TermCount) -> dict[str, Any]:
    return {
        "term": count.term,
        "items": count.items,
        "occurrences": count.occurrences,
        "per_10000": round(count.rate, 2),
        "ids": list(count.ids),
    }


def _table(found: Trend, width: int | None) -> Iterator[Line]:
    """Yield a heading, and for each bar a line for each term, figures before the bars."""
    shown = (
        found.bars if found.by is GroupBy.PERIOD else [bar for bar in found.bars if _occurs(bar)]
    )
    names = [bar.label for bar in shown]
    most_cells = _MAX_TERM if width is None else min(_MAX_TERM, width // _TERM_SHARE)
    words = [fit(total.term, most_cells) for total in found.totals]
    words = words if len(words) > 1 else []
    name_width = max(map(cell_width, (found.by.label, *names)))
    word_width = max(map(cell_width, words), default=0)
    figures = [_figures(count) for bar in shown for count in bar.counts]
    widths = [
        max(cell_width(row[at]) for row in (_HEADINGS, *figures)) for at in range(len(_HEADINGS))
    ]
    room = _MAX_BAR
    if width is not None:
        taken = sum(widths) + len(_GAP) * (len(widths) + 1)
        taken += word_width + len(_GAP) if words else 0
        name_width = max(min(name_width, width - taken - _MIN_BAR), _MIN_NAME)
        room = min(max(width - taken - name_width, 1), _MAX_BAR)
    counts = [count for bar in shown for count in bar.counts]
    blank = [" " * word_width] if words else []
    heading = [pad(found.by.label, name_width), *blank, *_align_right(_HEADINGS, widths)]
    yield plain(_GAP.join(heading), "bold")
    for bar in shown:
        for at, count in enumerate(bar.counts):
            name = pad(fit(bar.label, name_width) if at == 0 else "", name_width)
            word = [pad(words[at], word_width)] if words else []
            cells = _GAP.join((name, *word, *_align_right(_figures(count), widths)))
            drawn = _draw_bar(bar_share(count, counts), room)
            yield ((cells + _GAP, ""), (drawn, _colour_of(at)))
    absent = absent_names(found) if len(shown) < len(found.bars) else ()
    if absent:
        told = f"其餘 {len(absent)} 個{found.by.label}沒有提到：{'、'.join(absent)}"
        for line in wrap(told, max(width, _MIN_NAME)) if width else [told]:
            yield plain(line, "dim")


def _occurs(bar: TrendBar) -> bool:
    return any(count.occurrences for count in bar.counts)


def _figures(count: TermCount) -> tuple[str, str, str]:
    return f"{count.rate:.1f}", str(count.occurrences), str(count.items)


def _align_right(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return cells right-aligned in columns."""
    return [
        " " * (width - cell_width(cell)) + cell for cell, width in zip(cells, widths, strict=True)
    ]


def _draw_bar(share: float, room: int) -> str:
    """Return a bar that fills a share of the room; empty only for 0.

    >>> _draw_bar(0.6, 5), _draw_bar(0.001, 5), _draw_bar(0, 5)
    ('===', '=', '')
    """
    return _BAR * max(round(share * room), 1 if share else 0)


def _colour_of(at: int) -> str:
    return _COLOURS[at % len(_COLOURS)]
