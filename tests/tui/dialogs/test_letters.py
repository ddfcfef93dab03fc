"""Jumping by letters: they stand over the rows in sight of the list in use, typing both goes there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from kaoview.tui.dialogs.letters import LettersScreen
from tests.tui.comparables import OFFICE, compared, open_at, settle
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, main, opened, opened_in, type_in, until

SIZE = (100, 28)


async def letters(pilot: Pilot[None], key: str = "f6") -> dict[str, str]:
    """Ask for letters; return what stands behind them in each row."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, LettersScreen))
    await pilot.pause()
    rows = drawn(pilot.app).splitlines()  # type: ignore[arg-type]
    screen = pilot.app.screen
    assert isinstance(screen, LettersScreen)
    return {each: row for row in rows for each in screen.pairs if each in row}


def closed(pilot: Pilot[None]) -> bool:
    return not isinstance(pilot.app.screen, LettersScreen)


@pytest.mark.parametrize("size", [SIZE, (80, 24), (60, 20)])
async def test_in_the_tree_both_letters_go_to_a_branch(
    explorer: Explorer, size: tuple[int, int]
) -> None:
    async with explorer("113-衛生局-1").run_test(size=size) as pilot:
        screen = await opened_in(pilot, "sidebar")
        rows = await letters(pilot)
        pair = next(pair for pair, row in rows.items() if "研究發展考核委員會" in row)
        await pilot.press(pair[0])
        assert not closed(pilot), "one letter is not enough"
        await pilot.press(pair[1])
        await until(pilot, lambda: screen.navigator.place == "研究發展考核委員會")
        assert closed(pilot)
        assert screen.sidebar.has_focus


async def test_esc_and_the_key_again_stay_where_one_was(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        for key, again in (("f6", "escape"), ("semicolon", "semicolon"), ("f6", "f6")):
            await letters(pilot, key)
            await pilot.press("a", again)
            assert closed(pilot)
            assert main(pilot).navigator.place == "113-衛生局-1"


async def test_letters_are_taken_in_any_case_and_width_and_taken_back(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        main(pilot).set_focus(main(pilot).sidebar)
        await letters(pilot)
        await pilot.press("s", "1", "q")
        shown = drawn(pilot.app)  # type: ignore[arg-type]
        assert "sa" in shown
        assert "aa" not in shown
        await pilot.press("backspace")
        await pilot.pause()
        assert "aa" in drawn(pilot.app)  # type: ignore[arg-type]
        pilot.app.post_message(Key("A", "A"))
        pilot.app.post_message(Key("ａ", "ａ"))
        await until(pilot, lambda: main(pilot).sidebar.cursor == 0)
        assert closed(pilot)


async def test_while_searching_the_hits_have_letters(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        panel = main(pilot).search.panel
        assert panel is not None
        rows = await letters(pilot)
        pair = [pair for pair, row in rows.items() if "113" in row][1]
        await pilot.press(*pair)
        await until(pilot, lambda: panel.position.startswith("2/"))
        assert panel.box.value == "醫療", "nothing was typed into the box"
        assert main(pilot).focused is panel.box


async def test_while_the_tree_is_filtered_its_rows_have_letters(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("tab", "s")
        await type_in(pilot, "國際")
        screen = main(pilot)
        before = screen.sidebar.cursor
        rows = await letters(pilot)
        pair = list(rows)[-1]
        await pilot.press(*pair)
        await until(pilot, lambda: screen.sidebar.cursor != before)
        assert screen.sidebar.has_class("-filtering")


async def test_in_the_text_what_leads_elsewhere_has_letters(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        screen = await opened_in(pilot, "reader")
        rows = await letters(pilot)
        pair = next(pair for pair, row in rows.items() if "強化偏遠" in row)
        await pilot.press(*pair)
        await until(pilot, lambda: screen.navigator.place == "113-衛生局-2")


async def test_a_page_that_has_changed_meanwhile_leads_nowhere(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        screen = await opened_in(pilot, "reader")
        rows = await letters(pilot)
        screen.navigator.show_page("113-衛生局-1")
        await pilot.press(*list(rows)[-1])
        assert closed(pilot)
        assert screen.navigator.place == "113-衛生局"


async def test_in_a_text_without_links_the_rows_beside_it_have_letters(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        screen = await opened_in(pilot, "reader")
        rows = await letters(pilot)
        pair = next(pair for pair, row in rows.items() if "研究發展考核委員會" in row)
        await pilot.press(*pair)
        await until(pilot, lambda: screen.navigator.place == "研究發展考核委員會")
        assert screen.sidebar.has_focus


async def test_where_nothing_leads_anywhere_that_is_said(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=(60, 20)) as pilot:  # one pane at a time
        screen = await opened_in(pilot, "reader")
        await pilot.press("tab", "tab")
        assert screen.reader.has_focus
        await pilot.press("f6")
        assert closed(pilot)
        assert screen.keybar.message == "這裡沒有可以跳過去的列"


async def test_a_click_or_another_size_of_the_screen_leaves(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        main(pilot).set_focus(main(pilot).sidebar)
        await letters(pilot)
        await pilot.click(offset=(60, 12))
        assert closed(pilot)
        await letters(pilot)
        await pilot.resize_terminal(90, 26)
        await until(pilot, lambda: closed(pilot))


async def test_rows_of_a_comparison_have_letters_below_their_headings(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = await compared(pilot)
        rows = await letters(pilot)
        assert len(rows) > 1
        await pilot.press(*list(rows)[1])
        await until(pilot, lambda: closed(pilot))
        assert screen.list.cursor == 1
