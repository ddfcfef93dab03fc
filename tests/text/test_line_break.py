"""Line breaking: by cells, with 避頭尾, nothing lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.paths import data_folder
from kaoview.text.cell_width import cell_width, fit, fit_end, fitting_length, pad, visible
from kaoview.text.line_break import break_lines, wrap

NO_START = "，。、；：？！）」』】〉》％…"
NO_END = "（「『【〈《"
REAL = (
    "同時 110 及 111 年連續兩年達成零舉借，與市民站在一起，為這城市共同努力。113 年度持續以「公平"
    "城市、社會共好」作為施政總目標，引進半導體、電動車、ICT、航太（含 5G AIoT）等產業，2030 年減碳"
    " 30%、營業額 5.87 兆元。"
)
texts = st.text(
    alphabet=st.sampled_from(
        "施政計畫零淨年，。、「」（）《》？！％%.,-/ 　\n0123AIoTé１Ａ…—\u0301\u00a0\x1b\t"
    ),
    max_size=120,
)
widths = st.integers(min_value=-1, max_value=30)


@pytest.mark.parametrize("width", [10, 16, 24, 38, 40, 80])
def test_real_text_obeys_the_rules_at_every_usual_width(width: int) -> None:
    lines = wrap(REAL, width)
    assert "".join(lines).replace(" ", "") == REAL.replace(" ", "")
    assert all(cell_width(line) <= width for line in lines)
    assert not any(line[0] in NO_START for line in lines)
    assert not any(line[-1] in NO_END for line in lines)


def test_a_line_breaks_between_any_two_characters_not_only_at_spaces() -> None:
    assert wrap("推動 2050 淨零排放", 14) == ["推動 2050 淨零", "排放"]


def test_closing_punctuation_takes_the_character_before_it_along() -> None:
    assert wrap("永續發展，城市", 8) == ["永續發", "展，城市"]


@pytest.mark.parametrize("mark", "︰﹐﹑﹔﹖︶〗»")
def test_rarer_forms_of_closing_punctuation_obey_as_well(mark: str) -> None:
    assert wrap(f"辦理情形如下{mark}", 12) == ["辦理情形如", f"下{mark}"]


def test_opening_punctuation_goes_with_what_it_opens() -> None:
    assert wrap("公平城市「共好」", 10) == ["公平城市", "「共好」"]


@pytest.mark.parametrize("word", ["5.87", "2050", "AIoT", "COVID-19", "30%", "３.6％", "1,000.5"])
def test_a_word_or_number_is_not_split(word: str) -> None:
    for width in range(cell_width(word), 30):
        assert any(word in line for line in wrap(f"高雄市政府推動{word}相關計畫", width))


def test_a_number_stays_with_its_unit() -> None:
    assert wrap("市府於 111 年辦理", 10) == ["市府於", "111 年辦理"]
    assert wrap("市府於111年辦理", 9) == ["市府於", "111年辦理"]


@pytest.mark.parametrize(
    "figure",
    [
        "11萬2,300人次",
        "112年6月30日",
        "112 年 6 月 30 日",
        "1億3,242萬5,000元",
        "１１萬２千人",
        "14時30分",
        "300人次",
        "25,169 仟元",
    ],
)
def test_a_figure_of_several_numbers_stays_whole(figure: str) -> None:
    for width in range(24, 60):
        lines = wrap(f"高雄市政府各機關推動相關計畫，成果達{figure}以上之規模", width)
        assert any(figure in line for line in lines), lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("編列1億3,242萬5,000元", ["編列1億3,242萬", "5,000元"]),  # most of a line would be empty
        ("公益彩券盈餘111年 112年 113年", ["公益彩券盈餘111年", "112年 113年"]),  # no date
        ("辦理情形如：第5年AI計畫", ["辦理情形如：第5年", "AI計畫"]),
    ],
)
def test_only_where_it_is_one_figure_and_there_is_room(text: str, lines: list[str]) -> None:
    assert wrap(text, 17) == lines


def test_a_word_longer_than_the_line_is_split_where_the_line_is_full() -> None:
    assert wrap("見 https://data.kcg.gov.tw 網站", 10) == [
        "見",
        "https://da",
        "ta.kcg.gov",
        ".tw 網站",
    ]


def test_white_space_at_a_break_belongs_to_neither_line() -> None:
    assert break_lines("推動  淨零", 5) == [(0, 2), (4, 6)]


def test_a_newline_ends_a_line_and_an_empty_paragraph_keeps_its_line() -> None:
    assert wrap("前言\n\n科技高雄\n", 20) == ["前言", "", "科技高雄", ""]
    assert wrap("", 20) == [""]


def test_an_indent_shortens_the_first_line_only() -> None:
    assert wrap("推動淨零排放政策", 8, indent=4) == ["推動", "淨零排放", "政策"]
    assert wrap("推動淨零", 8, indent=8) == ["", "推動淨零"]


@pytest.mark.parametrize("width", [-1, 0, 1, 2, 3])
def test_the_narrowest_widths_end_and_lose_nothing(width: int) -> None:
    lines = wrap(REAL, width)
    assert "".join(lines).replace(" ", "") == REAL.replace(" ", "")


def test_combining_marks_stay_with_their_letter() -> None:
    assert wrap("e\u0301a\u0301", 1) == ["e\u0301", "a\u0301"]


@given(texts, widths, st.integers(min_value=0, max_value=40))
def test_only_white_space_is_left_out_and_offsets_go_forward(
    text: str, width: int, indent: int
) -> None:
    lines = break_lines(text, width, indent=indent)
    at = 0
    for start, end in lines:
        assert at <= start <= end
        assert not text[at:start].strip()
        assert "\n" not in text[start:end]
        at = end
    assert not text[at:].strip()


@given(texts, widths)
def test_no_line_is_too_wide_unless_it_is_a_single_character(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert cell_width(line) <= max(width, 1) or sum(map(bool, map(cell_width, line))) == 1


@given(texts, st.integers(min_value=1, max_value=30))
def test_a_rule_is_broken_only_where_no_other_place_in_the_line_would_do(
    text: str, width: int
) -> None:
    """A line that starts with ， stands after one in which every place was forbidden as well."""
    lines = break_lines(text, width)
    for (start, end), (following, _) in pairwise(lines):
        if "\n" in text[end:following] or following >= len(text) or text[following] not in NO_START:
            continue
        # Between two Han characters a line may always break.
        assert not [
            at
            for at in range(start + 1, end)
            if text[at - 1] in "施政計畫" and text[at] in "施政計畫"
        ]


def test_every_paragraph_of_a_document_obeys_the_rules() -> None:
    document = (data_folder() / "documents" / "108-111-midterm-plan.txt").read_text("utf-8")
    lines = wrap(document, 80)
    assert "".join("".join(lines).split()) == "".join(document.split())
    assert not [line for line in lines if line and line[0] in "，。、；：？！）」』】〉》％"]
    assert not [line for line in lines if line and line[-1] in NO_END]


def test_widths_of_characters() -> None:
    assert cell_width("淨零") == 4
    assert cell_width("５Ｇ") == 4
    assert cell_width("※①─") == 3
    assert cell_width("e\u0301\u200d") == 1
    assert cell_width("\x1b") == 1  # as its stand-in


def test_control_characters_become_visible_and_offsets_stay() -> None:
    text = "甲\x1b[2J乙\x9b\u202e丙\t\ud800"
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
    assert shown.startswith("甲␛[2J乙")


def test_cutting_and_filling_by_cells() -> None:
    assert fit("行政暨國際處", 12) == "行政暨國際處"
    assert fit("行政暨國際處", 8) == "行政暨⋯"
    assert fit("行政暨國際處", 7) == "行政暨⋯"
    assert fit("行政", 0) == ""
    assert fit_end("行政暨國際處", 7) == "⋯暨國際處"[0:1] + "國際處"
    assert fit_end("行政", 4) == "行政"
    assert fit_end("行政", 0) == ""
    assert fitting_length("行政暨", 5) == 2
    assert pad("行政", 6) == "行政  "
    assert pad("行政暨", 4) == "行政暨"
