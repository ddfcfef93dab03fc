"""The key bar: the most useful keys first, and what a key does on the row under the cursor."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kaoview.text.cell_width import cell_width
from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.dialogs.row_menu import MenuScreen
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, explorer_of, main, opened, resized, type_in, until

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
        for words in ("n 下個", "d 對照", "r 年度", "e 匯出", "醫療 1/"):
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


COPIED = "已送往終端機的剪貼簿"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_a_message_leaves_the_keys_that_a_reader_needs(
    explorer: Explorer, size: tuple[int, int]
) -> None:
    async with explorer(LEAF).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("y")
        await until(pilot, lambda: COPIED in drawn(pilot.app))
        for words in ("/ 搜尋", "? 說明", "q 離開"):
            assert words in shown(pilot)
        assert main(pilot).keybar.message in "".join(drawn(pilot.app).splitlines()[-2:])


async def test_a_message_beside_the_keys_takes_no_line_of_the_text(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        explorer_of(pilot).say("存好了")
        await until(pilot, lambda: "存好了" in shown(pilot))
        assert "e 匯出" in shown(pilot) and "q 離開" in shown(pilot)


async def test_a_long_message_is_whole_at_any_width_and_its_lines_go_with_it(
    explorer: Explorer,
) -> None:
    long = "！" + "；".join(f"第{number}個配色檔裡有不認得的顏色" for number in range(1, 8))
    async with explorer(LEAF).run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        before = main(pilot).reader.size.height
        explorer_of(pilot).say(long, warning=True)
        for width in (120, 80):
            await resized(pilot, width, 36)
            await until(
                pilot, lambda: long in "".join(map(str.strip, drawn(pilot.app).splitlines()[-6:]))
            )
        await resized(pilot, 120, 36)
        await pilot.press("j")
        await until(pilot, lambda: main(pilot).reader.size.height == before)
        assert "配色檔" not in drawn(pilot.app)


async def test_a_message_takes_a_third_of_the_screen_at_most(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        explorer_of(pilot).say("很長的一句話" * 200)
        await until(pilot, lambda: "⋯" in drawn(pilot.app).splitlines()[-2])
        assert main(pilot).keybar.size.height <= 20 // 3 + 1
        assert "q 離開" in shown(pilot)


async def test_keys_below_a_message_can_be_clicked(explorer: Explorer) -> None:
    async with explorer(LEAF).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        explorer_of(pilot).say("一句話" * 20)
        await until(pilot, lambda: main(pilot).keybar.size.height > 1)
        await pilot.pause()
        at = cell_width(shown(pilot).partition("? 說明")[0])
        await pilot.click("#keybar", offset=(at, main(pilot).keybar.size.height - 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
