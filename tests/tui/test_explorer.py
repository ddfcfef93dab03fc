"""The explorer as a reader uses it, by keys and by mouse."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Key

from kaoview.model import Department, Library, PlanKind
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.explorer.screen import ExplorerScreen

from .conftest import Explorer
from .small_library import item, library_of, plan
from .waiting import drawn, explorer_of, main, opened, page, workers_done

WIDE, NORMAL = (120, 36), (80, 24)


async def test_the_reader_follows_the_cursor(explorer: Explorer) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("j")
        assert main(pilot).navigator.place == "衛生局"
        await pilot.press("l", "l", "right")
        assert main(pilot).navigator.place == "113-衛生局"
        await pilot.press("right", "j")
        assert main(pilot).navigator.place == "113-衛生局-2"
        assert "強化偏遠地區" in page(pilot)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("j", "衛生局"),
        ("k", "全市"),
        ("l l", "107-行政暨國際處"),
        ("right right", "107-行政暨國際處"),
        ("enter j l l", "107-行政暨國際處-1"),
        ("l l h h", "行政暨國際處"),
        ("l l left", "行政暨國際處"),
        ("G", "研究發展考核委員會"),
        ("G g", "全市"),
        ("end", "研究發展考核委員會"),
        ("pagedown", "研究發展考核委員會"),
        ("pagedown pageup", "全市"),
        ("]", "衛生局"),
        ("[", "全市"),
        ("] ] ] ]", "研究發展考核委員會"),
    ],
)
async def test_keys_move_through_the_sidebar(explorer: Explorer, keys: str, place: str) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press(*keys.split())
        assert main(pilot).navigator.place == place


async def test_enter_opens_a_branch_then_goes_to_the_text(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        assert "113 施政綱要" in main(pilot).sidebar.labels
        assert main(pilot).sidebar.has_focus
        await pilot.press("enter")
        assert main(pilot).reader.has_focus


async def test_from_a_leaf_the_way_in_leads_to_the_text_and_out_again(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("l")
        assert main(pilot).reader.has_focus
        await pilot.press("h")
        assert main(pilot).sidebar.has_focus
        await pilot.press("tab", "escape", "shift+tab")
        assert main(pilot).reader.has_focus


async def test_the_text_scrolls_by_line_page_and_end(explorer: Explorer, library: Library) -> None:
    async with explorer("113-行政暨國際處", library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.press("tab", "j", "j", "k")
        assert reader.scroll_y == 1
        await pilot.press("space")
        assert reader.scroll_y == 1 + reader.size.height - 2
        await pilot.press("b", "k", "k")
        assert reader.scroll_y == 0
        await pilot.press("G")
        assert reader.scroll_y == reader.max_scroll_y > 0
        await pilot.press("g")
        assert reader.scroll_y == 0


async def test_next_and_previous_stay_on_their_level(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("tab", "]")
        assert main(pilot).navigator.place == "113-衛生局-3"
        await pilot.press("]")
        assert main(pilot).navigator.place == "113-衛生局-3"
        assert main(pilot).keybar.message == "已經是這一層的最後一項"
        await pilot.press("[", "[", "[")
        assert main(pilot).navigator.place == "113-衛生局-1"
        assert main(pilot).keybar.message == "已經是這一層的第一項"


async def test_clicks_select_open_and_follow(explorer: Explorer) -> None:
    async with explorer("全市").run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.click("#sidebar", offset=(6, 2))
        assert screen.navigator.place == "衛生局"
        assert "113 施政綱要" not in screen.sidebar.labels
        await pilot.click("#sidebar", offset=(1, 2))
        assert "113 施政綱要" in screen.sidebar.labels
        row = next(at for at, line in enumerate(screen.reader.lines) if line.node == "113-衛生局-2")
        await pilot.click("#reader", offset=(12, row))
        assert screen.navigator.place == "113-衛生局-2"
        assert screen.sidebar.key == "113-衛生局-2"
        await pilot.click("#crumbs", offset=(4, 0))
        assert screen.navigator.place == "衛生局"
        await pilot.click("#sidebar", offset=(6, 30))
        assert screen.navigator.place == "衛生局"


async def test_a_click_on_the_key_bar_is_a_key(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        row = drawn(explorer_of(pilot)).splitlines()[-1]
        at = len(row[: row.index("?")].encode("big5"))
        await pilot.click("#keybar", offset=(at, 0))
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_help_lists_the_keys_and_closes(explorer: Explorer) -> None:
    app = explorer()
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("?")
        assert isinstance(app.screen, HelpScreen)
        await pilot.pause()
        assert "在目錄與內文之間切換" in drawn(app)
        assert "關閉" in drawn(app)
        await pilot.press("j", "space", "b", "k", "escape")
        assert isinstance(app.screen, ExplorerScreen)
        await pilot.press("?", "q")
        assert isinstance(app.screen, ExplorerScreen)


async def test_ctrl_c_says_how_to_leave(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+c")
        assert main(pilot).keybar.message == "要離開請按 q"


async def test_keys_in_quick_succession_act_on_where_the_last_one_led(explorer: Explorer) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        for key in "jyjq":
            pilot.app.post_message(Key(key, key))
        while pilot.app.return_code is None:
            await asyncio.sleep(0.01)
        assert pilot.app.clipboard.startswith("衛生局\n")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "研究發展考核委員會"


async def test_markup_in_documents_is_shown_as_it_is(explorer: Explorer) -> None:
    hostile = library_of(
        Department(
            "[red]局",
            "[red]局",
            ("[/]",),
            (
                plan(
                    "[red]局",
                    "113",
                    PlanKind.OUTLINE,
                    "[link=x]綱要",
                    item(
                        "113-[red]局-1", "[1]", "[B]區\x1b[2J", "[/附件] [@click=app.quit]按我[/]"
                    ),
                ),
            ),
        )
    )
    app = explorer("113-[red]局-1", hostile)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        text = drawn(app)
        for words in ("[red]局", "[1] [B]區␛[2J", "[/附件] [@click=app.quit]按我[/]"):
            assert words in text
        assert "\x1b" not in text
        await pilot.press("e")
        await workers_done(app)
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, ExportScreen)
        assert dialog.source.words == "[1] [B]區␛[2J"
        assert dialog.box.value.endswith("113-[red]局-1.md")


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


async def test_without_colours_the_cursor_is_told_by_its_style(
    explorer: Explorer, no_color: None
) -> None:
    app = explorer("衛生局")
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        strip = main(pilot).sidebar.render_line(2)
        assert all(segment.style and segment.style.reverse for segment in strip)
        other = main(pilot).sidebar.render_line(1)
        assert not any(segment.style and segment.style.reverse for segment in other)
