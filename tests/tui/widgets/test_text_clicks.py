"""Clicks in the text: two select a word, three its sentence, and the copying key takes it."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.pilot import Pilot

from kaoview.text.cell_width import cell_width
from kaoview.tui.dialogs.help import HelpScreen, KeyPage
from kaoview.tui.explorer import search as searching
from kaoview.tui.themes import DARK, LIGHT, PLAIN
from tests.tui.conftest import Explorer
from tests.tui.waiting import main, opened, until

SIZE = (100, 28)


async def click(pilot: Pilot[None], words: str, times: int, cell: int = 0) -> None:
    """Click on a cell of some words in the text."""
    reader = main(pilot).reader
    for number, line in enumerate(reader.lines):
        drawn = " " * line.indent + "".join(piece.text for piece in line.pieces)
        if words in drawn:
            x = reader.margin_width + cell_width(drawn[: drawn.index(words)]) + cell
            await pilot.click("#reader", offset=(x, number - reader.top_line), times=times)
            await pilot.pause()
            return
    raise AssertionError(f"{words} is not on the page")


@pytest.mark.parametrize("cell", [0, 1, 2, 3])
async def test_two_clicks_select_a_word_by_any_of_its_cells(explorer: Explorer, cell: int) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await click(pilot, "死亡", 2, cell)
        await until(pilot, screen.get_selected_text)
        assert screen.get_selected_text() == "死亡"
        await pilot.press("y")
        assert pilot.app.clipboard == "死亡"
        await click(pilot, "疫苗", 1)
        assert not screen.get_selected_text()


async def test_a_sentence_is_whole_over_a_line_break(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        lines = screen.reader.lines
        below = next(at for at, line in enumerate(lines) if line.joined)
        last = "".join(piece.text for piece in lines[below - 1].pieces)[-3:]
        first = lines[below].pieces[0].text[0]
        await click(pilot, last, 3, 2 * (len(last) - 1))
        selected = screen.get_selected_text() or ""
        assert last + first in selected


async def test_three_clicks_select_the_sentence_as_in_the_document(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await click(pilot, "死亡", 3)
        selected = main(pilot).get_selected_text()
        assert selected == "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。"


async def test_two_clicks_on_another_item_go_there_and_select_the_word(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await click(pilot, "死亡", 2)
        await until(pilot, screen.get_selected_text)
        assert screen.navigator.place == "113-衛生局-1"
        assert screen.get_selected_text() == "死亡"


async def test_a_word_found_too_late_is_not_selected(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[object] = []
    monkeypatch.setattr(
        searching.SearchController,
        "find_word",
        lambda _self, _text, at, found: late.append((found, at)),
    )
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await click(pilot, "死亡", 2)
        await click(pilot, "疫苗", 1)
        found, at = late[0]  # type: ignore[misc]
        found((at, at + 2))
        assert not main(pilot).get_selected_text()


async def test_clicks_beside_the_text_select_nothing(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.click("#reader", offset=(reader.size.width - 2, 20), times=2)
        await pilot.pause(0.05)
        assert not main(pilot).get_selected_text()


async def test_on_the_help_page_two_clicks_select_a_word_as_well(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("question_mark")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        row = next(
            at
            for at, line in enumerate(screen.query_one(KeyPage).lines)
            if "".join(piece.text for piece in line.pieces) == "按鍵"
        )
        await pilot.click(KeyPage, offset=(screen.query_one(KeyPage).margin_width, row), times=2)
        await until(pilot, screen.get_selected_text)
        assert screen.get_selected_text() == "按鍵"


@pytest.mark.parametrize("theme", [DARK, LIGHT, PLAIN])
async def test_what_is_selected_can_be_read(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    if theme == PLAIN:
        monkeypatch.setenv("NO_COLOR", "1")
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        pilot.app.theme = theme
        await pilot.pause()
        await click(pilot, "死亡", 3)
        await pilot.pause()
        screen = main(pilot)
        strips = screen._compositor.render_strips()
        styles = [part.style for strip in strips for part in strip if "死亡" in part.text]
        assert styles
        for style in styles:
            assert style is not None
            if theme == PLAIN:
                assert style.reverse
            else:
                assert style.bgcolor is not None and style.color is not None
                words, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                assert abs(Color(*words).brightness - Color(*ground).brightness) > 0.3
