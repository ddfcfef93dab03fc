"""Taking away on the main screen: what is copied, cited and opened is what the reader looks at."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from kaoview.tui.app import ExplorerApp
from tests.tui.conftest import Explorer, main, opened, searched, type_in


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
