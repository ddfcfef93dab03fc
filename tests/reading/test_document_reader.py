"""The law of reading: no character is lost or repeated, whatever a document holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kaoview
from kaoview.model import Library, Plan
from kaoview.paths import data_folder
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import ReadResult, read_document
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.hints import Hints
from tests.reading.ink import ink, item_ink

TABLE = load_departments(data_folder() / "departments.toml")


def test_every_document_is_accounted_for(library: Library) -> None:
    for document in library.documents:
        account = document.account
        assert account.whole
        assert account.in_items + account.in_furniture == account.characters
        assert account.in_furniture < account.characters * 0.13
        assert document.notes == ()


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
            told.update(ink(item.marker + item.title + item.text))
    for draft in reading.plans:
        for top in draft.items:
            for below in top.walk():
                told.update(ink(below.amount.text))
    for piece in reading.document.furniture:
        told.update(ink(piece.text))
    assert told == Counter(ink(reading.source.text)), text


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
    told = "".join(item_ink(item) for item in plan.walk())
    assert told == ink(text.split("\n", 1)[1])
