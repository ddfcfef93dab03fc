"""Tables: columns by cells, numbers to the right, everything there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import Line
from kaoview.tui.render.table import table_lines


def rows(text: str, width: int, indent: int = 0) -> list[str]:
    return [plain(line) for line in table_lines(text, width, indent=indent, node="1", at=0)]


def plain(line: Line) -> str:
    return " " * line.indent + "".join(piece.text for piece in line.pieces)


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    assert rows("機關\t員額\n工級人員\t5,339\n臨時人員\t630", 40) == [
        "機關      員額 ",
        "工級人員  5,339",
        "臨時人員    630",
    ]


def test_a_cell_too_wide_for_its_column_goes_on_below() -> None:
    assert rows("業務\t辦理國際學生、使節、媒體看見高雄之系列活動\n甲\t乙", 24) == [
        "業務  辦理國際學生、使  ",
        "      節、媒體看見高雄之",
        "      系列活動          ",
        "甲    乙                ",
    ]


def test_columns_that_do_not_fit_stand_one_below_the_other() -> None:
    assert rows("甲\t乙\t丙\n業務助理人員\t約用\t5", 16) == [
        "甲",
        "乙",
        "丙",
        "業務助理人員",
        "約用",
        "5",
    ]


def test_a_lone_cell_runs_across_the_table() -> None:
    assert rows("資料日期：112.2.28\n甲\t乙", 30)[0] == "資料日期：112.2.28"


def test_a_table_of_lines_without_cells_is_kept_line_by_line() -> None:
    assert rows("公務\n預算\n1,450", 20, indent=2) == ["  公務", "  預算", "  1,450"]


@given(
    st.lists(
        st.lists(st.text("工級人員5,339 ", max_size=12), min_size=1, max_size=5).map("\t".join),
        min_size=1,
        max_size=5,
    ).map("\n".join),
    st.integers(min_value=4, max_value=60),
)
def test_nothing_is_lost_and_every_piece_knows_its_place(text: str, width: int) -> None:
    found: dict[int, str] = {}
    for line in table_lines(text, width, indent=0, node="1", at=7):
        assert cell_width(plain(line)) <= width
        for piece in line.pieces:
            if piece.at >= 0:
                assert text[piece.at - 7 : piece.at - 7 + len(piece.text)] == piece.text
                found[piece.at] = piece.text
    assert "".join("".join(found[at] for at in sorted(found)).split()) == "".join(text.split())
