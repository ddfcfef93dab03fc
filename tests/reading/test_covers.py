"""Covers and heads that documents of many governments have: what they say, and what they head."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.document import FurnitureKind, PlanKind
from tests.reading.outline_text import outline, read_text

BODY = "壹、防洪\n一、抽水站\n汰換抽水機十部。\n貳、道路\n一、鋪面\n改善三公里。\n"
OUTLINE = "壹、防洪\n  一、抽水站 汰換抽水機十部。\n貳、道路\n  一、鋪面 改善三公里。"

COVERS = {
    "the state of the document below the title": (
        "桃園市海岸整備行動計畫（114－117年）\n核定本\n114年3月",
        ("桃園市海岸整備行動計畫", "114-117", PlanKind.PROGRAMME, "桃園市政府"),
    ),
    "each line again in English": (
        "國家發展委員會\nNational Development Council\n"
        "113年度施政計畫\nAnnual Plan for Fiscal Year 2024",
        ("國家發展委員會113年度施政計畫", "113", PlanKind.ANNUAL, "國家發展委員會"),
    ),
    "the head of the government above the title": (
        "行政院院長王大明\n立法院第11屆第3會期施政方針報告\n（口頭報告）",
        ("立法院第11屆第3會期施政方針報告", "", PlanKind.OUTLINE, "行政院"),
    ),
    "the title of a table": (
        "金門縣政府112年度工務處施政計畫執行進度表",
        ("金門縣政府112年度工務處施政計畫執行進度表", "112", PlanKind.ANNUAL, "金門縣政府工務處"),
    ),
    "a session on the line of the title": (
        "雲林縣議會第20屆第4次定期會雲林縣政府水利處業務報告",
        ("雲林縣政府水利處業務報告", "", PlanKind.REPORT, "雲林縣政府水利處"),
    ),
    "the name of a sheet above the title": (
        "歲出計畫\n臺南市政府社會局\n114年度施政計畫及預算明細表",
        ("臺南市政府社會局114年度施政計畫及預算明細表", "114", None, "臺南市政府社會局"),
    ),
    "an office of today that was renamed": (
        "基隆市政府文化觀光局113年度施政計畫",
        ("基隆市政府文化觀光局113年度施政計畫", "113", PlanKind.ANNUAL, "基隆市政府文化觀光局"),
    ),
}


@pytest.mark.parametrize("kind", COVERS)
def test_a_cover_says_what_the_document_is_and_heads_nothing(tmp_path: Path, kind: str) -> None:
    cover, (title, period, said, department) = COVERS[kind]
    library = read_text(tmp_path, f"{cover}\n\n{BODY}")
    document = library.documents[0]
    (plan,) = library.plans()
    name = library.department_name(plan.department)
    assert (document.title, document.period, name) == (title, period, department)
    assert said in (None, document.kind)
    assert outline(library) == OUTLINE
    assert document.account.whole


def test_a_date_below_a_title_that_every_page_repeats_heads_nothing(tmp_path: Path) -> None:
    header = "苗栗縣政府112年度施政成果報告"
    pages = BODY.split("貳")
    text = (
        f"{header}\n\n中華民國113年2月\n\n{pages[0]}\n第 1 頁，共 3 頁\n\f{header}\n\n貳{pages[1]}"
    )
    text += f"\n第 2 頁，共 3 頁\n\f{header}\n\n參、結語\n感謝各界。\n\n第 3 頁，共 3 頁\n"
    library = read_text(tmp_path, text)
    document = library.documents[0]
    assert (document.title, document.period) == (header, "112")
    assert outline(library) == f"{OUTLINE}\n參、結語 感謝各界。"


def test_a_sentence_in_english_below_a_title_is_text(tmp_path: Path) -> None:
    text = f"國家發展委員會113年度施政計畫\nThe council plans ahead for everyone.\n{BODY}"
    assert "The council plans ahead for everyone." in outline(read_text(tmp_path, text))


def test_a_contents_page_may_end_with_appendices(tmp_path: Path) -> None:
    entries = ("第一章 計畫緣起", "第一節 依據", "第二章 計畫目標", "附件一 經費概算表")
    contents = "\n".join(f"{entry}{'.' * 24}{at}" for at, entry in enumerate(entries, 1))
    text = (
        f"桃園市海岸整備行動計畫\n目 錄\n{contents}\n\n第一章 計畫緣起\n第一節 依據\n依核示辦理。\n"
        "第二章 計畫目標\n一、提升整備率。\n附件一 經費概算表\n總經費三億元。\n"
    )
    library = read_text(tmp_path, text)
    assert outline(library).split("\n")[:4] == [
        "第一章計畫緣起",
        "  第一節依據 依核示辦理。",
        "第二章計畫目標",
        "  一、 提升整備率。",
    ]
    assert not library.documents[0].notes


def test_the_links_above_the_title_of_a_web_page_head_nothing(tmp_path: Path) -> None:
    page = (
        "<div><a>首頁</a> | <a>網站導覽</a> | <a>English</a></div><h1>桃園市政府113年度施政計畫</h1>"
        "<h2>壹、防洪</h2><p>汰換抽水機十部。</p><h2>貳、道路</h2><p>改善三公里。</p>"
    )
    (plan,) = read_text(tmp_path, page, "計畫.html").plans()
    assert [item.heading for item in plan.items if item.title] == ["壹、防洪", "貳、道路"]


def test_entries_of_a_list_of_a_web_page_are_items_and_no_headings(tmp_path: Path) -> None:
    page = (
        "<h1>連江縣政府113年度施政報告</h1><h2>空運</h2><ul><li>機場改善</li><li>夜間飛航</li></ul>"
        "<h2>海運</h2><p>汰換交通船三艘。</p>"
    )
    library = read_text(tmp_path, page, "報告.html")
    assert outline(library) == "空運\n  機場改善\n  夜間飛航\n海運 汰換交通船三艘。"


HEADS: dict[str, tuple[str, list[tuple[str, int | None]]]] = {
    "with a sum": (
        "計畫名稱\t計畫內容\t經費\t\t\t備註\n\t\t中央\t縣款\t合計\t\n"
        "一、老人福利\t辦理長青學苑。\t12\t38\t50\t\n二、托育\t補助家長。\t85\t40\t125\t新增",
        [("老人福利", 50), ("托育", 125)],
    ),
    "without one": (
        "計畫名稱\t計畫內容\t經費\t\n\t\t中央\t縣款\n"
        "一、老人福利\t辦理長青學苑。\t12\t38\n二、托育\t補助家長。\t85\t40",
        [("老人福利", None), ("托育", None)],
    ),
}


@pytest.mark.parametrize("kind", HEADS)
def test_the_second_row_of_a_head_divides_the_amounts(tmp_path: Path, kind: str) -> None:
    rows, meant = HEADS[kind]
    path = tmp_path / "臺南市政府社會局114年度施政計畫.tsv"
    path.write_text(f"臺南市政府社會局114年度施政計畫\n{rows}\n", encoding="utf-8")
    library = kaoview.load([path])
    (plan,) = library.plans()
    assert [(item.title, item.amount) for item in plan.items] == meant
    heads = {p.text for p in library.documents[0].furniture if p.kind is FurnitureKind.TABLE}
    assert {"中央", "縣款"} <= heads
