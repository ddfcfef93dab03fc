"""Taking away on the main screen: what is copied, cited and opened is what the reader looks at."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.model import Item, Library
from kaoview.tui.app import ExplorerApp
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, main, opened, searched, type_in, until


async def test_the_text_and_the_citation_are_copied(explorer: Explorer) -> None:
    async with explorer("108-111-全市-0").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        await pilot.press("y")
        await opened(pilot)
        assert pilot.app.clipboard.startswith("時值美中貿易戰")
        assert "\n高雄目前正處於轉型的關鍵時期，我們將秉持「緊衝精神」" in pilot.app.clipboard
        assert main(pilot).keybar.message.startswith("已送往終端機的剪貼簿：")
        await pilot.press("Y")
        await opened(pilot)
        assert pilot.app.clipboard.startswith("「時值美中貿易戰")
        assert pilot.app.clipboard.endswith(
            "（高雄市政府108至111年度中程施政計畫理念；"
            "113-annual-outline.txt 第 1-3 行；108-111-全市-0）"
        )
        assert main(pilot).keybar.message == "已送往終端機的剪貼簿：引文（OSC 52）"


async def test_what_the_mouse_selected_is_copied_until_another_page_is_read(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-1").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.mouse_down(reader, offset=(2 + 5, 0))
        await pilot.hover(reader, offset=(2 + 13, 0))
        await pilot.mouse_up(reader, offset=(2 + 13, 0))
        await pilot.pause()
        await pilot.press("y")
        assert pilot.app.clipboard == "落實登革熱"
        await pilot.press("right_square_bracket", "y")
        assert pilot.app.clipboard.startswith("(二) 強化偏遠地區")


async def test_a_hit_is_taken_even_where_it_stands_on_another_page(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "羅達生")
        await pilot.press("enter")
        await searched(pilot)
        await pilot.press("y")
        await opened(pilot)
        assert main(pilot).navigator.place == "112-04-行政暨國際處-1.1"
        assert pilot.app.clipboard.startswith("照片 1：羅達生副市長出訪日本")


async def test_the_source_is_opened_at_its_line(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int]] = []
    monkeypatch.setattr(
        ExplorerApp, "open_file", lambda self, path, line=1, pager=False: asked.append((path, line))
    )
    async with explorer("113-衛生局-2").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        await pilot.press("o")
        main(pilot).navigator.visit("113-衛生局")
        await pilot.press("o")
        assert asked == [(Path("/docs/113-annual-outline.txt"), 1)] * 2
        main(pilot).navigator.visit("衛生局")
        await pilot.press("o")
        assert "先選一個計畫或項目" in main(pilot).keybar.message


async def test_a_source_that_is_gone_is_said_and_the_explorer_stays(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExplorerApp, "suspend", lambda self: nullcontext())
    async with explorer("113-衛生局-2").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert "檔案不在了：/docs/113-annual-outline.txt" in main(pilot).keybar.message
        await pilot.press("left_square_bracket")
        assert main(pilot).navigator.place == "113-衛生局-1"


@pytest.fixture
def paged(small: Library, tmp_path: Path) -> Library:
    """The small library, its document a PDF, and the second of the health items on page 12."""
    path = tmp_path / "113.pdf"
    path.write_bytes(b"%PDF-1.5")
    (document,) = small.documents
    departments = []
    for department in small.departments:
        plans = tuple(
            replace(plan, items=tuple(_on_page_12(item) for item in plan.items))
            for plan in department.plans
        )
        departments.append(replace(department, plans=plans))
    read = document._replace(path=str(path), plain=False, pages=44)
    return Library(tuple(departments), (read,))


def _on_page_12(item: Item) -> Item:
    return replace(item, source=item.source._replace(first_page=12, last_page=12))


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A display, and a folder of programs that is the whole PATH."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(programs))
    return programs


def _program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="the fake program is xdg-open's")
async def test_a_pdf_is_opened_on_the_desktop_at_its_page(
    explorer: Explorer, paged: Library, desktop: Path
) -> None:
    got = desktop / "got"
    _program(desktop, "xdg-mime", "echo okularApplication_pdf.desktop")
    _program(desktop, "okular", f'echo "$@" > "{got}.new"; /bin/mv "{got}.new" "{got}"')
    async with explorer("113-衛生局-2", library=paged).run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        assert "113-annual-outline.txt 第 12 頁" in drawn(pilot.app)
        await pilot.press("o")
        await until(pilot, lambda: main(pilot).keybar.message)
        assert main(pilot).keybar.message == "已用 okular 打開 113.pdf，翻到第 12 頁"
        await until(pilot, got.exists)
        assert got.read_text("utf-8") == f"-p 12 {paged.documents[0].path}\n"
        await pilot.press("left_square_bracket")
        assert main(pilot).navigator.place == "113-衛生局-1"


@pytest.mark.skipif(sys.platform != "linux", reason="the fake program is xdg-open's")
async def test_where_the_desktop_fails_the_page_and_the_path_are_said(
    explorer: Explorer, paged: Library, desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(desktop, "xdg-open", "exit 4")
    async with explorer("113-衛生局-2", library=paged).run_test(size=(120, 28)) as pilot:
        await opened(pilot)
        await pilot.press("o")
        await until(pilot, lambda: "代碼 4" in main(pilot).keybar.message)
        monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
        await pilot.press("o")
        await until(pilot, lambda: "ssh" in main(pilot).keybar.message)
        assert f"請看第 12 頁，檔案在 {paged.documents[0].path}" in main(pilot).keybar.message
        await pilot.press("Y")
        assert "113-annual-outline.txt 第 12 頁；113-衛生局-2）" in pilot.app.clipboard
