"""How the explorer opens: where it is told, with what could not be read, and while it reads."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kaoview.library.load import LibraryError
from kaoview.model import Department, Library, PlanKind, Problem
from kaoview.tui.app import ExplorerApp
from kaoview.tui.state.row_kinds import PROBLEMS
from kaoview.tui.state.session import SessionStore

from .conftest import Explorer
from .small_library import library_of, plan
from .waiting import drawn, main, opened, page, until

NORMAL = (80, 24)


async def test_it_opens_with_how_to_begin_before_the_first_line(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert "從這裡開始" in page(pilot) and "4 個年度" in page(pilot)
        await pilot.press("down")
        assert main(pilot).navigator.place == "全市"
        await pilot.press("down", "enter")
        assert "時值美中貿易戰" in page(pilot)
        await pilot.press("home", "home")
        assert "從這裡開始" in page(pilot)
        await pilot.press("down", "down")
        assert main(pilot).navigator.place == "108-111-全市"
        await pilot.press("g", "g", "]")
        assert main(pilot).navigator.place == "全市"
        await pilot.click("#sidebar", offset=(8, 0))  # a click on the line that is read closes it
        assert "▸ 全市" in drawn(pilot.app)
        await pilot.press("g")
        await pilot.click("#sidebar", offset=(8, 0))  # this one goes to it
        assert main(pilot).navigator.place == "全市" and "▸ 全市" in drawn(pilot.app)
        await pilot.press("q")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "全市"
        assert "從這裡開始" not in page(pilot)


async def test_it_opens_where_it_is_told(explorer: Explorer) -> None:
    async with explorer("107-秘書處-1.2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "107-行政暨國際處-1.2"
        assert main(pilot).sidebar.key == "107-行政暨國際處-1.2"


async def test_a_start_that_is_not_there_is_said(explorer: Explorer) -> None:
    async with explorer("113-沒有局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "108-111-全市"
        assert "找不到「113-沒有局」" in main(pilot).keybar.message


async def test_files_that_could_not_be_read_are_said_and_listed(explorer: Explorer) -> None:
    library = library_of(
        Department("衛生局", "衛生局", plans=(plan("衛生局", "113", PlanKind.OUTLINE, "綱要"),)),
        problems=(Problem("/docs/b.pdf", "不是純文字檔"),),
    )
    async with explorer(library=library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert "有 1 個檔案沒有讀進來" in main(pilot).keybar.message
        await pilot.press("down", "down", "enter")
        assert "這份計畫裡沒有讀到項目。" in page(pilot)
        await pilot.press("tab", "G")
        assert main(pilot).navigator.place == PROBLEMS
        assert "/docs/b.pdf" in page(pilot)
        await pilot.press("y")
        assert (
            main(pilot).keybar.message
            == "這裡沒有可以複製或打開的內容；請先在目錄選一個機關、計畫或項目"
        )
        await pilot.press("q")
    async with explorer(library=library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == PROBLEMS


async def test_documents_that_cannot_be_read_end_the_explorer(explorer: Explorer) -> None:
    def load() -> Library:
        raise LibraryError("找不到「x」，請檢查路徑")

    app = explorer(load=load)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.failure)
    assert isinstance(app.failure, LibraryError)


async def test_keys_pressed_while_the_documents_are_read_do_no_harm(
    explorer: Explorer, small: Library
) -> None:
    gate = threading.Event()

    def slow() -> Library:
        gate.wait(5)
        return small

    app = explorer(load=slow)
    async with app.run_test(size=NORMAL) as pilot:
        await pilot.pause()
        assert "讀取文件中" in drawn(app)
        await pilot.press(
            *"jklhgG", "enter", "space", "tab", *"jG", "space", "tab", *"e[]umMHL:T?", "escape"
        )
        gate.set()
        await opened(pilot)
        assert main(pilot).navigator.place == "108-111-全市"


async def test_panes_may_change_long_before_the_documents_are_there(
    explorer: Explorer, small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow disk the session is due to be saved while there is none yet."""
    monkeypatch.setattr("kaoview.tui.explorer.saver.SAVE_AFTER", 0.01)
    gate = threading.Event()

    def slow() -> Library:
        gate.wait(5)
        return small

    async with explorer(load=slow).run_test(size=(160, 40)) as pilot:
        for key in ("v", "z", "z", "backslash", "R", "less_than_sign", "greater_than_sign", "bar"):
            await pilot.press(key)
            await pilot.pause(0.05)
        gate.set()
        await opened(pilot)
        assert main(pilot).navigator.place == "108-111-全市"


async def test_leaving_while_the_documents_are_read(explorer: Explorer, small: Library) -> None:
    gate = threading.Event()

    def slow() -> Library:
        gate.wait(5)
        return small

    async with explorer(load=slow).run_test(size=NORMAL) as pilot:
        await pilot.press("q")
        gate.set()


async def test_a_library_without_plans_opens(explorer: Explorer) -> None:
    app = explorer(library=library_of())
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("j", "k", "enter", "tab", "e", "]", "[", "G")
        assert main(pilot).sidebar.labels == []


def test_a_current_folder_that_is_gone_is_no_reason_to_fail(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("os.getcwd", gone)
    monkeypatch.setenv("HOME", str(tmp_path))
    app = ExplorerApp(lambda: small, store=SessionStore(tmp_path / "state"))
    assert app.folder == tmp_path


async def test_documents_that_come_while_the_screen_is_taken_down_are_let_go(
    tmp_path: Path,
) -> None:
    read = threading.Event()

    def load() -> Library:
        read.wait(10)
        return Library((), ())

    app = ExplorerApp(load, store=SessionStore(tmp_path))
    async with app.run_test(size=NORMAL) as pilot:
        await app.screen.query_one("#panes").remove()
        read.set()
        await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
        await pilot.pause()
        assert app.failure is None
