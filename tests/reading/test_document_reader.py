"""The five documents as they must be read, and the law that nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path, PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kaoview
from kaoview.model import Item, ItemKind, Library, Plan
from kaoview.paths import data_folder
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import ReadResult, read_document
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.hints import Hints

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
TABLE = load_departments(data_folder() / "departments.toml")
SECTIONS_113 = [15, 14, 16, 12, 16, 20, 16, 13, 15, 11, 10, 18, 18, 15, 19, 14, 12]
SECTIONS_113 += [14, 18, 19, 12, 18, 15, 17, 15, 7, 11, 8, 10, 17, 13, 7, 10]


def _ink(text: str) -> str:
    return "".join(text.split())


def _item_ink(item: Item) -> str:
    amount = f"{item.amount:,}" if item.amount is not None else ""
    return _ink(item.marker + item.title + item.text + amount)


def _plans_of(library: Library, document: str) -> list[Plan]:
    plans = [plan for plan in library.plans() if plan.document == document]
    return sorted(plans, key=lambda plan: plan.items[0].source.first_line)


def _without_furniture(library: Library, document: str, path: Path) -> str:
    """Return a source's characters with its furniture's taken out, line by line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for piece in library.document(document).furniture:
        line = _ink(lines[piece.line - 1])
        words = _ink(piece.text)
        assert words in line, piece
        lines[piece.line - 1] = line.replace(words, "", 1)
    return _ink("".join(lines))


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
    plans = _plans_of(library, name)
    told = "".join(_item_ink(item) for plan in plans for item in plan.walk())
    assert told == _without_furniture(library, name, documents / name)


def test_a_tables_items_hold_every_character_of_it(library: Library, documents: Path) -> None:
    name = "107-secretariat-plan.txt"
    told = Counter[str]()
    for plan in _plans_of(library, name):
        for item in plan.walk():
            told.update(_item_ink(item))
    assert told == Counter(_without_furniture(library, name, documents / name))


def test_every_document_is_accounted_for(library: Library) -> None:
    for document in library.documents:
        account = document.account
        assert account.whole
        assert account.in_items + account.in_furniture == account.characters
        assert account.in_furniture < account.characters * 0.13
        assert document.notes == ()


def test_113_has_33_departments_and_465_items(library: Library) -> None:
    plans = _plans_of(library, "113-annual-outline.txt")[1:]
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
    paragraphs = [_ink(p) for p in re.split(r"(?<=\S) +\n|\n +\n", source)]
    texts = [_item_ink(item) for plan in _plans_of(library, name) for item in plan.walk()]
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
        words = _ink(item.marker + item.title + item.text)
        if item.kind is ItemKind.ITEM and not item.source.document.startswith("107"):
            assert words.startswith(_ink(first)[:6]) or _ink(first).startswith(words), item.id


SAMPLE_TREES = {
    "ey_guide_99.txt": [24, 202],
    "ey_guide_100.txt": [25, 217],
    "tpe_culture_104.txt": [1, 3, 21, 8, 16],
    "yilan_goals_105.txt": [4, 30],
    "ey_moi_9906.txt": [1, 8, 45, 72, 34],
    "dgbas_budget_101.txt": [5, 8, 6],
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="other governments' documents are not here")
@pytest.mark.parametrize("name", SAMPLE_TREES)
def test_other_governments_documents(name: str) -> None:
    library = kaoview.load([SAMPLES / name])
    levels = Counter[int]()

    def count(items: tuple[Item, ...], level: int) -> None:
        for item in items:
            levels[level] += bool(item.marker)
            count(item.children, level + 1)

    for plan in library.plans():
        count(plan.items, 0)
    assert [levels[level] for level in sorted(levels) if levels[level]] == SAMPLE_TREES[name]
    assert library.documents[0].account.whole


PIECES = [
    "壹、總論",
    "一、民  政",
    "(一)推動縣市改制事宜：為完善建構，",
    "(三) 爭取辦理南島國際文化系列活動。",
    "1.出訪日本",
    "1.112 年辦理",
    "9.2 億",
    "１、明文規範",
    "委託專題研究",
    "照片 1：合影",
    "照片 2：",
    "\ue686因應市政趨勢",
    "市政府各單位業務報告（研考會）",
    " 5317",
    "壹、施政綱要 3",
    "- 七、積極",
    "5,339 596 5,935",
    "展 出 聖 安 東 尼 市",
    "計畫名稱\t計畫目標\t實施要領\t預算來源及金額\t備註",
    "壹、一般行政 行政管理\t1.目標\t<ol> 1.措施。 2.措施\t25,169 56\t註",
    "\t<p>2.續</p> <p>員交換。</p>\t<p>1.宣揚。</p>\t\t",
    "\t\t\t8,395\t",
    "---\t--",
    "機關\t學校",
    "…………1-1",
    "高雄市政府 113年度施政綱要",
    "高雄市政府 113年度施政綱要架構圖",
    "二、民政",
    "三、財政",
    "四、教育",
    "據此，如次：",
    "\x1b[31m紅\x07",
    "\x0c",
    "",
    " ",
]
LINE = st.one_of(st.sampled_from(PIECES), st.text(max_size=40))
TEXTS = st.lists(
    st.tuples(LINE, st.sampled_from(["\n", " \n", "\n\n", " \n\n", "\r\n"])), max_size=60
)


def _read(text: str) -> ReadResult | None:
    try:
        return read_document(PurePath("a.txt"), "a.txt", text.encode("utf-8"), TABLE, Hints())
    except (FormatError, UnicodeEncodeError):
        return None


KEPT_CHAPTER = ("壹、總論", "一、民  政", "一、民  政", "據此，如次：", "一、民  政")
"""A chapter whose sections name departments, and which keeps a closing line of its own."""


@settings(max_examples=300)
@example([(line, "\n") for line in ("高雄市政府 113年度施政綱要", *KEPT_CHAPTER)])
@given(TEXTS)
def test_no_character_is_lost_or_repeated(pieces: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in pieces)
    reading = _read(text)
    if reading is None:
        return
    account = reading.document.account
    assert account.whole, text
    told = Counter[str]()
    for number, draft in enumerate(reading.plans):
        for item in reading.build(draft, f"p{number}").walk():
            told.update(_ink(item.marker + item.title + item.text))
    for draft in reading.plans:
        for top in draft.items:
            for below in top.walk():
                told.update(_ink(below.amount.text))
    for piece in reading.document.furniture:
        told.update(_ink(piece.text))
    assert told == Counter(_ink(reading.source.text)), text


def test_what_a_caption_parts_before_any_heading_has_ids_of_its_own() -> None:
    reading = _read("本府年度重點如下，\n由各機關辦理。\n\n圖1：新建大樓外觀\n\n其餘見附錄。\n")
    assert reading is not None
    (draft,) = reading.plans
    ids = [item.id for item in reading.build(draft, "筆記").walk()]
    assert ids == ["筆記-0", "筆記-1", "筆記-2"]


@pytest.mark.parametrize(
    "words", ["第{}頁", "第 {} 頁，共 {} 頁", "第{}章 總論", "{}、甲", "({})乙"]
)
def test_numbers_without_end_number_nothing(words: str) -> None:
    line = words.replace("{}", "9" * 5000)
    reading = _read(f"{line}\n\n一、辦理。\n")
    assert reading is not None and reading.document.account.whole


@pytest.mark.parametrize("levels", [486, 900])
def test_a_deeply_numbered_document_keeps_every_character(levels: int, tmp_path: Path) -> None:
    lines = [".".join("1" * level) + " 題。" for level in range(2, levels + 1)]
    text = "高雄市政府113年度施政綱要\n1. 題\n" + "\n".join(lines) + "\n"
    path = tmp_path / "nest.txt"
    path.write_text(text, encoding="utf-8")
    library = kaoview.load(add=[path])
    assert library.problems == ()
    assert library.documents[-1].account.whole
    plan = library.find("113b-全市")
    assert isinstance(plan, Plan)
    assert plan.count == levels
    told = "".join(_item_ink(item) for item in plan.walk())
    assert told == _ink(text.split("\n", 1)[1])
