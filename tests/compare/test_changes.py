"""The sort of a change: of substance, of wording, of punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import change_sort

CONTENT, WORDING, PUNCTUATION, NONE = (
    ChangeSort.CONTENT,
    ChangeSort.WORDING,
    ChangeSort.PUNCTUATION,
    ChangeSort.NONE,
)


@pytest.mark.parametrize(
    ("old", "new", "sort"),
    [
        ("補助 30%，推動捷運建設。", "補助 50%，推動捷運建設。", CONTENT),
        ("於岡山區推動社區營造工作", "於旗山區推動社區營造工作", CONTENT),
        ("推動捷運路網建設及管理", "推動捷運路網建設、輕軌環狀線延伸規劃及管理", CONTENT),
        ("推動社區營造", "辦理癌症篩檢服務", CONTENT),
        ("辦理農業六級產業化訓練", "辦理農業七級產業化訓練", CONTENT),
        ("落實十二年國民基本教育", "落實十五年國民基本教育", CONTENT),
        ("加強推動捷運建設", "持續推動捷運建設", WORDING),
        ("推動一致做法", "推動統一做法", WORDING),
        ("目標：（二）推動捷運建設", "目標：（三）推動捷運建設", WORDING),
        ("辦理 112 年度統計調查工作", "辦理 113 年度統計調查工作", WORDING),
        ("培育海洋產業界所需優質人才", "培育海洋產業所需優質人才", WORDING),
        ("推動捷運、輕軌建設", "推動捷運，輕軌建設。", PUNCTUATION),
        ("臺灣 AI 推動", "台灣ＡＩ推動", NONE),
    ],
)
def test_the_sort_of_a_change(old: str, new: str, sort: ChangeSort) -> None:
    assert change_sort(old, new) is sort
    assert change_sort(new, old) is sort


@given(st.text("推動捷運建設，。3", max_size=20))
def test_nothing_changes_into_itself(text: str) -> None:
    assert change_sort(text, text) is NONE


def test_a_sort_is_known_by_either_name() -> None:
    assert ChangeSort.named("內容") is ChangeSort.named("content") is CONTENT
    assert ChangeSort.named("全部") is None
