"""The breadcrumb: whole where it fits, else without the steps between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.text.cell_width import cell_width
from kaoview.tui.state.location import Crumb
from kaoview.tui.widgets.breadcrumb import fit_crumbs

WAY = [
    Crumb("a", "行政暨國際處"),
    Crumb("b", "112.4 業務報告", "112.4"),
    Crumb("c", "壹、重要業務執行狀況"),
    Crumb("d", "四、職工合理管理、車輛集中調派"),
    Crumb("e", "1. 落實職工員額精實化"),
]


def text(crumbs: list[Crumb]) -> str:
    return " › ".join(crumb.label for crumb in crumbs)


def test_a_way_that_fits_is_shown_whole() -> None:
    assert fit_crumbs(WAY, 200) == WAY


def test_steps_between_give_way_first() -> None:
    assert text(fit_crumbs(WAY, 58)) == "行政暨國際處 › 112.4 業務報告 › ⋯ › 1. 落實職工員額精實化"


def test_the_longest_step_is_cut_where_that_is_enough_and_takes_the_room_there_is() -> None:
    way = [*WAY[:2], Crumb("p", "(二) 強化偏遠地區在地化照護服務，積極布建日間照顧服務")]
    assert text(fit_crumbs(way, 60)) == (
        "行政暨國際處 › 112.4 業務報告 › (二) 強化偏遠地區在地化照護⋯"
    )
    assert text(fit_crumbs(WAY, 84)) == (
        "行政暨國際處 › 112.4 業務報告 › ⋯ › 四、職工合理管理、車輛⋯ › 1. 落實職工員額精實化"
    )


def test_then_the_plan_is_named_by_its_period_and_the_page_is_cut() -> None:
    assert text(fit_crumbs(WAY, 48)) == "行政暨國際處 › 112.4 › ⋯ › 1. 落實職工員額精實化"
    assert text(fit_crumbs(WAY, 44)) == "行政暨國際處 › 112.4 › ⋯ › 1. 落實職工員額⋯"


def test_then_the_plan_goes_and_the_department_stays() -> None:
    assert text(fit_crumbs(WAY, 38)) == "行政暨國際處 › 112.4 › ⋯ › 1. 落實職⋯"
    assert text(fit_crumbs(WAY, 32)) == "行政暨國際處 › ⋯ › 1. 落實職工⋯"
    way = [Crumb("a", "社會局"), Crumb("b", "113 施政綱要", "113"), Crumb("c", "(一) 擴充公共托育")]
    assert text(fit_crumbs(way, 31)) == "社會局 › 113 › (一) 擴充公共托⋯"
    assert text(fit_crumbs(way, 40)) == "社會局 › 113 施政綱要 › (一) 擴充公共托⋯"


def test_then_the_first_ones_and_the_page_itself_stays() -> None:
    assert text(fit_crumbs(WAY, 24)) == "⋯ › 1. 落實職工員額精實⋯"
    assert text(fit_crumbs(WAY, 8)) == "1. 落實⋯"


@given(st.lists(st.text("行政 abc", max_size=30), max_size=7), st.integers(0, 90))
def test_it_never_takes_more_than_there_is(labels: list[str], width: int) -> None:
    found = fit_crumbs([Crumb(str(at), label) for at, label in enumerate(labels)], width)
    assert cell_width(text(found)) <= width
