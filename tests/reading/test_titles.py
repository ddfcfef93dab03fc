"""Titles among a document's first lines: what belongs to them, and what is left to the outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.document import FurnitureKind
from kaoview.reading.titles import is_date_line, is_year_line, title_of
from tests.reading.outline_text import outline, read_text

BODY = "\n壹、防洪\n一、抽水\n汰換抽水機。\n貳、步道\n一、更新\n更新五處。\n"

COVERS = {
    "year, government, kind": (
        "中華民國113年度\n臺中市政府\n施政計畫",
        ("臺中市政府施政計畫", "113", "臺中市政府"),
    ),
    "government, office, kind": (
        "新 北 市 政 府\n水 利 局\n1 1 3 年 度 施 政 計 畫",
        ("新北市政府水利局113年度施政計畫", "113", "新北市政府水利局"),
    ),
    "kind, then the office": (
        "屏東縣政府113年度施政計畫\n農業處",
        ("屏東縣政府113年度施政計畫", "113", "屏東縣政府農業處"),
    ),
    "kind, then government and office": (
        "113年度施政計畫\n新竹市政府衛生局",
        ("113年度施政計畫", "113", "新竹市政府衛生局"),
    ),
    "office in brackets": (
        "彰化縣政府113年度施政計畫（工務處）",
        ("彰化縣政府113年度施政計畫", "113", "彰化縣政府工務處"),
    ),
    "years in a line of their own": (
        "桃園市海岸防護計畫\n（109年至112年）\n桃園市政府環境保護局",
        ("桃園市海岸防護計畫", "109-112", "桃園市政府環境保護局"),
    ),
    "a name in marks, then the kind": (
        "彰化縣政府\n「韌性海岸整備」\n行動方案（112年度）",
        ("彰化縣政府「韌性海岸整備」行動方案", "112", "彰化縣政府"),
    ),
    "a meeting's name above its number": (
        "「臺南市政府海岸審議會議」\n98年度第3次會議紀錄",
        ("「臺南市政府海岸審議會議」98年度第3次會議紀錄", "98", "臺南市政府海岸審議會"),
    ),
    "the session of a council": (
        "雲林縣議會第二十屆第五次定期會\n縣長施政總報告\n中華民國110年11月",
        ("縣長施政總報告", "110", "雲林縣政府"),
    ),
    "answers to a council": (
        "屏東縣議會第20屆第6次定期會\n市政總質詢書面答覆\n中華民國113年11月",
        ("屏東縣議會第20屆第6次定期會市政總質詢書面答覆", "113", "屏東縣政府"),
    ),
    "minutes of a council": (
        "屏東縣議會第20屆第6次定期大會\n第5次會議紀錄\n中華民國113年11月",
        ("屏東縣議會第20屆第6次定期大會第5次會議紀錄", "113", "屏東縣議會"),
    ),
    "who had it printed": (
        "屏東縣政府\n113年度施政計畫\n屏東縣政府編印\n中華民國112年8月",
        ("屏東縣政府113年度施政計畫", "113", "屏東縣政府"),
    ),
    "minutes of the legislature": (
        "立法院第11屆第3會期內政委員會第5次全體委員會議紀錄\n中華民國114年4月",
        ("立法院第11屆第3會期內政委員會第5次全體委員會議紀錄", "114", "立法院"),
    ),
    "an office that had it printed": (
        "宜蘭縣海邊鄉公所\n113年度施政計畫\n主計室編製",
        ("宜蘭縣海邊鄉公所113年度施政計畫", "113", "宜蘭縣海邊鄉公所"),
    ),
    "a school's name twice": (
        "國立海邊大學\n國立海邊大學校務發展計畫（113-116學年度）",
        ("國立海邊大學校務發展計畫", "113-116", "國立海邊大學"),
    ),
    "a school and its years": (
        "國立海邊高級中學\n校務發展計畫\n（113至116學年度）",
        ("國立海邊高級中學校務發展計畫", "113-116", "國立海邊高級中學"),
    ),
    "a title that is no plan, and its year": (
        "監察院海岸巡察概況\n中華民國112年度",
        ("監察院海岸巡察概況", "112", "監察院"),
    ),
    "what a committee found": (
        "立法院審查114年度中央政府總預算案審查報告",
        ("立法院審查114年度中央政府總預算案審查報告", "114", "立法院"),
    ),
    "head and date below": (
        "行政院陳院長施政報告\n行政院院長 陳大明\n102年2月26日",
        ("行政院陳院長施政報告", "102", "行政院"),
    ),
}


@pytest.mark.parametrize("kind", COVERS)
def test_all_lines_of_a_cover_are_read_together(tmp_path: Path, kind: str) -> None:
    cover, (title, period, department) = COVERS[kind]
    library = read_text(tmp_path, cover + "\n" + BODY)
    document = library.documents[0]
    plan = next(library.plans())
    assert (document.title, document.period, plan.department) == (title, period, department)
    assert outline(library).startswith("壹、防洪")
    printed = [
        "".join(piece.text.split())
        for piece in document.furniture
        if piece.kind is FurnitureKind.TITLE
    ]
    assert printed == cover.replace(" ", "").split("\n")


def test_names_of_offices_that_head_sections_are_no_part_of_the_title(tmp_path: Path) -> None:
    text = (
        "屏東縣政府113年度施政計畫\n農業處\n一、水圳\n整修水圳。\n"
        "工務處\n一、道路\n鋪設道路。\n水利處\n一、海堤\n加高海堤。\n"
    )
    library = read_text(tmp_path, text)
    assert "屏東縣政府農業處" not in library.documents[0].title
    assert "農業處" in outline(library) or "屏東縣政府農業處" in {
        plan.department for plan in library.plans()
    }
    titles = [p.text for p in library.documents[0].furniture if p.kind is FurnitureKind.TITLE]
    assert titles[0] == "屏東縣政府113年度施政計畫"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("屏東縣政府113年度施政計畫（草案）", "屏東縣政府113年度施政計畫（草案）"),
        ("屏東縣政府113年度施政計畫\n（草案）", "屏東縣政府113年度施政計畫（草案）"),
        ("屏東縣政府113年度施政計畫草案", "屏東縣政府113年度施政計畫草案"),
        ("屏東縣政府113年度施政計畫\n（核定本）", "屏東縣政府113年度施政計畫"),
    ],
)
def test_a_draft_says_so_in_its_title(tmp_path: Path, head: str, title: str) -> None:
    assert read_text(tmp_path, f"{head}\n{BODY}").documents[0].title == title


def test_a_heading_in_general_words_stays_an_item(tmp_path: Path) -> None:
    library = read_text(
        tmp_path, "屏東縣政府113年度施政計畫\n海岸防護計畫\n汰換抽水機。\n觀光計畫\n更新步道。\n"
    )
    assert library.documents[0].title == "屏東縣政府113年度施政計畫"
    assert outline(library) == "海岸防護計畫 汰換抽水機。\n觀光計畫 更新步道。"


def test_a_line_that_only_begins_like_a_heading_is_no_title(tmp_path: Path) -> None:
    for heading in ("重要計畫", "本府相關計畫", "計畫內容與期程"):
        library = read_text(tmp_path, heading + "\n" + BODY)
        assert library.documents[0].title == "文件"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Microsoft Word - 桃園市政府114年度施政計畫.doc", "桃園市政府114年度施政計畫"),
        ("桃園市政府 114 年度施政計畫（草案）", "桃園市政府114年度施政計畫（草案）"),
        ("桃園市政府 114 年度施政計畫（核定本）", "桃園市政府114年度施政計畫"),
        ("新簡報 1", None),
        ("114年度施政計畫的執行與考核經過", None),
    ],
)
def test_properties_and_page_headers_are_titles_where_they_say_so(
    words: str, title: str | None
) -> None:
    found = title_of(words)
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    "line", ["112年", "（104至107年度）", "中華民國一百一十年", "109年至112年"]
)
def test_lines_of_years(line: str) -> None:
    assert is_year_line(line)
    assert not is_date_line(line)


@pytest.mark.parametrize("line", ["112 年 3 月", "中華民國102年9月17日", "（113年1月至6月）"])
def test_lines_of_dates(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["112年辦理", "第3季", "三月", ""])
def test_other_lines_are_neither(line: str) -> None:
    assert not is_date_line(line)
    assert not is_year_line(line)


def test_the_first_section_is_none_of_the_title_though_it_names_the_year(tmp_path: Path) -> None:
    text = (
        "某某縣政府水利處114年度施政計畫\n一、本（114）年度施政目標\n（一）整治水系。\n二、計畫\n"
    )
    assert outline(read_text(tmp_path, text)).split("\n")[0] == "一、本（114）年度施政目標"


@pytest.mark.parametrize("table", ["關鍵績效指標(KPI)表", "管考表", "及預算配合表"])
def test_a_table_of_a_plan_is_named_by_its_whole_title(tmp_path: Path, table: str) -> None:
    title = f"某某市政府114年度施政計畫{table}"
    library = read_text(tmp_path, f"{title}\n壹、道路\n一、養護道路。\n")
    assert library.documents[0].title == title
    assert outline(library).startswith("壹、道路")
