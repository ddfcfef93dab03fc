"""What is selected with the mouse, as it is pasted: the document's words, none of the screen's."""

from __future__ import annotations

import pytest

from kaoview.export.plain_text import plain_text
from kaoview.model import ItemKind, Library, Node
from kaoview.tui.render.item_page import node_lines
from kaoview.tui.render.selection import selected_text
from tests.tui.small_library import item


def copied(node: Node, width: int) -> list[str]:
    """Return what is copied of an item's page, its foot and blank lines left out."""
    text = selected_text(list(node_lines(node, width)), lambda _: (0, -1))
    return [line for line in text.partition("\n編號　")[0].split("\n") if line]


@pytest.mark.parametrize("width", [24, 30, 41, 80])
@pytest.mark.parametrize(
    "id",
    [
        "108-111-全市-1.1.2",  # two levels, markers of two widths
        "107-秘書處-4.1.1",  # amounts beside headings
        "107-秘書處-3",  # amounts in a column
        "112-04-行政暨國際處-1.1.1",  # Latin words and numbers, captions
        "112-11-研考會-1.1.1",
    ],
)
def test_selecting_all_is_copying_the_text_whatever_the_width(
    library: Library, id: str, width: int
) -> None:
    node = library.find(id)
    assert node is not None
    text = plain_text(node).split("\n")
    assert copied(node, width) == text


@pytest.mark.parametrize("width", [14, 24, 40, 80])
def test_a_table_keeps_its_rows_and_cells(width: int) -> None:
    rows = "機關\t說明 (note)\t合計\n衛生局\t\t5,935\n研究發展考核委員會\t業務助理 約用人員 contract staff\t2"
    table = item("113-甲-1", "", "", rows, kind=ItemKind.TABLE)
    found = copied(table, width)
    if width == 14:  # one cell below the other
        assert found == [cell for cell in rows.replace("\t", "\n").split("\n") if cell]
    else:
        assert found == rows.split("\n")


def test_part_of_a_line_is_copied_as_it_is_selected() -> None:
    node = item("113-甲-1", "1.", "", "發展 Web 2.0 服務，推動姊妹市交流。")
    lines = list(node_lines(node, 80))
    assert selected_text(lines, lambda y: (0, 1) if y == 0 else None) == "1"
    assert selected_text(lines, lambda y: (3, 9) if y == 0 else None) == "發展 Web"
    assert selected_text(lines, lambda y: (5, 9) if y == 0 else None) == "Web"
    narrow = list(node_lines(node, 16))
    text = selected_text(narrow, {0: (4, -1), 1: (0, 9)}.get)
    assert text == "展 Web 2.0 服務，推動姊"


def test_lines_of_the_page_that_are_not_the_documents_are_joined_as_words() -> None:
    node = item("113-甲-1", "", "", "短")
    lines = list(node_lines(node, 26))
    assert selected_text(lines, lambda _: (0, -1)).endswith(
        "出處　113-annual-outline.txt 第 1-3 行"
    )
