"""The five bundled documents: how many parts, which headings, and where their sentences are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kaoview.model import Item, ItemKind, Library, Plan
from tests.reading.ink import ink, item_ink, plans_of, without_furniture

SECTIONS_113 = [15, 14, 16, 12, 16, 20, 16, 13, 15, 11, 10, 18, 18, 15, 19, 14, 12]
SECTIONS_113 += [14, 18, 19, 12, 18, 15, 17, 15, 7, 11, 8, 10, 17, 13, 7, 10]


@pytest.mark.parametrize(
    "name",
    [
        "108-111-midterm-plan.txt",
        "112-04-administration-report.txt",
        "112-11-research-commission-report.txt",
        "113-annual-outline.txt",
    ],
)
def test_an_outlines_items_are_its_source_in_order(
    library: Library, documents: Path, name: str
) -> None:
    plans = plans_of(library, name)
    told = "".join(item_ink(item) for plan in plans for item in plan.walk())
    assert told == without_furniture(library, name, documents / name)


def test_a_tables_items_hold_every_character_of_it(library: Library, documents: Path) -> None:
    name = "107-secretariat-plan.txt"
    told = Counter[str]()
    for plan in plans_of(library, name):
        for item in plan.walk():
            told.update(item_ink(item))
    assert told == Counter(without_furniture(library, name, documents / name))


def test_113_has_33_departments_and_465_items(library: Library) -> None:
    plans = plans_of(library, "113-annual-outline.txt")[1:]
    assert [len(plan.items) for plan in plans] == SECTIONS_113
    assert [plan.count for plan in plans] == SECTIONS_113
    assert sum(SECTIONS_113) == 465
    for plan in plans:
        for number, item in enumerate(plan.items, 1):
            assert item.id == f"{plan.id}-{number}"
            assert item.text and not item.title and not item.children


def test_113_has_a_preface_with_four_visions(library: Library) -> None:
    plan = library.find("113-全市")
    assert isinstance(plan, Plan)
    assert [item.title for item in plan.items] == [
        "前言",
        "科技高雄",
        "宜居高雄",
        "幸福高雄",
        "魅力高雄",
        "",
    ]
    assert plan.items[-1].text == "據此，本府釐定各部門 113 年度施政要項如次："


def test_108_has_5_priorities_28_strategies_and_42_paragraphs(library: Library) -> None:
    plan = library.find("108-111-全市")
    assert isinstance(plan, Plan)
    opening, strategies, closing, chart = plan.items
    assert opening.text.startswith("時值美中貿易戰")
    assert [item.title for item in strategies.children] == [
        "拚經濟",
        "衝就業",
        "顧教育",
        "好生活",
        "真安心",
    ]
    found = [item for priority in strategies.children for item in priority.children]
    assert [len(p.children) for p in strategies.children] == [6, 6, 5, 7, 4]
    leaves = [leaf for item in found for leaf in (item.children or (item,))]
    assert (len(found), len(leaves)) == (28, 42)
    assert all(leaf.text for leaf in leaves)
    assert closing.title == "未來施政藍圖與結語"
    assert chart.title.startswith("高雄市政府108至111年度中程施政計畫理念架構圖")
    assert chart.children == () and "推動橋頭科學園區" in chart.text


def test_108_mends_paragraphs_that_a_page_break_cut(library: Library) -> None:
    texts = [item.text for item in library.items() if item.source.document.startswith("108")]
    assert any("鼓勵在家營造母語環境" in text for text in texts)
    assert any("創造更多就業機會，使年輕人回流。" in text for text in texts)
    assert any("主題講座、創業輔導與培訓課程" in text for text in texts)


def test_107_has_three_parts(library: Library) -> None:
    plan = library.find("107-秘書處")
    assert isinstance(plan, Plan)
    summary, lead_in, budget, table = plan.items
    assert [item.marker for item in summary.children][-1] == "十八、"
    assert len(summary.children) == 18
    assert lead_in.text.endswith("分列於後：")
    assert [item.amount for item in budget.children] == [
        25_169,
        97_033,
        9_618,
        8_395,
        4_360,
        185_858,
        330_433,
    ]
    assert [item.amount for item in budget.children[5].children] == [184_758, 1_100]
    measures = [item for item in table.walk() if not item.children]
    objectives = {id.rpartition(".")[0] for id in (item.id for item in measures)}
    assert (len(measures), len(objectives)) == (95, 35)
    assert [item.amount for item in table.children] == [25_169, 97_033, 9_618, 8_395, 4_360]


def test_107_puts_scattered_measures_in_their_places(library: Library) -> None:
    texts = {item.id: item for item in library.items() if item.id.startswith("107-")}
    by_text = {item.text: item for item in texts.values()}
    secret = by_text["責成專人縝密處理機密文書，落實文書處理保密規定。"]
    assert [node.heading for node in library.trail(secret.id)[2:]][1:] == [
        "參、文書業務",
        "文書管理",
        "1. 文書管理",
        secret.heading,
    ]
    friend = next(i for i in texts.values() if i.text.startswith("協助本府各機關辦理國際會議"))
    assert friend.text.endswith("文化表演、職員交換實習等。")
    southward = next(i for i in texts.values() if i.text.startswith("強化與新南向國家重要城市"))
    assert "實質交流與互動" in southward.text
    assert library.trail(southward.id)[-2].heading == (
        "4. 落實新南向政策，強化與新南向國家城市連結"
    )


def _headings(item: Item) -> list[str]:
    return [child.title for child in item.children if child.kind is ItemKind.ITEM]


def test_112_04_has_its_lost_markers_headings(library: Library) -> None:
    plan = library.find("112-04-行政暨國際處")
    assert isinstance(plan, Plan)
    assert (plan.period, plan.month) == ("112", 4)
    chapter = plan.items[1]
    assert [len(_headings(section)) for section in chapter.children] == [2, 4, 3, 4, 4, 2, 0]
    assert sum(len(_headings(section)) for section in chapter.children) == 19
    fifth = [
        deep
        for section in chapter.children
        for third in section.children
        for fourth in third.children
        for deep in fourth.children
        if deep.kind is ItemKind.ITEM
    ]
    assert len(fifth) == 14 and all(item.title and item.text for item in fifth)
    captions = [item for item in plan.walk() if item.kind is ItemKind.CAPTION]
    assert len(captions) == 26
    assert [_parent(library, item) for item in (captions[0], captions[22], captions[25])] == [
        "一、高雄新視野、交流新起點",
        "四、職工合理管理、車輛集中調派",
        "五、完善消費者保護機制",
    ]


def _parent(library: Library, item: Item) -> str:
    above = library.trail(item.id)[-2]
    assert isinstance(above, Item)
    return above.heading


def test_112_04_keeps_a_table_printed_one_cell_per_line(library: Library) -> None:
    tables = [i for i in library.items() if i.kind is ItemKind.TABLE]
    (table,) = tables
    assert table.text.split("\n")[:2] == ["資料日期：112.2.28", "本府所屬機關 學校 合計"]
    assert table.text.endswith("總計：8,015")
    assert _parent(library, table).startswith("1. 各機關學校工級人員")


def test_112_04_draws_a_spread_line_together(library: Library) -> None:
    assert any("展出聖安東尼市政府為慶祝兩市長年情誼" in item.text for item in library.items())


def test_what_the_source_lost_is_not_invented(library: Library) -> None:
    assert any("使其發揮 大效用" in item.text for item in library.items())


def test_112_11_reads_private_glyphs_as_markers(library: Library) -> None:
    plan = library.find("112-研考會")
    assert isinstance(plan, Plan)
    work, future = plan.items[1], plan.items[2]
    assert [len(section.children) for section in work.children] == [4, 3, 2, 4, 5, 3]
    assert work.children[0].children[0].marker == "\ue686"
    assert work.children[0].children[0].heading == "㈠因應市政趨勢鼓勵研究創新"
    assert [len(section.children) for section in future.children] == [0, 2, 0, 0, 2, 3, 4]
    deep = work.children[3].children[0].children[0].children
    assert [item.printed_marker for item in deep] == ["⑴", "⑵"]


@pytest.mark.parametrize(
    "name", ["112-04-administration-report.txt", "112-11-research-commission-report.txt"]
)
def test_every_paragraph_of_a_report_is_whole_in_one_item(
    library: Library, documents: Path, name: str
) -> None:
    """Paragraphs are found here by the simplest reading: up to a line that ends in a space."""
    source = (documents / name).read_text(encoding="utf-8")
    for piece in library.document(name).furniture:
        source = source.replace(piece.text, " ", 1)
    paragraphs = [ink(p) for p in re.split(r"(?<=\S) +\n|\n +\n", source)]
    texts = [item_ink(item) for plan in plans_of(library, name) for item in plan.walk()]
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 40]
    assert len(long) > 70
    for paragraph in paragraphs:
        assert any(paragraph in text for text in texts), paragraph
    for paragraph in long:
        assert sum(paragraph in text for text in texts) == 1, paragraph


def test_lines_point_at_the_source(library: Library, documents: Path) -> None:
    for item in library.items():
        lines = (documents / item.source.document).read_text(encoding="utf-8").split("\n")
        first = lines[item.source.first_line - 1]
        words = ink(item.marker + item.title + item.text)
        if item.kind is ItemKind.ITEM and not item.source.document.startswith("107"):
            assert words.startswith(ink(first)[:6]) or ink(first).startswith(words), item.id
