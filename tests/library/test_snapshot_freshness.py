"""What was kept of a document is used only while the document is as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kaoview.library.cache import snapshot_path
from kaoview.library.load import load

HEADER = "高雄市政府 114年度施政綱要\n"


def _texts(*paths: Path) -> list[str]:
    return [item.text for item in load(paths).items()]


def _write(path: Path, text: str, at: int) -> None:
    path.write_text(HEADER + text, encoding="utf-8")
    os.utime(path, ns=(at, at))


def test_a_change_that_keeps_the_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    assert _texts(path) == ["捷運。"]
    _write(path, "一、輕軌。\n", at=1_700_000_001_000_000_000)
    assert _texts(path) == ["輕軌。"]


def test_a_change_within_the_same_second_is_read(tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    assert _texts(path) == ["捷運。"]
    _write(path, "一、輕軌。\n", at=1_700_000_000_000_000_001)
    assert _texts(path) == ["輕軌。"]


def test_a_change_that_keeps_the_time_is_read(tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    assert _texts(path) == ["捷運。"]
    _write(path, "一、公車路線。\n", at=1_700_000_000_000_000_000)
    assert _texts(path) == ["公車路線。"]


def test_the_same_words_elsewhere_are_read_there(tmp_path: Path) -> None:
    here, there = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (here, there):
        _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    assert [document.path for document in load([here]).documents] == [str(here)]
    assert [document.path for document in load([there]).documents] == [str(there)]


def test_the_order_of_documents_is_kept(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    _write(first, "一、捷運。\n", at=1_700_000_000_000_000_000)
    _write(second, "一、輕軌。\n", at=1_700_000_000_000_000_000)
    assert _texts(first, second) == ["捷運。", "輕軌。"]
    assert _texts(second, first) == ["輕軌。", "捷運。"]


def test_bundled_documents_and_a_readers_own_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    assert snapshot_path([path], 0) != snapshot_path([path], 1)


@pytest.mark.parametrize("relative", [True, False])
def test_the_path_as_it_was_given_is_told_again(
    relative: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "綱要.txt"
    _write(path, "一、捷運。\n", at=1_700_000_000_000_000_000)
    given = Path("綱要.txt") if relative else path
    for _ in range(2):
        assert [document.path for document in load([given]).documents] == [str(given)]
