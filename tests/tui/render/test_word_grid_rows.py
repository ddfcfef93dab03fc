"""The rows of the table of words: what fits, what stands in a cell, and where it leads."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from kaoview.search.word_table import WordTable, word_table
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import Line, Tone
from kaoview.tui.render.word_grid_rows import (
    grid_columns,
    grid_head,
    grid_line,
    grid_parts,
    grid_query,
    grid_rows,
    silence_of,
)


def words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@pytest.fixture
def table(small: Library) -> WordTable:
    return word_table(small, ["醫療", "國際"])


def test_a_word_has_a_heading_and_a_row_for_every_department(table: WordTable) -> None:
    rows = grid_rows(table)
    names = [department.name for department in table.departments]
    assert [row.label for row in rows if not row.heading] == [*names, "合計"] * 2
    assert [row.label.partition("：")[0] for row in rows if row.heading] == ["醫療", "國際"]


def test_no_document_is_told_apart_from_a_document_without_the_word(table: WordTable) -> None:
    rows = grid_rows(table)
    columns = grid_columns(table, rows, 78, 0)
    drawn = {row.label: grid_line(row, columns, 78, cursor=None) for row in rows[1:5]}
    assert words(drawn["衛生局"]).split()[1:4] == ["－", "－", "－"]
    assert words(drawn["行政暨國際處"]).split()[1] == "0"
    (health,) = (row for row in rows[1:5] if row.label == "衛生局")
    assert silence_of(health, 0) == "這裡沒有文件"
    (foreign,) = (row for row in rows[1:5] if row.label == "行政暨國際處")
    assert silence_of(foreign, 0) == "這裡沒有提到「醫療」"
    assert ("107", "沒有文件") in list(grid_parts(table, health))
    assert ("107", "0 次，沒有提到") in list(grid_parts(table, foreign))


def test_the_ground_is_the_deeper_the_more_often_a_word_stands_there(table: WordTable) -> None:
    rows = grid_rows(table)
    columns = grid_columns(table, rows, 78, 0)
    tones = {
        piece.tone
        for row in rows
        if not row.sums
        for piece in grid_line(row, columns, 78, cursor=None).pieces[1:-1]
        if piece.text.strip() not in ("0", "－")
    }
    assert Tone.MANY in tones and tones <= {Tone.FEW, Tone.SOME, Tone.MANY}


@pytest.mark.parametrize("width", [28, 34, 38, 58, 78, 118])
@pytest.mark.parametrize("column", range(5))
def test_lines_fit_and_the_cell_under_the_cursor_is_always_there(
    table: WordTable, width: int, column: int
) -> None:
    rows = grid_rows(table)
    columns = grid_columns(table, rows, width, column)
    assert column in columns.shown and columns.shown[-1] == len(table.periods)
    for row in rows:
        assert cell_width(words(grid_line(row, columns, width, cursor=None))) <= width
    marked = words(grid_line(rows[1], columns, width, cursor=column))
    assert marked.startswith("›")
    cells = cell_width(marked[: marked.index("[")])
    assert columns.at(cells) == column
    assert columns.at(width) is None


def test_signs_tell_that_there_are_more_years_on_either_side(table: WordTable) -> None:
    rows = grid_rows(table)
    at_the_start = words(grid_head(table, "醫療", grid_columns(table, rows, 34, 0)))
    assert "108-111›" in at_the_start and "‹" not in at_the_start
    at_the_end = words(grid_head(table, "醫療", grid_columns(table, rows, 34, 3)))
    assert "‹" in at_the_end and "›" not in at_the_end and "113" in at_the_end


def test_the_last_row_is_the_sum_of_the_others_and_leads_to_all_hits(table: WordTable) -> None:
    rows = [row for row in grid_rows(table) if row.word == "國際" and not row.heading]
    *departments, sums = rows
    for column, total in enumerate(sums.counts):
        counts = [row.counts[column] for row in departments]
        assert total is not None
        assert total.occurrences == sum(count.occurrences for count in counts if count)
    at, period = next(
        (at, period)
        for at, period in enumerate(table.periods)
        if table.total_of_period("國際", period).occurrences
    )
    assert grid_query(table, sums, at) == f"year:{period} 國際"
    assert grid_query(table, sums, len(table.periods)) == "國際"


def test_a_cell_leads_to_its_hits_within_the_filters(small: Library) -> None:
    table = word_table(small, ["醫療", "COVID-19", "-dept:民政局", "year:113"])
    (row,) = (r for r in grid_rows(table) if r.label == "衛生局" and r.word == "醫療")
    at = table.periods.index("113")
    assert grid_query(table, row, at) == "dept:衛生局 year:113 -dept:民政局 醫療"
    assert grid_query(table, row, len(table.periods)).startswith(
        "dept:衛生局 -dept:民政局 year:113"
    )
    (none,) = (r for r in grid_rows(table) if r.label == "衛生局" and r.word == "COVID-19")
    assert grid_query(table, none, at) == ""
