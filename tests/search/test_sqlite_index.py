"""A very large library by way of SQLite: the same answers, whole files or none."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import kaoview
from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.search.sqlite_index import SqliteIndexError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def small(library: Library) -> Library:
    """The plans of three departments, for tests that build again and again."""
    names = {"民政局", "衛生局", "行政暨國際處"}
    return Library(tuple(each for each in library.departments if each.name in names), ())


@pytest.fixture(scope="module")
def large(library: Library, folder: Path) -> Searcher:
    made = Searcher(library, cache=folder, in_memory=0)
    made.prepare()
    return made


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Two plans, each with 220 items about one matter."""
    folder = tmp_path_factory.mktemp("crowd")
    for year in (107, 113):
        lines = "".join(f"{number}.落實登革熱防治。\n" for number in range(1, 221))
        path = folder / f"{year}.txt"
        path.write_text(f"高雄市政府 {year}年度施政綱要\n{lines}", encoding="utf-8")
    return Searcher(kaoview.load([folder]), cache=folder, in_memory=0)


@pytest.mark.parametrize(
    ("query", "wanted", "tier"),
    [
        ("綠色殯葬政策", "113-民政局-9", Tier.EXACT),
        ("绿色殡葬", "113-民政局-9", Tier.EXACT),
        ("第2階段 輕軌", "113-捷運工程局-1", Tier.EXACT),
        ("lvsebinzang", "113-民政局-9", Tier.PINYIN),
        ("1up4y;4", "113-民政局-5", Tier.ZHUYIN),
        ("ydgs", "113-海洋局-5", Tier.INITIALS),
        ("綠色賓葬", "113-民政局-9", Tier.HOMOPHONE),
        ("登草熱", "113-衛生局-1", Tier.TYPO),
        ("垃圾焚化廠", "113-環境保護局-18", Tier.SYNONYM),
    ],
)
def test_every_tier_answers_as_in_memory(
    query: str, wanted: str, tier: Tier, large: Searcher, searcher: Searcher
) -> None:
    for each in (large, searcher):
        hit = next(hit for hit in each.search(query).hits if hit.id == wanted)
        assert hit.tier is tier


@pytest.mark.parametrize(
    "query", ["殯葬", "社會住宅", "捷運", "1999", '"社會安全網"', "殯葬 -火化"]
)
def test_exact_hits_are_the_same_as_in_memory(
    query: str, large: Searcher, searcher: Searcher
) -> None:
    ours = {hit.id for hit in large.search(query).hits if hit.exact}
    assert ours == {hit.id for hit in searcher.search(query).hits if hit.exact}


def test_filters_narrow_and_tell_what_they_hid(large: Searcher) -> None:
    found = large.search("dept:衛生 登革熱")
    assert [hit.department.name for hit in found.hits if hit.exact] == ["衛生局"]
    assert found.hidden > 0
    assert large.search("year:107 高雄廣播電臺").hits == ()


def test_counts_are_lower_bounds_where_there_are_too_many(large: Searcher, crowd: Searcher) -> None:
    assert not large.search("漁電共生").at_least
    found = crowd.search("登革熱")
    assert found.at_least
    assert found.exact >= 200


@pytest.mark.parametrize("query", ["", "[", '"', "qqqq", "😀", "的", "\ud800", "a" * 10_000])
def test_bad_input_is_no_error(query: str, large: Searcher) -> None:
    assert large.search(query).cancelled is False


def test_the_store_is_built_once_and_used_again(
    library: Library, folder: Path, large: Searcher
) -> None:
    (path,) = folder.glob("pairs-*.db")
    before = path.stat().st_mtime_ns
    told: list[tuple[int, int]] = []
    Searcher(library, cache=folder, in_memory=0).prepare(lambda *done: told.append(done))
    assert path.stat().st_mtime_ns == before
    assert told == []


def test_building_tells_how_far_it_is(small: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    Searcher(small, cache=tmp_path, in_memory=0).prepare(lambda *done: told.append(done))
    count = sum(1 for _ in small.items())
    assert told[-1] == (count, count)


def test_another_version_of_the_library_has_another_store(small: Library, tmp_path: Path) -> None:
    first, *rest = small.departments
    plan = first.plans[0]
    changed = replace(plan, items=(replace(plan.items[0], text="換過的話"), *plan.items[1:]))
    other = Library((replace(first, plans=(changed, *first.plans[1:])), *rest), small.documents)
    Searcher(small, cache=tmp_path, in_memory=0).prepare()
    found = Searcher(other, cache=tmp_path, in_memory=0).search("換過的話")
    assert [hit.id for hit in found.hits if hit.exact] == [plan.items[0].id]
    assert len(list(tmp_path.glob("pairs-*.db"))) == 2


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database at all", b"SQLite format 3\0" + b"\0" * 5000],
    ids=["empty", "another file", "no tables"],
)
def test_a_damaged_store_is_built_again(small: Library, tmp_path: Path, damage: bytes) -> None:
    Searcher(small, cache=tmp_path, in_memory=0).prepare()
    (path,) = tmp_path.glob("pairs-*.db")
    path.write_bytes(damage)
    again = Searcher(small, cache=tmp_path, in_memory=0)
    assert again.search("綠色殯葬").exact == 1
    assert path.stat().st_size > 10_000


def test_a_store_damaged_inside_is_built_again(small: Library, tmp_path: Path) -> None:
    Searcher(small, cache=tmp_path, in_memory=0).prepare()
    (path,) = tmp_path.glob("pairs-*.db")
    whole = path.read_bytes()
    middle = len(whole) // 3
    path.write_bytes(
        whole[:middle] + b"\xff" * (len(whole) // 2) + whole[middle + len(whole) // 2 :]
    )
    again = Searcher(small, cache=tmp_path, in_memory=0)
    assert again.search("綠色殯葬").exact == 1


def test_a_build_that_is_stopped_leaves_nothing(small: Library, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Searcher(small, cache=tmp_path, in_memory=0).prepare(stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told(small: Library, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    found = Searcher(small, cache=blocked, in_memory=0).search("綠色殯葬")
    assert found.exact == 1
    assert any("快取資料夾不能寫入" in note for note in found.notes)


def test_what_a_run_that_ended_early_left_is_cleared_away(small: Library, tmp_path: Path) -> None:
    left, written = (tmp_path / f".kaoview-{'0f'[at] * 16}.part" for at in range(2))
    for part in (left, written):
        part.write_bytes(b"half of it")
    os.utime(left, (0, 0))
    Searcher(small, cache=tmp_path, in_memory=0).prepare()
    assert not left.exists()
    assert written.exists()  # another run may be at it


def test_nowhere_to_build_is_one_plain_line(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full)
    with pytest.raises(SqliteIndexError, match="建立不了搜尋索引"):
        Searcher(small, cache=tmp_path, in_memory=0).prepare()


def test_old_stores_are_cleared_away(small: Library, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"pairs-{number}.db").write_bytes(b"old")
    Searcher(small, cache=tmp_path, in_memory=0).prepare()
    assert len(list(tmp_path.glob("pairs-*.db"))) == 2


def test_where_there_are_too_many_the_newest_are_found(crowd: Searcher) -> None:
    found = crowd.search("登革熱")
    assert {hit.plan.period for hit in found.hits if hit.exact} == {"113"}
    assert [facet.value for facet in found.periods] == ["113"]


def test_a_year_beside_too_many_newer_ones_is_found(crowd: Searcher) -> None:
    found = crowd.search("登革熱 year:107")
    assert {hit.plan.period for hit in found.hits if hit.exact} == {"107"}
    assert found.at_least
    assert found.hidden > 0
