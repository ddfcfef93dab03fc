"""What the search offers where there are no hits: the last searches, spellings, remarks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search import Results, Searcher
from kaoview.tui.explorer import search_worker
from kaoview.tui.state.session import SessionStore, library_key
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import (
    NORMAL,
    choices,
    hit_ids,
    panel,
    search_for,
)
from tests.tui.waiting import drawn, main, opened, searched, type_in, workers_done


async def test_an_empty_box_offers_the_last_searches(explorer: Explorer, tmp_path: Path) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "登革熱")
        await pilot.press("enter", "slash")
        await type_in(pilot, "高雄")
        await pilot.press("enter", "slash", "backspace")
        await searched(pilot)
        assert choices(pilot) == ["高雄", "登革熱"]
        await pilot.press("up", "down", "enter")
        await searched(pilot)
        assert panel(pilot).box.value == "登革熱"
        assert hit_ids(pilot) == ["113-衛生局-1"]
        await workers_done(pilot.app)
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await searched(pilot)
        assert choices(pilot) == ["高雄", "登革熱"]


def test_twenty_searches_are_remembered(small: Library, tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    key = library_key(small, tmp_path)
    for number in range(30):
        assert store.add_recent_search(key, f"第{number}個")
    assert store.recent_searches(key) == tuple(f"第{number}個" for number in range(29, 9, -1))
    (tmp_path / f"searches-{key}.json").write_text('{"schema": 1, "searches": 3}')
    assert store.recent_searches(key) == ()
    assert "損壞" in store.messages[0]


async def test_nothing_found_offers_the_nearest_spelling(
    explorer: Explorer, small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Suggesting(Searcher):
        def search(self, text: str, limit: int | None = None, cancelled: object = None) -> Results:
            results = super().search(text, limit)
            if text == "豋隔":
                return replace(results, hits=(), exact=0, near=0, suggestions=("登革熱", "登革"))
            return results

    monkeypatch.setattr(search_worker, "make_searcher", lambda _: Suggesting(small, cache=None))
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "豋隔")
        assert choices(pilot) == ["登革熱", "登革"]
        assert "沒有找到" in drawn(pilot.app)
        await pilot.press("enter")
        await searched(pilot)
        assert panel(pilot).box.value == "登革熱"
        assert hit_ids(pilot) == ["113-衛生局-1"]


async def test_nothing_found_because_of_filters_says_so(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "year:108 登革熱")
        assert choices(pilot)[-1] == "登革熱"
        assert "不加篩選有 1 筆" in drawn(pilot.app)
        await pilot.press("enter")
        await searched(pilot)
        assert hit_ids(pilot) == ["113-衛生局-1"]


async def test_odd_input_is_searched_for_or_remarked_on(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        for words in ['"', "[", "-登革熱", "year:", "🦟", "[/x]", "foo:輕軌"]:
            await pilot.press("slash")
            await type_in(pilot, words)
            assert f"/ {words}" in drawn(pilot.app)
            assert main(pilot).search.settled
            await pilot.press("escape")
