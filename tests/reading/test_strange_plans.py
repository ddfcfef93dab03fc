"""Plans of unlike kinds, made up: what each kind is nested, titled and divided by."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import FurnitureKind
from tests.reading.outline_text import outline, read_text
from tests.tools.pdf_files import LEFT, PdfFile


@pytest.mark.parametrize("unit", ["篇", "編", "部"])
def test_chapters_stand_within_the_parts_of_a_white_paper(tmp_path: Path, unit: str) -> None:
    text = f"""臺南市淨零轉型白皮書
中華民國113年12月

第一{unit}　總論
第一章　願景
第一節　國際情勢
第二章　治理架構
第二{unit}　部門策略
第一章　建築
第二章　運輸
"""
    library = read_text(tmp_path, text)
    assert outline(library).split("\n") == [
        f"第一{unit}總論",
        "  第一章願景",
        "    第一節國際情勢",
        "  第二章治理架構",
        f"第二{unit}部門策略",
        "  第一章建築",
        "  第二章運輸",
    ]
    assert library.documents[0].notes == ()


HEAD = "科目,,,,本年度預算數,上年度預算數\n款,項,目,名稱,,\n"


def test_the_name_of_a_sum_may_stand_in_the_column_of_numbers(tmp_path: Path) -> None:
    rows = (
        "澎湖縣總預算歲出政事別預算總表,,,,,\n中華民國114年度　單位：千元,,,,,\n"
        + HEAD
        + "01,,,民政支出,12450,11980\n,01,,一般行政,8200,8000\n,02,,民政業務,4250,3980\n"
        + "02,,,教育支出,36780,35010\n,01,,國民教育,36780,35010\n合　　計,,,,49230,46990\n"
    )
    library = read_text(tmp_path, rows, "總預算.csv")
    (plan,) = library.plans()
    found = [(item.marker, item.title, item.amount) for item in plan.walk() if item.amount]
    assert found == [
        ("01", "民政支出", 12450),
        ("01", "一般行政", 8200),
        ("02", "民政業務", 4250),
        ("02", "教育支出", 36780),
        ("01", "國民教育", 36780),
        ("", "合　　計", 49230),
    ]
    accounts = [item for item in plan.items if item.amount]
    assert [len(item.children) for item in accounts] == [2, 1, 0]


CONTENTS = """彰化縣地方產業發展計畫

目　　錄
Ⅰ. 前言……………………………1
Ⅱ. 產業現況…………………………2
2.1 農業……………………………2
2.2 製造業…………………………2
Ⅲ. 發展對策…………………………3
3.1 智慧製造………………………3
3.2 品牌行銷………………………3
"""


def test_a_contents_page_may_have_another_numbering_than_the_body(tmp_path: Path) -> None:
    body = (
        "壹、前言\n本縣為農工大縣，人口一百二十三萬。\n貳、產業現況\n一、農業\n花卉產值占全國四成。\n"
        "二、製造業\n參、發展對策\n一、智慧製造\n二、品牌行銷\n"
    )
    library = read_text(tmp_path, CONTENTS + "\n" + body)
    assert outline(library).split("\n") == [
        "壹、前言 本縣為農工大縣，人口一百二十三萬。",
        "貳、產業現況",
        "  一、農業 花卉產值占全國四成。",
        "  二、製造業",
        "參、發展對策",
        "  一、智慧製造",
        "  二、品牌行銷",
    ]
    assert library.documents[0].notes == ()


@pytest.mark.parametrize("who", ["報告人：縣長　林海青", "提報人:局長 王大明"])
def test_who_gives_a_report_stands_on_its_cover(tmp_path: Path, who: str) -> None:
    text = f"""雲林縣議會第20屆第5次定期會
雲林縣政府施政總報告
{who}
中華民國114年4月28日

主席、各位議員女士、先生：欣逢貴會開議，謹就本府施政情形提出報告，敬請指教。
壹、前言
過去半年，本府逐步落實各項建設。
貳、結語
以上報告，敬請指教。
"""
    library = read_text(tmp_path, text)
    (plan,) = library.plans()
    assert plan.title == "雲林縣政府施政總報告"
    assert [item.marker for item in plan.items if item.marker] == ["壹、", "貳、"]
    assert "林海青" not in outline(library)
    assert "王大明" not in outline(library)


def test_an_indented_first_line_is_not_centred_over_a_full_one(tmp_path: Path) -> None:
    pdf = PdfFile()
    pdf.paragraph("交通部114年度施政計畫", size=18)
    pdf.paragraph("一、國內情勢")
    right = LEFT + 12 * 17
    for words in (
        "本部掌理全國交通政策，近年受氣候變遷、人口結構改變及能源轉型影響，系統韌性面臨考驗。",
        "各國均以淨零為目標，運具電動化、運輸服務數位化與都市慢行空間之擴充成為共同方向。",
    ):
        pdf.paragraph(words, right=right, indent=24)
    # Three characters of room, too few for 20%， on the line before.
    pdf.paragraph("高齡人口比率於一百年超過", right=right, indent=24)
    pdf.paragraph("20%，偏鄉公共運輸之可及性及駕駛員不足為當前課題。", right=right)
    library = read_text(tmp_path, pdf.data(), "計畫.pdf")
    assert "高齡人口比率於一百年超過20%，偏鄉" in outline(library)


def test_a_line_of_links_and_a_copyright_are_no_part_of_a_page(tmp_path: Path) -> None:
    menu = "<a href=i.htm>回首頁</a> | <a href=m.htm>網站導覽</a>"
    listed = "<p><a href=#1>壹、長照</a><a href=#1>3</a>"
    page = (
        f"<table><tr><td>{menu}</td></tr></table><p>基隆市衛生局114年度施政計畫{listed}"
        f"<p>壹、長照<p>參考 <a href=a>甲</a> | <a href=b>乙</a>。"
        "<hr><p>版權所有 基隆市衛生局　地址：基隆市義一路1號"
    )
    library = read_text(tmp_path, page, "計畫.html")
    (document,) = library.documents
    assert document.title == "基隆市衛生局114年度施政計畫"
    furniture = [piece.text for piece in document.furniture if piece.kind is FurnitureKind.MARKUP]
    assert furniture == ["回首頁 | 網站導覽", "版權所有 基隆市衛生局 地址：基隆市義一路1號"]
    assert "參考 甲 | 乙。" in outline(library)
    assert "壹、長照3" in outline(library)


def test_a_title_is_repeated_in_english_on_several_lines(tmp_path: Path) -> None:
    text = """桃園市政府研究發展考核委員會114年度施政計畫
2025 Annual Administrative Plan
Department of Research, Development and Evaluation, Taoyuan City Government

一、推動雙語環境 Promoting a Bilingual Environment
整備公共空間雙語標示。
Upgrade bilingual signage in public spaces to improve the accessibility of services.
"""
    library = read_text(tmp_path, text)
    (plan,) = library.plans()
    assert plan.title == "桃園市政府研究發展考核委員會114年度施政計畫"
    (item,) = plan.items
    assert item.title.startswith("推動雙語環境")
    assert "Upgrade bilingual signage" in item.text


def test_answers_to_questions_are_titled_on_two_lines(tmp_path: Path) -> None:
    text = """基隆市議會第20屆第4次定期會
市政總質詢答復
113年10月

一、黃議員質詢
問：社子大橋引道何時完工？
答：預計明年三月通車。
二、許議員質詢
問：公有市場改建之經費來源為何？
答：由市場改建基金支應。
"""
    library = read_text(tmp_path, text)
    (plan,) = library.plans()
    assert plan.title == "基隆市議會第20屆第4次定期會市政總質詢答復"
    assert plan.period == "113"
    assert [item.marker for item in plan.items] == ["一、", "二、"]
