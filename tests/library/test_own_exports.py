"""Exports of kaoview's that lie among documents: told by a mark of their format, and passed over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import odfdo
import openpyxl
import pytest

from kaoview.compare.decisions import ReviewFile
from kaoview.document import OWN_EXPORT, Document
from kaoview.export.formats import (
    COMPARISON_FILE_FORMATS,
    ITEM_FORMATS,
    export_comparison_file,
    export_items,
)
from kaoview.export.heads import Header
from kaoview.export.layout import AmendmentOptions, Layout
from kaoview.export.reviews import REVIEW_FORMATS, export_reviews
from kaoview.export.words import WORD_FORMATS, export_words
from kaoview.library.load import LibraryError, load
from kaoview.model import Library
from kaoview.reading.formats.registry import is_document
from kaoview.reading.own_export import is_own_export
from kaoview.search.word_table import word_table
from tests.conftest import DOCUMENTS
from tests.export.comparisons import LIBRARY, TODAY, small_table
from tests.export.sample import SMALL

PLAN = "桃園市政府衛生局114年度施政計畫\n\n一、長期照顧\n布建社區據點。\n二、防疫\n防治登革熱。\n"


@dataclass(frozen=True)
class Export:
    """An export: what its file is called, and its bytes."""

    name: str
    data: bytes


def _file(stem: str, suffix: str, pieces: object) -> Export:
    parts = [pieces] if isinstance(pieces, str | bytes) else list(pieces)  # type: ignore[call-overload]
    data = b"".join(part.encode() if isinstance(part, str) else part for part in parts)
    return Export(stem + suffix, data)


def exports(library: Library) -> Iterator[Export]:
    """Yield an export of every command in each of its formats, layouts and languages."""
    for form in ITEM_FORMATS:
        for header in Header:
            pieces = export_items(SMALL, SMALL.departments, form.name, header=header)
            yield _file(f"items-{header}", form.suffix, pieces)
    for form in COMPARISON_FILE_FORMATS:
        for layout in Layout:
            if layout is Layout.STATUS and form.binary:
                continue
            pieces = export_comparison_file(small_table(), form.name, AmendmentOptions(layout))
            yield _file(f"diff-{layout}", form.suffix, pieces)
    table = word_table(library, ["淨零", "沒有這個詞"])
    for form in WORD_FORMATS:
        for header in Header:
            found = export_words(table, form.name, today=TODAY, header=header)
            yield _file(f"words-{header}", form.suffix, found)
    for form in REVIEW_FORMATS:
        yield _file("reviews", form.suffix, export_reviews(ReviewFile("", ()), LIBRARY, form.name))


@pytest.fixture(scope="module")
def all_exports(library: Library) -> list[Export]:
    return [each for each in exports(library) if is_document(each.name)]


def _is_export(name: str, data: bytes) -> bool:
    return is_own_export(name, io.BytesIO(data))


def _says_export(document: Document) -> bool:
    return [reason.code for reason in document.reasons][:1] == [OWN_EXPORT]


def test_every_format_of_every_command_carries_a_mark(all_exports: list[Export]) -> None:
    suffixes = {Path(each.name).suffix for each in all_exports}
    assert suffixes == {".md", ".html", ".odt", ".docx", ".xlsx", ".ods", ".csv", ".tsv"}
    assert [each.name for each in all_exports if not _is_export(each.name, each.data)] == []


def test_a_folder_passes_over_them_and_names_them(
    tmp_path: Path, all_exports: list[Export]
) -> None:
    (tmp_path / "桃園衛生114.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    for each in all_exports[:3]:
        (tmp_path / "sub" / each.name).write_bytes(each.data)
    found = load([tmp_path])
    assert [document.id for document in found.documents] == ["桃園衛生114.txt"]
    (problem,) = found.problems
    assert problem.path == str(tmp_path)
    assert problem.message == (
        "「items-en.md」、「items-zh.csv」、「items-zh.md」沒有讀："
        "這是 kaoview 匯出的檔案，不是原來的文件；要讀請直接指定檔案"
    )
    for each in all_exports:
        (tmp_path / each.name).write_bytes(each.data)
    found = load([tmp_path])
    assert [document.id for document in found.documents] == ["桃園衛生114.txt"]
    assert f"等 {len(all_exports) + 3} 個沒有讀" in found.problems[0].message


def test_each_of_them_is_read_when_it_is_named_and_says_what_it_is(
    tmp_path: Path, all_exports: list[Export]
) -> None:
    for each in all_exports:
        path = tmp_path / each.name
        path.write_bytes(each.data)
        (document,) = load([path]).documents
        assert _says_export(document), each.name
        assert document.account.whole, each.name


def test_a_folder_of_exports_alone_says_so(tmp_path: Path, all_exports: list[Export]) -> None:
    (tmp_path / all_exports[0].name).write_bytes(all_exports[0].data)
    with pytest.raises(LibraryError, match="裡只有 kaoview 匯出的檔案；要讀請直接指定檔案"):
        load([tmp_path])


def test_an_archive_passes_over_them_too(tmp_path: Path, all_exports: list[Export]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("plan.txt", PLAN)
        for each in all_exports[:2]:
            archive.writestr(each.name, each.data)
    found = load([tmp_path / "a.zip"])
    assert [document.id for document in found.documents] == ["plan.txt"]
    passed = {Path(problem.path).name for problem in found.problems}
    assert passed == {each.name for each in all_exports[:2]}
    assert all("kaoview 匯出的檔案" in problem.message for problem in found.problems)


@pytest.mark.parametrize("chosen", ["113-衛生局", "113-衛生局-2"])
def test_an_export_that_comes_back_as_the_same_tree_is_read_in_a_folder(
    tmp_path: Path, library: Library, chosen: str
) -> None:
    node = library.find(chosen)
    assert node is not None
    text = "".join(map(str, export_items(library, [node], "markdown")))
    (tmp_path / "again.md").write_text(text, encoding="utf-8")
    found = load([tmp_path])
    assert [document.id for document in found.documents] == ["again.md"]
    assert found.problems == ()
    assert not any(reason.code == OWN_EXPORT for reason in found.documents[0].reasons)
    # Under the name of a plain text its mark-up would be read as text.
    assert _is_export("again.txt", text.encode())


def test_what_others_have_saved_since_is_theirs(all_exports: list[Export]) -> None:
    by_name = {each.name: each.data for each in all_exports}
    word = docx.Document(io.BytesIO(by_name["items-zh.docx"]))
    word.core_properties.last_modified_by = "王小明"
    assert not _is_export("items-zh.docx", _saved(word))
    book = openpyxl.load_workbook(io.BytesIO(by_name["items-zh.xlsx"]))
    book.properties.lastModifiedBy = "王小明"
    assert not _is_export("items-zh.xlsx", _saved(book))
    text = odfdo.Document(io.BytesIO(by_name["items-zh.odt"]))
    text.meta.generator = "LibreOffice/24.8"
    assert not _is_export("items-zh.odt", _saved(text))


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_a_table_that_a_spreadsheet_has_saved_as_text_is_known_by_its_heads(
    all_exports: list[Export],
) -> None:
    data = next(each.data for each in all_exports if each.name == "words-zh.csv")
    text = data.decode("utf-8-sig")
    assert _is_export("x.csv", text.encode())
    assert _is_export("x.csv", text.encode("cp950", "replace"))
    rows = text.splitlines()
    for spaces in range(3):  # wherever the end of what is looked at cuts a character
        assert _is_export("x.csv", f"{rows[0]}\n{' ' * spaces}{'淨' * 3000}".encode("utf-8-sig"))
    assert _is_export("x.csv", rows[0].replace(",", ";").encode())
    assert _is_export("x.csv", "\r\n".join(rows).encode())


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.csv", "機關,年度,金額（仟元）\n衛生局,113,1200\n"),
        ("a.csv", "詞,機關,年度\n淨零,衛生局,113\n"),
        ("a.html", "<!DOCTYPE html><title>計畫</title><body>generator kaoview"),
        ("a.html", '<!DOCTYPE html><head><meta name="generator" content="kaoviewer"></head>'),
        ("a.html", '<!DOCTYPE html><head><meta name="author" content="kaoview"></head>'),
        ("a.html", '<!DOCTYPE html><body><meta name="generator" content="kaoview">'),
        ("a.md", '---\ntitle: "筆記"\ngenerator: "Obsidian"\n---\n\n# 長照\n'),
        ("a.md", "# 長照\n\ngenerator: kaoview\n"),
        ("a.md", "---\n"),
        ("a.txt", PLAN),
        ("a.txt", ""),
        ("a.docx", "PK 壞了的檔案"),
    ],
)
def test_other_files_are_no_exports(name: str, text: str) -> None:
    assert not _is_export(name, text.encode())


def test_a_page_that_a_browser_has_saved_is_an_export_still() -> None:
    page = (
        "<!DOCTYPE html>\n<!-- saved from url=(0013)about:internet -->\n<html><head>"
        "<meta http-equiv=content-type content='text/html'><META content=kaoview name=generator>"
    )
    assert _is_export("a.html", page.encode())


def test_no_bundled_document_is_taken_for_an_export() -> None:
    for path in DOCUMENTS.iterdir():
        with path.open("rb") as file:
            assert not is_own_export(path.name, file), path.name


def test_only_the_opening_of_a_long_export_is_needed(library: Library) -> None:
    items = [item for plan in library.plans() for item in plan.items]
    text = "".join(map(str, export_items(library, items, "markdown")))
    assert len(text[: text.index("\n---\n")].encode()) > 10_000
    for length in (500, 5_000, 20_000):
        assert _is_export("a.md", text.encode()[:length])
