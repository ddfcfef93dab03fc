"""Headings of Word and ODF files without heading styles: by larger and bold characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.reading.formats.registry import read_here
from tests.reading.outline_text import outline, read_text
from tests.tools.packages import docx, odf_p, odt, p, run

TEXTS = (
    "加強國際交流，拓展城市外交；推動各項涉外事務，提升高雄國際能見度。",
    "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力。",
    "督導本市各區公所加強為民服務，提升行政效能。",
)
TITLE = "高雄市政府衛生局113年度施政計畫"
Line = tuple[str, int, bool]
"""A paragraph: its words, its size in points, whether it is bold."""
CHAPTERS: tuple[Line, ...] = (
    (TITLE, 18, True),
    ("提升醫療品質", 16, True),
    (TEXTS[0], 12, False),
    ("醫政管理", 14, True),
    (TEXTS[1], 12, False),
    ("藥政管理", 14, True),
    (TEXTS[2], 12, False),
    ("守護食品安全", 16, True),
    (TEXTS[1], 12, False),
    ("食品稽查", 14, True),
    (TEXTS[0], 12, False),
)
NESTED = [
    "提升醫療品質",
    "  醫政管理",
    "  藥政管理",
    "守護食品安全",
    "  食品稽查",
]


def word(lines: tuple[Line, ...]) -> bytes:
    """Return a Word file whose runs say how they are printed, nothing but the text's size apart."""
    body = ""
    for words, size, bold in lines:
        look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{2 * size}"/>' if size != 12 else "")
        body += f"<w:p>{run(words, look)}</w:p>"
    default = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    return docx(body, styles=default)


def open_text(lines: tuple[Line, ...]) -> bytes:
    """Return an ODF text with a style for each print, and spans in the paragraphs."""
    styles = '<style:default-style style:family="paragraph">{}</style:default-style>'.format(
        '<style:text-properties fo:font-size="10pt" style:font-size-asian="12pt"/>'
    )
    for size, bold in sorted({(size, bold) for _, size, bold in lines}):
        weight = 'style:font-weight-asian="bold"' if bold else ""
        styles += (
            f'<style:style style:name="T{size}{bold}" style:family="text"><style:text-properties '
            f'fo:font-size="10pt" style:font-size-asian="{size}pt" {weight}/></style:style>'
        )
    body = "".join(
        odf_p(f'<text:span text:style-name="T{size}{bold}">{words}</text:span>')
        for words, size, bold in lines
    )
    return odt(body, automatic=styles)


def items(folder: Path, name: str, lines: tuple[Line, ...]) -> list[str]:
    """Return the outline of a file, a line for each item without its text."""
    data = word(lines) if name.endswith("docx") else open_text(lines)
    found = outline(read_text(folder, data, name)).splitlines()
    for words in TEXTS:
        found = [line.split(words[:4])[0].rstrip() for line in found]
    return [line for line in found if line]


@pytest.mark.parametrize("name", ["計畫.docx", "計畫.odt"])
def test_larger_and_bold_headings_stand_above_smaller_ones(tmp_path: Path, name: str) -> None:
    assert items(tmp_path, name, CHAPTERS) == NESTED


@pytest.mark.parametrize("name", ["計畫.docx", "計畫.odt"])
def test_bold_headings_of_the_texts_size_stand_below_larger_ones(tmp_path: Path, name: str) -> None:
    lines = tuple((words, 12 if size == 14 else size, bold) for words, size, bold in CHAPTERS)
    assert items(tmp_path, name, lines) == NESTED


@pytest.mark.parametrize("name", ["計畫.docx", "計畫.odt"])
def test_numbers_tell_more_than_a_size_that_two_kinds_share(tmp_path: Path, name: str) -> None:
    lines: list[Line] = [(TITLE, 18, True)]
    for part in ("壹、醫政", "貳、食安"):
        lines.append((part, 16, True))
        for work in ("一、督導", "二、輔導"):
            lines += [(work, 16, True), (TEXTS[0], 12, False)]
    found = items(tmp_path, name, tuple(lines))
    assert found[:4] == ["壹、醫政", "  一、督導", "  二、輔導", "貳、食安"]


def test_large_print_that_is_mostly_sentences_is_no_headings() -> None:
    lines = [(TITLE, 18, True)]
    for part in ("提升醫療品質", "守護食品安全"):
        lines += [(part, 16, False), *((words, 16, False) for words in TEXTS)]
        lines += [(words, 12, False) for words in (*TEXTS, *TEXTS)]
    source = read_here("計畫.docx", word(tuple(lines)))
    assert not [line.text for line in source.lines if line.mark.level]


def test_a_files_own_heading_styles_decide() -> None:
    heading = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    body = p(TITLE)
    for part in ("提升醫療品質", "守護食品安全"):
        body += p(part, style="H")
        for name in ("王大明", "李小華"):
            body += f"<w:p>{run(name, '<w:b/>')}</w:p>" + p(TEXTS[0])
    source = read_here("計畫.docx", docx(body, styles=heading))
    found = [(line.text, line.mark.level) for line in source.lines if line.mark.level]
    assert found == [("提升醫療品質", 2), ("守護食品安全", 2)]


def test_a_style_and_those_it_is_based_on_tell_the_print(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Part"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Small"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    )
    body = p(TITLE)
    for part, works in (
        ("提升醫療品質", ("醫政管理", "藥政管理")),
        ("守護食品安全", ("食品稽查",)),
    ):
        body += p(part, style="Part")
        for work in works:
            small = run(work, '<w:rStyle w:val="Small"/>')
            body += p(TEXTS[0]) + f'<w:p><w:pPr><w:pStyle w:val="Base"/></w:pPr>{small}</w:p>'
        body += p(TEXTS[1])
    found = outline(read_text(tmp_path, docx(body, styles=styles), "計畫.docx")).splitlines()
    assert [line.split(" 加強")[0].split(" 辦理")[0].rstrip() for line in found] == NESTED


def test_sizes_as_shares_of_the_style_below_count(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="Body" style:family="paragraph">'
        '<style:text-properties fo:font-size="12pt"/></style:style>'
        '<style:style style:name="Part" style:family="paragraph" style:parent-style-name="Body">'
        '<style:text-properties fo:font-size="150%"/></style:style>'
        '<style:style style:name="Work" style:family="paragraph" style:parent-style-name="Body">'
        '<style:text-properties fo:font-size="120%" fo:font-weight="600"/></style:style>'
    )
    body = odf_p(TITLE, "Body")
    for part, works in (
        ("提升醫療品質", ("醫政管理", "藥政管理")),
        ("守護食品安全", ("食品稽查",)),
    ):
        body += odf_p(part, "Part")
        for work in works:
            body += odf_p(TEXTS[0], "Body") + odf_p(work, "Work")
        body += odf_p(TEXTS[1], "Body")
    body += odf_p("防疫", "Work") + odf_p(TEXTS[1], "Body")
    found = outline(read_text(tmp_path, odt(body, automatic=styles), "計畫.odt")).splitlines()
    names = [line.split(" 加強")[0].split(" 辦理")[0].rstrip() for line in found]
    assert names == [*NESTED, "  防疫"]
