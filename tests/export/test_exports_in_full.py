"""A whole library in every form, as it is handed on."""

from __future__ import annotations

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.export.markdown import export_markdown
from kaoview.export.plain_text import plain_text
from kaoview.model import Department, Library
from tests.export.sample import BUDGET, HEALTH, item, library, plan
from tests.export.whole import export_csv, export_json, export_jsonl

TODAY = date(2026, 11, 20)
REPORT = plan(
    "112-04-衛生局",
    "衛生局",
    item("112-04-衛生局-0", "", "", "議長、各位議員：\n欣逢貴會開議。", lines=(2, 3)),
    item(
        "112-04-衛生局-1",
        "壹、",
        "疾病管制",
        "本期重點如下：\n#登革熱 *防治*",
        item("112-04-衛生局-1.1", "\ue686", "", "清除孳生源。\n辦理社區動員。", lines=(6, 7)),
        item("112-04-衛生局-1.2", "㈡", "經費", "", amount=1234567, lines=(8, 8)),
        item(
            "112-04-衛生局-1.3",
            "",
            "",
            "項目\t經費\n登革熱\t30|40\n長照",
            lines=(9, 11),
            kind="table",
        ),
        item("112-04-衛生局-1.4", "1.", "", "欄位\t值\n甲\t乙", lines=(12, 13)),
        item(
            "112-04-衛生局-1.5",
            "圖 1",
            "孳生源分布",
            "資料來源：本局",
            lines=(14, 15),
            kind="caption",
        ),
        item("112-04-衛生局-1.6", "二、", "", "", amount=5, lines=(16, 16)),
        lines=(4, 16),
    ),
    title="衛生局業務報告",
    period="112",
    month=4,
)
LIBRARY: Library = library(
    Department("行政暨國際處", "行政暨國際處", ("秘書處",), (BUDGET,)),
    Department("衛生局", "衛生局", ("衛生",), (REPORT, HEALTH)),
)
CHOICES = {
    "everything": ["行政暨國際處", "衛生局"],
    "a-plan": ["112-04-衛生局"],
    "items": ["107-行政暨國際處-1.1", "112-04-衛生局-1.2", "112-04-衛生局-1"],
    "an-item": ["112-04-衛生局-1.3"],
    "nothing": [],
}


def chosen(name):
    return [LIBRARY.find(id) for id in CHOICES[name]]


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("write", [export_json, export_jsonl, export_csv])
def test_data_is_written_out(write, name, kept_text: SnapshotAssertion):
    assert write(LIBRARY, chosen(name)) == kept_text


@pytest.mark.parametrize("name", [name for name in CHOICES if CHOICES[name]])
def test_markdown_is_written_out(name, kept_text: SnapshotAssertion):
    assert export_markdown(LIBRARY, chosen(name), today=TODAY) == kept_text


def test_plain_text_is_written_out(kept_text: SnapshotAssertion):
    assert "\n\n".join(map(plain_text, LIBRARY.departments)) == kept_text


def test_a_text_that_is_too_long_ends_in_a_line_that_says_so():
    text = plain_text(HEALTH)
    end = "⋯⋯（太長，只到這裡；全文請匯出成檔案）"
    assert plain_text(HEALTH, most=len(text) + 1) == text
    assert plain_text(HEALTH, most=len(text)) == f"113年度施政綱要：衛生\n{end}"
    assert plain_text(HEALTH, most=1) == end


def test_an_amount_without_words_stands_alone():
    row = item("x-1", "", "", "", amount=78731)
    assert plain_text(plan("x", "甲", row, title="計畫")) == "計畫\n78,731 仟元"
