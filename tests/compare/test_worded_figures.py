"""Values that are said in words: how often, which half of a year, which day of the week, 半價."""

import pytest

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import change_sort
from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import figures_of


def _changes(left: str, right: str) -> list[str]:
    return [each.label for each in changed_figures(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("每季召開跨局處協調會議", "每月召開跨局處協調會議", ["每季 → 每月"]),
        ("每兩年辦理一次市民滿意度調查", "每年辦理一次市民滿意度調查", ["每兩年 → 每年"]),
        ("電梯設備每半年辦理安全檢查", "電梯設備每三個月辦理安全檢查", ["每半年 → 每三個月"]),
        ("每週三辦理法律扶助諮詢", "每週五辦理法律扶助諮詢", ["每週三 → 每週五"]),
        ("每週三次巡查主要道路", "每週五次巡查主要道路", ["三次 → 五次"]),
        ("於113年上半年完成招標", "於113年下半年完成招標", ["上半年 → 下半年"]),
        ("112學年度上學期起供應", "112學年度下學期起供應", ["上學期 → 下學期"]),
        ("預計5月上旬完成驗收", "預計5月下旬完成驗收", ["上旬 → 下旬"]),
        ("市民平日購票享半價優惠", "市民平日購票享七折優惠", ["半價 → 七折"]),
        ("輕軌享八五折優惠", "輕軌享對折優惠", ["八五折 → 對折"]),
    ],
)
def test_what_is_said_in_words_and_changed_is_called_out(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels
    assert change_sort(left, right) is ChangeSort.CONTENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The same value in other words.
        ("每季召開會議", "每三個月召開會議"),
        ("每週日開放參觀", "每星期天開放參觀"),
        ("門票五折優惠", "門票半價優惠"),
        ("113年上半年度完成", "113年上半年完成"),
        # Alone they are words.
        ("每年辦理社區營造", "辦理社區營造"),
        ("改善四周一帶環境", "改善環境"),
        ("處一年以上半年以下", "處一年以上"),
        ("訂閱每日本地新聞", "訂閱新聞"),
    ],
)
def test_what_is_no_change_is_not_called_out(left: str, right: str) -> None:
    assert _changes(left, right) == []


def test_so_many_years_each_are_a_figure_by_themselves() -> None:
    assert [each.text for each in figures_of("每兩年檢討，每年辦理，兩年內完成")] == [
        "每兩年",
        "兩年",
    ]
