from kaoview.model import FurnitureKind
from kaoview.reading.formats.registry import read_source
from kaoview.reading.furniture import (
    find_page_furniture,
    strip_bullet,
    strip_controls,
    strip_leader,
)
from kaoview.reading.located_text import LocatedText


def _passage(text: str) -> LocatedText:
    return LocatedText.from_source(text, 0, len(text))


def _page_lines(text: str) -> list[str]:
    lines = read_source("a.txt", text.encode()).lines
    return [lines[i].text for i in sorted(find_page_furniture(lines))]


def test_a_header_that_carries_rising_page_numbers() -> None:
    body = (
        "\n\n積極開發多元水資源\n\n滿足工業與民生用水\n\n持續建設滯洪池\n\n降低水患機率。\n\n另\n\n"
    )
    text = "壹、施政綱要 1" + body + "壹、施政綱要 4" + body + "壹、施政綱要 15" + body
    assert _page_lines(text) == ["壹、施政綱要 1", "壹、施政綱要 4", "壹、施政綱要 15"]


def test_a_page_number_and_the_header_beside_it() -> None:
    text = "報告人：主任委員 \n\n市政府各單位業務報告（研究發展考核委員會） \n\n 5317\n\n各位議員："
    assert _page_lines(text) == ["市政府各單位業務報告（研究發展考核委員會）", "5317"]


def test_a_header_that_comes_with_every_page_number() -> None:
    page = "\n".join(f"辦理第 {n} 場說明會。" for n in range(12))
    text = f"{page}\n高雄市政府\n20\n{page}\n高雄市政府\n21\n{page}\n高雄市政府\n22\n"
    assert _page_lines(text) == ["高雄市政府", "20", "高雄市政府", "21", "高雄市政府", "22"]


def test_a_heading_that_comes_again_is_no_header() -> None:
    assert _page_lines("一、捷運\n預期成果\n二、輕軌\n預期成果\n三、公車\n預期成果\n") == []


def test_digits_in_a_table_printed_one_cell_per_line_are_not_page_numbers() -> None:
    assert _page_lines("預算\n\n630 \n\n1,450 \n\n631 \n\n總計：8,015") == []


def test_a_gazettes_header() -> None:
    assert _page_lines("七、健全法制。\n\n立法院公報　第99卷　第9期　院會紀錄\n") == [
        "立法院公報　第99卷　第9期　院會紀錄"
    ]


def test_bullets_leaders_and_controls_are_taken_off() -> None:
    rest, taken = strip_bullet(_passage("- 一、推動姊妹市"))
    assert (rest.text, taken[0][0], taken[0][1].text) == (
        "一、推動姊妹市",
        FurnitureKind.MARKUP,
        "-",
    )
    rest, taken = strip_leader(_passage("1、 環境情勢分析……………….……1-1"))
    assert (rest.text, taken[0][1].text) == ("1、 環境情勢分析", "……………….……1-1")
    rest, taken = strip_controls(_passage("推動\x1b[31m紅\u202e色"))
    assert (rest.text, len(taken)) == ("推動[31m紅色", 2)


def test_text_without_furniture_stays_as_it_is() -> None:
    passage = _passage("推動 2050 淨零…等政策")
    for take in (strip_bullet, strip_leader, strip_controls):
        assert take(passage) == (passage, [])
