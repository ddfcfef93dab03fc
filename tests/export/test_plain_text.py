"""Text for pasting: plain paragraphs, nothing lost, nothing that acts where it is pasted."""

from __future__ import annotations

from kaoview.export.plain_text import plain_text
from kaoview.model import Library
from tests.export.sample import item


def test_an_item_comes_with_what_is_below_it_markers_as_printed(library: Library) -> None:
    node = library.find("108-111-全市-1.1.2")
    assert node is not None
    first, second, third = plain_text(node).split("\n")
    assert first == "(二) 亞洲新灣區再啟航："
    assert second.startswith("1. 啟動都市計畫通盤檢討，提供單一服務窗口")
    assert third.startswith("2. 引進民間資源，善用高雄軟體園區")


def test_a_plan_has_its_title_and_its_amounts(library: Library) -> None:
    node = library.find("107-秘書處")
    assert node is not None
    lines = plain_text(node).split("\n")
    assert lines[0] == "高雄市政府秘書處107年度施政計畫"
    assert "壹、一般行政　25,169 仟元" in lines
    assert "合計　330,433 仟元" in lines


def test_nothing_of_the_documents_is_lost(library: Library) -> None:
    for department in library.departments:
        text = "".join(plain_text(department).split())
        for plan in department.plans:
            for each in plan.walk():
                assert "".join(each.title.split()) in text
                assert "".join(each.text.split()) in text


def test_a_table_keeps_its_tabs_and_control_characters_become_visible() -> None:
    table = item("107-甲-1", "1.", "", "機關\t學校\n5,339\t596\x1b]52;c;\a")
    assert plain_text(table) == "1.\n機關\t學校\n5,339\t596␛]52;c;␇"


def test_a_text_without_end_stops_and_says_so(library: Library) -> None:
    node = library.find("112-04-行政暨國際處")
    assert node is not None
    text = plain_text(node, most=500)
    assert len(text) < 560
    assert text.endswith("全文請匯出成檔案）")
