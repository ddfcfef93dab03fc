import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.reading.numbering import parse_markers
from kaoview.reading.numerals import numeral


@pytest.mark.parametrize(
    ("text", "style", "value", "length"),
    [
        ("壹、施政重點與發展策略", "formal", 1, 2),
        ("貳拾壹、環境保護", "formal", 21, 4),
        ("三十三、青年事務", "han", 33, 4),
        ("—、健全地方制度", "han", 1, 2),
        ("(十二)善用多元媒體行銷客家", "han-bracket", 12, 4),
        ("（一）推動縣市改制事宜", "han-bracket", 1, 3),
        ("\ue686因應市政趨勢鼓勵研究創新", "han-bracket", 1, 1),
        ("\ue74f為確實了解本府公共工程", "digit-bracket", 2, 1),
        ("( 6 )本年6月23日函頒修正", "digit-bracket", 6, 5),
        ("１、98年度", "digit-comma", 1, 2),
        ("10、辦理", "digit-comma", 10, 3),
        ("3.高雄市與澳洲布里斯本市", "digit-dot", 3, 2),
        ("1.112 年 4 月 24 日辦理", "digit-dot", 1, 2),
        ("甲、總論", "stem", 1, 2),
        ("第一章 緒論", "chapter", 1, 3),
        ("①捷運", "circled", 1, 1),
        ("●捷運", "bullet-●", 0, 1),
    ],
)
def test_markers_of_real_documents(text: str, style: str, value: int, length: int) -> None:
    marker = parse_markers(text)[0]
    assert (marker.style, marker.value, marker.length) == (style, value, length)
    assert not marker.doubtful


@pytest.mark.parametrize(
    "text",
    [
        "第3條第2項",
        "九、二九八億元",
        "111 年 7 月 24 日",
        "一般行政",
        "(民安 10 號)演習",
        "",
        "，並",
    ],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert parse_markers(text) == []


def test_a_number_with_a_decimal_point_is_doubtful() -> None:
    assert all(marker.doubtful for marker in parse_markers("9.2 億"))
    assert [m.style for m in parse_markers("5.112 年度擴大")] == ["digit-dot", "decimal-1"]


def test_decimal_markers_know_their_depth() -> None:
    marker = parse_markers("1.2.3 現況分析")[-1]
    assert (marker.style, marker.path, marker.value) == ("decimal-2", (1, 2), 3)


def _han(number: int) -> str:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones else "")


@given(st.integers(1, 99))
def test_numerals_go_round(number: int) -> None:
    han = _han(number)
    formal = han.translate(str.maketrans("一二三四五六七八九十", "壹貳參肆伍陸柒捌玖拾"))
    assert numeral(han) == numeral(formal) == numeral(str(number)) == number


@given(st.text(max_size=12))
def test_parsing_never_fails_and_stays_inside_the_text(text: str) -> None:
    for marker in parse_markers(text):
        assert 0 < marker.length <= len(text)


@pytest.mark.parametrize("text", ["人", "十人", "", "1.5"])
def test_what_is_no_numeral(text: str) -> None:
    assert numeral(text) is None
