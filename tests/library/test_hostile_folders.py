"""Folders that hold what no program should trip over: each is named in a line, the rest opens."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from kaoview.library.load import load
from kaoview.model import Library
from kaoview.reading.formats.registry import read_here
from tests.tools.packages import docx, odf_p, odt, p, package
from tests.tools.pdf_files import PdfFile

PLAN = "高雄市政府衛生局114年度施政計畫\n\n一、長照\n辦理長照。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    path = tmp_path / "計畫"
    path.mkdir()
    (path / "好.txt").write_text(PLAN, encoding="utf-8")
    return path


def said(folder: Path) -> dict[str, str]:
    """Read a folder whose good document must open, and return what is said of the others."""
    library: Library = load([folder])
    assert "好.txt" in [document.id for document in library.documents]
    for problem in library.problems:
        assert problem.message and "\n" not in problem.message
        assert not any(ord(character) < 32 for character in problem.message)
    return {Path(problem.path).name: problem.message for problem in library.problems}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "管.pdf")
    assert "不是一般檔案" in said(folder)["管.pdf"]


def test_a_socket_and_a_link_to_nothing_are_named(folder: Path) -> None:
    (folder / "空.docx").symlink_to(folder / "沒有.docx")
    (folder / "圈.pdf").symlink_to(folder / "圈.pdf")
    found = said(folder)
    assert {"空.docx", "圈.pdf"} <= set(found)


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "裡").mkdir()
    (folder / "裡" / "外").symlink_to(folder)
    assert said(folder) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("name", ["兩\n行.txt", "\x1b[31m紅.txt", "-rf.txt", " 空 格 .txt"])
def test_odd_names_are_names(folder: Path, name: str) -> None:
    (folder / name).write_text(PLAN.replace("衛生", "教育"), encoding="utf-8")
    library = load([folder])
    assert len(library.documents) == 2
    for document in library.documents:
        assert not any(ord(character) < 32 for character in document.id)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text_is_read(folder: Path) -> None:
    path = os.fsencode(folder) + b"/\xb4\xfa\xb8\xd5.txt"
    Path(os.fsdecode(path)).write_bytes(PLAN.encode())
    assert len(load([folder]).documents) == 2


EMPTY = [
    "空.txt",
    "空.pdf",
    "空.docx",
    "空.odt",
    "空.xlsx",
    "空.html",
    "空.zip",
    "空.doc",
    "空.rtf",
]


def test_empty_files_of_every_kind_are_named(folder: Path) -> None:
    for name in EMPTY:
        (folder / name).touch()
    assert set(said(folder)) == set(EMPTY)


def test_files_cut_short_are_named_or_read(folder: Path) -> None:
    pdf = PdfFile()
    pdf.paragraph("一、長照")
    whole = {
        "斷.pdf": pdf.data(),
        "斷.docx": docx(p("一、長照") * 50),
        "斷.odt": odt(odf_p("一、長照") * 50),
        "斷.zip": package({"a.txt": PLAN * 50}),
    }
    for name, data in whole.items():
        (folder / name).write_bytes(data[: len(data) * 2 // 3])
    assert set(said(folder)) == set(whole)


def test_a_file_that_vanishes_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = folder / "去.txt"
    gone.write_text(PLAN, encoding="utf-8")
    from kaoview.library import build

    def read_file(path: Path, **named: int) -> bytes:
        if path == gone:
            path.unlink(missing_ok=True)
        return real(path, **named)

    real = build.read_file
    monkeypatch.setattr(build, "read_file", read_file)
    assert "無法讀取" in said(folder)["去.txt"]


REFERENCES = {
    "頁.html": (
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><img src="http://127.0.0.1:9/a.png">'
        '<iframe src="http://127.0.0.1:9/"></iframe><p>一、長照</p>'
    ).encode(),
    "文.docx": docx(
        p("一、長照"),
        parts={
            "word/_rels/document.xml.rels": '<Relationships><Relationship TargetMode="External" '
            'Target="http://127.0.0.1:9/t.dotx"/></Relationships>'
        },
    ),
    "文.odt": odt(
        odf_p(
            '一、長照<draw:image xlink:href="http://127.0.0.1:9/a.png" '
            'xmlns:xlink="http://www.w3.org/1999/xlink"/>'
        )
    ),
    "文.md": "![圖](http://127.0.0.1:9/a.png)\n\n一、長照\n".encode(),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_nothing_that_a_document_refers_to_is_fetched(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert "一、長照" in read_here(name, REFERENCES[name]).text
