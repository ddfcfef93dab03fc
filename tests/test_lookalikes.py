"""Characters that look the same are the same, and are shown as printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kaoview
from kaoview.lookalikes import RADICALS, same_looking
from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.text.fold import fold_key

TEXT = "高雄市政府⺠政局113年度施政綱要\n⼀、推動⻑照，設置電子看板。\n⼆、服務⺠眾，登革熱防治。\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "113.txt"
    path.write_text(TEXT, encoding="utf-8")
    return kaoview.load([path])


def test_a_department_is_known_whatever_its_characters(library: Library) -> None:
    assert [department.name for department in library.departments] == ["民政局"]
    assert library.find("113-⺠政局-1") is library.find("113-民政局-1")


def test_the_text_is_shown_as_printed(library: Library) -> None:
    item = library.find("113-民政局-1")
    assert item is not None and item.text.startswith("推動⻑照") and item.printed_marker == "⼀、"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "query",
    [
        "民眾",
        "⺠眾",
        "dept:民政局 民眾",
        "dept︰⺠政 民眾",
        "year﹕113 民眾",
        "ｙｅａｒ：113 民眾",
        "〝登革熱〞",
        "﹁登革熱﹂",
        "‘登革熱’",
    ],
)
def test_signs_as_input_methods_type_them_mean_what_they_look_like(
    query: str, library: Library
) -> None:
    [hit] = Searcher(library, cache=None).search(query).hits
    assert hit.id == "113-民政局-2" and hit.tier is Tier.EXACT


@pytest.mark.parametrize("query", ["ㄉ一ㄢˋ", "ㄉㄧㄢˋ", "ｄｉａｎｚｉ", "dianzi"])
def test_sounds_may_be_typed_in_any_form(query: str, library: Library) -> None:
    [hit] = Searcher(library, cache=None).search(query).hits
    assert hit.id == "113-民政局-1" and hit.tier in (Tier.ZHUYIN, Tier.PINYIN)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("⻘年", "青年"),
        ("⻝品", "食品"),
        ("⻄區", "西區"),
        ("⿈", "黃"),
        ("﹙一﹚", "(一)"),
        ("１﹒", "1."),
    ],
)
def test_keys_are_the_same(printed: str, plain: str) -> None:
    assert same_looking(printed) == plain
    assert fold_key(printed) == fold_key(plain)


@given(st.text(alphabet=[chr(code) for code in RADICALS], max_size=20))
def test_a_radical_is_one_character_for_one(text: str) -> None:
    assert len(text.translate(RADICALS)) == len(text)
    assert same_looking(same_looking(text)) == same_looking(text)
