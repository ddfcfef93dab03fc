"""A screen is not drawn before it has its words."""

from __future__ import annotations

from asyncio import sleep
from pathlib import Path
from types import FunctionType

import pytest
import textual.screen
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.platform import draw_once
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import drawn, until


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("question_mark", "方向鍵"),
        ("colon", "113"),
        ("M", "去過的地方"),
        ("d", "112"),
        ("e", "匯出"),
    ],
)
async def test_the_first_picture_is_the_whole_one(
    key: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[str] = []
    draw = Screen._compositor_refresh

    def look(screen: Screen[object]) -> None:
        draw(screen)
        if screen is screen.app.screen and screen is not main:
            pictures.append(drawn(screen.app))

    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        main = pilot.app.screen
        monkeypatch.setattr(Screen, "_compositor_refresh", look)
        await pilot.press(key)
        await settle(pilot)
        assert words in pictures[0]


async def test_what_waits_for_the_first_picture_goes_on_where_it_came_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine so busy that the screen is drawn without the clock that was just started."""
    monkeypatch.setattr(textual.screen, "UPDATE_PERIOD", 0.6)
    monkeypatch.setattr(draw_once, "_LONGEST_BLANK", 0.3)
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        for _ in range(200):  # without a message to the explorer, which would start the clock
            if OFFICE in drawn(pilot.app):
                return
            await sleep(0.02)
    raise AssertionError("the documents are never drawn")


async def test_the_program_may_end_while_a_dialog_opens(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        pilot.app.push_screen(HelpScreen())


async def test_before_the_documents_the_main_screen_is_drawn_whole_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[str] = []
    draw = Compositor.render_full_update

    def look(compositor: Compositor, **options: bool) -> object:
        whole.append("")
        return draw(compositor, **options)

    monkeypatch.setattr(Compositor, "render_full_update", look)
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert len(whole) == 1


@pytest.mark.parametrize("key", ["", "question_mark", "colon", "M", "d", "e", "slash"])
async def test_a_screen_that_was_styled_once_has_all_its_styles(key: str, tmp_path: Path) -> None:
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        if key:
            await pilot.press(key)
            await settle(pilot)
        widgets = list(app.screen.walk_children(with_self=True))
        shown = [widget.styles.base.get_rules() for widget in widgets]
        app.stylesheet.update(app.screen)
        assert [widget.styles.base.get_rules() for widget in widgets] == shown


async def test_the_screen_below_is_laid_out_anew_only_when_its_size_changes(tmp_path: Path) -> None:
    laid_out: list[str] = []
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        below = pilot.app.screen
        signal = below.screen_layout_refresh_signal
        signal.subscribe(below, lambda _: laid_out.append("below"))
        for _ in range(5):  # what the screen below lays out for itself may fall into one opening
            laid_out.clear()
            await pilot.press("question_mark")
            await settle(pilot)
            assert pilot.app.screen is not below
            if not laid_out:
                break
            await pilot.press("escape")
            await settle(pilot)
        assert not laid_out
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert laid_out
        assert below.size.width == pilot.app.screen.size.width == 100


def rename(monkeypatch: pytest.MonkeyPatch, old: str) -> None:
    """Give a method of Textual's screens another name, as a later version might."""
    new = f"{old}_renamed"

    def with_new_name(function: FunctionType) -> FunctionType:
        code = function.__code__
        names = tuple(new if name == old else name for name in code.co_names)
        made = FunctionType(
            code.replace(co_names=names),
            function.__globals__,
            function.__name__,
            function.__defaults__,
            function.__closure__,
        )
        made.__kwdefaults__ = function.__kwdefaults__
        return made

    for owner in (Screen, Pilot):
        for name, member in list(vars(owner).items()):
            getter = member.fget if isinstance(member, property) else member
            if isinstance(getter, FunctionType) and old in getter.__code__.co_names:
                made = with_new_name(getter)
                monkeypatch.setattr(owner, name, made if member is getter else property(made))
    monkeypatch.setattr(Screen, new, getattr(Screen, old), raising=False)
    monkeypatch.delattr(Screen, old)


@pytest.mark.parametrize("name", ["_on_timer_update", "_compositor_refresh"])
async def test_where_a_private_name_of_textual_is_gone_dialogs_are_drawn_and_take_keys(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(monkeypatch, name)
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("colon", "1", "1", "3")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "113"
        assert "113 施政綱要" in drawn(app)
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


async def test_where_textual_no_longer_calls_its_clock_dialogs_are_drawn_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw_once, "_LONGEST_BLANK", 0.1)
    rename(monkeypatch, "_on_timer_update")
    monkeypatch.setattr(Screen, "_on_timer_update", lambda screen: None, raising=False)
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("colon", "1", "1", "3")
        await until(pilot, lambda: "113 施政綱要" in drawn(app))
        assert app.screen.query_one(Input).value == "113"
