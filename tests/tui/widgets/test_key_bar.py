"""The key bar: the most useful keys first, and what a key does on the row under the cursor."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kaoview.tui.dialogs.row_menu import MenuScreen
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, opened, type_in

LEAF, BRANCH = "113-衛生局-1", "113-衛生局"


def shown(pilot: Pilot[None]) -> str:
    return drawn(pilot.app).splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ((), ("Enter 內文", "/ 搜尋", "d 對照", "r 年度", "e 匯出", "s 篩選")),
        (("tab",), ("/ 搜尋", "d 對照", "r 其他年度", "e 匯出", "h 回目錄")),
        (("slash",), ("Enter 前往", "Tab 篩選", "F2 勾選", "Ctrl+T 趨勢", "F4 匯出")),
    ],
)
async def test_the_useful_keys_are_there_at_eighty_columns(
    explorer: Explorer, keys: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    async with explorer(LEAF).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        for words in wanted:
            assert words in shown(pilot)


@pytest.mark.parametrize("keys", [(), ("tab",)])
async def test_taking_out_is_there_at_sixty_columns_and_citing_at_full_width(
    explorer: Explorer, keys: tuple[str, ...]
) -> None:
    for size, wanted in (((60, 20), ()), ((120, 36), ("Y 引文",))):
        async with explorer(LEAF).run_test(size=size) as pilot:
            await opened(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            for words in ("/ 搜尋", "d 對照", "e 匯出", "y 複製", *wanted):
                assert words in shown(pilot)


async def test_a_label_does_not_repeat_its_key(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await opened(pilot)
        assert "下 一筆" in shown(pilot) and "下 下" not in shown(pilot)
        await pilot.press("enter")
        await opened(pilot)
        assert "n 下一筆" in shown(pilot)


async def test_beside_the_count_of_hits_too(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await pilot.press("enter")
        await opened(pilot)
        for words in ("n 下筆", "d 對照", "r 年度", "e 匯出", "醫療 1/"):
            assert words in shown(pilot)


async def test_labels_are_whole_where_there_is_room(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("tab")
        await pilot.pause()
        for words in ("r 其他年度", "h 回目錄", "e 匯出", "y 複製", "m 書籤"):
            assert words in shown(pilot)


async def test_enter_opens_only_what_has_something_below(explorer: Explorer) -> None:
    async with explorer(BRANCH).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("minus")
        await pilot.pause()
        assert "Enter 展開" in shown(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Enter 內文" in shown(pilot)  # open already
        await pilot.press("h")
        await pilot.pause()
        assert "Enter 展開" in shown(pilot)
        await pilot.press("l", "l", "l", "l")
        await opened(pilot)
        assert "Enter 內文" in shown(pilot)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MenuScreen)
        assert "到內文" in pilot.app.screen.labels
        assert "展開" not in pilot.app.screen.labels
