"""What folds alike, and how every part of a key finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaoview.model import Library
from kaoview.text.fold import find_spans, fold, fold_key, traditional_of

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("臺台辧辦畫劃綠绿殯殡 　\n\t①㈠½㎡ＡａéÉ「」－—‧ㄅˋ"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("高雄廣播電臺", "高雄廣播電台"),
        ("辧理全民防衛動員", "辦理全民防衛動員"),
        ("都市計畫通盤檢討", "都市計劃通盤檢討"),
        ("綠色殯葬", "绿色殡葬"),
        ("漁電共生", "渔电共生"),
        ("運 i 臺灣 2.0", "運i台灣2.0"),
        ("５Ｇ　ＡＩｏＴ", "5g aiot"),
        ("前瞻基礎建設計畫－水與安全", "前瞻基礎建設計畫-水與安全"),
        ("瞭解身分證", "了解身份證"),
        ("空汙", "空污"),
        ("姊妹市", "姐妹市"),
        ("沈浸式體驗", "沉浸式體驗"),
        ("碳\u200b排放", "碳排放"),
    ],
)
def test_what_a_reader_means_alike_folds_alike(left: str, right: str) -> None:
    assert fold_key(left) == fold_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("殯葬", "賓葬"), ("滯洪", "治洪"), ("113", "112"), ("A", "B"), ("が", "か")],
)
def test_what_differs_stays_different(left: str, right: str) -> None:
    assert fold_key(left) != fold_key(right)


def test_a_part_of_the_key_leads_back_to_the_raw_characters() -> None:
    text = "執行 運 i 臺 灣 2.0 計畫"
    folded = fold(text)
    start = folded.key.index(fold_key("臺灣"))
    first, last = folded.raw_span(start, start + 2)
    assert text[first:last] == "臺 灣"


def test_one_character_can_fold_to_several() -> None:
    folded = fold("建置1.25㎡")
    assert folded.key.endswith("m2")
    assert folded.raw_span(len(folded.key) - 1, len(folded.key)) == (6, 7)


def test_traditional_characters_behind_a_simplified_one() -> None:
    assert set(traditional_of("发")) == {"發", "髮"}
    assert traditional_of("山") == ()


def test_every_occurrence_is_found_however_it_is_written() -> None:
    text = "高雄廣播電臺善用社群媒體；與高雄廣播電台合作"
    assert [text[start:end] for start, end in find_spans(text, "广播电台")] == [
        "廣播電臺",
        "廣播電台",
    ]


@pytest.mark.parametrize("wanted", ["", " ", "\u200b", "登革熱"])
def test_nothing_and_what_is_not_there_are_not_found(wanted: str) -> None:
    assert find_spans("綠色殯葬政策", wanted) == []


def test_the_documents_hold_no_character_that_folding_loses(library: Library) -> None:
    for item in library.items():
        kept = "".join(item.text.split())
        assert len(fold(item.text).key) >= len(kept)


@given(TEXTS)
@example("ﬁ½㈠ẞİ")
def test_the_offset_map_covers_the_key_and_never_goes_back(text: str) -> None:
    folded = fold(text)
    assert folded.key == fold_key(text)
    assert len(folded.origin) == len(folded.key)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place < len(text) for place in folded.origin)


@given(TEXTS)
def test_each_character_folds_on_its_own(text: str) -> None:
    assert fold_key(text) == "".join(map(fold_key, text))


@given(TEXTS, st.data())
def test_a_highlight_holds_what_was_matched(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.key:
        return
    start = data.draw(st.integers(0, len(folded.key) - 1))
    end = data.draw(st.integers(start + 1, len(folded.key)))
    first, last = folded.raw_span(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.key[start:end] in fold_key(text[first:last])


@given(TEXTS)
def test_white_space_never_matters(text: str) -> None:
    assert fold_key(" ".join(text)) == fold_key(text)
