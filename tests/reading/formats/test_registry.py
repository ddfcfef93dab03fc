"""A further format is one module and one line: it is read from then on wherever files are."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import kaoview
from kaoview.library.load import LibraryError
from kaoview.reading.formats import registry
from kaoview.reading.formats.file_format import FileFormat, FormatError, SourceText
from kaoview.reading.formats.plain_text import decode
from kaoview.reading.formats.registry import is_document, read_source, readable_kinds

SHEET = '計畫名稱,計畫目標,實施要領,金額\n壹、文書,"收文,發文",1.辦理。,"1,200"\n'


def _read(name: str, data: bytes) -> SourceText:
    text, encoding = decode(data)
    rows = csv.reader(io.StringIO(text))
    return SourceText("".join("\t".join(row) + "\n" for row in rows), encoding)


@pytest.fixture
def with_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    form = FileFormat("試算表", (".sheet",), _read)
    monkeypatch.setattr(registry, "FORMATS", (form, *registry.FORMATS))


@pytest.mark.usefixtures("with_sheets")
def test_a_registered_format_is_read_by_itself_and_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "113年度施政計畫.sheet"
    path.write_text(SHEET, encoding="utf-8")
    for library in (kaoview.load([path]), kaoview.load([tmp_path]), kaoview.load(add=[tmp_path])):
        document = library.documents[-1]
        assert document.id == path.name and document.account.whole
        (plan,) = [plan for plan in library.plans() if plan.document == document.id]
        (item,) = plan.items
        assert (item.marker, item.title, item.amount) == ("壹、", "文書", 1200)
        assert [below.title for below in item.children] == ["收文,發文"]


@pytest.mark.usefixtures("with_sheets")
def test_messages_name_a_registered_format(tmp_path: Path) -> None:
    assert ".sheet 試算表" in readable_kinds().split("、")
    with pytest.raises(LibraryError, match=r"請放入 .*\.sheet 試算表、"):
        kaoview.load([tmp_path])


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "a.text"])
def test_suffixes_of_documents(name: str) -> None:
    assert is_document(name)


@pytest.mark.parametrize("name", ["a.sheet", "a.exe", "a", "txt", ".txt"])
def test_suffixes_of_other_files(name: str) -> None:
    assert not is_document(name)


def test_a_file_without_a_known_suffix_is_read_as_text() -> None:
    assert read_source("綱要", "一、甲".encode()).text == "一、甲"
    assert read_source("a.sheet", b"a,b").text == "a,b"


def test_the_bytes_outweigh_the_suffix() -> None:
    with pytest.raises(FormatError, match="PDF"):
        read_source("a.txt", b"%PDF-1.7")
