import json
import re
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import kaoview
from kaoview.export.markdown import export_markdown
from kaoview.export.outline_options import OutlineOptions
from kaoview.model import Department, ItemKind
from kaoview.text.cell_width import visible
from tests.export.sample import PAGED, SMALL, item, library, plan

TODAY = date(2025, 3, 1)
NESTING = {"heading", "paragraph", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"text", "strong_open", "strong_close", "em_open", "em_close"}
NOTHING = "<!-- -->"
"""Written between a colon and a word, so that :100: is no emoji; nothing that is shown."""
RENDERERS = [MarkdownIt("gfm-like"), MarkdownIt("commonmark").enable("table")]


def export(small, *ids):
    return export_markdown(small, [small.find(id) for id in ids], today=TODAY)


def split(text):
    """Return the front matter's fields and the body."""
    start, front, body = text.split("---\n", 2)
    assert start == ""
    body = re.sub(r"\n\*出處：[^\n]*\*\n", "", body)
    fields = dict(row.split(": ", 1) for row in front.splitlines())
    exported = fields.pop("exported")
    return {key: json.loads(value) for key, value in fields.items()} | {"exported": exported}, body


def shown(body, renderer=RENDERERS[0]):
    """Return what a renderer shows, a block a line, refusing any mark-up that nobody wrote."""
    blocks = []
    for token in renderer.parse(body):
        if token.type == "inline":
            children = [child for child in token.children if child.content != NOTHING]
            assert {child.type for child in children} <= INLINE, token.content
            blocks.append("".join(child.content for child in children))
        else:
            if token.type == "html_block":
                assert re.fullmatch(r"<!-- \d+ -->\n", token.content), "nothing that is shown"
                continue
            if token.type == "fence":
                blocks += token.content.splitlines()
                continue
            assert token.type.removesuffix("_open").removesuffix("_close") in NESTING, token.type
    return blocks


def squeezed(text):
    return "".join(text.split())


def test_front_matter_says_what_this_is_and_where_it_comes_from():
    fields, _ = split(export(SMALL, "107-秘書處"))
    assert fields == {
        "title": "107年度施政計畫",
        "generator": "kaoview",
        "id": "107-行政暨國際處",
        "department": "行政暨國際處",
        "period": "107",
        "source": "plan.txt",
        "source_title": "107年度施政計畫",
        "lines": "3-8",
        "exported": "2025-03-01",
    }


def test_front_matter_of_several_lists_them_side_by_side():
    fields, _ = split(export(SMALL, "衛生局", "107-秘書處-1.1"))
    assert fields["title"] == "(一) 庶務管理、衛生局"
    assert fields["id"] == ["107-行政暨國際處-1.1", "衛生局"]
    assert fields["department"] == ["行政暨國際處", "衛生局"]
    assert fields["period"] == ["107", "113"]
    assert fields["lines"] == ["4-6", "20-21"]


def test_front_matter_names_pages_where_the_document_has_them():
    fields, _ = split(export(PAGED, "114-衛生局-2"))
    assert (fields["source"], fields["pages"]) == ("114.pdf", "13")
    assert "lines" not in fields
    fields, _ = split(export(PAGED, "衛生局"))
    assert fields["source"] == ["plan.txt", "114.pdf"]
    assert fields["lines"] == ["20-21", ""]
    assert fields["pages"] == ["", "12-13"]


def test_a_plan_has_a_heading_a_level_and_markers_as_printed():
    _, body = split(export(SMALL, "107-秘書處"))
    assert (
        body
        == """
# 107年度施政計畫

| 項目 | 金額（仟元） |
| --- | ---: |
| 貳、事務管理 | 97,033 |

## 貳、事務管理

| 項目 | 金額（仟元） |
| --- | ---: |
| (一) 庶務管理 | 78,731 |
| (二) 充實設備 | 18,302 |

### (一) 庶務管理

1\\. 定期進行財產盤點。

### (二) 充實設備

<!-- 1 -->

> 照片 1：駒澤廣行副市長
"""
    )


def test_a_single_item_says_where_it_stands():
    _, body = split(export(SMALL, "107-秘書處-1.1"))
    assert (
        body
        == """
*位於：貳、事務管理*

| 項目 | 金額（仟元） |
| --- | ---: |
| (一) 庶務管理 | 78,731 |

# (一) 庶務管理

1\\. 定期進行財產盤點。
"""
    )


def test_every_item_and_plan_says_which_document_it_is_from():
    text = export(SMALL, "107-秘書處-1.1", "衛生局")
    assert "\n\n*出處：107年度施政計畫，行政暨國際處，貳、(一)；plan\\.txt 第 4-6 行；" in text
    last = text.rstrip().rpartition("\n")[2]
    assert last.startswith("*出處：113年度施政綱要：衛生，衛生局；plan\\.txt 第 20-21 行；")
    fields, _ = split(text)
    assert fields["source_title"] == ["107年度施政計畫", "113年度施政綱要：衛生"]


def test_notes_stand_below_what_they_are_about():
    notes = {"107-行政暨國際處-1.1": "問 *秘書處*", "113-衛生局": "整份再看", "衛生局": "約訪"}
    nodes = [SMALL.find(id) for id in ("107-秘書處-1.1", "衛生局")]
    text = export_markdown(SMALL, nodes, today=TODAY, options=OutlineOptions("書籤", notes))
    assert "(一) 庶務管理\n\n*註記：問 \\*秘書處\\**\n\n1\\. 定期" in text
    assert "# 衛生局\n\n*註記：約訪*\n\n## 113年度施政綱要：衛生\n\n*註記：整份再看*\n" in text
    assert shown(split(text)[1]).count("註記：問 *秘書處*") == 1


def test_what_is_said_of_the_text_is_no_text_when_it_is_read_again(tmp_path):
    said = OutlineOptions("", {"113-衛生局-2": "問衛生局", "113-衛生局": "整份再看"})
    every = bundled()
    for id in ("113-衛生局", "113-衛生局-2", "108-111-全市-1.1.1"):
        path = tmp_path / f"{id}.md"
        node = every.find(id)
        path.write_text(export_markdown(every, [node], today=TODAY, options=said), encoding="utf-8")
        again = kaoview.load([path])
        words = "".join(each.title + each.text for each in again.items())
        assert not re.search("出處：|註記：|位於：", words), id
        (document,) = again.documents
        assert document.account.whole


def test_several_departments_stand_under_their_names():
    _, body = split(export(SMALL, "秘書處", "衛生局"))
    headings = [line for line in body.splitlines() if line.startswith("#")]
    assert headings == [
        "# 行政暨國際處",
        "## 107年度施政計畫",
        "### 貳、事務管理",
        "#### (一) 庶務管理",
        "#### (二) 充實設備",
        "# 衛生局",
        "## 113年度施政綱要：衛生",
    ]


def test_a_table_stays_a_table():
    rows = "機關\t人數\n本府|所屬\t5,339\n學校"
    small = one(item("107-甲-1", "", "", f"統計表如下：\n{rows}\n資料日期：112.2.28"))
    _, body = split(export(small, "甲"))
    assert "| 機關 | 人數 |\n| --- | --- |\n| 本府&#124;所屬 | 5,339 |\n\n學校" in body
    assert shown(body)[1:] == [
        "統計表如下：", "機關", "人數", "本府|所屬", "5,339", "學校", "資料日期：112.2.28"
    ]  # fmt: skip


def test_below_the_sixth_level_a_heading_is_bold():
    deep = item("107-甲-1.1.1.1.1.1", "①", "訂閱*平台*")
    for depth in range(5, 0, -1):
        deep = item("107-甲-" + ".".join("1" * depth), "", f"第{depth}層", "", deep)
    _, body = split(export(one(deep), "甲"))
    assert "\n###### 第5層\n" in body
    assert "\n**① 訂閱\\*平台\\***\n" in body
    assert shown(body)[-1] == "① 訂閱*平台*"


def one(*items):
    """Return a library of one plan."""
    return library(Department("甲", "甲", (), (plan("107-甲", "甲", *items),)))


TRAPS = [
    "1.協助市長", "1. 協助", "1) 協助", "- 十二、", "+ 加強", "* 星", "# 號", "#標籤", "---", "===", "***",
    "_底線_", "**粗**", "~~刪~~", "==亮==", "`碼`", "```", "~~~", "<b>粗</b>", "<ol style>", "&amp;", "&",
    "|a|b|", ":-", "[x](y)", "[x]: y", "![圖](a.png)", "[^1]", "$x$", "\\", "\\*", "> 引", ": 定義", "%%註%%",
    "http://www.kcg.gov.tw、看", "www.kcg.gov.tw", "kcg.gov.tw/%E4%B8%AD", "<http://a.tw>", "a@b.tw",
    "5.87 兆元", "(一)甲", "（一）", "    四格", "\u3000\u3000全形空格", "{#id}", "{{x}}", "Setext\u0085=", "\x1b[31m紅",
    "10、", "1\\. x", "2^10^", "H~2~O", "「[B]區」", "[/附件]", "A. 甲", "- [ ] 待辦", "甲  ", "甲\\",
]  # fmt: skip


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("trap", TRAPS)
def test_a_renderer_shows_what_the_document_says(trap, renderer):
    small = one(
        item("107-甲-1", trap, trap, f"{trap}\n甲\n{trap}"),
        item("107-甲-2", trap, "", trap),
        item("107-甲-3", "", "", f"{trap}\t甲\n乙\t{trap}"),
        item("107-甲-4", "", "", trap, kind="caption"),
    )
    _, body = split(export(small, "甲"))
    words = squeezed(visible(trap))
    told = "".join((words * 3, "甲", words * 3, words, "甲乙", words, words))
    assert squeezed("".join(shown(body, renderer)[1:])) == told


PIECES = st.sampled_from(
    [
        *"\\`*_~[]<>&|$#=^{}%-+:.()!?\"'@/1a \t\n甲、（「",
        "**",
        "``",
        "~~",
        "--",
        "://",
        "www.",
        "&lt;",
        "<!--",
    ]
)
WORDS = st.lists(PIECES, max_size=12).map("".join)
ITEMS = st.recursive(
    st.tuples(WORDS, WORDS, WORDS, st.just(())),
    lambda below: st.tuples(WORDS, WORDS, WORDS, st.lists(below, max_size=2).map(tuple)),
    max_leaves=4,
)


def built(drawn, id="107-甲-1"):
    marker, title, text, below = drawn
    marker, title = (" ".join(words.split()) for words in (marker, title))
    children = [built(each, f"{id}.{at}") for at, each in enumerate(below, start=1)]
    return item(id, marker, title, text, *children)


@settings(max_examples=300)
@given(ITEMS)
@example(("", "", ":1:", ()))
def test_whatever_an_item_says_is_shown_in_order(drawn):
    tree = built(drawn)
    _, body = split(export(one(tree), "甲"))
    told = "".join(each.marker + each.title + each.text for each in tree.walk())
    for renderer in RENDERERS:
        assert squeezed("".join(shown(body, renderer)[1:])) == squeezed(told)


@settings(max_examples=100)
@given(st.text(), st.text())
def test_front_matter_holds_any_title(title, name):
    odd = plan("107-甲", "甲", item("107-甲-1"), title=title)
    small = library(Department("甲", name, (), (odd,)), *SMALL.departments)
    fields, _ = split(export(small, "107-甲"))
    assert fields["title"] == visible(title)
    assert fields["department"] == visible(name)


@cache
def bundled():
    return kaoview.load()


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_bundled_plan_is_shown_as_it_is(renderer):
    every = bundled()
    for each in every.plans():
        _, body = split(export(every, each.id))
        amounts = [table for table in body.split("\n\n") if table.startswith("| 項目 | 金額")]
        for table in amounts:
            body = body.replace(table + "\n\n", "")
        told = "".join(item.printed_marker + item.title + item.text for item in each.walk())
        assert squeezed("".join(shown(body, renderer)[1:])) == squeezed(told), each.id


def test_a_kept_table_with_tildes_stays_inside_its_fence():
    words = "甲  乙\n~~~~~~~~~~\n<script>alert(1)</script>"
    table = item("107-甲-1", text=words, kind=ItemKind.TABLE)
    small = library(Department("甲", "甲", (), (plan("107-甲", "甲", table),)), *SMALL.departments)
    for renderer in RENDERERS:
        tokens = renderer.parse(split(export(small, "107-甲"))[1])
        assert [token.content for token in tokens if token.type == "fence"] == [words + "\n"]
        assert not [
            token for token in tokens if token.type.startswith("html") and "script" in token.content
        ]


def test_front_matter_holds_no_character_that_yaml_forbids():
    odd = plan("107-甲", "甲", item("107-甲-1"), title="計畫\ufffe\uffff名")
    small = library(Department("甲", "甲", (), (odd,)), *SMALL.departments)
    text = export(small, "107-甲")
    assert "\ufffe" not in text.split("---")[1]
    assert split(text)[0]["title"] == "計畫\ufffd\ufffd名"
