"""Searching as a reader does it: typing, walking, going, coming back, narrowing."""

from __future__ import annotations

import pytest
from textual import events

from kaoview.model import Library
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import (
    NARROW,
    NORMAL,
    WIDE,
    hit_ids,
    panel,
    search_for,
)
from tests.tui.waiting import drawn, main, opened, searched, type_in, until


async def test_hits_come_while_typing_and_the_page_follows(explorer: Explorer) -> None:
    async with explorer("107-行政暨國際處").run_test(size=WIDE) as pilot:
        await search_for(pilot, "登革")
        assert hit_ids(pilot)[0] == "113-衛生局-1"
        await type_in(pilot, "熱")
        assert hit_ids(pilot)[0] == "113-衛生局-1"
        assert panel(pilot).box.value == "登革熱"
        text = drawn(pilot.app)
        assert "相符 1 筆" in text
        assert "1/1" in text
        assert "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險" in text
        assert main(pilot).navigator.place == "107-行政暨國際處"  # looked at, not gone to


async def test_every_printable_key_types(explorer: Explorer) -> None:
    typed = ["姊妹市", "ㄗˇㄇㄟˋ", "ru,3ao4g4", "1up4y;4", "hello world", "q n/N?-;,.[]"]
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        for words in typed:
            panel(pilot).box.word_lines("")
            await type_in(pilot, words)
            assert panel(pilot).box.value == words
            assert panel(pilot).box.has_focus


async def test_phrases_of_any_length_arrive_whole(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        for length in range(1, 13):
            phrase = "推動姊妹市、國際友好城市"[:length]
            panel(pilot).box.word_lines("")
            if length % 2:
                await type_in(pilot, phrase)
            else:
                panel(pilot).box.post_message(events.Paste(phrase))
                await searched(pilot)
            assert panel(pilot).box.value == phrase
            assert "107-行政暨國際處-1.1" in hit_ids(pilot)


async def test_a_paste_is_one_plain_line(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        panel(pilot).box.post_message(events.Paste("登革熱\n整合\x1b[31m" + "好" * 10_000))
        await searched(pilot)
        value = panel(pilot).box.value
        assert value.startswith("登革熱 整合␛[31m好好")
        assert len(value) == 600
        assert "只用了前 500 個字" in drawn(pilot.app)


async def test_arrows_walk_the_hits(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        ids = hit_ids(pilot)
        assert len(ids) > 3
        await pilot.press("down", "down")
        await searched(pilot)
        assert panel(pilot).position == f"3/{len(ids)}"
        assert main(pilot).navigator.shown == ids[2]
        await pilot.press("up")
        await searched(pilot)
        assert main(pilot).navigator.shown == ids[1]
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert panel(pilot).position == f"{len(ids)}/{len(ids)}"
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        assert panel(pilot).position == f"1/{len(ids)}"
        assert panel(pilot).hits.scroll_y == 0


async def test_the_sidebar_marks_hits_and_closed_branches_over_them(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=WIDE) as pilot:
        await search_for(pilot, "登革熱")
        await pilot.press("enter")
        await pilot.pause()

        def marked() -> list[str]:
            lines = (line[:36] for line in drawn(pilot.app).splitlines())
            return [line.split()[0] + line.split()[1] for line in lines if " * " in f"{line} "]

        assert [line[:3] for line in marked()] == ["(一)"]
        await pilot.press("h", "h", "h")
        await pilot.pause()
        assert marked() == ["▸113"]
        await pilot.press("h", "h")
        await pilot.pause()
        assert marked() == ["▸衛生局"]
        await pilot.press("escape")
        await pilot.pause()
        assert marked() == []


async def test_enter_goes_there_with_the_hit_marked(explorer: Explorer) -> None:
    async with explorer("107-行政暨國際處").run_test(size=WIDE) as pilot:
        await search_for(pilot, "登革熱")
        await pilot.press("enter")
        await pilot.pause()
        screen = main(pilot)
        assert screen.navigator.place == screen.sidebar.key == "113-衛生局-1"
        assert screen.reader.has_focus
        assert not screen.panes.searching
        assert screen.reader.marks["113-衛生局-1"] == ((2, 5),)
        text = drawn(pilot.app)
        assert "登革熱 1/1" in text.splitlines()[-1]
        assert any(line.split("  ")[0].endswith("*") or " * " in line for line in text.splitlines())


async def test_n_goes_through_the_hits_and_round(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await search_for(pilot, "高雄")
        ids = hit_ids(pilot)
        await pilot.press("enter", "n")
        assert main(pilot).navigator.place == ids[1]
        await pilot.press("N", "N")
        assert main(pilot).navigator.place == ids[-1]
        assert f"{len(ids)}/{len(ids)}" in drawn(pilot.app).splitlines()[-1]
        await pilot.press("n")
        assert main(pilot).navigator.place == ids[0]


async def test_with_one_pane_the_page_stands_below_the_hits(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NARROW) as pilot:
        await search_for(pilot, "登革熱")
        screen = main(pilot)
        assert panel(pilot).region.height > 8
        assert screen.reader.region.y > panel(pilot).region.y
        assert not screen.sidebar.region
        await pilot.press("enter")
        await pilot.pause()
        assert screen.reader.region.width == 60
        assert not screen.sidebar.region
        assert not panel(pilot).region
        await pilot.press("tab")
        await pilot.pause()
        assert screen.sidebar.region.width == 60
        assert "1/1" in drawn(pilot.app).splitlines()[-1]


async def test_n_is_not_offered_before_there_are_hits(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "下一筆" not in drawn(pilot.app)
        for key in ("n", "N"):
            main(pilot).keybar.clear_message()
            await pilot.press(key)
            assert "按 / 搜尋所有文件" in main(pilot).keybar.message
        assert main(pilot).navigator.place == "衛生局"
        assert "下一筆" not in drawn(pilot.app)
        await pilot.press("slash")
        await type_in(pilot, "高雄")
        await pilot.press("enter")
        await pilot.pause()
        assert "n 下一筆" in drawn(pilot.app)


async def test_a_hit_in_a_caption_is_read_where_it_stands(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "羅達生")
        await pilot.press("enter")
        assert main(pilot).navigator.place == "112-04-行政暨國際處-1.1"


async def test_escape_goes_back_and_a_second_one_clears(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("113-行政暨國際處", library).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("tab", "space")
        line = main(pilot).reader.scroll_y
        assert line > 0
        await pilot.press("slash")
        await type_in(pilot, "登革熱")
        assert main(pilot).navigator.shown != "113-行政暨國際處"
        await pilot.press("escape")
        await searched(pilot)
        screen = main(pilot)
        await until(pilot, lambda: screen.reader.scroll_y == line)
        assert screen.navigator.place == screen.navigator.shown == "113-行政暨國際處"
        assert screen.reader.has_focus
        assert screen.reader.scroll_y == line
        assert screen.reader.marks
        await pilot.press("escape")
        assert not screen.reader.marks
        assert screen.reader.has_focus
        await pilot.press("escape")
        assert screen.sidebar.has_focus


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_search_opens_again_where_it_was(
    explorer: Explorer, size: tuple[int, int]
) -> None:
    async with explorer().run_test(size=size) as pilot:
        await search_for(pilot, "高雄")
        await pilot.press("down", "enter", "slash")
        await searched(pilot)
        assert panel(pilot).position.startswith("2/")
        await type_in(pilot, "登革熱")
        assert panel(pilot).box.value == "登革熱"
        assert hit_ids(pilot) == ["113-衛生局-1"]


async def test_the_terminals_cursor_is_at_the_caret(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await searched(pilot)
        box = panel(pilot).box
        assert pilot.app.cursor_position == (3, 0)
        await type_in(pilot, "登革熱a")
        assert pilot.app.cursor_position == (3 + 7, 0)
        await pilot.press("left", "left")
        await searched(pilot)
        assert pilot.app.cursor_position == (3 + 4, 0)
        await type_in(pilot, "好" * 40)
        assert box.region.x <= pilot.app.cursor_position.x < box.region.right


async def test_a_click_chooses_a_hit_and_another_goes_there(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        ids = hit_ids(pilot)
        await pilot.click("#search-hits", offset=(6, 4))
        await searched(pilot)
        assert main(pilot).navigator.shown == ids[1]
        await pilot.click("#search-hits", offset=(6, 3))
        await pilot.pause()
        assert main(pilot).navigator.place == ids[1]
        assert not main(pilot).panes.searching


async def test_the_page_of_how_to_begin_stays_until_there_is_a_hit(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await searched(pilot)
        assert "從這裡開始" in drawn(pilot.app)
        await type_in(pilot, "登革熱")
        assert "從這裡開始" not in drawn(pilot.app)
        await pilot.press("escape")
        await opened(pilot)
        assert "從這裡開始" in drawn(pilot.app)
        await pilot.press("down")
        await opened(pilot)
        assert "從這裡開始" not in drawn(pilot.app)
        await pilot.press("g", "g", "slash")
        await type_in(pilot, "登革熱")
        await pilot.press("enter")
        await opened(pilot)
        assert main(pilot).navigator.place == "113-衛生局-1"


async def test_hits_are_seen_though_words_were_found_in_the_page_before(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-1").run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "登革")
        await pilot.press("enter", "slash")
        await type_in(pilot, "高雄")
        ids = hit_ids(pilot)
        assert main(pilot).navigator.shown == ids[0] != "113-衛生局-1"
        await pilot.press("enter")
        await until(pilot, lambda: main(pilot).navigator.place == ids[0])


async def test_the_page_of_how_to_begin_stays_while_a_key_acts_on_it(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("y")
        assert "先在目錄選一個機關" in main(pilot).keybar.message
        for key in ("e", "d", "M"):
            await pilot.press(key)
            await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
            await pilot.press("escape")
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert "從這裡開始" in drawn(pilot.app)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "從這裡開始" not in drawn(pilot.app))
