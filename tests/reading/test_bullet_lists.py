"""Lists with bullets: an item for each entry, nested as printed, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.outline_text import outline, read_text
from tests.tools.packages import docx, level, list_style, lists, odf_list, odf_p, odt, p

NESTED = """\
壹、長照
  布建據點，每里一處。
    日照中心三十處。
      夜間臨托
    小規機十處。
  培訓人力
貳、防疫
  接種疫苗"""

MARKDOWN = """# 桃園市政府衛生局114年度施政計畫

## 壹、長照

- 布建據點，每里一處。
  - 日照中心三十處。
    * 夜間臨托
  - 小規機十處。
- 培訓人力

## 貳、防疫

- 接種疫苗
"""
PAGE = (
    "<h1>桃園市政府衛生局114年度施政計畫</h1><h2>壹、長照</h2>"
    "<ul><li>布建據點，每里一處。<ul><li>日照中心三十處。<ul><li>夜間臨托</ul>"
    "<li>小規機十處。</ul><li>培訓人力</ul><h2>貳、防疫</h2><ul><li>接種疫苗</ul>"
)


@pytest.mark.parametrize(("name", "text"), [("計畫.md", MARKDOWN), ("計畫.html", PAGE)])
def test_entries_of_deeper_lists_are_children(tmp_path: Path, name: str, text: str) -> None:
    library = read_text(tmp_path, text, name)
    assert outline(library) == NESTED
    assert library.documents[0].account.whole


SIGNED = """\
壹、長照
  ● 布建據點，每里一處。
    ○ 日照中心三十處。
      ▪夜間臨托
    ○ 小規機十處。
  ●培訓人力
貳、防疫
  ●接種疫苗"""


def test_levels_of_bullets_in_word_files_are_nested(tmp_path: Path) -> None:
    bullets = "".join(level(at, "bullet", sign) for at, sign in enumerate("●○▪"))
    numbers = level(0, "ideographLegalTraditional", "%1、")
    numbering = lists({0: numbers, 1: bullets}, {1: (0, ""), 2: (1, "")})
    body = (
        p("桃園市政府衛生局114年度施政計畫")
        + p("長照", list_=(1, 0))
        + p("布建據點，每里一處。", list_=(2, 0))
        + p("日照中心三十處。", list_=(2, 1))
        + p("夜間臨托", list_=(2, 2))
        + p("小規機十處。", list_=(2, 1))
        + p("培訓人力", list_=(2, 0))
        + p("防疫", list_=(1, 0))
        + p("接種疫苗", list_=(2, 0))
    )
    library = read_text(tmp_path, docx(body, numbering=numbering), "計畫.docx")
    assert outline(library) == SIGNED
    assert library.documents[0].account.whole


def test_levels_of_bullets_in_odf_texts_are_nested(tmp_path: Path) -> None:
    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{at}" text:bullet-char="{sign}"/>'
        for at, sign in enumerate("●○▪", 1)
    )

    def nested(*items: str) -> str:
        inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
        return f"<text:list>{inside}</text:list>"

    first = odf_p("日照中心三十處。") + nested(odf_p("夜間臨托"))
    body = (
        odf_p("桃園市政府衛生局114年度施政計畫")
        + odf_p("壹、長照")
        + odf_list(
            "L3",
            odf_p("布建據點，每里一處。") + nested(first, odf_p("小規機十處。")),
            odf_p("培訓人力"),
        )
        + odf_p("貳、防疫")
        + odf_list("L3", odf_p("接種疫苗"))
    )
    library = read_text(tmp_path, odt(body, automatic=list_style("L3", bullets)), "計畫.odt")
    assert outline(library) == SIGNED
    assert library.documents[0].account.whole


def test_a_bullet_of_another_sign_stands_within_the_one_above(tmp_path: Path) -> None:
    text = (
        "桃園市政府衛生局114年度施政計畫\n\n壹、長照\n●布建據點，每里一處。\n◎日照中心三十處。\n"
        "◎小規機十處。\n●培訓人力。\n貳、防疫\n◎接種疫苗。\n●清除孳生源。\n"
    )
    assert outline(read_text(tmp_path, text)) == (
        "壹、長照\n  ● 布建據點，每里一處。\n    ◎ 日照中心三十處。\n    ◎ 小規機十處。\n"
        "  ● 培訓人力。\n貳、防疫\n  ◎ 接種疫苗。\n    ● 清除孳生源。"
    )


LISTS_IN_EACH_OTHER = (
    "# 桃園市政府衛生局114年度施政計畫\n\n## 壹、防疫\n\n- 接種疫苗。\n  1. 流感疫苗。\n"
    "     - 長者免費。\n\n     另發宣傳單。\n  2. 肺炎鏈球菌疫苗。\n- 登革熱。\n\n以上由各所辦理。\n"
)


def test_numbers_and_bullets_nest_in_each_other_and_text_below_ends_them(tmp_path: Path) -> None:
    assert outline(read_text(tmp_path, LISTS_IN_EACH_OTHER, "計畫.md")) == (
        "壹、防疫\n   接種疫苗。\n".replace("   ", "  ")
        + "    1. 流感疫苗。\n      長者免費。\n      另發宣傳單。\n    2. 肺炎鏈球菌疫苗。\n"
        "  登革熱。\n  以上由各所辦理。"
    )


def test_numbered_lists_of_one_style_nest_in_each_other(tmp_path: Path) -> None:
    text = "# 桃園市政府衛生局114年度施政計畫\n\n1. 疫苗\n   1. 流感\n   2. 肺炎\n2. 登革熱\n"
    assert outline(read_text(tmp_path, text, "計畫.md")) == ("1.疫苗\n  1.流感\n  2.肺炎\n2.登革熱")


def test_a_table_below_a_list_is_no_part_of_its_last_entry(tmp_path: Path) -> None:
    page = (
        "<h1>桃園市政府衛生局114年度施政計畫</h1><h2>壹、長照</h2><ul><li>布建據點</ul>"
        "<table><tr><td>區<td>處</tr><tr><td>中壢<td>三</tr></table>"
    )
    assert outline(read_text(tmp_path, page, "計畫.html")) == (
        "壹、長照\n  布建據點\n  表 區|處/中壢|三"
    )


def test_an_indented_paragraph_of_a_word_file_goes_on_with_its_entry(tmp_path: Path) -> None:
    numbering = lists({0: level(0, "bullet", "●")}, {1: (0, "")})
    indented = '<w:p><w:pPr><w:ind w:left="480"/></w:pPr><w:r><w:t>各區一處。</w:t></w:r></w:p>'
    body = (
        p("桃園市政府衛生局114年度施政計畫")
        + p("壹、長照")
        + p("布建據點", list_=(1, 0))
        + indented
        + p("以上由各所辦理。")
    )
    library = read_text(tmp_path, docx(body, numbering=numbering), "計畫.docx")
    assert outline(library) == "壹、長照\n  ●布建據點 各區一處。\n  以上由各所辦理。"


def test_numbered_lines_of_a_markdown_paragraph_are_paragraphs(tmp_path: Path) -> None:
    text = "# 桃園市政府衛生局114年度施政計畫\n\n壹、長照\n一、據點\n布建據點，\n每里一處。\n"
    assert outline(read_text(tmp_path, text, "計畫.md")) == (
        "壹、長照\n  一、 據點布建據點，每里一處。"
    )


GOOGLE_PAGE = """<html><head><style>ul.lst-kix_ab-0{list-style-type:none}
ul.lst-kix_ab-1{list-style-type:none}ol.lst-kix_cd-0{list-style-type:none}
.lst-kix_cd-0>li:before{content:"" counter(lst-ctn-kix_cd-0,trad-chinese-formal) "\u3001 "}
</style></head><body><p><span style="font-weight:700">桃園市政府衛生局114年度施政計畫</span></p>
<ol class="c1 lst-kix_cd-0 start" start="1"><li><span>長照</span></li></ol>
<ul class="c2 lst-kix_ab-0 start"><li><span>布建據點，每里一處。</span></li></ul>
<ul class="c2 lst-kix_ab-1 start"><li><span>日照中心三十處。</span></li></ul>
<ul class="c2 lst-kix_ab-2 start"><li><span>夜間臨托</span></li></ul>
<ul class="c2 lst-kix_ab-1"><li><span>小規機十處。</span></li></ul>
<ul class="c2 lst-kix_ab-0"><li><span>培訓人力</span></li></ul>
<ol class="c1 lst-kix_cd-0" start="2"><li><span>防疫</span></li></ol>
<ul class="c2 lst-kix_ab-0"><li><span>接種疫苗</span></li></ul></body></html>"""


def test_lists_that_google_docs_wrote_one_after_the_other_are_nested(tmp_path: Path) -> None:
    library = read_text(tmp_path, GOOGLE_PAGE, "計畫.html")
    assert outline(library) == NESTED
    assert library.documents[0].account.whole


def _word(words: str, sign: str, level: int) -> str:
    number = f"<span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span></span>"
    style = f"margin-left:{24 * level}.0pt;mso-list:l0 level{level} lfo1"
    return f"<p style='{style}'><![if !supportLists]><span>{number}</span><![endif]>{words}</p>"


def test_bullets_of_word_in_web_pages_are_entries_on_their_level(tmp_path: Path) -> None:
    page = (
        "<html><body><p>桃園市政府衛生局114年度施政計畫</p>"
        + _word("長照", "壹、", 1)
        + _word("布建據點，每里一處。", "l", 1)
        + _word("日照中心三十處。", "m", 2)
        + _word("夜間臨托", "§", 3)
        + _word("小規機十處。", "m", 2)
        + _word("培訓人力", "l", 1)
        + _word("防疫", "貳、", 1)
        + _word("接種疫苗", "l", 1)
        + "</body></html>"
    )
    library = read_text(tmp_path, page, "計畫.html")
    assert outline(library) == SIGNED
    assert library.documents[0].account.whole


@pytest.mark.parametrize("bullets", ["•－", "‧—", "• － "])
def test_bullets_without_a_space_begin_no_heading(tmp_path: Path, bullets: str) -> None:
    one, other = bullets[: len(bullets) // 2], bullets[len(bullets) // 2 :]
    text = (
        "桃園市政府衛生局114年度施政計畫\n壹、長照\n(一)布建據點。\n"
        f"{one}日照中心\n{other}夜間臨托\n{other}週末臨托\n{one}小規機\n"
        "(二)培訓人力。\n貳、防疫\n接種疫苗。\n"
    )
    library = read_text(tmp_path, text, "計畫.txt")
    assert [line.strip()[:3] for line in outline(library).splitlines()] == [
        "壹、長",
        "(一)",
        "(二)",
        "貳、防",
    ]
    assert library.documents[0].account.whole
