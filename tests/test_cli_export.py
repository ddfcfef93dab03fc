"""The command that exports, as a reader runs it."""

from __future__ import annotations

import json

import pytest

from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
from tests.test_cli import library, run, told


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_an_export_of_a_search_names_the_words_and_how_many_hits(format):
    result = run("export", "--search", "登革熱", "--format", format)
    assert "關鍵詞「登革熱」的搜尋結果（4 筆）" in result.stdout
    assert result.stderr == "只含相符的 4 筆；近似的 1 筆不在內\n"


def test_export_writes_a_file_and_says_so_on_standard_error(tmp_path):
    path = tmp_path / "notes.md"
    result = run("export", "行政暨國際處", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"已寫入 {path}\n"
    assert path.read_text(encoding="utf-8") == told("export", "行政暨國際處")


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", "{"), ("a.jsonl", '{"id"'), ("a.CSV", "\ufeff編號,"), ("a.txt", "---")]
)  # fmt: skip
def test_the_files_name_tells_the_format(tmp_path, name, start):
    assert run("export", "113-衛生局", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_that_is_named_counts_more_than_the_files_name(tmp_path):
    path = tmp_path / "a.txt"
    run("export", "113-衛生局", "--format", "jsonl", "-o", str(path))
    assert path.read_text(encoding="utf-8").startswith('{"id"')


def test_a_dash_is_standard_output():
    assert told("export", "113-衛生局", "-o", "-") == told("export", "113-衛生局")


def test_bookmarks_are_exported_with_their_notes(tmp_path, monkeypatch):
    path = tmp_path / "bookmarks.json"
    monkeypatch.setattr("kaoview.cli.bookmarks.bookmarks_file", lambda: path)
    refused = run("export", "--bookmarks")
    assert refused.exit_code == 1 and "還沒有書籤" in refused.stderr
    store = BookmarkStore(path)
    store.put(Bookmark("", "113-衛生局-2", "2026-01-01T10:00:00", "問衛生局"))
    store.put(Bookmark("", "113-不在局-9", "2026-01-02T10:00:00", "別的文件庫的"))
    assert store.write()
    health = library().find("113-衛生局-2")
    marked = Bookmark("", health.id, "2026-01-01T10:00:00", "問衛生局", heading=health.heading)
    store.put(marked)
    assert store.write()
    text = told("export", "--bookmarks")
    assert "問衛生局" in text and text.count("出處：") == 1 and "別的文件庫" not in text
    rows = [
        json.loads(line) for line in told("export", "--bookmarks", "--format", "jsonl").splitlines()
    ]
    assert [(row["id"], row["note"]) for row in rows] == [("113-衛生局-2", "問衛生局")]
    assert run("export", "--bookmarks", "113-衛生局").exit_code == 2
    assert run("export", "--bookmarks", "--diff", "107", "113").exit_code == 2
