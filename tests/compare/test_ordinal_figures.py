"""What stands behind 第 and a number, and ranks that count nothing."""

import pytest

from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import figures_of


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "居第3位、第2航次、第6梯、第5萬冊、第3選舉區",
            ["第3位", "第2航次", "第6梯", "第5萬冊", "第3選舉區"],
        ),
        ("第1、2航次", ["第1、2航次"]),
        ("城市競爭力排名第12，居六都第 2", ["第12", "第 2"]),
        ("名列全國第十一的城市", ["第十一"]),
        # Names and words, addresses, and what is not known to be a rank.
        ("第三部門、第三人、第三者、第二專長、第一線人員、第三產業", []),
        ("門號第12、位於第三", []),
        # Whatever a number in digits counts off; only one character is known to be all of it.
        ("獲第3獎、第2跑道、第4及第5號", ["第3獎", "第2", "第5號"]),
    ],
)
def test_what_counts_behind_a_number_counts_behind_an_ordinal(
    text: str, figures: list[str]
) -> None:
    assert [each.text for each in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("滿意度評比居第3位", "滿意度評比居第4位", ["第3位 → 第4位"]),
        ("漁業巡護第1航次規劃", "漁業巡護第2航次規劃", ["第1航次 → 第2航次"]),
        ("城市競爭力排名第12。", "城市競爭力排名第9。", ["第12 → 第9"]),
        ("競爭力居全國第3。", "競爭力居全國第一。", ["第3 → 第一"]),
        ("獲創意競賽第3獎", "獲創意競賽第2獎", ["第3獎 → 第2獎"]),
        ("興建機場第2跑道工程", "興建機場第3跑道工程", ["第2 → 第3"]),
        ("興建機場第二跑道工程", "興建機場第三跑道工程", ["第二 → 第三"]),
        ("培訓第二專長人員", "培訓專長人員", []),
        # The first is gone from nothing but a manner of speaking.
        ("首創全國第一", "首創", []),
        ("民眾滿意度居全國第一位", "民眾滿意度", []),
    ],
)
def test_a_rank_that_changed(left: str, right: str, labels: list[str]) -> None:
    assert [each.label for each in changed_figures(left, right)] == labels
