"""``kaoview words``: words by department and year, with zeros named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from kaoview.cli.table_header import typed_header
from kaoview.cli.terminal import CliError, Line, plain
from kaoview.export.formats import ExportFormat, refuse_suffix
from kaoview.export.heads import Header
from kaoview.export.word_labels import (
    NO_DOCUMENT,
    NO_DOCUMENT_SIGN,
    NOT_THERE,
    TOTAL,
    scope,
    summary,
)
from kaoview.export.words import WORD_FORMATS, export_words, silence
from kaoview.model import Library
from kaoview.search.trends import TrendError
from kaoview.search.word_table import WordCount, WordTable, word_table
from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.text.line_break import wrap

_GAP = "  "
_MIN_NAME = 8  # cells of a department's name, however many years there are; chosen by eye
_SHADES = ((0.66, "bold black on yellow"), (0.33, "bold yellow"), (0.0, "yellow"))
"""Styles by the least share of the most occurrences; the number is there without colour, too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of a table of words.

    Attributes:
        form: The format, or None for a grid on the terminal.
        header: The language of the heads in CSV and spreadsheets.
        printed: Whether it is printed rather than written to a file.
    """

    form: ExportFormat | None
    header: Header
    printed: bool

    @classmethod
    def of(cls, format: str | None, output: str | None, header: str | None) -> Wanted:
        """Return what was asked for on the command line.

        Raises:
            CliError: There is no such format, suffix or header, or a spreadsheet is to be printed.
        """
        printed = output in (None, "-")
        suffix = "" if printed else PurePath(str(output)).suffix.lower()
        refused = "" if format or printed else refuse_suffix(str(output), WORD_FORMATS)
        if refused:
            raise CliError(refused)
        name = format or next((f.name for f in WORD_FORMATS if f.suffix == suffix), None)
        if name is None and not printed:
            name = WORD_FORMATS[0].name
        form = next((each for each in WORD_FORMATS if each.name == name), None)
        if name is not None and form is None:
            names = "、".join(each.name for each in WORD_FORMATS)
            raise CliError(f"沒有「{name}」這種格式，可用的有 {names}")
        if form is not None and form.binary and printed:
            raise CliError(f"{form.name} 要寫到檔案，請加上 -o 檔名{form.suffix}")
        return cls(form, typed_header(header), printed)


def content(table: WordTable, wanted: Wanted) -> str | bytes:
    """Return a table in the format that is wanted."""
    assert wanted.form is not None
    return export_words(table, wanted.form.name, today=date.today(), header=wanted.header)


def nothing_found(table: WordTable) -> str:
    """Return the message that no word occurs."""
    words = "、".join(f"「{word}」" for word in table.words)
    return "；".join((f"{words}沒有出現過，這裡只統計原詞", scope(table), *table.notes))


def words_of(library: Library, terms: Sequence[str]) -> WordTable:
    """Count words by department and year.

    Raises:
        CliError: There is no word to count.
    """
    try:
        return word_table(library, terms)
    except TrendError as error:
        raise CliError(str(error)) from error


def word_lines(table: WordTable, *, width: int | None) -> Iterator[Line]:
    """Yield a grid for each word: departments by years, then who never mentions it.

    Args:
        table: The table.
        width: Cells of a line, or None not to cut names.
    """
    for number, word in enumerate(table.words):
        if number:
            yield plain("")
        yield plain(summary(table, word), "bold")
        yield from _grid(table, word, width)
        quiet = silence(table, word)
        if quiet:
            yield from (plain(line) for line in (wrap(quiet, width) if width else [quiet]))
    yield plain("")
    told = f"{scope(table)}。"
    yield from (plain(line, "dim") for line in (wrap(told, width) if width else [told]))
    yield plain(f"數字是出現的次數；0 是{NOT_THERE}，{NO_DOCUMENT_SIGN} 是{NO_DOCUMENT}。", "dim")


def _grid(table: WordTable, word: str, width: int | None) -> Iterator[Line]:
    heads = (*table.periods, TOTAL)
    columns = [max(cell_width(head), 4) for head in heads]
    room = max((cell_width(each.name) for each in table.departments), default=0)
    if width:
        taken = sum(column + len(_GAP) for column in columns)
        room = min(room, max(width - taken, _MIN_NAME))
    cells = (
        _GAP + " " * (column - cell_width(head)) + head
        for head, column in zip(heads, columns, strict=True)
    )
    yield plain(" " * room + "".join(cells), "dim")
    most = table.most(word)
    numbers: list[WordCount | None]
    for department in table.departments:
        counts = [table.count(word, department.id, period) for period in table.periods]
        numbers = [*counts, table.total(word, department.id)]
        styles = (*(_style(count, most) for count in counts), "")
        yield _numbers(pad(fit(department.name, room), room), numbers, columns, styles)
    numbers = [table.total_of_period(word, period) for period in table.periods]
    yield _numbers(pad(TOTAL, room), [*numbers, table.total(word)], columns, [""] * len(columns))


def _numbers(
    name: str,
    counts: Sequence[WordCount | None],
    columns: Sequence[int],
    styles: Sequence[str],
) -> Line:
    """Return a row: a name, then its counts, each at the right of its column."""
    spans = [(name, "")]
    for count, column, style in zip(counts, columns, styles, strict=True):
        text = NO_DOCUMENT_SIGN if count is None else str(count.occurrences)
        spans.append((_GAP + " " * (column - cell_width(text)), ""))
        spans.append((text, style))
    return tuple(spans)


def _style(count: WordCount | None, most: int) -> str:
    if count is None or not count.occurrences:
        return "dim"
    share = count.occurrences / most
    return next(style for least, style in _SHADES if share > least)
