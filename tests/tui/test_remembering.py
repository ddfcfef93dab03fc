"""What the explorer remembers for its next start: place, theme, and however it is left."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.tui.platform.signals import exit_on_signals
from kaoview.tui.state.session import Session, SessionStore, library_key
from kaoview.tui.themes import DARK, LIGHT

from .conftest import Explorer
from .waiting import main, opened, until

NORMAL = (80, 24)


async def test_q_leaves_and_the_next_start_is_where_it_was(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("q")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "113-衛生局-2"
        assert main(pilot).sidebar.expanded == {"衛生局", "113-衛生局"}


async def test_a_place_is_remembered_without_leaving(
    explorer: Explorer, small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaoview.tui.explorer.saver.SAVE_AFTER", 0.01)
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("k")
        store, key = SessionStore(tmp_path / "state"), library_key(small, tmp_path)
        await until(pilot, lambda: store.session(key).place == "行政暨國際處")
        assert store.session(key).expanded == ()


async def test_a_damaged_memory_is_kept_aside_and_said(
    explorer: Explorer, small: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    path = folder / f"session-{library_key(small, tmp_path)}.json"
    path.write_text('{"schema": 1, "place": ', "utf-8")
    (folder / "looks.json").write_text("?", "utf-8")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "108-111-全市"
        assert "損壞，已改名為" in main(pilot).keybar.message
    assert len(list(folder.glob("*.damaged-1.json"))) == 2


async def test_a_place_that_is_gone_leads_to_the_first_plan(
    explorer: Explorer, small: Library, tmp_path: Path
) -> None:
    store = SessionStore(tmp_path / "state")
    store.save_session(library_key(small, tmp_path), Session("099-衛生局", ("099-衛生局",)))
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "108-111-全市"


async def test_dark_and_light_are_remembered(explorer: Explorer) -> None:
    app = explorer()
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert app.theme == DARK
        await pilot.press("T")
        assert app.theme == LIGHT
    again = explorer()
    async with again.run_test(size=NORMAL):
        assert again.theme == LIGHT


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals here")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_who_is_told_to_leave_forgets_nothing(
    explorer: Explorer, small: Library, tmp_path: Path, name: str
) -> None:
    app = explorer("113-衛生局")
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("right_square_bracket", "m", *"ab", "enter")
        with exit_on_signals(app.leave):
            signal.raise_signal(getattr(signal, name))
        await until(pilot, lambda: app.return_code is not None)
        assert app.return_code == 0
    key = library_key(small, Path("/nowhere"))
    assert SessionStore(tmp_path / "state").session(key).place == "113-衛生局"
    assert '"note": "ab"' in (tmp_path / "bookmarks.json").read_text("utf-8")
