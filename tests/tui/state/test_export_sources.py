"""What can be taken away: the choices from a place, and the names of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.formats import COMPARISON_FORMATS, ITEM_FORMATS
from kaoview.model import Library
from kaoview.tui.state.export_names import file_stem, free_name, shown_path, typed_path, with_format
from kaoview.tui.state.export_sources import FoundItems, comparison_sources, library_sources


def unwatched(done: int, total: int) -> None:
    """Take no notice of how far an export is."""


def test_an_item_is_offered_with_all_it_stands_in(small: Library) -> None:
    found = library_sources(small, small.find("112-04-行政暨國際處-1.1.1"))
    assert [(subject.label, subject.count, subject.stem) for subject in found] == [
        ("這一項", 1, "112-04-行政暨國際處-1.1.1"),
        ("上一層", 3, "112-04-行政暨國際處-1.1"),
        ("這份計畫", 4, "112-04-行政暨國際處"),
        ("這個機關", 12, "行政暨國際處"),
        ("全部", 18, "kaoview"),
    ]
    assert found[1].words == "一、高雄新視野、交流新起點"


def test_a_search_and_bookmarks_are_offered_where_there_are_any(small: Library) -> None:
    hits = [small.find("113-衛生局-1"), small.find("113-衛生局-2")]
    found = library_sources(
        small,
        small.find("衛生局"),
        search=FoundItems('登革熱 "醫療/照護"', [hit for hit in hits if hit]),
        bookmarks=[hit for hit in hits if hit][:1],
    )
    assert [subject.label for subject in found] == ["這個機關", "搜尋結果", "書籤", "全部"]
    assert (found[1].stem, found[1].count) == ("搜尋-登革熱-醫療-照護", 2)
    assert (found[2].words, found[2].count) == ("1 個書籤和下面的內容", 1)
    assert library_sources(small, None)[0].label == "全部"


def test_it_is_said_that_what_only_comes_near_is_left_out(small: Library) -> None:
    hit = small.find("113-衛生局-1")
    assert hit is not None
    one = library_sources(small, None, search=FoundItems("登革熱", [hit], 3))[0]
    assert one.words == "登革熱 相符的；近似的 3 筆不匯出"
    cut = library_sources(small, None, search=FoundItems("登革熱", [hit], more=True))[0]
    assert cut.words == "登革熱 前 1 筆；還有沒列出來的"
    assert one.stem == "搜尋-登革熱"


@pytest.mark.parametrize("form", ITEM_FORMATS, ids=lambda form: form.name)
def test_every_format_holds_the_words(small: Library, form) -> None:  # type: ignore[no-untyped-def]
    item = library_sources(small, small.find("113-衛生局-1"))[0]
    pieces = list(item.write(form.name, unwatched))
    if form.binary:
        assert len(pieces) == 1 and isinstance(pieces[0], bytes)
        return
    text = "".join(map(str, pieces))
    assert "落實登革熱整合醫療照護" in text
    assert "強化偏遠地區" not in text


@pytest.mark.parametrize("form", ITEM_FORMATS, ids=lambda form: form.name)
def test_a_long_export_tells_how_far_it_is_and_can_be_stopped(small: Library, form) -> None:  # type: ignore[no-untyped-def]
    everything = library_sources(small, None)[0]
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    list(everything.write(form.name, lambda done, total: told.append((done, total))))
    assert told[-1][0] == told[-1][1] > 0
    assert len(told) == len(small.departments)
    with pytest.raises(InterruptedError):
        list(everything.write(form.name, stop))


def test_a_comparison_is_offered_whole_and_as_it_is_filtered(library: Library) -> None:
    left, right = library.find("107-秘書處"), library.find("113-行政暨國際處")
    found = compare(library, [left], [right])  # type: ignore[list-item]
    missing = [row.left for row in found.rows if row.status is Status.MISSING]
    shown, whole, shown_old, whole_old = comparison_sources(
        library, found, "107", "113", only=missing, told="只有未見對應"
    )
    assert (shown.label, shown.words) == ("看到的這些", "只有未見對應：107 → 113")
    assert (shown.stem, whole.stem) == ("對照-107-113-只有未見對應", "對照-107-113")
    assert 0 < shown.count == len(missing) < whole.count
    assert len(json.loads("".join(shown.write("json", unwatched)))["rows"]) == len(missing)
    texts = {
        form.name: "".join(map(str, whole.write(form.name, unwatched)))
        for form in COMPARISON_FORMATS
        if not form.binary
    }
    assert len(json.loads(texts["json"])["rows"]) == len(found.rows)
    assert texts["html"].startswith("<!")
    assert all("施政綱要修正對照表" in texts[name] for name in ("markdown", "html"))
    assert "107 → 113" in texts["text"]
    assert (shown_old.words, whole_old.words) == (
        "舊在前　只有未見對應：107 → 113",
        "舊在前　107 → 113",
    )
    (page,) = whole_old.write("markdown", unwatched)
    assert "| 舊（" in str(page) and "新舊對照表" in str(page)
    assert "json" not in {form.name for form in whole_old.formats}


@pytest.mark.parametrize(
    ("id", "stem"),
    [
        ("113-衛生局-2", "113-衛生局-2"),
        ("112-04-行政暨國際處-1.1", "112-04-行政暨國際處-1.1"),
        ("113-甲/乙:丙", "113-甲-乙-丙"),
        ("..", "kaoview"),
        ("a\x1b\nb", "a␛-b"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(id: str, stem: str) -> None:
    assert file_stem(id) == stem


def test_a_long_id_leaves_room_for_a_number() -> None:
    assert len(file_stem("衛" * 500).encode()) <= 180


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "113-衛生局-1.2.md"
    assert free_name(path) == path
    path.touch()
    (tmp_path / "113-衛生局-1.2_2.md").symlink_to("nowhere")
    assert free_name(path).name == "113-衛生局-1.2_3.md"


def test_the_suffix_follows_the_format_and_an_id_keeps_its_dots() -> None:
    assert with_format("~/113-衛生局-1.2.csv", ITEM_FORMATS[0]) == "~/113-衛生局-1.2.md"
    assert with_format("筆記", ITEM_FORMATS[0]) == "筆記.md"
    assert with_format("113-衛生局-1.2", ITEM_FORMATS[0]) == "113-衛生局-1.2.md"


def test_paths_are_read_and_shown_as_readers_write_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_path(" ~/文件/登革熱.md ", Path("/out")) == tmp_path / "文件" / "登革熱.md"
    assert typed_path("登革熱.md", Path("/out")) == Path("/out/登革熱.md")
    assert typed_path("/tmp/a.md", Path("/out")) == Path("/tmp/a.md")
    assert shown_path(tmp_path / "登革熱.md") == "~/登革熱.md"
    assert shown_path(Path("/out/登革熱.md")) == "/out/登革熱.md"
