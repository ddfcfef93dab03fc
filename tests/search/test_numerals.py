"""Numbers of a search term in other spellings, and of a text that it is looked for in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.search import Tier
from kaoview.search.numerals import PrintedNumbers, Spelling, is_inside_longer_number, spellings
from kaoview.text.fold import fold_key
from tests.search.small import search_in


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("第2阶段", "第二阶段"),
        ("第二阶段", "第2阶段"),
        ("二十", "20"),
        ("1999", "1,999"),
        ("25,169", "25169"),
        ("一一三年", "113年"),
        ("113年", "一百一十三年"),
        ("两百名", "200名"),
        ("5.87", "五点八七"),
    ],
)
def test_a_term_is_spelled_in_every_usual_way(typed: str, printed: str) -> None:
    ways = spellings(typed)
    assert ways[0] == typed
    assert printed in ways


@pytest.mark.parametrize("typed", ["綠色殯葬", "一", "百货", "1.2.3", "数十", "参加"])
def test_what_has_one_spelling_keeps_it(typed: str) -> None:
    assert spellings(typed) == [typed]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("20場次", "辦理研習廿場次"),
        ("三十台", "購置設備卅台"),
        ("200名長者", "服務兩百名長者"),
        ("300萬元", "補助新臺幣三佰萬元"),
        ("3,000,000元", "補助新臺幣三佰萬元"),
        ("30小時", "計參拾小時"),
        ("2050", "推動二０五０淨零排放"),
        ("二〇五〇淨零", "推動2050淨零排放"),
        ("第2期", "完成第貳期工程"),
        ("第貳期", "完成第二期工程"),
        ("3.6%", "成長百分之三點六"),
        ("百分之三點六", "成長3.6％"),
        ("1億2,000萬", "預算120,000,000元"),
        ("12,000萬元", "預算１億２,０００萬元"),
        ("19390億", "總額1兆9,390億元"),
        ("五千名", "培訓5,000名"),
        ("5千名", "培訓五千名"),
        ("1、200株", "種植1,200株樹木"),
        ("1200株", "種植1、200株樹木"),
        ("１２座", "設置十二座公園"),
        ("0.5公里", "零點五公里生活圈"),
        ("1/3綠屋頂", "1/3綠屋頂"),
        ("百分之百", "達成率100%"),
        ("30棵", "種植卅棵"),
    ],
)
def test_a_number_is_found_and_marked_in_whatever_spelling_it_is_printed(
    typed: str, printed: str, tmp_path: Path
) -> None:
    hit = search_in(tmp_path, printed, "與此無關的項目", "另有99項").search(typed).hits[0]
    assert hit.tier is Tier.EXACT
    text = hit.item.title + hit.item.text
    marked = "".join(text[start:end] for start, end in hit.spans)
    number = next(iter(PrintedNumbers(fold_key(marked)).spellings(fold_key(typed))[1:]), None)
    assert number is None or number.text == fold_key(marked)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("30%", "達成130%"), ("5名", "培訓15名"), ("二十", "共三百二十處"), ("200", "補助1,200戶")],
)
def test_the_end_of_a_longer_number_is_no_exact_hit(
    typed: str, printed: str, tmp_path: Path
) -> None:
    searcher = search_in(tmp_path, printed, "與此無關的項目")
    assert not searcher.search(typed).exact
    assert searcher.search(f'"{typed}"').exact


def test_the_beginning_of_a_number_is_found_while_it_is_being_typed(tmp_path: Path) -> None:
    assert search_in(tmp_path, "預算1,200萬元").search("1,20").exact


def test_another_number_is_not_found(tmp_path: Path) -> None:
    hits = search_in(tmp_path, "補助二十萬元", "設置一百二十座").search("20座").hits
    assert not [hit for hit in hits if hit.exact]


def test_a_number_before_or_after_makes_a_spelling_another_number() -> None:
    numbers = PrintedNumbers("5,000、15,000、5,000,000")
    whole = Spelling("5,000", opens=True, closes=True)
    assert [numbers.is_whole(whole, at) for at in (0, 7, 13)] == [True, False, False]


def test_a_term_that_continues_a_number_is_another_one() -> None:
    assert is_inside_longer_number("1", "20年")
    assert is_inside_longer_number("1,", "200")
    assert is_inside_longer_number("三", "百二十") is False  # 百 begins no number.
    assert is_inside_longer_number("百", "二十处")
    assert not is_inside_longer_number("第", "20年")
    assert not is_inside_longer_number("", "20")
    assert not is_inside_longer_number("统", "一般")


@given(st.text(alphabet="〇零一二三十百千廿两0123456789,、.%年第万亿分之点贰", max_size=12))
def test_spelling_is_never_an_error_and_never_many(typed: str) -> None:
    ways = spellings(typed)
    assert ways[0] == typed
    assert len(ways) == len(set(ways)) <= 12
