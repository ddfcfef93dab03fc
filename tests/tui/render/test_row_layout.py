"""A row of the comparison: its columns, its marks, what is called out and what is cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoview.compare.rows import Row
from kaoview.compare.statuses import Status
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import Line, Tone
from kaoview.tui.render.marked_text import left_marks, right_marks
from kaoview.tui.render.row_layout import Measures, entry_lines, pair_lines
from kaoview.tui.state.comparison_choices import comparison_choices
from kaoview.tui.state.comparison_result import ComparisonResult, find
from kaoview.tui.state.comparison_rows import ListEntry, headings_of
from tests.tui.comparables import OFFICE, comparable


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ComparisonResult:
    return found(tmp_path_factory.mktemp("reviews") / "reviews.tsv")


def found(reviews: object) -> ComparisonResult:
    library = comparable()
    node = library.find(f"112-{OFFICE}")
    assert node is not None
    offered, best = comparison_choices(library, node)
    return find(library, offered[best], reviews, lambda *_: None, lambda: False)  # type: ignore[arg-type]


def row(result: ComparisonResult, number: int) -> Row:
    found = result.comparison.row(f"112-{OFFICE}-{number}")
    assert found is not None
    return found


def words(lines: list[Line], tone: Tone) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces if piece.tone is tone)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_the_two_sides_stand_beside_each_other_with_the_status_between(
    result: ComparisonResult,
) -> None:
    first = entry_lines(ListEntry(row(result, 2)), result, Measures(150, 8))[0]
    assert text(first).startswith("(二) 主動積極介入")
    assert text(first).index("~ 修訂") < text(first).rindex("主動積極介入")


def test_a_status_is_drawn_in_its_colour(result: ComparisonResult) -> None:
    lines = entry_lines(ListEntry(row(result, 2)), result, Measures(150, 8))
    pieces = [piece for line in lines for piece in line.pieces if piece.tone is Tone.STATUS]
    assert [(piece.text, piece.colour) for piece in pieces] == [
        ("~ 修訂", Status.REVISED.traits.colour)
    ]


def test_what_went_and_what_came_is_marked_where_the_wording_is_close(
    result: ComparisonResult,
) -> None:
    lines = entry_lines(ListEntry(row(result, 2)), result, Measures(150, 8))
    assert "採取一致立場及必要措施" in words(lines, Tone.REMOVED)
    assert "保障消費者權益" in words(lines, Tone.ADDED)
    assert not words(lines, Tone.SHARED)


def test_what_both_sides_share_is_marked_where_it_is_not(result: ComparisonResult) -> None:
    lines = entry_lines(ListEntry(row(result, 1)), result, Measures(150, 8))
    assert words(lines, Tone.SHARED).count("姊妹市") == 2
    assert not words(lines, Tone.REMOVED)


def test_a_changed_number_is_called_out(result: ComparisonResult) -> None:
    lines = entry_lines(ListEntry(row(result, 3)), result, Measures(150, 8))
    assert words(lines, Tone.FIGURE) == "30 % → 50 %"


def test_long_words_are_cut_with_a_sign(result: ComparisonResult) -> None:
    lines = entry_lines(ListEntry(row(result, 3)), result, Measures(100, 1))
    assert text(lines[0]).count("⋯") == 2
    whole = entry_lines(ListEntry(row(result, 3)), result, Measures(100, 8))
    assert not any("⋯" in text(line) for line in whole)


def test_what_nothing_answers_to_says_unreviewed(result: ComparisonResult) -> None:
    lines = entry_lines(ListEntry(row(result, 4)), result, Measures(150, 8))
    assert "- 未見對應" in words(lines, Tone.STATUS)
    assert "未經校對" in words(lines, Tone.BAND)


def test_a_pair_is_shown_whole_with_its_ids(result: ComparisonResult) -> None:
    units = result.comparison.units
    left, right = units[f"112-{OFFICE}-3"], units[f"113-{OFFICE}-3"]
    for width in (150, 60):
        shown = "".join(text(line) for line in pair_lines(left, right, result, Measures(width, 0)))
        assert left.id in shown
        assert right.id in shown
        assert "30 % → 50 %" in shown


def test_headings_are_named_where_they_change(result: ComparisonResult) -> None:
    first, second = result.comparison.left[:2]
    assert headings_of(first, None, departments=True) == (OFFICE,)
    assert headings_of(second, first, departments=True) == ()


@given(st.integers(24, 220), st.integers(1, 9))
@settings(max_examples=40)
def test_no_line_is_wider_than_its_room_and_all_beside_lines_are_equal(
    width: int, most: int
) -> None:
    result = _FOUND
    measures = Measures(width, most)
    entries = [ListEntry(row) for row in result.comparison.rows]
    entries += [ListEntry(None, id, ("新增",)) for id in result.comparison.new]
    for entry in entries:
        lines = entry_lines(entry, result, measures)
        widths = {cell_width(text(line)) for line in lines if not line.head}
        assert max(widths) <= max(width, measures.column * 2 + 16 if measures.beside else width)
        if measures.beside:
            assert len(widths) == 1


def test_marks_lie_in_the_words_and_do_not_overlap(result: ComparisonResult) -> None:
    units = result.comparison.units
    for row in result.comparison.rows:
        for match in row.matches:
            wording = result.wording(row.left, match.id)
            for id, marks in ((row.left, left_marks(wording)), (match.id, right_marks(wording))):
                at = 0
                for start, end, _ in marks:
                    assert at <= start < end <= len(units[id].words)
                    at = end


_FOUND = found(None)
