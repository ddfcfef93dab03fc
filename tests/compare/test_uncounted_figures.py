"""Numbers of which no table knows what they count, rare units, and ratios."""

import pytest

from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import all_figures_of, figures_of
from kaoview.compare.figures import FigureKind


def _changes(left: str, right: str) -> list[str]:
    return [each.label for each in changed_figures(left, right)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("累計近223萬瀏覽人次，45萬下載次數", ["223萬", "45萬"]),
        (
            "照度訂為15勒克斯、噪音低於45dB、寬頻250Mbps、3cm",
            ["15勒克斯", "45dB", "250Mbps", "3cm"],
        ),
        ("可停靠3,000噸級巡護艦，工期540日曆天", ["3,000噸級", "540日曆天"]),
        ("於30日曆天內完成", ["30日曆天"]),
        ("照顧比1：5，面額比例為3：2", ["1：5", "3：2"]),
        # No units of their own, scores, times, and areas that are not known.
        ("5G AIoT、3D列印、2023 ESG論壇、比賽以3：2獲勝、8:30、3km²", []),
    ],
)
def test_a_number_is_whole(text: str, figures: list[str]) -> None:
    assert [each.text for each in figures_of(text)] == figures


def test_ten_thousands_with_a_currency_are_an_amount() -> None:
    amount, number = figures_of("補助新臺幣350萬，累計350萬瀏覽人次")
    assert (amount.kind, amount.text) == (FigureKind.AMOUNT, "新臺幣350萬")
    assert (number.kind, number.text) == (FigureKind.NUMBER, "350萬")
    assert figures_of("補助新臺幣350萬元")[0].value == amount.value


def test_chinese_ten_thousands_may_be_a_word() -> None:
    (figure,) = all_figures_of("十萬火急")
    assert figure.faint


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("累計近223萬瀏覽人次", "累計逾250萬瀏覽人次", ["223萬 → 250萬"]),
        ("處理量為4萬CMD。", "處理量為5萬CMD。", ["4萬CMD → 5萬CMD"]),
        ("溶氧限值為30NTU以下", "溶氧限值為25 NTU以下", ["30NTU → 25 NTU"]),
        ("照顧比由1：5", "照顧比由1：4", ["1：5 → 1：4"]),
        ("面額比例為3：2", "面額比例為4：1", ["3：2 → 4：1"]),
        ("汰換3,000噸級船型", "汰換4,000噸級船型", ["3,000噸級 → 4,000噸級"]),
        # Of an unknown unit only the number is certain, and only where another took its place.
        ("風速超過17節即示警", "風速超過20節即示警", ["17 → 20"]),
        ("執行運動島2.0計畫", "執行運動島3.0計畫", ["2.0 → 3.0"]),
        ("負載上限為85安培", "負載上限為100安培", ["85 → 100"]),
        ("負載上限為85安培", "負載上限為100伏特", []),
        ("國道1號增設匝道", "國道3號增設匝道", []),
        ("風速超過17節即示警", "風速過大即示警", []),
        # Letters that nothing took the place of may be a name.
        ("推廣12BOT案", "推廣", []),
    ],
)
def test_what_became_of_it(left: str, right: str, labels: list[str]) -> None:
    assert _changes(left, right) == labels
