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
from kaoview.tui.render.row_layout import Measures, set_entry, set_pair
from kaoview.tui.state.comparison_choices import pairings
from kaoview.tui.state.comparison_result import ComparisonResult, find
from kaoview.tui.state.comparison_rows import ListEntry, heads_of
from tests.tui.comparables import OFFICE, comparable


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> ComparisonResult:
    return found(tmp_path_factory.mktemp("reviews") / "reviews.tsv")


def found(reviews: object) -> ComparisonResult:
    library = comparable()
    node = library.find(f"112-{OFFICE}")
    assert node is not None
    offered, best = pairings(library, node)
    return find(library, offered[best], reviews, lambda *_: None, lambda: False)  # type: ignore[arg-type]


def row(findings: ComparisonResult, number: int) -> Row:
    found = findings.comparison.row(f"112-{OFFICE}-{number}")
    assert found is not None
    return found


def words(lines: list[Line], tone: Tone) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces if piece.tone is tone)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_the_two_sides_stand_beside_each_other_with_the_status_between(
    findings: ComparisonResult,
) -> None:
    first = set_entry(ListEntry(row(findings, 2)), findings, Measures(150, 8))[0]
    assert text(first).startswith("(二) 主動積極介入")
    assert text(first).index("~ 修訂") < text(first).rindex("主動積極介入")


def test_a_status_is_drawn_in_its_colour(findings: ComparisonResult) -> None:
    lines = set_entry(ListEntry(row(findings, 2)), findings, Measures(150, 8))
    pieces = [piece for line in lines for piece in line.pieces if piece.tone is Tone.STATUS]
    assert [(piece.text, piece.colour) for piece in pieces] == [
        ("~ 修訂", Status.REVISED.traits.colour)
    ]


def test_what_went_and_what_came_is_marked_where_the_wording_is_close(
    findings: ComparisonResult,
) -> None:
    lines = set_entry(ListEntry(row(findings, 2)), findings, Measures(150, 8))
    assert "採取一致立場及必要措施" in words(lines, Tone.REMOVED)
    assert "保障消費者權益" in words(lines, Tone.ADDED)
    assert not words(lines, Tone.SHARED)


def test_what_both_sides_share_is_marked_where_it_is_not(findings: ComparisonResult) -> None:
    lines = set_entry(ListEntry(row(findings, 1)), findings, Measures(150, 8))
    assert words(lines, Tone.SHARED).count("姊妹市") == 2
    assert not words(lines, Tone.REMOVED)


def test_a_changed_number_is_called_out(findings: ComparisonResult) -> None:
    lines = set_entry(ListEntry(row(findings, 3)), findings, Measures(150, 8))
    assert words(lines, Tone.FIGURE) == "30 % → 50 %"


def test_long_words_are_cut_with_a_sign(findings: ComparisonResult) -> None:
    lines = set_entry(ListEntry(row(findings, 3)), findings, Measures(100, 1))
    assert text(lines[0]).count("⋯") == 2
    whole = set_entry(ListEntry(row(findings, 3)), findings, Measures(100, 8))
    assert not any("⋯" in text(line) for line in whole)


def test_what_nothing_answers_to_says_unreviewed(findings: ComparisonResult) -> None:
    lines = set_entry(ListEntry(row(findings, 4)), findings, Measures(150, 8))
    assert "- 未見對應" in words(lines, Tone.STATUS)
    assert "未經校對" in words(lines, Tone.BAND)


def test_a_pair_is_shown_whole_with_its_ids(findings: ComparisonResult) -> None:
    units = findings.comparison.units
    left, right = units[f"112-{OFFICE}-3"], units[f"113-{OFFICE}-3"]
    for width in (150, 60):
        shown = "".join(text(line) for line in set_pair(left, right, findings, Measures(width, 0)))
        assert left.id in shown
        assert right.id in shown
        assert "30 % → 50 %" in shown


def test_headings_are_named_where_they_change(findings: ComparisonResult) -> None:
    first, second = findings.comparison.left[:2]
    assert heads_of(first, None, departments=True) == (OFFICE,)
    assert heads_of(second, first, departments=True) == ()


@given(st.integers(24, 220), st.integers(1, 9))
@settings(max_examples=40)
def test_no_line_is_wider_than_its_room_and_all_beside_lines_are_equal(
    width: int, most: int
) -> None:
    findings = _FOUND
    measures = Measures(width, most)
    entries = [ListEntry(row) for row in findings.comparison.rows]
    entries += [ListEntry(None, id, ("新增",)) for id in findings.comparison.new]
    for entry in entries:
        lines = set_entry(entry, findings, measures)
        widths = {cell_width(text(line)) for line in lines if not line.head}
        assert max(widths) <= max(width, measures.column * 2 + 16 if measures.beside else width)
        if measures.beside:
            assert len(widths) == 1


def test_marks_lie_in_the_words_and_do_not_overlap(findings: ComparisonResult) -> None:
    units = findings.comparison.units
    for row in findings.comparison.rows:
        for match in row.matches:
            wording = findings.wording(row.left, match.id)
            for id, marks in ((row.left, left_marks(wording)), (match.id, right_marks(wording))):
                at = 0
                for start, end, _ in marks:
                    assert at <= start < end <= len(units[id].words)
                    at = end


_FOUND = found(None)
