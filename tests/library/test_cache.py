from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.library.build import read_library
from kaoview.library.cache import load_snapshot, save_snapshot, snapshot_path
from kaoview.library.load import load
from kaoview.model import Library

OUTLINE = "高雄市政府 114年度施政綱要\n一、捷運。\n二、輕軌。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "綱要.txt"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def test_a_library_goes_round(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "snapshot.json"
    save_snapshot(path, library)
    assert load_snapshot(path) == library
    assert [p.name for p in path.parent.iterdir()] == ["snapshot.json"]


def test_the_second_time_nothing_is_read(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load([document])

    def refuse(*_: object) -> Library:
        raise AssertionError("read again")

    monkeypatch.setattr("kaoview.library.build.read_library", refuse)
    assert load([document]) == first


def test_a_changed_file_is_read_again(document: Path) -> None:
    load([document])
    document.write_text(OUTLINE + "三、公車。\n", encoding="utf-8")
    assert [item.text for item in load([document]).items()] == ["捷運。", "輕軌。", "公車。"]


def test_a_changed_file_whose_time_was_set_back_is_read_again(document: Path) -> None:
    load([document])
    times = document.stat()
    document.write_text(OUTLINE.replace("捷運", "公車"), encoding="utf-8")
    os.utime(document, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [item.text for item in load([document]).items()] == ["公車。", "輕軌。"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"departments": [[1]]}', "null"])
def test_a_damaged_snapshot_is_passed_over(document: Path, damage: str) -> None:
    expected = load([document])
    path = snapshot_path([document], 0)
    assert path is not None and path.exists()
    path.write_text(damage, encoding="utf-8")
    assert load_snapshot(path) is None
    assert load([document]) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("捷運", "輕軌"), ("捷運", "路"), ('"utf-8"', "null"), ("[", "[" * 100_000)],
    ids=["another word", "a shorter word", "another type", "too deep"],
)
def test_one_changed_character_and_the_documents_are_read(
    document: Path, old: str, new: str
) -> None:
    expected = load([document])
    path = snapshot_path([document], 0)
    assert path is not None
    kept = path.read_text(encoding="utf-8")
    assert old in kept
    path.write_text(kept.replace(old, new, 1), encoding="utf-8")
    assert load([document]) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert load_snapshot(tmp_path / "pipe.json") is None


def test_a_file_that_failed_is_tried_again(document: Path) -> None:
    bad = document.with_name("bad.txt")
    bad.write_bytes(b"")
    assert len(load([document, bad]).problems) == 1
    path = snapshot_path([document, bad], 0)
    assert path is not None and not path.exists()


def test_a_cache_that_cannot_be_written_is_no_harm(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("kaoview.library.cache.cache_folder", lambda: tmp_path / "file" / "inside")
    assert load([document]) == read_library([document], 0)


def test_only_the_newest_are_kept(library: Library, tmp_path: Path) -> None:
    small = Library((), library.documents[:1])
    for number in range(20):
        save_snapshot(tmp_path / f"{number:02}.json", small)
    assert len(list(tmp_path.glob("*.json"))) == 12
    assert (tmp_path / "19.json").exists()


def test_a_file_that_is_not_there_has_no_snapshot(tmp_path: Path) -> None:
    assert snapshot_path([tmp_path / "nowhere.txt"], 0) is None


def test_items_nested_to_any_depth_go_round(library: Library, tmp_path: Path) -> None:
    plan = next(library.plans())
    item = plan.items[0]
    for number in range(3000):
        leaf = replace(item, id=f"{plan.id}-leaf{number}", children=())
        item = replace(item, id=f"{plan.id}-nested{number}", children=(item, leaf))
    nested = Library(
        (replace(library.departments[0], plans=(replace(plan, items=(item,)),)),),
        library.documents,
    )
    save_snapshot(tmp_path / "deep.json", nested)
    kept = load_snapshot(tmp_path / "deep.json")
    assert kept is not None
    assert len(list(kept.items())) == len(list(nested.items()))
    assert [each.id for each in kept.items()] == [each.id for each in nested.items()]


def test_the_newest_is_kept_where_others_are_dated_in_the_future(
    library: Library, tmp_path: Path
) -> None:
    small = Library((), library.documents[:1])
    for number in range(13):
        path = tmp_path / f"{number:02}.json"
        save_snapshot(path, small)
        os.utime(path, (4e9, 4e9))
    save_snapshot(tmp_path / "now.json", small)
    assert (tmp_path / "now.json").exists()
    assert len(list(tmp_path.glob("*.json"))) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="no links")
def test_a_link_where_a_snapshot_is_written_is_not_followed(
    library: Library, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text("他人的檔案", encoding="utf-8")
    path = tmp_path / "snapshot.json"
    path.with_suffix(f".{os.getpid()}.part").symlink_to(other)
    path.symlink_to(other)
    save_snapshot(path, library)
    assert other.read_text(encoding="utf-8") == "他人的檔案"
    assert load_snapshot(path) == library
