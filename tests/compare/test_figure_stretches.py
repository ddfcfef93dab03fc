"""Which figures are paired where only the text beyond their clause tells what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.figure_changes import changed_figures


def _changes(left: str, right: str) -> list[str]:
    return [change.label for change in changed_figures(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # Only 計 stands before them in their clause, and nothing behind.
        (
            "儲備志工名冊，計2,014人，其中外語志工35人",
            "儲備志工名冊，計2,480人，其中外語志工41人",
            ["2,014人 → 2,480人", "35人 → 41人"],
        ),
        (
            "查獲違建64件、801人，占用9件、120人，總計73件、921人",
            "查獲違建58件、744人，占用6件、98人，總計64件、842人",
            [
                "64件 → 58件",
                "801人 → 744人",
                "9件 → 6件",
                "120人 → 98人",
                "73件 → 64件",
                "921人 → 842人",
            ],
        ),
        # Nor anything but 自, 於, 及 or 、 between dates and articles.
        ("此外，自97年3月2日起", "此外，自98年5月9日起", ["97年3月2日 → 98年5月9日"]),
        (
            "於110年9月14日及111年2月3日辦理說明會",
            "於111年8月14日及111年2月5日辦理說明會",
            ["110年9月14日 → 111年8月14日", "111年2月3日 → 111年2月5日"],
        ),
        (
            "於110年9月26日及11月18日",
            "於111年8月25日及11月18日",
            ["110年9月26日 → 111年8月25日"],
        ),
        (
            "於110年12月2日、3日、111年2月8日及3月4日召開",
            "於111年11月2日、3日、112年3月9日及4月7日召開",
            [
                "110年12月2日、3日 → 111年11月2日、3日",
                "111年2月8日 → 112年3月9日",
                "3月4日 → 4月7日",
            ],
        ),
        ("於4月5日、5月9日", "於4月12日、6月7日", ["4月5日 → 4月12日", "5月9日 → 6月7日"]),
        (
            "修正第2條、第5條及第12條",
            "修正第2條、第7條及第9條",
            ["第5條 → 第7條", "第12條 → 第9條"],
        ),
        ("期程109年~114年", "期程109年~115年", ["114年 → 115年"]),
        ("4月1日~6月30日受理", "4月8日~7月15日受理", ["4月1日 → 4月8日", "6月30日 → 7月15日"]),
        ("上午8時20分至11時", "上午9時至11時40分", ["8時20分 → 9時", "11時 → 11時40分"]),
        # The same words twice: what stands beyond them tells which is meant.
        (
            "志工訓練，計30人，其中學生5人。種子研習，計40人，其中學生7人。",
            "種子研習，計44人，其中學生9人。",
            ["30人 → （無）", "5人 → （無）", "40人 → 44人", "7人 → 9人"],
        ),
    ],
)
def test_what_stands_beyond_the_clause_tells_what_a_figure_counts(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # Entries of a list came or went; none became its neighbour.
        ("依第3條、第4條規定", "依第2條、第3條、第4條規定", ["（無） → 第2條"]),
        ("第3條、第4條、第5條", "第4條、第5條、第6條", ["第3條 → （無）", "（無） → 第6條"]),
        (
            "召集志工，計30人，完成培訓",
            "召集志工，計30人，另40人，完成培訓",
            ["（無） → 40人"],
        ),
        # Which of two it was, nobody knows.
        (
            "召集志工，計30人，完成培訓",
            "召集志工，計25人，另40人，完成培訓",
            ["30人 → （無）", "（無） → 25人", "（無） → 40人"],
        ),
    ],
)
def test_what_is_not_clear_is_not_paired(left: str, right: str, labels: list[str]) -> None:
    assert _changes(left, right) == labels


def test_clauses_in_another_order_are_not_paired_across() -> None:
    labels = _changes("青年培訓，計30人；婦女培訓，計45人", "婦女培訓，計50人；青年培訓，計33人")
    assert "30人 → 50人" not in labels
    assert "45人 → 33人" not in labels


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # A term of office is one matter in every mention.
        ("改選第7屆，第7屆", "改選第8屆", ["第7屆 → 第8屆"]),
        # Trees are not.
        ("甲校植樹30棵，乙校植樹30棵", "甲校植樹45棵", ["30棵 → 45棵", "30棵 → （無）"]),
    ],
)
def test_further_mentions_of_what_was_renumbered_are_not_gone(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels


_COUNTS = st.lists(st.integers(2, 9999), min_size=4, max_size=4, unique=True)
_FRAME = "受訓者，計{}人，其中女性{}人；結訓，計{}人、{}人"


@given(_COUNTS, _COUNTS)
def test_every_call_out_leads_from_the_old_text_to_the_new_one(
    ours: list[int], theirs: list[int]
) -> None:
    left, right = _FRAME.format(*ours), _FRAME.format(*theirs)
    changes = changed_figures(left, right)
    for change in changes:
        for side, text in ((change.left, left), (change.right, right)):
            assert side is None or text[slice(*side.span)] == side.text
    sides = [[each.left, each.right] for each in changes]
    assert all(a is None or b is None or a.value != b.value for a, b in sides)
    if not {*ours} & {*theirs}:
        became = dict(zip(ours, theirs, strict=True))
        for old, new in sides:
            assert old is not None and new is not None
            assert became[int(old.text[:-1])] == int(new.text[:-1])


@given(_COUNTS)
def test_a_text_did_not_change_into_itself(counts: list[int]) -> None:
    text = _FRAME.format(*counts)
    assert changed_figures(text, text) == []
