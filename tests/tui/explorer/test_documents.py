"""Opening documents from inside the explorer."""

from __future__ import annotations

from pathlib import Path
from weakref import ref

import pytest
from textual import events

from kaoview.library.load import load
from kaoview.tui.app import ExplorerApp
from kaoview.tui.dialogs.open_file import OpenScreen
from kaoview.tui.dialogs.understood import UnderstoodScreen
from kaoview.tui.explorer.documents import look_at
from tests.tui.conftest import Explorer
from tests.tui.small_library import small_library
from tests.tui.waiting import drawn, main, opened, searched, until

PLAN = "桃園市政府衛生局施政計畫\n\n一、長期照顧\n布建社區據點。\n二、防疫\n清除孳生源。\n"


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document to open, and a home of one's own to keep it in."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "桃園衛生.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def reading(explorer: Explorer) -> ExplorerApp:
    """Return an explorer that reads the bundled and the reader's own documents."""

    return explorer(load=load, read_again=lambda extra: load(add=list(extra), said=dict(extra)))


async def understood(pilot: object) -> UnderstoodScreen:
    app = pilot.app  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(app.screen, UnderstoodScreen) and app.screen.done)  # type: ignore[arg-type]
    screen = app.screen
    assert isinstance(screen, UnderstoodScreen)
    return screen


async def test_a_document_is_opened_corrected_and_kept(
    explorer: Explorer, document: Path, tmp_path: Path
) -> None:
    app = reading(explorer)
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        await pilot.press("O")
        await until(pilot, lambda: isinstance(app.screen, OpenScreen))
        screen = app.screen
        assert isinstance(screen, OpenScreen)
        screen.line.value = str(document)
        await pilot.press("enter")
        form = await understood(pilot)
        await until(pilot, lambda: "看不出年度" in drawn(app))
        form.lines["period"].value = "114"
        await pilot.press("enter")
        await until(pilot, lambda: "已加入我的文件庫" in drawn(app))
        await until(pilot, lambda: "114 施政計畫" in drawn(app))
    kept = [path.name for path in (tmp_path / "data").rglob("*") if path.suffix == ".toml"]
    assert kept == ["桃園衛生.txt.toml"]
    assert [plan.id for plan in load().plans() if "桃園" in plan.id] == ["114-桃園市政府衛生局"]


async def test_a_document_may_be_read_this_time_only(explorer: Explorer, document: Path) -> None:
    app = reading(explorer)
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        app.post_message(events.Paste(f"'{document}'"))
        await understood(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "只在這次打開" in drawn(app) and "桃園" in drawn(app))
    assert not [plan for plan in load().plans() if "桃園" in plan.id]


async def test_what_cannot_be_understood_is_asked_again(explorer: Explorer, document: Path) -> None:
    app = reading(explorer)
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        app.post_message(events.Paste(str(document)))
        form = await understood(pilot)
        form.lines["period"].value = "明年"
        await pilot.press("enter")
        await until(pilot, lambda: "要像 114、2025 或 108-111" in drawn(app))
        assert app.screen is form
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is not form


async def test_a_path_that_is_not_there_is_said(explorer: Explorer, tmp_path: Path) -> None:
    app = reading(explorer)
    (tmp_path / "計畫一.txt").touch()
    (tmp_path / "計畫二.txt").touch()
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        await pilot.press("O")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, OpenScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "請寫出檔案或資料夾的路徑" in drawn(app))
        screen.line.value = str(tmp_path / "沒有.pdf")
        await pilot.press("enter")
        await until(pilot, lambda: "找不到「" in drawn(app))
        screen.line.value = "登革熱" * 200  # longer than any file's name
        await pilot.press("enter")
        await until(pilot, lambda: "找不到「登革熱登革熱" in drawn(app))
        screen.line.value = str(tmp_path / "計")
        screen.line.cursor_position = len(screen.line.value)
        await pilot.press("tab")
        await until(pilot, lambda: "計畫一.txt" in drawn(app))
        assert screen.line.value == str(tmp_path / "計畫")
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is not screen


async def test_a_file_that_cannot_be_read_says_why(explorer: Explorer, tmp_path: Path) -> None:
    broken = tmp_path / "壞.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    app = reading(explorer)
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        app.post_message(events.Paste(str(broken)))
        await until(pilot, lambda: "沒有讀進來" in drawn(app) and "打不開" in drawn(app))
        await pilot.press("escape")


async def test_a_library_that_is_read_again_is_not_kept_beside_the_new_one(
    explorer: Explorer,
) -> None:
    app = explorer(load=small_library)
    async with app.run_test(size=(110, 36)) as pilot:
        await opened(pilot)
        await pilot.press("slash", "登")
        await searched(pilot)  # what it is searched by refers to itself
        await pilot.press("escape", "escape")
        before = ref(main(pilot).navigator.library)
        await pilot.press("f5")
        await until(pilot, lambda: main(pilot).navigator.library is not before())
        await until(pilot, lambda: before() is None)


def test_files_that_are_gone_look_different(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲")
    before = look_at([str(path)])
    path.write_text("甲乙")
    assert look_at([str(path)]) != before
    path.unlink()
    assert look_at([str(path), "\0"]) == {str(path): (0, -1), "\0": (0, -1)}
