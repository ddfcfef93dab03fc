"""Amounts of one list are set against those of the same name, wherever they stand."""

from __future__ import annotations

import pytest

from kaoview.compare.figure_changes import changed_figures

OLD = """本年度預算數內容與上年度之比較如下：
1.清潔費91,000元，較上年度增加5,000元。
2.影印機使用費266,000元，較上年度增加84,000元。
3.其他合共522,000元，較上年度減少9,000元。"""
NEW = """本年度預算數內容與上年度之比較如下：
1.新增清潔費93,000元，較上年度增加2,000元。
2.國外旅費150,000元，較上年度增加65,000元。
3.其他合共480,000元，較上年度減少7,000元。"""


def test_an_amount_is_not_set_against_that_of_another_entry() -> None:
    found = {each.label for each in changed_figures(OLD, NEW)}
    assert {"91,000元 → 93,000元", "5,000元 → 2,000元"} <= found
    assert {"522,000元 → 480,000元", "9,000元 → 7,000元"} <= found
    assert {"266,000元 → （無）", "84,000元 → （無）"} <= found
    assert {"（無） → 150,000元", "（無） → 65,000元"} <= found


def test_what_else_an_entry_says_is_told_of_it_alone() -> None:
    old = "1.停車場新建工程18,500元，係109-113年度連續工程。"
    new = "1.活動中心外牆整修95,000元，係113-114年度連續工程。"
    assert not any(each.left and each.right for each in changed_figures(old, new))
    later = "2.停車場新建工程18,900元，擬修正為109-114年度連續工程。"
    assert "109-113年度 → 109-114年度" in [each.label for each in changed_figures(old, later)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.清潔費91,000元。", "2.清潔費93,000元。"),
        ("1.區民活動中心清潔費91,000元。", "1.活動中心清潔費93,000元。"),
        ("辦理清潔工作，補助91,000元。", "辦理環境整理，補助93,000元。"),
    ],
)
def test_one_name_and_no_name_at_all(old: str, new: str) -> None:
    assert [each.label for each in changed_figures(old, new)] == ["91,000元 → 93,000元"]
