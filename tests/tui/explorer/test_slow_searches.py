"""What a reader sees and may do while a search is going on, or has failed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from kaoview.model import Library
from kaoview.search import Results, Searcher
from kaoview.text.segment import Segmenter
from kaoview.tui.explorer import search as searching
from kaoview.tui.explorer import search_worker
from kaoview.tui.explorer.screen import ExplorerScreen
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import hit_ids, panel, search_for
from tests.tui.waiting import drawn, main, opened, searched, until

NORMAL = (80, 24)


class Slow:
    """A searcher that answers when it is told to."""

    def __init__(self, library: Library, cache: Path) -> None:
        self.searcher = Searcher(library, cache=cache)
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.cancelled: list[str] = []
        self.obeys = True

    def prepare(self, progress: Callable[[int, int], None]) -> None:
        progress(1, 1)

    def prepare_meaning(self, progress: Callable[[int, int], None]) -> None:
        progress(1, 1)

    @property
    def segmenter(self) -> Segmenter:
        return self.searcher.segmenter

    def search(self, text: str, limit: int | None, cancelled: Callable[[], bool]) -> Results:
        results = self.searcher.search(text, limit)
        self.begun.set()
        while not self.go_on.wait(0.005):
            if cancelled() and self.obeys:
                self.cancelled.append(text)
                return replace(results, cancelled=True)
        return results


@pytest.fixture
def slow(small: Library, monkeypatch: pytest.MonkeyPatch, kept_words: Path) -> Slow:
    found = Slow(small, kept_words)
    monkeypatch.setattr(search_worker, "make_searcher", lambda _: found)
    return found


@pytest.mark.parametrize("obeys", [True, False], ids=["cancelled", "answered all the same"])
async def test_stale_results_are_never_shown(explorer: Explorer, slow: Slow, obeys: bool) -> None:
    slow.obeys = obeys
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        shown: list[str] = []
        await pilot.press("slash")
        show_answer = panel(pilot).show_answer
        panel(pilot).show_answer = lambda answer: (  # type: ignore[method-assign]
            shown.append(answer.text),
            show_answer(answer),
        )[1]
        pilot.app.post_message(events.Key("登", "登"))
        while not slow.begun.is_set():
            await pilot.pause(0.01)
        for character in "革熱":
            pilot.app.post_message(events.Key(character, character))
        await pilot.pause()
        if obeys:
            while not slow.cancelled:
                await pilot.pause(0.01)
        slow.go_on.set()
        await searched(pilot)
        assert shown == ["登革熱"]
        assert hit_ids(pilot) == ["113-衛生局-1"]


async def test_enter_before_the_hits_waits_for_them(explorer: Explorer, slow: Slow) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        # Enter comes before the news of what was typed, as it may when keys come fast.
        panel(pilot).box.word_lines("登革熱")
        panel(pilot).box.action_go()
        await until(pilot, lambda: "搜尋中" in drawn(pilot.app))
        assert main(pilot).panes.searching
        slow.go_on.set()
        await searched(pilot)
        assert not main(pilot).panes.searching
        assert main(pilot).navigator.place == "113-衛生局-1"


async def test_leaving_does_not_wait_for_a_search(explorer: Explorer, slow: Slow) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash", "a", "escape")
        assert main(pilot).navigator.place == "衛生局"
        assert main(pilot).sidebar.has_focus
        slow.go_on.set()
        await searched(pilot)
        assert main(pilot).navigator.shown == "衛生局"


async def test_a_search_that_fails_says_so(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Library) -> Searcher:
        raise OSError("磁碟讀不到")

    monkeypatch.setattr(search_worker, "make_searcher", fail)
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "登革熱")
        assert "搜尋失敗：磁碟讀不到" in drawn(pilot.app)
        await pilot.press("enter", "escape")
        assert not main(pilot).panes.searching


async def test_search_before_the_library_is_there(explorer: Explorer, small: Library) -> None:
    ready = threading.Event()

    def load() -> Library:
        ready.wait(5)
        return small

    async with explorer("107-行政暨國際處", load=load).run_test(size=NORMAL) as pilot:
        await pilot.press("slash")
        for character in "登革熱":
            pilot.app.post_message(events.Key(character, character))
        await pilot.pause()
        assert "還在讀取文件" in drawn(pilot.app)
        ready.set()
        await opened(pilot)
        await searched(pilot)
        assert panel(pilot).box.has_focus
        assert hit_ids(pilot) == ["113-衛生局-1"]
        await pilot.press("escape")
        await searched(pilot)
        assert main(pilot).navigator.place == main(pilot).navigator.shown == "107-行政暨國際處"


async def test_a_very_large_library_says_how_far_its_search_is(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "START_AFTER", 60.0)  # what is posted here comes alone
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ExplorerScreen)
        screen.post_message(searching.SearchController.Preparing(1, 4))
        await pilot.pause()
        assert "準備搜尋 25%" in drawn(pilot.app)
        screen.post_message(searching.SearchController.Preparing(4, 4))
        await pilot.pause()
        assert "準備搜尋" not in drawn(pilot.app)


async def test_enter_before_an_answer_without_hits_leaves_nothing_to_wait_for(
    explorer: Explorer, slow: Slow
) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        panel(pilot).box.word_lines("☃☃☃☃")
        await until(pilot, slow.begun.is_set)
        await pilot.press("enter")
        slow.go_on.set()
        await searched(pilot)
        assert hit_ids(pilot) == []
        assert "搜尋中" not in drawn(pilot.app)
