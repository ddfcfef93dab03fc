"""Characters that look the same are the same, and are shown as printed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kaoview
from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import pair_change
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.compare.wording import EditKind, compare_wording
from kaoview.lookalikes import HAN_FORMS, same_han, same_looking
from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.text.fold import fold_key

QUICK = 2.0
"""Seconds, several times what is needed; the square takes some 20."""

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


@given(st.text(alphabet=[chr(code) for code in HAN_FORMS], max_size=20))
def test_a_radical_is_one_character_for_one(text: str) -> None:
    assert len(text.translate(HAN_FORMS)) == len(text)
    assert same_looking(same_looking(text)) == same_looking(text)


PLAIN, LOOKALIKE = "112.txt", "113.txt"
OUTLINE = """高雄市政府{0}{1}年度施政綱要
{2}、第{3}期捷運路網
({4})辦理統{5}發票便民措施，因應人{6}老化。
({7})推動綠色運具。
{8}、服務民眾，登革熱防治。
"""


def outline_of(characters: str) -> str:
    """Return an outline with 工 一 一 一 一 口 二 二, or with what looks like these."""
    return OUTLINE.format(f"{characters[0]}務局", "{}", *characters[1:5], *characters[5:8])


LOOKALIKES = {
    "zhuyin": "工ㄧㄧㄧㄧ口二二",
    "kanbun": "工㆒㆒㆒㆒口㆓㆓",
    "strokes": "工㇐㇐㇐㇐口二二",
    "Kangxi radicals": "⼯⼀⼀⼀⼀⼝⼆⼆",
    "katakana": "エ一一一一ロニニ",
    "half-width katakana": "工一一一一ﾛ二二",
}


@pytest.fixture(params=LOOKALIKES.values(), ids=LOOKALIKES)
def two_years(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    """An outline as usually printed, and the same in the next year in other codes."""
    plain, other = (outline_of(each) for each in ("工一一一一口二二", request.param))
    (tmp_path / PLAIN).write_text(plain.format(112), encoding="utf-8")
    (tmp_path / LOOKALIKE).write_text(other.format(113), encoding="utf-8")
    return kaoview.load([tmp_path / PLAIN, tmp_path / LOOKALIKE])


def test_two_spellings_of_a_department_are_one(two_years: Library) -> None:
    [department] = two_years.departments
    assert department.name == "工務局"
    assert [plan.id for plan in department.plans] == ["112-工務局", "113-工務局"]
    assert all(document.account.whole for document in two_years.documents)


def test_markers_and_titles_are_read_alike_and_shown_as_printed(two_years: Library) -> None:
    old, new = (list(plan.walk()) for plan in two_years.plans())
    assert [item.id[3:] for item in old] == [item.id[3:] for item in new]
    assert [item.id for item in new] == [f"113-工務局-{n}" for n in ("1", "1.1", "1.2", "2")]
    assert [same_looking(item.printed_marker) for item in new] == ["一、", "(一)", "(二)", "二、"]
    assert "".join(item.printed_marker + item.title + item.text for item in new) != "".join(
        item.printed_marker + item.title + item.text for item in old
    )
    assert same_looking(new[0].title) == "第一期捷運路網"


@pytest.mark.parametrize(
    "query", ["統一發票", "統ㄧ發票", "人口老化", "人ロ老化", "㆒期捷運", "dept:エ務局 發票"]
)
def test_both_spellings_find_both_exactly(query: str, two_years: Library) -> None:
    hits = [hit for hit in Searcher(two_years, cache=None).search(query).hits if hit.exact]
    assert sorted(hit.id[:3] for hit in hits) == ["112", "113"]
    for hit in hits:
        words = [(hit.item.title + hit.item.text)[start:end] for start, end in hit.spans]
        assert fold_key("".join(words)) == fold_key(query.rpartition(" ")[2])


@pytest.mark.parametrize("query", ["ㄊㄨㄥˇㄧ", "ㄊㄨㄥˇ一", "統ㄧ", "tongyi"])
def test_zhuyin_is_typed_as_before(query: str, two_years: Library) -> None:
    hits = Searcher(two_years, cache=None).search(query).hits
    assert {hit.id for hit in hits} >= {"112-工務局-1.1", "113-工務局-1.1"}


def test_a_comparison_sees_no_difference(two_years: Library) -> None:
    old, new = two_years.plans()
    comparison = compare(two_years, [old], [new])
    for row in comparison.rows:
        match = row.matches[0]
        assert (row.status, match.id[3:]) == (Status.SAME, row.left[3:])
        wording = compare_wording(*(comparison.units[id].words for id in (row.left, match.id)))
        assert {edit.kind for edit in wording.edits} == {EditKind.KEPT}
        assert pair_change(comparison, row.left, match) is ChangeSort.NONE


def test_katakana_in_japanese_words_stays() -> None:
    assert same_looking("ロボット、エコ") == "ロボット、エコ"


def test_a_name_of_no_table_is_one_too(tmp_path: Path) -> None:
    for name, year in (("第一河川分署", 112), ("第ㄧ河川分署", 113)):
        (tmp_path / f"{year}.txt").write_text(
            f"{name}{year}年度施政計畫\n一、綠色運具。\n二、登革熱防治。\n", encoding="utf-8"
        )
    for name in ("施政計畫第一版", "施政計畫第ㄧ版"):
        (tmp_path / f"{name}.txt").write_text(
            "一、綠色運具。\n二、登革熱防治。\n", encoding="utf-8"
        )
    library = kaoview.load([tmp_path])
    assert sorted(each.name for each in library.departments) == ["施政計畫第一版", "第一河川分署"]


def test_a_contents_page_in_other_codes_is_one(tmp_path: Path) -> None:
    contents = "目錄\n第ㄧ章 捷運路網\n第二章 綠色運具\n第三章 登革熱防治\n"
    body = "第一章 捷運路網\n建設。\n第二章 綠色運具\n推動。\n第三章 登革熱防治\n防治。\n"
    (tmp_path / PLAIN).write_text(f"113年度施政計畫\n{contents}{body}", encoding="utf-8")
    [plan] = kaoview.load([tmp_path / PLAIN]).plans()
    assert [item.title for item in plan.items] == ["捷運路網", "綠色運具", "登革熱防治"]


def test_looking_alike_moves_no_character() -> None:
    """Offsets into what looks the same are offsets into the text, whatever it holds."""
    for code in range(sys.maxunicode + 1):
        assert len(same_han(chr(code))) == 1, hex(code)
    assert same_han("ガ理e\u0301") == "ガ理e\u0301"


def test_a_character_with_very_many_marks_is_read_at_once(tmp_path: Path) -> None:
    """Sorting the marks above one character takes unicodedata the square of their number."""
    marks = "\u0301\u0323" * 50_000
    path = tmp_path / PLAIN
    path.write_text(TEXT.replace("推動", f"推動{marks}"), encoding="utf-8")
    begun = time.process_time()
    library = kaoview.load([path])
    assert library.find(f"113-民政局{marks}") is None
    assert time.process_time() - begun < QUICK
    assert library.documents[0].account.whole
