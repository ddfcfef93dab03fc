"""What titles call a document, in whatever forms of the characters."""

from __future__ import annotations

import pytest

from kaoview.model import PlanKind
from kaoview.reading.kinds import kinds_in, plain_form


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("施政方針", PlanKind.OUTLINE),
        ("施政目標與重點", PlanKind.OUTLINE),
        ("中程施政計畫", PlanKind.MIDTERM),
        ("中長程計畫", PlanKind.MIDTERM),
        ("工作計畫", PlanKind.ANNUAL),
        ("施政總報告", PlanKind.REPORT),
        ("業務概況報告", PlanKind.REPORT),
        ("年度施政計畫執行成果報告", PlanKind.REPORT),
        ("施政計畫執行進度報告", PlanKind.REPORT),
        ("總預算案編製概要", PlanKind.BUDGET),
        ("歲出機關別預算表", PlanKind.BUDGET),
        ("歲出計畫提要", PlanKind.BUDGET),
        ("能源政策白皮書", PlanKind.WHITE_PAPER),
        ("空氣污染防制計畫", PlanKind.PROGRAMME),
        ("雙語政策推動方案", PlanKind.PROGRAMME),
        ("都市計畫委員會會議紀錄", PlanKind.OTHER),
    ],
)
def test_the_most_telling_word_decides(title: str, kind: PlanKind) -> None:
    assert kinds_in(title)[0].kind is kind


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("工作計劃", "工作計畫"),
        ("施政纲要", "施政綱要"),
        ("業務報告", "業務報告"),
        ("施政綱\uf9aa", "施政綱寧"),
        ("１１４年", "114年"),
        ("㈠", "㈠"),
    ],
)
def test_other_forms_of_characters_are_read_one_for_one(printed: str, ordinary: str) -> None:
    assert plain_form(printed) == ordinary


def test_other_forms_name_the_same_kinds() -> None:
    assert kinds_in("工作計劃")[0].kind is PlanKind.ANNUAL
    assert kinds_in("施政纲要")[0].kind is PlanKind.OUTLINE


def test_general_words_are_weak() -> None:
    assert [found.weak for found in kinds_in("海岸防護計畫")] == [True]
    assert kinds_in("緣起") == []
