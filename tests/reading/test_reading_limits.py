"""Where the reader draws a line: how long a title may be, which lines go on, what is text."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.model import Item, Library

HEADER = "高雄市政府 114年度施政綱要\n"


def read(folder: Path, text: str) -> Library:
    path = folder / "綱要.txt"
    path.write_text(HEADER + text, encoding="utf-8")
    return kaoview.load([path])


def items(folder: Path, text: str) -> list[Item]:
    return list(read(folder, text).items())


def words(folder: Path, text: str) -> list[tuple[str, str, str]]:
    return [(item.marker, item.title, item.text) for item in items(folder, text)]


TITLE_30 = "賡續推動本市登革熱防治與病媒蚊密度監測及社區動員整備計畫執行"


@pytest.mark.parametrize("length", [1, 26, 30])
def test_a_title_before_a_colon_has_at_most_30_characters(length: int, tmp_path: Path) -> None:
    title = TITLE_30[:length]
    assert len(title) == length
    assert words(tmp_path, f"一、{title}：結合里鄰志工，清除孳生源。\n二、財政。\n")[0] == (
        "一、",
        f"{title}：",
        "結合里鄰志工，清除孳生源。",
    )


def test_more_words_before_a_colon_are_text(tmp_path: Path) -> None:
    text = f"{TITLE_30}並：結合里鄰志工，清除孳生源。"
    assert words(tmp_path, f"一、{text}\n二、財政。\n")[0] == ("一、", "", text)


TITLE_45 = (
    "賡續推動本市登革熱防治與病媒蚊密度監測及社區動員整備計畫執行並協助各區公所成立防疫隊及辦理訓"
)


def test_a_title_alone_on_its_line_has_at_most_45_characters(tmp_path: Path) -> None:
    assert len(TITLE_45) == 46
    short, long = TITLE_45[:45], TITLE_45
    assert words(tmp_path, f"一、{short}\n(一) 清除。\n二、{long}\n(一) 清除。\n") == [
        ("一、", short, ""),
        ("(一)", "", "清除。"),
        ("二、", "", long),
        ("(一)", "", "清除。"),
    ]


@pytest.mark.parametrize("share", [1, 2])
def test_a_text_may_hold_a_few_control_characters(share: int, tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    text = HEADER + "一、" + "登革熱防治" * 100 + "。\n"
    path.write_text(text[:-1] + "\x07" * (len(text) * share // 100) + "\n", encoding="utf-8")
    assert kaoview.load([path]).problems == ()


@pytest.mark.parametrize("share", [3, 5, 10, 15])
def test_a_file_with_more_of_them_is_binary(share: int, tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    text = HEADER + "一、" + "登革熱防治" * 100 + "。\n"
    path.write_text(text + "\x07" * (len(text) * share // 100), encoding="utf-8")
    with pytest.raises(kaoview.LibraryError, match="二進位"):
        kaoview.load([path])


LINE = "本府衛生局賡續推動登革熱防治整合醫療照護與病媒蚊"  # a full line of a page: 48 cells
ENDED = f"{LINE}密度調查\n至年底止。 \n"


def _page(stray: int, lines: int = 40) -> str:
    """Return a page of full lines, a space after some, of the others this many ending a sentence."""
    made = []
    for number in range(lines):
        if number % 4 == 3:
            made.append(f"{LINE}，完成第{number:02}案。 \n")
        elif stray:
            stray -= 1
            made.append(f"{LINE}，辦理第{number:02}案。\n")
        else:
            made.append(f"{LINE}，辦理第{number:02}案及\n")
    return "".join(made)


def test_lines_go_on_until_a_space_ends_one(tmp_path: Path) -> None:
    """Of a page's 30 lines without a space, one in ten may end a sentence."""
    (opening,) = items(tmp_path, _page(stray=3))
    paragraphs = opening.text.split("\n")
    assert len(paragraphs) == 10
    assert all(text.endswith("案。") for text in paragraphs)


@pytest.mark.parametrize("stray", [4, 8, 11])
def test_where_sentences_end_without_a_space_it_says_nothing(stray: int, tmp_path: Path) -> None:
    """Then lines go on as long as they are full: the whole page is one paragraph."""
    (opening,) = items(tmp_path, _page(stray=stray))
    assert len(opening.text.split("\n")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一章 緒論\n1.1 背景\n1.2 目的\n", ["第一章", "1.1", "1.2"]),
        ("第一章 緒論\n1.2 億元已編列。\n", ["第一章"]),
        ("第二章 緒論\n1.1 億元已編列。\n", ["第二章"]),
        ("一、經費\nA.戶政。\nB.役政。\n", ["一、", "A.", "B."]),
        ("一、經費\nB.戶政。\nC.役政。\n", ["一、"]),
        ("一、經費\n1.編列。\n2.112 年度支用。\n3.113 年度擴大。\n", ["一、", "1.", "2.", "3."]),
        ("一、經費\n1.編列。\n3.113 億元。\n", ["一、", "1."]),
        ("1.5 公里步道。\n", [""]),
    ],
)
def test_what_may_be_a_plain_number_is_a_marker_only_as_the_first_or_next_of_its_list(
    text: str, found: list[str], tmp_path: Path
) -> None:
    assert [item.marker for item in items(tmp_path, text)] == found


def test_a_plain_number_at_the_start_of_a_broken_line_starts_no_paragraph(tmp_path: Path) -> None:
    lines = [f"{LINE}，辦理第{number:02}案及" for number in range(14)]
    lines[5:7] = [f"{LINE}，步道全長約", "1.5 公里並由中央補助本市各區公所辦理環境整頓工作等。"]
    (opening,) = items(tmp_path, "\n".join(lines) + "\n")
    assert "步道全長約1.5 公里並由中央補助" in opening.text


def test_a_line_before_a_plain_number_is_no_heading(tmp_path: Path) -> None:
    (_, item) = items(tmp_path, "一、財政。\n二、登革熱防治經費。\n編列情形\n9.2 公噸藥劑\n")
    assert item.text == "登革熱防治經費。\n編列情形\n9.2 公噸藥劑"


def test_a_title_keeps_the_number_that_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "報告.txt"
    path.write_text("112.4 高雄市議會業務報告\n一、登革熱防治。\n", encoding="utf-8")
    assert kaoview.load([path]).documents[0].title == "112.4高雄市議會業務報告"


@pytest.mark.parametrize(("length", "taken"), [(2, True), (40, True), (41, False)])
def test_a_running_header_has_at_most_40_characters(
    length: int, taken: bool, tmp_path: Path
) -> None:
    header = TITLE_45[:length]
    pages = "".join(
        "".join(f"第{number:02}案。\n" for number in range(12)) + f"{header}\n{page}\n"
        for page in range(20, 24)
    )
    (document,) = read(tmp_path, pages).documents
    furniture = [piece.text for piece in document.furniture]
    assert furniture.count(header) == (4 if taken else 0)
    assert [text for text in furniture if text.isdigit()] == ["20", "21", "22", "23"]


@pytest.mark.parametrize(("dots", "taken"), [("...", True), ("..", False), ("…．·", True)])
def test_three_dots_lead_to_a_page_number(dots: str, taken: bool, tmp_path: Path) -> None:
    (document,) = read(tmp_path, f"一、登革熱{dots}12\n二、長照\n").documents
    leaders = [piece.text for piece in document.furniture if piece.kind == "leader"]
    assert leaders == ([f"{dots}12"] if taken else [])


def test_a_title_has_one_comma_at_most(tmp_path: Path) -> None:
    one, two = "強化社區動員，落實登革熱防治", "強化動員，落實防治，清除孳生源"
    found = words(tmp_path, f"一、{one}\n(一) 清除。\n二、{two}\n(一) 清除。\n")
    assert found[0] == ("一、", one, "")
    assert found[2] == ("二、", "", two)


def test_a_list_that_begins_again_after_a_broken_line_starts_a_paragraph(tmp_path: Path) -> None:
    lines = [f"{LINE}，辦理第{number:02}案及" for number in range(12)]
    lines += [f"({number}){LINE}，辦理案及" for number in (1, 2, 1)]
    markers = [item.marker for item in items(tmp_path, "\n".join(lines) + "\n") if item.marker]
    assert markers == ["(1)", "(2)", "(1)"]


def test_a_number_in_a_tables_cell_is_no_page_number(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "一、個案\n項目\t人數\n接觸者\t320\n\n\t45\n二、長照\n").documents
    assert [piece.text for piece in document.furniture if piece.kind == "page"] == []


def test_a_line_before_a_long_lead_in_is_a_heading(tmp_path: Path) -> None:
    lead = "本局為落實登革熱防治並強化社區動員與孳生源清除，本年度重點工作臚列如下："
    found = words(tmp_path, f"一、疾病管制。\n重點工作\n{lead}\n(一) 清除孳生源。\n")
    assert ("", "重點工作", lead) in found
    greeting = words(tmp_path, "一、疾病管制。\n報告人\n議長、各位議員：\n(一) 清除孳生源。\n")
    assert all(title != "報告人" for _, title, _ in greeting)
