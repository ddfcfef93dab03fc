"""An export that is stopped, or whose memories are damaged."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kaoview.export.formats import ITEM_FORMATS
from kaoview.export.selection import ExportProgress
from kaoview.export.write_file import write_new
from kaoview.tui.dialogs import export_job
from kaoview.tui.explorer import screen as mainscreen
from kaoview.tui.state.export_sources import ExportSource
from tests.tui.conftest import Explorer
from tests.tui.dialogs.test_export import SIZE, dialog, said, settled
from tests.tui.waiting import main, opened, until


async def test_a_long_export_can_be_stopped(explorer: Explorer, tmp_path: Path) -> None:
    go_on = threading.Event()

    def write(form: str, watch: ExportProgress) -> str:
        watch(30_000, 100_000)
        go_on.wait(10)
        return "太久了"

    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        pilot.app.open_export([ExportSource("全部", "很多", "many", 100_000, ITEM_FORMATS, write)])
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert dialog(pilot).running
        await until(pilot, lambda: said(pilot).startswith("匯出中30%（100,000項，"))
        await pilot.press("escape")
        assert said(pilot) == "停下來了，沒有寫檔案"
        go_on.set()
        await settled(pilot)
        assert list((tmp_path / "out").iterdir()) == []
        await pilot.press("escape")
        assert pilot.app.screen is main(pilot)


async def test_a_file_that_was_whole_before_it_was_stopped_is_not_denied(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, go_on = threading.Event(), threading.Event()

    def slow(path: Path, pieces: list[str], *, force: bool) -> None:
        write_new(path, pieces, force=force)
        written.set()
        go_on.wait(10)

    monkeypatch.setattr(export_job, "write_new", slow)
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e", "enter")
        await until(pilot, written.is_set)
        await pilot.press("escape")
        go_on.set()
        await until(pilot, lambda: said(pilot).startswith("已存成"))


async def test_damaged_memories_are_told_where_they_are_missed(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mainscreen, "library_key", lambda *_: "abc")
    (tmp_path / "state").mkdir()
    for name in ("searches-abc", "exports"):
        (tmp_path / "state" / f"{name}.json").write_text("{")
    async with explorer("113-衛生局-2").run_test(size=(120, 30)) as pilot:
        await opened(pilot)
        assert "「searches-abc.json」損壞" in main(pilot).keybar.message
        await pilot.press("e")
        await opened(pilot)
        assert "「exports.json」損壞，已改名為" in said(pilot)
