"""Markdown files, kaoview's own exports among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kaoview.export.markdown import export_markdown
from kaoview.library.load import load
from kaoview.model import Department, Library, Plan
from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.reading.outline_text import outline, read_text


def read(text: str) -> SourceText:
    return read_here("計畫.md", text.encode())


def printed(text: str) -> list[str]:
    return [line.raw.text for line in read(text).lines]


def test_headings_have_their_levels() -> None:
    source = read("# 計畫\n\n## 壹、衛生\n\n### 一、長照\n\n布建**據點**。\n")
    assert [(line.text, line.mark.level) for line in source.lines] == [
        ("計畫", 1),
        ("壹、衛生", 2),
        ("一、長照", 3),
        ("布建據點。", 0),
    ]


def test_a_bold_paragraph_is_a_heading_below_all_others() -> None:
    source = read("**(1) 據點**\n\n**甲** 與 **乙**\n")
    assert [line.mark.level for line in source.lines] == [7, 0]
    assert source.lines[0].mark.role is LineRole.HEADING


def test_lists_keep_their_numbers() -> None:
    text = "3. 甲\n4. 乙\n\n文\n\n1) 丙\n\n- 丁\n  - 戊\n"
    assert printed(text) == ["3. 甲", "4. 乙", "文", "1) 丙", "- 丁", "- 戊"]


def test_tables_are_rows() -> None:
    text = "| 機關 | 預算 |\n| --- | ---: |\n| 衛生局 | 10<br>20 |\n"
    assert printed(text) == ["機關\t預算", "衛生局\t10\x0b20"]


def test_mark_up_is_taken_off() -> None:
    text = "[連結](https://example.org)與`代碼`、*斜體*，\n換行不斷。  \n下一行 and\nmore\n"
    assert printed(text) == ["連結與代碼、斜體，換行不斷。", "下一行 and more"]


def test_code_and_html_are_text() -> None:
    text = "    一段\n\n```\n二段\n```\n\n<table><tr><td>甲<td>乙</table>\n"
    assert printed(text) == ["一段", "二段", "甲\t乙"]


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_the_title_in_front_is_the_files(quote: str) -> None:
    source = read(f"---\ntitle: {quote}114年度施政計畫{quote}\nother: x\n---\n文\n")
    assert source.title == "114年度施政計畫"
    assert source.text == "文\n"


def test_a_line_of_dashes_alone_is_no_front_matter() -> None:
    assert printed("---\n文\n") == ["文"]


def tree(library: Library) -> list[tuple[object, ...]]:
    """Return every item of all plans, with its level."""
    found: list[tuple[object, ...]] = []
    waiting = [(item, 0) for plan in library.plans() for item in plan.items][::-1]
    while waiting:
        item, level = waiting.pop()
        found.append((level, item.printed_marker, item.title, item.text, item.amount, item.kind))
        waiting += [(child, level + 1) for child in reversed(item.children)]
    return found


def test_an_export_of_any_bundled_plan_comes_back_as_the_same_tree(
    library: Library, tmp_path: Path
) -> None:
    for plan in library.plans():
        path = tmp_path / "匯出.md"
        path.write_text(export_markdown(library, [plan], today=date(2026, 1, 2)), "utf-8")
        read_again = load([path])
        (again,) = read_again.plans()
        alone = replace(library, departments=(_department_of(library, plan),))
        assert tree(read_again) == tree(alone), plan.id
        assert (again.title, again.period, again.kind, again.department) == (
            (plan.title, plan.period, plan.kind, plan.department)
        )
        assert read_again.documents[0].account.whole


def _department_of(library: Library, plan: Plan) -> Department:
    department = library.department(plan.department)
    assert department is not None
    return replace(department, plans=(plan,))


def test_what_a_reader_says_goes_before_what_an_export_says(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "桃園市政府衛生局114年度施政計畫"\nid: "114-x"\n'
        'department: "桃園市政府衛生局"\nperiod: "114"\nsource: "a.pdf"\n'
        "exported: 2026-01-02\n---\n\n# 桃園市政府衛生局114年度施政計畫\n\n## 一、長照\n"
    )
    library = read_text(tmp_path, text, "a.md")
    assert [plan.id for plan in library.plans()] == ["114-桃園市政府衛生局"]
    (tmp_path / "a.md.toml").write_text('period = "113"\ndepartment = "桃園市政府教育局"\n')
    again = load([tmp_path / "a.md"])
    assert [plan.id for plan in again.plans()] == ["113-桃園市政府教育局"]
    assert outline(again) == "一、長照"


@pytest.mark.parametrize("sign", ["[", "![", "甲<!--", "**a ", "[a]("])
def test_a_paragraph_of_far_too_many_signs_stands_as_printed(sign: str) -> None:
    many = sign * 3000
    assert printed(f"**甲**乙\n\n{many}字\n\n**丙**丁\n") == ["甲乙", f"{many}字", "丙丁"]


def test_no_more_signs_are_read_in_all_than_a_document_has() -> None:
    lines = printed("**甲**乙 **甲**乙\n\n" * 30_000)
    assert lines[0] == "甲乙 甲乙" and lines[-1] == "**甲**乙 **甲**乙"


def test_lines_far_too_short_for_markdown_are_plain_text() -> None:
    assert printed("# a\n" * 50_001)[:2] == ["# a", "# a"]
    assert printed("# a\n\n\n\n" * 20_000)[:2] == ["a", "a"]
