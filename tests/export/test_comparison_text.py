import pytest

from kaoview.export.comparison_text import TWO_COLUMNS, comparison_lines
from kaoview.text.cell_width import cell_width
from tests.export.comparisons import paged_table, small_table, text_of


def test_changes_are_marked_without_colour_and_figures_called_out():
    text = text_of(small_table())
    assert "補助 [-30%-]" in text
    assert "補助 {+50%+}" in text
    assert "※ 比率 30% → 50%" in text


def test_two_columns_when_wide_and_one_when_narrow(bundled):
    wide = list(comparison_lines(bundled, width=TWO_COLUMNS))
    narrow = list(comparison_lines(bundled, width=TWO_COLUMNS - 1))
    assert sum(" │ " in line for line in wide) > 50
    assert not any(" │ " in line for line in narrow)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(bundled, width):
    assert max(cell_width(line) for line in comparison_lines(bundled, width=width)) <= width


def test_every_item_is_named_by_an_id_that_can_be_typed(bundled):
    text = text_of(bundled, 120)
    for row in bundled.comparison.rows:
        assert row.left in text
        assert all(match.id in text for match in row.reached)


def test_piped_text_is_not_broken(bundled):
    lines = list(comparison_lines(bundled, width=None))
    assert any(
        "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。"
        in line
        for line in lines
    )


def test_no_control_character_reaches_the_terminal():
    assert "\x1b" not in text_of(small_table())


def test_text_names_the_pages_of_a_document_that_has_them():
    text = text_of(paged_table())
    assert "113-衛生局-1 第 12-13 頁　" in text
    assert "+ 113-衛生局-3 第 12-13 頁\n" in text
