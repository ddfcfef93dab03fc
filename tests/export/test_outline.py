"""Items, plans and departments as documents for readers: ODF, Word and one page of HTML."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import odfdo
import openpyxl
import pytest

import kaoview
from kaoview.export.formats import export_items
from kaoview.export.heads import Header
from kaoview.export.outline_blocks import BlockKind, Outline, outline
from kaoview.export.outline_html import export_outline_html
from kaoview.export.outline_options import OutlineOptions
from kaoview.model import Library, Node
from tests.export.comparisons import TODAY
from tests.export.libreoffice import as_pdf


def of(library: Library, *ids: str, **options: object) -> Outline:
    nodes: list[Node] = [node for id in ids if (node := library.find(id))]
    assert len(nodes) == len(ids)
    return outline(library, nodes, OutlineOptions(**options), today=TODAY)  # type: ignore[arg-type]


def written(library: Library, format: str, *ids: str) -> bytes:
    nodes = [node for id in ids if (node := library.find(id))] or list(library.departments)
    [data] = export_items(library, nodes, format)
    assert isinstance(data, bytes)
    return data


def test_an_item_says_where_it_stands_and_where_it_is_from(library: Library) -> None:
    blocks = of(library, "112-04-行政暨國際處-1.2.2").blocks
    places = [block.text for block in blocks if block.kind is BlockKind.PLACE]
    assert places[0].startswith("位於：") and places[-1].startswith("出處：")
    assert places[-1].endswith("112-04-行政暨國際處-1.2.2")
    assert "112年4月" in places[-1] or "112" in places[-1]


def test_the_words_of_a_search_and_notes_are_there(library: Library) -> None:
    found = of(
        library, "113-衛生局-1", title="「登革熱」的搜尋結果", notes={"113-衛生局-1": "要問進度"}
    )
    assert found.title == "「登革熱」的搜尋結果"
    assert "註記：要問進度" in [block.text for block in found.blocks]


def test_every_word_of_a_plan_is_there(library: Library) -> None:
    plan = library.find("112-04-行政暨國際處")
    words = "".join(
        block.text + "".join(map("".join, block.rows))
        for block in of(library, "112-04-行政暨國際處").blocks
    )
    squeezed = re.sub(r"\s", "", words)
    for item in plan.walk():  # type: ignore[union-attr]
        assert re.sub(r"\s", "", item.title) in squeezed
        for line in item.text.split("\n"):
            assert re.sub(r"\s", "", line) in squeezed


def test_the_page_has_contents_and_a_search_box_and_asks_for_nothing(library: Library) -> None:
    page = export_outline_html(of(library, "衛生局"))
    assert "default-src 'none'" in page and "sha256-" in page
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    targets = re.findall(r'href="#(b\d+)"', page)
    assert targets and all(f'id="{target}"' in page for target in targets)


def test_document_words_are_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "113.txt"
    path.write_text(
        "高雄市政府 113 年度施政綱要\n一、</main><script>alert(1)</script>&amp;\x1b[31m。\n",
        encoding="utf-8",
    )
    library = kaoview.load([path])
    page = export_outline_html(outline(library, library.departments, OutlineOptions(), today=TODAY))
    assert page.count("<script>") == 1 and "&lt;script&gt;alert(1)" in page and "\x1b" not in page
    for format in ("odt", "docx"):
        [data] = export_items(library, library.departments, format)
        assert isinstance(data, bytes)
        with zipfile.ZipFile(BytesIO(data)) as package:
            name = "content.xml" if format == "odt" else "word/document.xml"
            text = "".join(ElementTree.fromstring(package.read(name)).itertext())
        assert "</main><script>alert(1)</script>&amp;[31m。" in text


def test_word_and_odf_open_with_headings(library: Library) -> None:
    word = docx.Document(BytesIO(written(library, "docx", "113-衛生局")))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings and headings[0].startswith("高雄市政府113年度")
    assert any("落實登革熱整合醫療照護" in p.text for p in word.paragraphs)
    odf = odfdo.Document(BytesIO(written(library, "odt", "112-04-行政暨國際處")))
    assert odf.body.get_headers()


def test_a_spreadsheet_has_an_item_in_each_row(library: Library) -> None:
    book = openpyxl.load_workbook(BytesIO(written(library, "xlsx", "113-衛生局")))
    rows = list(book["項目"].iter_rows(values_only=True))
    assert rows[0][:4] == ("編號", "機關", "計畫", "年度")
    assert rows[1][0] == "113-衛生局-1" and rows[1][10] == "(一)"
    assert (rows[1][5], rows[1][9]) == ("施政綱要", "項目")


def test_a_spreadsheet_for_programs_has_the_names_of_the_json(library: Library) -> None:
    node = library.find("113-衛生局")
    assert node is not None
    [data] = export_items(library, [node], "xlsx", header=Header.ENGLISH)
    assert isinstance(data, bytes)
    rows = list(openpyxl.load_workbook(BytesIO(data))["items"].iter_rows(values_only=True))
    assert rows[0][:4] == ("id", "department", "plan", "period")
    assert (rows[1][5], rows[1][9]) == ("outline", "item")


@pytest.mark.parametrize("format", ["odt", "docx", "xlsx", "ods"])
def test_the_whole_library_is_written_in_one_piece(library: Library, format: str) -> None:
    assert len(written(library, format)) > 50_000


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice and poppler, which .ci/run installs",
)
@pytest.mark.parametrize("suffix", ["odt", "docx"])
def test_libreoffice_prints_what_is_in_it(library: Library, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(written(library, suffix, "113-衛生局"))
    printed = as_pdf(path)
    told = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, text=True)
    assert "落實登革熱整合醫療照護" in re.sub(r"\s", "", told.stdout)
    assert "第1頁，共" in re.sub(r"\s", "", told.stdout)
