"""What is known of a folder's files is kept, and not believed of a file that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.library.load import load
from kaoview.model import Library
from kaoview.paths import cache_folder
from kaoview.reading import own_export
from tests.library.test_own_exports import PLAN
from tests.tools.packages import docx, p


def _refuse(*_: object) -> bool:
    raise AssertionError("a file was opened to see whether it is an export")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Word file, a text, and an export."""
    place = tmp_path / "文件"
    place.mkdir()
    body = "".join(p(line) for line in PLAN.split("\n") if line)
    (place / "計畫.docx").write_bytes(docx(body))
    (place / "計畫.txt").write_text(PLAN, encoding="utf-8")
    (place / "匯出.html").write_text(
        '<!DOCTYPE html><head><meta name="generator" content="kaoview"></head>', encoding="utf-8"
    )
    return place


def named(library: Library) -> list[str]:
    return [document.id for document in library.documents]


def test_a_second_start_opens_no_file_to_see_whether_it_is_an_export(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load([folder])
    monkeypatch.setattr(own_export, "is_own_export", _refuse)
    again = load([folder])
    assert named(again) == named(first) == ["計畫.docx", "計畫.txt"]
    assert again.problems == first.problems
    assert "匯出.html" in first.problems[0].message


def test_a_file_that_has_changed_is_looked_at_again(folder: Path) -> None:
    load([folder])
    (folder / "匯出.html").write_text(
        "<h1>桃園市政府114年度施政計畫</h1><p>一、長照。</p>", "utf-8"
    )
    assert "匯出.html" in named(load([folder]))


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"x": 1}', b"\xff"])
def test_a_damaged_record_is_no_record(folder: Path, content: bytes) -> None:
    first = load([folder])
    records = list((cache_folder() / "folders").glob("*.json"))
    assert records
    for record in records:
        record.write_bytes(content)
    assert named(load([folder])) == named(first)
