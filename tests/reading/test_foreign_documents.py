"""Documents of other governments: what each kind of difficulty in them is read as."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import kaoview
from kaoview.document import PlanKind
from kaoview.model import Item
from tests.reading.outline_text import outline, read_text
from tests.samples import needs, sample

OUTLINES = {
    "a digit stands above a bracket": (
        """花東縣政府113年度施政計畫

壹、農業
1.有機耕作
(一)輔導：
辦理有機驗證。
(二)行銷：
辦理農民市集。
2.水保
(一)治理：
整治野溪。
貳、交通
1.公車
(一)路線：
新闢兩線。
""",
        """壹、農業
  1.有機耕作
    (一)輔導： 辦理有機驗證。
    (二)行銷： 辦理農民市集。
  2.水保
    (一)治理： 整治野溪。
貳、交通
  1.公車
    (一)路線： 新闢兩線。""",
    ),
    "a contents page without leaders": (
        """花東縣政府113年度施政計畫

目　次

壹、緣起　1
貳、工作重點　2
一、防災　2
二、觀光　5

壹、緣起
本縣地形狹長，防災為先。

貳、工作重點
一、防災
汰換抽水機十部。

二、觀光
辦理海岸活動五場。
""",
        """壹、緣起 本縣地形狹長，防災為先。
貳、工作重點
  一、防災 汰換抽水機十部。
  二、觀光 辦理海岸活動五場。""",
    ),
    "a third marker whose glyph was lost": (
        """海山院113年度施政報告

壹、緣起
感謝各界。
貳、成果
完成三項。
\ue5d0、展望
再辦五項。
肆、結語
報告完畢。
""",
        """壹、緣起 感謝各界。
貳、成果 完成三項。
\ue5d0、展望 再辦五項。
肆、結語 報告完畢。""",
    ),
    "full-width letters below numbers": (
        """海山院113年度施政報告

壹、海防
一、巡護：
(一)船艇：
１、汰換：
(１)新造：
Ａ、完成巡防艇二艘。
Ｂ、完成救難艇一艘。
(２)維修：
Ａ、委外：
ａ、檢修八艘。
ｂ、保固五年。
""",
        """壹、海防
  一、巡護：
    (一)船艇：
      １、汰換：
        (１)新造：
          Ａ、 完成巡防艇二艘。
          Ｂ、 完成救難艇一艘。
        (２)維修：
          Ａ、委外：
            ａ、 檢修八艘。
            ｂ、 保固五年。""",
    ),
    "decimal numbers below chapters": (
        """蘭陽地區永續發展策略計畫

第一章 緒論
1.1 目的
為永續發展，訂定本計畫。
1.2 範圍
範圍為十二鄉鎮。
第二章 現況
2.1 產業
2.1.1 農業
農戶逐年減少。
2.2 交通
隧道假日壅塞。
""",
        """第一章緒論
  1.1目的 為永續發展，訂定本計畫。
  1.2範圍 範圍為十二鄉鎮。
第二章現況
  2.1產業
    2.1.1農業 農戶逐年減少。
  2.2交通 隧道假日壅塞。""",
    ),
    "a closing formula is no heading": (
        """海山院113年度施政報告

壹、結語
感謝貴會長期督促。
以上報告，敬請
各位先進賜教！
""",
        "壹、結語 感謝貴會長期督促。/以上報告，敬請/各位先進賜教！",
    ),
    "a heading with a comma, glued to its paragraph": (
        """海山院113年度施政報告

壹、願景
1.打造友善的高齡環境，完善長期照顧網絡
為因應人口老化，本院已完成盤點，預計兩年內布建完成。
2.強化公共運輸的服務，鼓勵民眾轉乘
為鼓勵搭乘公共運輸，本院將推出月票。
""",
        """壹、願景
  1.打造友善的高齡環境，完善長期照顧網絡 為因應人口老化，本院已完成盤點，預計兩年內布建完成。
  2.強化公共運輸的服務，鼓勵民眾轉乘 為鼓勵搭乘公共運輸，本院將推出月票。""",
    ),
    "look-alike characters in markers": (
        """高雄市政府民政局114年度施政綱要

（⼀）里鄰建設。
（⼆）宗教輔導。
（三）戶政革新。
""",
        """（⼀） 里鄰建設。
（⼆） 宗教輔導。
（三） 戶政革新。""",
    ),
    "small and vertical forms": (
        """高雄市政府民政局114年度施政綱要

一︑里鄰︰
修繕集會所︒
二︑戶政︰
﹙一﹚延長服務時間。
﹙二﹚推動線上申辦。
""",
        """一︑里鄰︰ 修繕集會所︒
二︑戶政︰
  ﹙一﹚ 延長服務時間。
  ﹙二﹚ 推動線上申辦。""",
    ),
    "digits, then Chinese numbers, in one list": (
        """某區公所113年度工作計畫

壹、財務
1.收入
編列規費百萬元。
2.支出
編列修繕費。
三、結餘
繳庫。
""",
        """壹、財務
  1.收入 編列規費百萬元。
  2.支出 編列修繕費。
  三、結餘 繳庫。""",
    ),
}


@pytest.mark.parametrize("kind", OUTLINES)
def test_outlines_come_out_as_printed_and_nested_as_meant(tmp_path: Path, kind: str) -> None:
    text, meant = OUTLINES[kind]
    library = read_text(tmp_path, text)
    assert outline(library) == meant
    assert library.documents[0].account.whole


def test_contents_are_a_check_on_the_outline(tmp_path: Path) -> None:
    text, _ = OUTLINES["a contents page without leaders"]
    complete = read_text(tmp_path, text).documents[0]
    assert not any("目錄裡的" in note for note in complete.notes)
    without = read_text(tmp_path, text.replace("二、觀光\n辦理", "辦理")).documents[0]
    assert any("目錄裡的「二、觀光" in note for note in without.notes)


def test_the_running_header_of_every_page_is_no_item(tmp_path: Path) -> None:
    page = """海山部
預算總說明
中華民國113年度

{}
 (0123)-00{}
"""
    parts = (
        "一、法定職掌：\n（一）主要職掌：\n掌理海洋事務。",
        "（二）內部分層：\n設三司。",
        "二、施政目標\n（一）年度目標：\n完成五處漁港。",
    )
    text = "\n".join(page.format(part, number) for number, part in enumerate(parts, 1))
    library = read_text(tmp_path, text)
    assert outline(library) == (
        "一、法定職掌：\n  （一）主要職掌： 掌理海洋事務。\n  （二）內部分層： 設三司。\n"
        "二、施政目標\n  （一）年度目標： 完成五處漁港。"
    )
    assert library.documents[0].period == "113"
    assert library.documents[0].kind is PlanKind.BUDGET


TITLES = {
    "on two lines": (
        "花東縣政府農業處\n中程施政計畫（104至107年度）\n\n壹、情勢\n一、人口\n人口外移。\n",
        ("花東縣政府農業處中程施政計畫", "104-107", PlanKind.MIDTERM, "花東縣政府"),
    ),
    "below the session of a council": (
        "花東縣議會第二十屆第三次定期大會\n花東縣政府施政總報告\n縣長 陳大明\n\n壹、前言\n謝謝。\n",
        ("花東縣政府施政總報告", "", PlanKind.REPORT, "花東縣政府"),
    ),
    "before sections that sound like one": (
        "桃園市政府114年度施政計畫\n\n壹、年度施政目標\n一、治水\n整治兩河。\n貳、年度重要施政計畫\n一、道路\n鋪路。\n",
        ("桃園市政府114年度施政計畫", "114", PlanKind.ANNUAL, "桃園市政府"),
    ),
    "with the name of a person": (
        "行政院陳院長施政方針書面報告\n\n壹、內政\n一、戶政\n辦理。\n",
        ("行政院陳院長施政方針書面報告", "", PlanKind.OUTLINE, "行政院"),
    ),
    "whose year stands in the first paragraph": (
        "行政院施政報告\n\n各位委員：\n謹就本(99)年1月至6月之主要工作報告如下：\n壹、內政\n一、戶政\n辦理。\n",
        ("行政院施政報告", "99", PlanKind.REPORT, "行政院"),
    ),
    "of a draft, with brackets": (
        "中華民國114年度臺中市政府施政綱要（草案）\n\n壹、民政\n一、里鄰\n辦理。\n",
        ("中華民國114年度臺中市政府施政綱要（草案）", "114", PlanKind.OUTLINE, "臺中市政府"),
    ),
    "of a white paper": (
        "新北市政府交通政策白皮書\n\n第一章 現況\n一、道路\n壅塞。\n",
        ("新北市政府交通政策白皮書", "", PlanKind.WHITE_PAPER, "新北市政府"),
    ),
    "of a programme": (
        "臺南市政府登革熱防治對策計畫\n\n壹、緣起\n一、疫情\n升溫。\n",
        ("臺南市政府登革熱防治對策計畫", "", PlanKind.PROGRAMME, "臺南市政府"),
    ),
    "of a budget": (
        "臺北市總預算案\n中華民國113年度\n\n壹、總說明\n一、歲入\n增加。\n",
        ("臺北市總預算案", "113", PlanKind.BUDGET, "臺北市政府"),
    ),
}


@pytest.mark.parametrize("kind", TITLES)
def test_titles_say_whose_plan_of_which_year_it_is(tmp_path: Path, kind: str) -> None:
    text, meant = TITLES[kind]
    document = read_text(tmp_path, text).documents[0]
    assert (document.title, document.period, document.kind, document.government) == meant


def test_the_file_name_says_what_the_document_does_not(tmp_path: Path) -> None:
    text = "一、治水\n整治兩河。\n二、道路\n鋪路。\n"
    library = read_text(tmp_path, text, "桃園市政府水務局114年度施政計畫.txt")
    document = library.documents[0]
    assert (document.period, document.government) == ("114", "桃園市政府")
    assert dict(document.origins)["period"] == "檔名"
    assert [plan.id for plan in library.plans()] == ["114-桃園市政府水務局"]


def test_a_whole_governments_sections_go_under_their_departments(tmp_path: Path) -> None:
    text = "桃園市政府114年度施政計畫\n\n壹、民政\n一、里鄰\n辦理。\n貳、衛生\n一、防疫\n辦理。\n"
    library = read_text(tmp_path, text)
    assert [plan.department for plan in library.plans()] in (
        ["桃園市政府民政局", "桃園市政府衛生局"],
        ["桃園市政府"],
    )


SAMPLE_TREES = {
    "ey_guide_99.txt": [24, 202],
    "ey_guide_100.txt": [25, 217],
    "tpe_culture_104.txt": [1, 3, 21, 8, 16],
    "yilan_goals_105.txt": [4, 30],
    "ey_moi_9906.txt": [1, 8, 45, 72, 34],
    "dgbas_budget_101.txt": [5, 8, 6],
}


@needs("samples")
@pytest.mark.parametrize("name", SAMPLE_TREES)
def test_other_governments_documents(name: str) -> None:
    library = kaoview.load([sample("samples") / name])
    levels = Counter[int]()

    def count(items: tuple[Item, ...], level: int) -> None:
        for item in items:
            levels[level] += bool(item.marker)
            count(item.children, level + 1)

    for plan in library.plans():
        count(plan.items, 0)
    assert [levels[level] for level in sorted(levels) if levels[level]] == SAMPLE_TREES[name]
    assert library.documents[0].account.whole
