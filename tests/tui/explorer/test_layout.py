"""The panes as the reader likes them: zoomed, narrower and wider, hidden, and so again next time."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kaoview.tui.explorer.screen import ExplorerScreen
from tests.tui.conftest import Explorer
from tests.tui.waiting import complete, opened, until

NORMAL, NARROW, WIDE = (100, 30), (60, 20), (160, 45)


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


def shown(pilot: Pilot[None]) -> set[str]:
    """The panes that can be seen."""
    screen = main(pilot)
    panes = {"tree": screen.sidebar, "text": screen.reader, "years": screen.related.pane}
    return {name for name, pane in panes.items() if pane.region.area}


async def sees(pilot: Pilot[None], *panes: str) -> None:
    """Wait until just these panes can be seen."""
    await until(pilot, lambda: shown(pilot) == set(panes))


def keys(pilot: Pilot[None]) -> str:
    """What the key bar shows."""
    return "".join(segment.text for segment in main(pilot).keybar.render_line(0))


async def test_the_pane_with_the_keys_is_zoomed_and_put_back(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        for key, name in (("up", "tree"), ("tab", "text"), ("r", "years")):
            await pilot.press(key, "z")
            await sees(pilot, name)
            main(pilot).keybar.clear_message()
            assert "z 還原" in keys(pilot)
            await pilot.press("z")
            await sees(pilot, "tree", "text", "years")
            assert "還原" not in keys(pilot)


async def test_going_to_another_pane_puts_a_zoomed_one_back(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        everything = ("tree", "text", "years")
        for steps in (["z", "tab"], ["z", "tab"], ["z", "r"], ["z", "escape"]):
            await pilot.press(*steps)
            await sees(pilot, *everything)
        await pilot.press("tab", "z", "slash")
        await pilot.pause()
        assert main(pilot).panes.searching and "text" in shown(pilot)
        await pilot.press("escape")
        await sees(pilot, *everything)


async def test_sizes_and_hidden_panes_are_as_they_were_left(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        before = screen.sidebar.region.width
        await pilot.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        await pilot.pause()
        assert screen.sidebar.region.width == before + 2
        await pilot.press("r", "greater_than_sign")
        await pilot.pause()
        assert screen.related.pane.region.height == 7
        await pilot.press("escape", "backslash")
        await sees(pilot, "text", "years")
        assert screen.reader.has_focus
        await pilot.press("q")
    async with explorer().run_test(size=NORMAL) as pilot:
        assert not main(pilot).sidebar.region.area  # before the documents are there
        await opened(pilot)
        screen = main(pilot)
        await sees(pilot, "text", "years")
        assert screen.reader.has_focus
        assert screen.related.pane.region.height == 7
        await pilot.press("h")
        await pilot.pause()
        assert screen.sidebar.has_focus
        assert screen.sidebar.region.width == before + 2


@pytest.mark.parametrize(("key", "width"), [("less_than_sign", 20), ("greater_than_sign", 60)])
async def test_no_pane_grows_or_shrinks_out_of_reason(
    explorer: Explorer, key: str, width: int
) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press(*[key] * 25)
        await pilot.pause()
        assert main(pilot).reader.region.x == width
        await pilot.press("r", *[key] * 30)
        await pilot.pause()
        assert main(pilot).reader.region.height >= 6
        assert main(pilot).related.pane.region.height >= 3


async def test_with_room_for_one_pane_only_the_keys_say_so_or_turn_it(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("greater_than_sign")
        assert "一次只能顯示一欄" in main(pilot).keybar.message
        await pilot.press("backslash")
        await sees(pilot, "text")
        await pilot.press("backslash")
        await sees(pilot, "tree")
        await pilot.resize_terminal(*WIDE)
        await sees(pilot, "tree", "text", "years")


async def test_the_edge_of_the_sidebar_is_dragged_with_the_mouse(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await complete(pilot)
        sidebar = main(pilot).sidebar
        edge = sidebar.region.right
        await pilot.mouse_down(offset=(edge, 10))
        for column in (edge + 5, 45, 3, 50):
            await pilot.hover(offset=(column, 12))
            await pilot.pause()
        await pilot.mouse_up(offset=(50, 12))
        assert sidebar.region.width == 50
        await pilot.hover(offset=(70, 12))
        assert sidebar.region.width == 50
        assert not main(pilot).get_selected_text()
