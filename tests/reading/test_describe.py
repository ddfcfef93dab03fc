from pathlib import Path

import pytest

from kaoview.model import PlanKind
from kaoview.reading.describe import Description, describe
from kaoview.reading.formats.registry import read_source
from kaoview.reading.line_layout import LineLayout
from kaoview.reading.paragraphs import read_paragraphs
from tests.reading.outline_text import read_text


def _describe(text: str) -> Description:
    lines = read_source("a.txt", text.encode()).lines
    return describe(read_paragraphs(lines, set(), LineLayout.ONE_PER_PARAGRAPH, 0)[0])


@pytest.mark.parametrize(
    ("text", "title", "period", "kind", "body", "unit"),
    [
        (
            "高雄市政府 113年度施政綱要\n前言\n",
            "高雄市政府113年度施政綱要",
            "113",
            PlanKind.OUTLINE,
            "高雄市政府",
            "",
        ),
        (
            "高雄市政府108至111年度中程施政計畫理念 (109年修正版)\n",
            "高雄市政府108至111年度中程施政計畫理念",
            "108-111",
            PlanKind.MIDTERM,
            "高雄市政府",
            "",
        ),
        (
            "高雄市政府秘書處 107 年度施政計畫提要\n- 一、推動交流。\n",
            "高雄市政府秘書處107年度施政計畫",
            "107",
            PlanKind.ANNUAL,
            "高雄市政府",
            "秘書處",
        ),
        (
            "行政院九十九年度施政方針\n",
            "行政院九十九年度施政方針",
            "99",
            PlanKind.OUTLINE,
            "行政院",
            "",
        ),
        (
            "臺南市政府2009年度工作計畫\n",
            "臺南市政府2009年度工作計畫",
            "98",
            PlanKind.ANNUAL,
            "臺南市政府",
            "",
        ),
        (
            "宜蘭縣政府105年度施政目標與重點\n",
            "宜蘭縣政府105年度施政目標與重點",
            "105",
            PlanKind.OUTLINE,
            "宜蘭縣政府",
            "",
        ),
        ("肆、文 化\n一、成果\n", "", "", PlanKind.OTHER, "", ""),
    ],
)
def test_titles(text: str, title: str, period: str, kind: PlanKind, body: str, unit: str) -> None:
    told = _describe(text)
    assert (told.title, told.period, told.kind, told.body, told.unit) == (
        title,
        period,
        kind,
        body,
        unit,
    )


def test_a_report_takes_its_date_from_its_opening() -> None:
    told = _describe(
        "柒、市政府各單位業務報告\n一、高雄市政府行政暨國際處業務報告\n"
        "日 期：1 1 2 年 4 月 2 6 日\n報告人：處 長\n壹、重要業務\n"
    )
    assert (told.period, told.month, told.title_lines) == ("112", 4, (0, 1))
    assert told.unit == "行政暨國際處"


def test_a_part_of_the_document_keeps_its_own_line() -> None:
    assert _describe("高雄市政府秘書處 107 年度施政計畫提要\n一、推動。\n").title_lines == ()


def test_a_web_pages_remarks_between_two_titles() -> None:
    told = _describe(
        "1.104-107年度中程施政計畫 秘書處\n • 最後異動時間: 2018-05-28\n"
        "臺中市政府秘書處中程施政計畫(104至107年度)\n【目 錄】\n壹、 課題\n"
    )
    assert (told.title, told.period) == ("臺中市政府秘書處中程施政計畫", "104-107")
    assert (told.body, told.unit, told.title_lines) == ("臺中市政府", "秘書處", (0, 2))


BODY = "\n壹、防洪\n一、抽水\n汰換抽水機。\n"


@pytest.mark.parametrize(
    ("name", "text", "period", "place"),
    [
        ("a.txt", "桃園市政府施政計畫（113年度）", "113", "題名"),
        ("a.txt", "桃園市政府112學年度施政計畫", "112", "題名"),
        ("a.txt", "桃園市政府施政報告\n謹就112年7月至12月之工作報告如下：", "112", "首段"),
        ("a.txt", "桃園市政府施政報告\n113年3月1日\n謹就112年7月至12月之工作報告：", "112", "首段"),
        ("a.txt", "桃園市政府施政報告\n113年3月1日", "113", "題名"),
        ("a.txt", "一、112年度上半年成果", "112", "首段"),
        ("114年度計畫.txt", "一、111年3月辦理", "114", "檔名"),
        ("114.txt", "一、111年3月辦理", "114", "檔名"),
        ("1140301.txt", "一、時間：111年3月1日", "111", "首段"),
        ("1140301.txt", "一、時間：", "114", "檔名"),
        ("report_11403.txt", "一、時間：", "114", "檔名"),
        ("a.txt", "感謝支持110年度預算。\n壹、111年度預算編列", "111", "首段"),
        ("a.txt", "一、時間：", "", None),
        ("a.txt", "一百一十四會計年度單位預算總說明", "114", "題名"),
        ("a.txt", "某某市淨零路徑\n一、2030年較基準年減量30％", "", None),
        ("a.txt", "某某市淨零路徑\n一、2040年公車全面電動化", "", None),
    ],
)
def test_the_years_that_a_document_is_about_come_before_the_day_it_was_printed(
    tmp_path: Path, name: str, text: str, period: str, place: str | None
) -> None:
    document = read_text(tmp_path, text + "\n" + BODY, name).documents[0]
    assert (document.period, dict(document.origins).get("period")) == (period, place)


def test_the_government_may_be_said_elsewhere_than_the_office(tmp_path: Path) -> None:
    text = "衛生局114年度施政計畫\n" + BODY + "二、長照\n本市補助臺中市據點，本府輔導臺中市診所。\n"
    document = read_text(tmp_path, text).documents[0]
    origins = dict(document.origins)
    assert document.government == "臺中市政府"
    assert (origins["department"], origins["government"]) == ("題名", "內文")


def test_the_year_of_an_event_in_a_sentence_is_not_that_of_the_document() -> None:
    event = "海岸防護行動方案\n一、緣起\n本會為防洪，於111年9月推出本方案。\n"
    assert _describe(event).period == ""
    assert (
        _describe(event.replace("本會為防洪，於111年9月推出本方案。", "時間：111年9月2日")).period
        == "111"
    )
