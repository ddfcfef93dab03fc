"""The pages that stand for no single node."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.document import Reason, Verdict
from kaoview.model import Department, Library, Problem
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import Line
from kaoview.tui.render.start_page import period_lines, start_lines
from kaoview.tui.state.period_tree import plans_of
from tests.tui.small_library import document, library_of


def text(lines: list[Line]) -> str:
    return "\n".join("".join(piece.text for piece in line.pieces) for line in lines)


def start(library: Library, bundled: Path, keys: dict[str, tuple[str, ...]] | None = None) -> str:
    return text(list(start_lines(library, bundled, keys or {}, 80)))


def test_it_says_what_was_read_and_what_that_is(library: Library) -> None:
    bundled = Path(library.documents[0].path).parent
    words = start(library, bundled)
    assert "已讀進 5 份文件　4 個年度　33 個機關" in words
    assert "高雄市政府113年度施政綱要" in words
    assert "業務報告　2 份" in words
    assert "自己的文件" not in words
    assert "自己的文件" in start(library, Path("/somewhere/else"))


def test_it_names_the_keys_as_the_reader_has_set_them(small: Library) -> None:
    assert "/   搜尋" in start(small, Path("/docs"))
    words = start(small, Path("/docs"), {"search": ("f3",), "help": ("f1",)})
    assert "F3  搜尋" in words
    assert "F1  說明" in words
    assert "d   對照" in words
    assert "O   打開檔案" in words


def test_a_click_on_a_document_opens_it(small: Library) -> None:
    lines = [line for line in start_lines(small, Path("/docs"), {}, 80) if line.node]
    assert [line.node for line in lines] == ["108-111-全市"]


def test_many_documents_are_told_by_their_kinds(small: Library) -> None:
    documents = tuple(
        document(f"{period}.txt")._replace(period=str(period), path=f"/mine/{period}.txt")
        for period in range(95, 114)
    )
    words = start(replace(small, documents=documents), Path("/docs"))
    assert "施政綱要　19 份" in words
    assert "95 到 113 年度　其中 19 份是自己的文件" in words
    assert "95.txt" not in words


def test_documents_without_plans_say_what_to_do() -> None:
    empty = library_of(Department("衛生局", "衛生局"), problems=(Problem("/b.pdf", "不是文字"),))
    words = start(empty, Path("/docs"))
    assert "這些文件裡沒有讀到計畫：113-annual-outline.txt" in words
    assert "kaoview check" in words
    assert "0 個年度" not in words
    assert "說明" in words


@pytest.mark.parametrize("width", [24, 40, 80])
def test_every_line_fits(library: Library, width: int) -> None:
    plans = plans_of(library, "113")
    pages = (
        start_lines(library, Path("/docs"), {}, width),
        period_lines(library, "113 施政綱要", plans, width),
    )
    for page in pages:
        for line in page:
            tail = cell_width(line.tail.text) + 2 if line.tail else 0
            assert line.indent + cell_width(text([line])) + tail <= width


def test_a_period_lists_its_plans(small: Library) -> None:
    lines = list(period_lines(small, "112 業務報告", plans_of(small, "112"), 80))
    assert "2 個機關　5 項" in text(lines)
    assert [line.node for line in lines if line.node] == [
        "112-04-行政暨國際處",
        "112-11-研究發展考核委員會",
    ]


def test_a_document_that_may_have_been_read_wrongly_is_marked(small: Library) -> None:
    reason = Reason("no-period", "看不出年度", Verdict.DOUBTFUL)
    documents = (small.documents[0]._replace(reasons=(reason,)), *small.documents[1:])
    words = start(replace(small, documents=documents), Path("/docs"))
    assert words.count("? 請先檢查") == 1
    many = replace(small, documents=documents * 13)
    assert "13 份請先檢查是怎麼讀的" in start(many, Path("/docs"))
