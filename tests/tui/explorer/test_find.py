"""Finding words in the page that is being read."""

from __future__ import annotations

from kaoview.model import Library
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, main, opened, type_in

WIDE, NORMAL, NARROW = (120, 36), (80, 24), (60, 20)


async def test_find_in_the_page(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "医疗")  # Simplified finds Traditional
        screen = main(pilot)
        assert screen.find.matches.in_page is not None
        assert screen.find.matches.in_page.counter == "1/5"
        assert "1/5" in drawn(pilot.app)
        await pilot.press("down", "down")
        await pilot.pause()
        assert screen.find.matches.in_page.counter == "3/5"
        await pilot.press("enter", "n")
        assert screen.reader.has_focus
        assert screen.find.matches.in_page.counter == "4/5"
        assert "医疗 4/5" in drawn(pilot.app).splitlines()[-1]
        await pilot.press("N", "N", "N", "N")
        assert screen.find.matches.in_page.counter == "5/5"
        await pilot.press("escape")
        assert screen.find.matches.in_page is None
        assert not screen.reader.marks


async def test_find_starts_at_what_is_seen_and_escape_goes_back(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("113-行政暨國際處", library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("tab", "space")
        line = main(pilot).reader.scroll_y
        await pilot.press("f")
        await type_in(pilot, "，")
        found = main(pilot).find.matches.in_page
        assert found is not None
        assert found.at > 0
        await pilot.press("up", "up", "up", "up", "escape")
        await pilot.pause()
        assert main(pilot).reader.scroll_y == line
        assert main(pilot).find.matches.in_page is None


async def test_what_is_not_in_the_page_counts_nothing(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "輕軌")
        assert "0/0" in drawn(pilot.app)
        await pilot.press("down", "enter", "n")
        assert main(pilot).reader.has_focus
        assert main(pilot).navigator.place == "113-衛生局"


async def test_find_in_another_page_starts_anew(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "疫苗")
        await pilot.press("enter", "right_square_bracket")
        assert main(pilot).navigator.place == "113-衛生局-2"
        assert main(pilot).find.matches.in_page is None


async def test_find_on_a_departments_page(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "落實")
        found = main(pilot).find.matches.in_page
        assert found is not None
        assert found.stops == (("113-衛生局-1", 0),)


async def test_find_where_there_is_no_text_says_what_to_do(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "請先選一個機關、計畫或項目" in drawn(pilot.app)
