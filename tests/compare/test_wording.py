from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.wording import (
    INLINE_SHARE,
    EditKind,
    compare_wording,
    kept_share,
    same_wording,
)

OLD = "循序推動 2030 年減碳 30%、2050 年淨零目標。"
NEW = "循序推動2030年減碳50 %、2050 年淨零目標，並訂專章。"
DISPUTE_107 = (
    "主動積極介入突發性重大消費爭議事件，並結合南台灣消保機關及民間團體，採取一致立場及必要措施，"
    "共同保障消費者權益。"
)
DISPUTE_113 = "主動積極介入突發性重大消費爭議事件，結合消費者保護團體，保障消費者權益。"
CITIES_107 = (
    "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。"
)
CITIES_113 = "從城市議題拓展與姊妹市及友好夥伴城市之交流領域，多方媒合局處專業、促進實質合作機會。"


def _shown(left, right):
    """Return the inline changes as text."""
    parts = []
    for edit in compare_wording(left, right).edits:
        gone, come = left[slice(*edit.left)], right[slice(*edit.right)]
        if edit.kind is EditKind.KEPT:
            parts.append(gone)
        else:
            parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts)


def test_close_texts_show_what_was_cut_and_added():
    assert _shown(DISPUTE_107, DISPUTE_113) == (
        "主動積極介入突發性重大消費爭議事件，[-並-]結合[-南台灣消保機關及民間-]{+消費者保護+}團體，"
        "[-採取一致立場及必要措施，共同-]保障消費者權益。"
    )


def test_a_number_is_never_cut_in_two():
    shown = _shown(OLD, NEW)
    assert "[-30-]{+50+}" in shown
    assert "{+，並訂專章+}。" in shown


def test_one_character_islands_are_swallowed():
    assert _shown("建構農漁高雄隊", "打造農業高雄隊") == "[-建構農漁-]{+打造農業+}高雄隊"


def test_distant_texts_show_the_phrases_they_share():
    wording = compare_wording(CITIES_107, CITIES_113)
    assert not wording.close
    assert wording.edits == ()
    shared = [CITIES_107[slice(*span)] for span in wording.shared_left]
    assert "姊妹市" in shared
    assert "友好" in shared
    assert "教育" not in shared


def test_words_of_every_plan_are_not_worth_marking():
    wording = compare_wording("持續推動眷舍收回", "持續推動輪船建造，航道疏濬，碼頭整建，貨櫃裝卸")
    assert [s for s in wording.shared_left if s[1] - s[0] >= 2] == []


def test_figures_are_called_out():
    labels = [change.label for change in compare_wording(OLD, NEW).figures]
    assert labels == ["30% → 50 %"]


def test_white_space_width_and_variants_are_no_change():
    assert kept_share("臺灣 ＡＩ　示範", "台灣AI示範") == 1
    wording = compare_wording("臺灣 ＡＩ", "台灣AI")
    assert {edit.kind for edit in wording.edits} == {EditKind.KEPT}


def test_nothing_against_something():
    assert kept_share("", "推動") == 0
    assert kept_share("", "") == 1
    assert compare_wording("", "").edits == ()
    assert not compare_wording("推動", "").close


def test_white_space_between_two_kept_parts_is_told_once():
    assert _shown("推動 減碳政策", "推動淨零減碳政策") == "推動 {+淨零+}減碳政策"


def test_control_characters_do_no_harm():
    assert compare_wording("減碳\x1b[31m30%", "減碳50%").kept > INLINE_SHARE


texts = st.text(alphabet="推動減碳淨零教育１23 ,，。臺台A\n", max_size=30)


@given(texts, texts)
def test_the_edits_are_both_texts_from_end_to_end(left, right):
    edits = compare_wording(left, right).edits
    if edits:
        assert "".join(left[slice(*edit.left)] for edit in edits) == left
        assert "".join(right[slice(*edit.right)] for edit in edits) == right
        assert all(one.left[1] == two.left[0] for one, two in pairwise(edits))


@given(texts, texts)
def test_shared_phrases_stand_in_order_and_apart(left, right):
    for spans, text in zip(
        (compare_wording(left, right).shared_left, compare_wording(left, right).shared_right),
        (left, right),
        strict=True,
    ):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(texts, texts)
def test_what_is_kept_does_not_depend_on_the_side_by_more_than_ties(left, right):
    assert 0 <= kept_share(left, right) <= 1
    assert kept_share(left, left) == 1


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("辦理 112 年度人口統計，", "辦理113年度人口統計；", True),
        ("民國 112 年推動臺灣館", "113-114 年推動台灣館", True),
        ("補助 30 %", "補助 50 %", False),
        ("補助30戶", "補助 3.0 戶", False),
        ("辦理112年統計", "辦理113年普查", False),
        ("", "", True),
    ],
)
def test_years_and_punctuation_alone_change_nothing(left, right, alike):
    assert same_wording(left, right) is alike


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("補助經費1,200萬元推動", "補助經費1,300萬元推動", ("1,200萬", "1,300萬")),
        ("成長率達3.5%以上", "成長率達3.8%以上", ("3.5", "3.8")),
        ("設置一百二十處據點", "設置一百三十處據點", ("一百二十", "一百三十")),
        ("編列3億2,000萬元辦理", "編列3億4,000萬元辦理", ("3億2,000萬", "3億4,000萬")),
    ],
)
def test_a_number_is_marked_whole(left, right, marked):
    edits = compare_wording(left, right).edits
    (edit,) = (each for each in edits if each.kind is EditKind.REPLACED)
    assert (left[slice(*edit.left)], right[slice(*edit.right)]) == marked


amounts = st.integers(1000, 9_999_999)


@given(amounts, amounts)
def test_no_mark_ends_inside_an_amount(one, other):
    left, right = (f"本年度編列經費{each:,}元推動長期照顧服務" for each in (one, other))
    for edit in compare_wording(left, right).edits:
        for text, place in ((left, edit.left[1]), (right, edit.right[1])):
            around = text[max(place - 1, 0) : place + 1]
            assert not all(each.isdecimal() or each == "," for each in around) or len(around) < 2
