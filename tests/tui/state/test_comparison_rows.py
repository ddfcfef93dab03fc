"""Which rows of a comparison are listed, and where its parts begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.render.lines import Tone
from kaoview.tui.render.marked_text import with_hits
from kaoview.tui.render.row_layout import Measures, entry_lines
from kaoview.tui.state.comparison_choices import comparison_choices
from kaoview.tui.state.comparison_result import ComparisonResult, find
from kaoview.tui.state.comparison_rows import ALL, PENDING, list_entries, part_of, status_counts
from kaoview.tui.state.pair_candidates import other_side, picked, said_already
from tests.tui.comparables import CITY, HEALTH, NEW, OFFICE, comparable


def findings_at(place: str, folder: Path) -> ComparisonResult:
    library = comparable()
    node = library.find(place)
    assert node is not None
    offered, best = comparison_choices(library, node)
    return find(library, offered[best], folder / "none.tsv", lambda *_: None, lambda: False)


@pytest.fixture
def result(tmp_path: Path) -> ComparisonResult:
    return findings_at(f"112-{OFFICE}", tmp_path)


def keys(result: ComparisonResult, words: str, name: str = ALL) -> list[str]:
    return [entry.key for entry in list_entries(result, name, words)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("眷舍", [4]),
        ("公文 電子", [3]),  # each word anywhere
        ("消费者", [2]),  # only the new text has it; simplified characters
        ("５０％", [3]),  # full width, and a space between in the text
        (f"112-{OFFICE}-1", [1]),
        ("秘書處", [1, 2, 3, 4]),  # another name of the department
        ("公文 眷舍", []),
    ],
)
def test_words_on_either_side_a_department_or_an_id_find_rows(
    words: str, numbers: list[int], result: ComparisonResult
) -> None:
    rows = [f"112-{OFFICE}-{number}" for number in numbers]
    assert [key for key in keys(result, words) if key.startswith("112")] == rows


def test_words_find_what_is_new_and_say_how_much_of_it(result: ComparisonResult) -> None:
    (entry,) = list_entries(result, "new", "影音平臺")
    assert entry.key == f"113-{OFFICE}-4"
    assert entry.heads[0] == "新增：舊文件裡沒有對應的 1 項裡的 1 項（未經校對）"


def test_words_and_a_status_narrow_together(result: ComparisonResult) -> None:
    assert keys(result, "公文", PENDING) == [f"112-{OFFICE}-3"]
    assert keys(result, "公文", "missing") == []


def test_what_was_typed_is_marked_over_what_changed(result: ComparisonResult) -> None:
    (entry,) = list_entries(result, ALL, "消費者保護")
    lines = entry_lines(entry, result, Measures(150, 8))
    pieces = [piece for line in lines for piece in line.pieces]
    assert "".join(piece.text for piece in pieces if piece.tone is Tone.HIT) == "消費者保護"
    assert any("團體" in piece.text and piece.tone is not Tone.HIT for piece in pieces)


def test_marks_keep_apart() -> None:
    text = "線上簽核比率達 50 %"
    assert with_hits(text, [(0, 4, Tone.ADDED)], ("簽核", "核比")) == [
        (0, 2, Tone.ADDED),
        (2, 4, Tone.HIT),
        (4, 5, Tone.HIT),
    ]
    assert with_hits(text, [(0, 4, Tone.ADDED)], ()) == [(0, 4, Tone.ADDED)]


def test_a_text_that_is_cut_still_shows_what_was_typed(result: ComparisonResult) -> None:
    (entry,) = list_entries(result, ALL, "资讯安全")
    lines = entry_lines(entry, result, Measures(60, 2))
    assert sum(piece.tone is Tone.HIT for line in lines for piece in line.pieces) == 2


def test_parts_are_departments_or_headings_and_what_is_new(tmp_path: Path) -> None:
    whole = findings_at(CITY, tmp_path)
    parts = [part_of(whole, entry) for entry in list_entries(whole, ALL)]
    assert parts[0] == (False, CITY)
    assert (True, HEALTH) in parts or (True, OFFICE) in parts


def test_the_counts_stay_those_of_the_whole_comparison(result: ComparisonResult) -> None:
    assert status_counts(result)[0].count == 5


def test_an_item_is_picked_out_of_the_whole_other_side(result: ComparisonResult) -> None:
    old = f"112-{OFFICE}-4"
    others = other_side(result, old, "")
    assert [unit.id for unit in others] == [f"113-{OFFICE}-{n}" for n in (1, 2, 3, 4)]
    assert [unit.id for unit in picked(result, others, "转播")] == [f"113-{OFFICE}-4"]
    assert picked(result, others, "113-行政暨國際處-2")[0] == others[1]
    assert picked(result, others, "沒有這種字") == []
    olds = other_side(result, "", f"113-{OFFICE}-4")
    assert [unit.id for unit in olds] == [f"112-{OFFICE}-{n}" for n in (1, 2, 3, 4)]
    assert f"113-{OFFICE}-2" in said_already(result, f"112-{OFFICE}-2")


def test_items_of_the_same_department_come_first(tmp_path: Path) -> None:
    whole = findings_at(CITY, tmp_path)
    assert [unit.department for unit in other_side(whole, f"108-111-{CITY}-1", "")] == [
        OFFICE,
    ] * len(NEW) + [HEALTH]
    (only,) = other_side(whole, "", f"113-{HEALTH}-1")
    assert only.department == CITY
