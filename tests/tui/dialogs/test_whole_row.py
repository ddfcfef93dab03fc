"""The whole of a row that is cut off: in each list, by key and by the menu, read-only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.model import Library
from kaoview.tui.dialogs.places import PlacesScreen
from kaoview.tui.dialogs.row_menu import MenuScreen
from kaoview.tui.dialogs.trends import TrendsScreen
from kaoview.tui.dialogs.whole_row import WholeScreen
from tests.tui.comparables import HEALTH, OFFICE, comparable, compared, open_at, settle
from tests.tui.conftest import Explorer
from tests.tui.small_library import HEALTH as TEXTS
from tests.tui.waiting import drawn, main, opened, type_in, until

SIZE = (80, 24)


async def whole(pilot: Pilot[None], key: str = "w") -> str:
    """Press a key, and return what the pop-up says, without its line breaks."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, WholeScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, WholeScreen)
    screen.page.complete()
    return "".join(piece.text.strip() for line in screen.page.lines for piece in line.pieces)


@pytest.mark.parametrize("size", [(100, 28), SIZE, (60, 20)])
async def test_the_item_of_a_branch_is_shown_and_the_same_key_leaves(
    explorer: Explorer, size: tuple[int, int]
) -> None:
    async with explorer("113-衛生局-2").run_test(size=size) as pilot:
        await opened(pilot)
        screen = main(pilot)
        screen.set_focus(screen.sidebar)
        await pilot.pause()
        assert TEXTS[1] in await whole(pilot)
        assert "營造高齡及失智友善社區" in drawn(pilot.app).replace("\n", "")  # type: ignore[arg-type]
        await pilot.press("w")
        assert pilot.app.screen is screen
        for key in ("escape", "q", "enter"):
            await whole(pilot)
            await pilot.press(key)
            assert pilot.app.screen is screen


async def test_a_long_text_scrolls_and_a_click_beside_it_leaves(
    small: Library, explorer: Explorer
) -> None:
    async with explorer("112-04-行政暨國際處-1").run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        main(pilot).set_focus(main(pilot).sidebar)
        await whole(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WholeScreen)
        await pilot.press("G")
        assert screen.page.top_line > 0
        await pilot.press("g")
        assert screen.page.top_line == 0
        await pilot.press("down")
        assert screen.page.top_line == 1
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert screen.page.size.height > 14
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen is main(pilot)


async def test_both_sides_of_a_comparison_are_whole_with_their_differences(
    tmp_path: Path,
) -> None:
    long = "，".join(f"第{number}項措施持續辦理並加強宣導" for number in range(60))
    library = comparable()
    office = next(each for each in library.departments if each.name == OFFICE)
    plans = [
        replace(plan, items=tuple(replace(item, text=item.text + long) for item in plan.items))
        for plan in office.plans
    ]
    changed = [
        replace(office, plans=tuple(plans)) if each is office else each
        for each in library.departments
    ]
    app = open_at(f"113-{OFFICE}", tmp_path, replace(library, departments=tuple(changed)))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = await compared(pilot)
        assert "第59項措施" not in drawn(pilot.app)  # type: ignore[arg-type]
        text = await whole(pilot)
        assert text.count("第59項措施") == 2
        left, right = screen.pair
        assert left in text and right in text
        await pilot.press("w")
        await pilot.press("enter")
        await settle(pilot)
        assert "第59項措施" in await whole(pilot), "among the candidates as well"


async def test_what_the_sides_are_searched_for_is_marked(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await compared(pilot)
        await pilot.press("slash")
        await type_in(pilot, "公文")
        await pilot.press("enter")
        await whole(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WholeScreen)
        tones = {
            piece.text: piece.tone.value for line in screen.page.lines for piece in line.pieces
        }
        assert tones.get("公文") == "hit"


async def test_a_bar_of_the_trends_tells_all_it_knows_and_the_note_below(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-1").run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, TrendsScreen))
        screen = pilot.app.screen
        assert isinstance(screen, TrendsScreen)
        await type_in(pilot, "醫療 國際")
        await pilot.press("enter")
        await until(pilot, lambda: screen.settled and screen.list.lines)
        await pilot.press("v")
        await until(pilot, lambda: screen.settled and screen.list.lines)
        text = await whole(pilot)
        line = screen.list.lines[screen.list.cursor]
        assert line.bar.label in text
        assert f"{line.count.occurrences} 次，在 {line.count.items} 項裡" in text
        assert "醫療 共" in text and "國際 共" in text


async def test_a_bookmark_s_note_is_whole(explorer: Explorer) -> None:
    note = "議會質詢時要問的：" + "經費從哪裡來、誰負責、何時完成，" * 6 + "最後一句"
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("m")
        await pilot.pause()
        await type_in(pilot, note)
        await pilot.press("enter", "M")
        await until(pilot, lambda: isinstance(pilot.app.screen, PlacesScreen))
        await pilot.press("tab")
        await pilot.pause()
        assert "最後一句" not in drawn(pilot.app)  # type: ignore[arg-type]
        assert note in await whole(pilot)


async def test_a_hit_is_whole_by_the_menu_while_letters_are_typed(explorer: Explorer) -> None:
    async with explorer("107-行政暨國際處").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen))
        menu = pilot.app.screen
        assert isinstance(menu, MenuScreen)
        await pilot.press(*["down"] * menu.labels.index("全文"))
        assert TEXTS[2] in await whole(pilot, "enter")


async def test_another_year_s_item_is_whole(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("r")
        pane = main(pilot).related.pane
        assert pane is not None
        await until(pilot, lambda: pane.items)
        assert f"編號{pane.items[0].id}" in await whole(pilot)


async def test_in_the_text_nothing_is_cut_and_the_menu_does_not_offer_it(
    tmp_path: Path,
) -> None:
    async with open_at(f"113-{HEALTH}-1", tmp_path).run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = main(pilot)
        screen.set_focus(screen.reader)
        await pilot.press("w")
        assert screen.keybar.message == "這裡沒有切短的文字"
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen))
        menu = pilot.app.screen
        assert isinstance(menu, MenuScreen)
        assert "全文" not in menu.labels
