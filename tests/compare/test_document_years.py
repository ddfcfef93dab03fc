"""Years that change as the documents' do, and those that say something new."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import change_sort, pair_change
from kaoview.compare.document_years import DocumentYears
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.compare.wording import same_wording
from kaoview.library.load import load

CONTENT, WORDING = ChangeSort.CONTENT, ChangeSort.WORDING
YEARS = DocumentYears("112", "113")


@pytest.mark.parametrize(
    ("old", "new", "sort"),
    [
        ("辦理112年度統計調查工作", "辦理113年度統計調查工作", WORDING),
        ("於本(112)年辦理統計調查工作", "於本(113)年辦理統計調查工作", WORDING),
        ("於民國112年辦理統計調查工作", "於西元2024年辦理統計調查工作", WORDING),
        ("於112年6月30日前完成調查工作", "於113年6月30日前完成調查工作", WORDING),
        ("於112年6月30日前完成調查工作", "於6月30日前完成調查工作", WORDING),
        ("辦理統計調查工作", "辦理113年度統計調查工作", WORDING),
        ("辦理111學年度學生調查工作", "辦理112學年度學生調查工作", WORDING),
        ("捷運紅線於114年完工通車", "捷運紅線於116年完工通車", CONTENT),
        ("捷運紅線於2025年完工通車", "捷運紅線於2027年完工通車", CONTENT),
        ("捷運紅線於114年完工通車", "捷運紅線於西元2027年完工通車", CONTENT),
        ("捷運紅線於112年完工通車", "捷運紅線於114年完工通車", CONTENT),
        ("於114年6月30日前完成調查工作", "於115年6月30日前完成調查工作", CONTENT),
        ("捷運紅線完工通車", "捷運紅線於2030年完工通車", CONTENT),
        ("辦理114學年度學生調查工作", "辦理116學年度學生調查工作", CONTENT),
    ],
)
def test_a_year_that_is_not_the_documents_is_substance(
    old: str, new: str, sort: ChangeSort
) -> None:
    assert change_sort(old, new, YEARS) is sort
    back = DocumentYears(YEARS.right, YEARS.left)
    assert change_sort(new, old, back) is sort


def test_the_years_of_a_plan_for_several() -> None:
    years = DocumentYears.of("108-111", "112-115")
    assert change_sort("108-111年推動綠能產業", "112-115年推動綠能產業", years) is WORDING
    assert change_sort("110年推動綠能產業", "114年推動綠能產業", years) is CONTENT


def test_no_year_counts_where_a_document_has_none() -> None:
    assert DocumentYears.of("", "113") is None
    assert change_sort("紅線於114年完工通車", "紅線於116年完工通車") is WORDING


def test_in_one_year_every_year_that_changed_is_substance() -> None:
    years = DocumentYears.of("113", "113")
    assert change_sort("於113年完工", "於114年完工", years) is CONTENT
    assert same_wording("於113年完工", "於114年完工")
    assert not same_wording("於113年完工", "於114年完工", years)


def test_a_goal_that_was_put_off_is_an_amendment(tmp_path: Path) -> None:
    for year, goal in ((112, 114), (113, 116)):
        text = (
            f"桃園市政府衛生局{year}年度施政計畫\n\n"
            f"一、辦理{year}年度登革熱防治工作\n"
            f"二、長照據點擴充計畫預計{goal}年完成佈建\n"
        )
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    library = load([tmp_path])
    plans = {plan.period: plan for plan in library.plans()}
    found = compare(library, [plans["112"]], [plans["113"]])
    rows = {found.units[row.left].words[:2]: row for row in found.rows}
    rolled, put_off = rows["辦理"], rows["長照"]
    assert rolled.status is Status.SAME
    assert pair_change(found, rolled.left, rolled.matches[0]) is WORDING
    assert put_off.status is Status.REVISED
    assert pair_change(found, put_off.left, put_off.matches[0]) is CONTENT
