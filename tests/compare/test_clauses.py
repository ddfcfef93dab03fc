"""Items of several measures, whose clauses go on in several items."""

from __future__ import annotations

from kaoview.compare.clauses import clauses_of
from kaoview.compare.matching import compare
from tests.compare.conftest import make_library, make_plan

SPORT = (
    "推動全民運動，提高學生游泳檢測合格率；整合區域培育資源，強化選手培訓與輔導，籌辦賽會；"
    "提升學校午餐供餐品質，落實校園飲食管理"
)
MEALS = (
    "降低國中小班級學生人數，提升課後照顧；補強老舊校舍耐震，汰換危險遊具；"
    "落實校園飲食管理，提升學校供餐品質；增進學生生活技能與健康素養，辦理交通安全教育"
)
POOL = (
    "興建游泳池與運動園區，推動全民運動，提高學生游泳檢測合格率；"
    "整合區域培育資源，強化選手培訓與輔導"
)
OTHERS = ("辦理長照據點評鑑與督導", "海岸廢棄物清除與淨灘活動", "社會住宅包租代管媒合")


def test_a_text_is_cut_at_semicolons_and_full_stops() -> None:
    assert clauses_of(POOL) == [
        "興建游泳池與運動園區，推動全民運動，提高學生游泳檢測合格率",
        "整合區域培育資源，強化選手培訓與輔導",
    ]
    assert clauses_of("壹、；一、") == ["壹、；一、"], "nothing long enough: the whole"


def test_both_parts_of_a_divided_item_are_counterparts() -> None:
    old = [make_plan("112-教育局", SPORT, *OTHERS)]
    new = [make_plan("113-教育局", MEALS, POOL, *OTHERS)]
    found = compare(make_library(*old, *new), old, new)
    row = found.row("112-教育局-1")
    assert row is not None
    reached = {match.id for match in row.reached if match.score >= 0.2}
    assert {"113-教育局-1", "113-教育局-2"} <= reached


def test_a_clause_that_many_items_share_points_to_none() -> None:
    common = "配合中央政策滾動檢討施政計畫"
    old = [make_plan("112-教育局", f"辦理語文競賽及閱讀活動；{common}")]
    new = [make_plan("113-教育局", *(f"{each}；{common}" for each in OTHERS))]
    found = compare(make_library(*old, *new), old, new)
    row = found.row("112-教育局-1")
    assert row is not None
    assert not [match for match in row.matches if match.score >= 0.3]
