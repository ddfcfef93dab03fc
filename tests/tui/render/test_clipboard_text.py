"""A row of a comparison and a pair as text to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.statuses import Status
from kaoview.tui.render.clipboard_text import pair_citation, row_text
from kaoview.tui.state.comparison_choices import comparison_choices
from kaoview.tui.state.comparison_result import ComparisonResult, decide, find
from kaoview.tui.state.comparison_rows import ALL, ListEntry, list_entries
from tests.tui.comparables import CARE, NEW, OFFICE, OLD, comparable, compared, open_at, settle

SOURCE = "113-annual-outline.txt 第 1-3 行"


def findings_with(path: Path) -> ComparisonResult:
    library = comparable()
    node = library.find(f"112-{OFFICE}")
    assert node is not None
    offered, best = comparison_choices(library, node)
    return find(library, offered[best], path, lambda *_: None, lambda: False)


@pytest.fixture
def result(tmp_path: Path) -> ComparisonResult:
    return findings_with(tmp_path / "none.tsv")


def entry(result: ComparisonResult, key: str) -> ListEntry:
    return next(entry for entry in list_entries(result, ALL) if entry.key == key)


def test_a_row_has_both_texts_what_is_said_and_where_they_stand(result: ComparisonResult) -> None:
    lines = row_text(result, entry(result, f"112-{OFFICE}-3")).split("\n")
    assert lines[0] == f"(三) {OLD[2]}"
    assert lines[1] == f"（112年度施政綱要，{OFFICE}，(三)；{SOURCE}；112-{OFFICE}-3）"
    assert lines[3].startswith("→ 修訂，未經校對，把握 ")
    assert lines[4] == f"(三) {NEW[2]}"
    assert lines[5] == f"（113年度施政綱要，{OFFICE}，(三)；{SOURCE}；113-{OFFICE}-3）"


def test_nothing_and_new_say_whether_anyone_looked(result: ComparisonResult) -> None:
    missing = row_text(result, entry(result, f"112-{OFFICE}-4"))
    assert missing.endswith("\n\n→ 未見對應（未經校對）")
    new = row_text(result, entry(result, f"113-{OFFICE}-4"))
    assert new.startswith("新增（未經校對）\n(四) 建置[b]市政[/b]影音平台")


def test_a_pair_is_cited_with_who_decided_it(result: ComparisonResult, tmp_path: Path) -> None:
    said = Decision(f"112-{OFFICE}-3", f"113-{OFFICE}-3", Status.REVISED, note="比率提高")
    path = tmp_path / "reviews.tsv"
    ReviewStore(path).decide(decide(result, said).decision)
    old, between, new = pair_citation(
        findings_with(path), f"112-{OFFICE}-3", f"113-{OFFICE}-3"
    ).split("\n")
    assert old.startswith(f"「{OLD[2]}」（")
    assert old.endswith(f"；{SOURCE}；112-{OFFICE}-3）")
    assert between.startswith("→ 修訂，已校對（")
    assert between.endswith("比率提高")
    assert new.startswith(f"「{NEW[2]}」（")


def test_one_side_alone_is_cited_as_well(result: ComparisonResult) -> None:
    assert pair_citation(result, f"112-{OFFICE}-4", "").endswith("→ 未見對應（未經校對）")
    assert pair_citation(result, "", f"113-{OFFICE}-4").startswith("新增（未經校對）\n「建置")
    assert CARE not in pair_citation(result, "", f"113-{OFFICE}-4")


async def test_keys_copy_the_row_and_cite_the_chosen_pair(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-3", tmp_path).run_test(size=(104, 24)) as pilot:
        screen = await compared(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert pilot.app.clipboard.startswith(f"(三) {OLD[2]}")
        assert "已送往" in screen.keybar.message
        await pilot.press("Y")
        await settle(pilot)
        assert pilot.app.clipboard.count("「") == 2
        assert "引文" in screen.keybar.message
