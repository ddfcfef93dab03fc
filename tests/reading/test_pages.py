"""An item knows its pages: those on which its own words stand, in rows that a page break cut too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kaoview
from kaoview.cli import app
from kaoview.document import FurnitureKind
from kaoview.model import Library
from kaoview.reading.formats.file_format import LineMark, LineRole, SourceText
from kaoview.reading.formats.pdf.table_flow import Table, joined_tables

Page = Sequence[str]


def pdf(pages: Sequence[Page]) -> bytes:
    """Return a PDF of lines from top to bottom, set in a font that it does not embed."""
    page_tree = 4 + 2 * len(pages)
    objects = [
        "<< /Type /FontDescriptor /FontName /Ming /Flags 6 /FontBBox [0 -200 1000 900]"
        " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Ming /FontDescriptor 1 0 R /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Ming /Encoding /UniCNS-UTF16-H"
        " /DescendantFonts [2 0 R] >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"/F 14 Tf 1 0 0 1 70 {760 - 24 * at} Tm <{line.encode('utf-16-be').hex()}> Tj\n"
            for at, line in enumerate(lines)
        )
        content = f"BT {drawn}ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent {page_tree} 0 R /MediaBox [0 0 595 842]"
            f" /Contents {len(objects)} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects.append(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>")
    objects.append(f"<< /Type /Catalog /Pages {page_tree} 0 R >>")
    data = b"%PDF-1.5\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {count} /Root {count - 1} 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode("ascii")


PAGES = (
    (
        "高雄市政府衛生局114年度施政計畫",
        "壹、疾病管制",
        "一、清除孳生源，並結合社區動員推動登革熱防治。",
    ),
    (
        "二、推廣無障礙就醫，並輔導各醫療院所改善就醫環境及",
        "友善的醫療服務，照顧每一位市民的健康與需求，由各衛",
    ),
    ("生所協助辦理。", "貳、食品安全", "一、稽查食品業者。"),
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A document of three pages, an item of which goes on over a page break."""
    path = tmp_path_factory.mktemp("paged") / "衛生局114.pdf"
    path.write_bytes(pdf(PAGES))
    return kaoview.load([path])


def test_an_item_has_the_pages_on_which_its_words_stand(read: Library) -> None:
    (document,) = read.documents
    assert document.pages == 3
    assert not document.plain
    found = {item.heading[:5]: item.source.place for item in read.items()}
    assert found == {
        "壹、疾病管": "第 1-3 頁",
        "一、清除孳": "第 1 頁",
        "二、推廣無": "第 2-3 頁",
        "貳、食品安": "第 3 頁",
        "一、稽查食": "第 3 頁",
    }
    (plan,) = read.plans()
    assert plan.source_words == "衛生局114.pdf 第 1-3 頁"


def test_pages_are_kept_in_the_cache(read: Library) -> None:
    again = kaoview.load([read.documents[0].path])
    assert again == read


def test_every_command_names_the_page(read: Library) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(app, ["--library", read.documents[0].path, *words]).stdout

    assert "衛生局　114 施政計畫　第 2-3 頁" in run("search", "無障礙就醫")
    assert '"first_page": 2,' in run("search", "無障礙就醫", "--json")
    assert run("show", "114-衛生局-1.2").endswith("衛生局114.pdf 第 2-3 頁\n")
    assert run("show", "114-衛生局").endswith("衛生局114.pdf 第 1-3 頁\n")
    assert 'pages: "2-3"\n' in run("export", "114-衛生局-1.2")


def test_furniture_has_its_page_as_well(read: Library) -> None:
    (title,) = [f for f in read.documents[0].furniture if f.kind is FurnitureKind.TITLE]
    assert title.place == "第 1 頁"


def test_what_looks_wrong_is_named_by_its_page(tmp_path: Path) -> None:
    path = tmp_path / "衛生局114.pdf"
    path.write_bytes(pdf([("衛生局114年度施政計畫",), ("一、清除孳生源。", "三、稽查業者。")]))
    (note,) = kaoview.load([path]).documents[0].notes
    assert note.startswith("第 2 頁：")


ROW = ["1.職工管理", "妥善運用人力資源，加強職工平時考核及差勤管理，以提升績效及競爭"]
REST = ["", "力。"]
LATER = ["2.工友管理", "合理配置。"]


def rows_of(*tables: Table) -> list[tuple[Sequence[str], int, tuple[tuple[int, int], ...]]]:
    (table,) = joined_tables(tables)
    return [(row.cells, row.page, row.turns) for row in table.placed_rows()]


def test_a_row_that_a_page_break_cut_says_where_each_cell_goes_on() -> None:
    xs = (70.0, 150.0, 500.0)
    one = Table(4, xs, [["項目", "要領"], ROW])
    other = Table(5, xs, [["項目", "要領"], REST, LATER])
    first, cut, head, last = rows_of(one, other)
    assert first == (["項目", "要領"], 4, ())
    assert cut[:2] == ([ROW[0], ROW[1] + REST[1]], 4)
    text = "\t".join(cut[0])
    assert cut[2] == ((0, 4), (text.index("妥善"), 4), (text.index("力。"), 5))
    assert head[1] == last[1] == 5


def test_a_row_can_be_cut_twice() -> None:
    xs = (70.0, 150.0, 500.0)
    middle = ["", "力，並推動各項職工研習及照護福"]
    (row,) = rows_of(Table(4, xs, [ROW]), Table(5, xs, [middle]), Table(6, xs, [["", "利。"]]))
    text = "\t".join(row[0])
    assert [page for _, page in row[2]] == [4, 4, 5, 6]
    assert [text[at:] for at, _ in row[2][2:]] == [middle[1] + "利。", "利。"]


def test_the_page_of_a_character_is_that_of_its_part_of_the_row() -> None:
    row = "1.職工管理\t以提升競爭力。"
    turns = ((0, 4), (row.index("以"), 4), (row.index("力"), 5))
    mark = LineMark(page=4, ended=True, role=LineRole.CELL, turns=turns)
    source = SourceText.from_lines(
        [("前言", LineMark(page=3, ended=True)), (row, mark), ("後記", LineMark(page=5))],
        "PDF",
        pages=5,
    )
    pages = {c: source.page_at(source.text.index(c)) for c in "前1以爭力後"}
    assert pages == {"前": 3, "1": 4, "以": 4, "爭": 4, "力": 5, "後": 5}
    without = SourceText("一\n二\n", "UTF-8")
    assert without.page_at(2) == 0


def test_a_pdf_from_standard_input_is_kept_as_one_that_the_desktop_can_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = CliRunner().invoke(app, ["add", "-", "--yes"], input=pdf(PAGES))
    assert done.exit_code == 0
    added = next(document for document in kaoview.load().documents if document.pages)
    assert (added.id, added.plain) == ("標準輸入.pdf", False)
