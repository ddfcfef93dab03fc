"""Stories of readers who find their way, on screens of all kinds."""

from __future__ import annotations

import pytest

from .person import Sit


async def test_straight_to_a_department_by_the_name_people_use(sit: Sit) -> None:
    """里長：「研考會」打下去就到了。"""
    async with sit() as reader:
        await reader.jump("研考會")
        await reader.see("研究發展考核委員會")
        assert reader.here == "研究發展考核委員會"
        await reader.jump("113-卫生局-2")
        await reader.read("營造高齡及失智友善社區")


async def test_the_tree_by_year(sit: Sit) -> None:
    """研究生：先看一年有哪些機關，再看一個機關有哪些年。"""
    async with sit("113-水利局") as student:
        await student.press("v")
        await student.see("107 施政計畫", "108-111 中程施政計畫", "113 施政綱要")
        assert student.here == "113-水利局"
        await student.press("u")
        await student.read("33 個機關", "水利局")
        await student.press("v")
        await student.see("目錄依機關分", "▾ 水利局")
        await student.miss("107 施政計畫")


async def test_the_tree_filtered(sit: Sit) -> None:
    """承辦人：機關太多，打「水利」只剩要的。"""
    async with sit() as clerk:
        await clerk.press("s")
        await clerk.type("水利")
        await clerk.see("水利局", "項符合")
        await clerk.miss("衛生局")
        await clerk.press("Enter")
        assert clerk.here.endswith("水利局")
        await clerk.see("衛生局")


async def test_five_jumps_and_all_the_way_back(sit: Sit) -> None:
    """助理：一路查過五個機關，再一步一步退回來，又往前。"""
    places = [f"113-{name}局-1" for name in ("衛生", "教育", "水利", "交通", "社會")]
    async with sit("107-行政暨國際處-1.1") as aide:
        for place in places:
            await aide.jump(place)
            assert aide.here == place
        for place in (*reversed(places[:-1]), "107-行政暨國際處-1.1"):
            await aide.press("Backspace")
            assert aide.here == place
        await aide.press("L", "L", "L", "L", "L")
        assert aide.here == places[-1]


async def test_the_window_is_made_smaller_while_reading(sit: Sit) -> None:
    """一邊寫稿一邊看：把視窗縮小、放大，讀到哪裡還在哪裡。"""
    async with sit("107-行政暨國際處") as writer:
        await writer.press("Tab", "空白鍵", "空白鍵")
        top = _first_words(writer.screen)
        for size in ((80, 24), (60, 20), (120, 36)):
            await writer.resize(*size)
            await writer.see(top[:6], "離開")
        assert _first_words(writer.screen) == top


def _first_words(screen: str) -> str:
    """The words at the top of the page, below the breadcrumb."""
    return screen.splitlines()[2][37:].strip()


async def test_too_small_then_large_again(sit: Sit) -> None:
    """手機上的終端機：太小會說要多大，轉成橫的就好了。"""
    async with sit("113-衛生局-2") as reader:
        await reader.resize(40, 12)
        await reader.see("視窗太小", "需要 60 欄、20 行", "q 離開")
        await reader.resize(80, 24)
        await reader.miss("視窗太小")
        await reader.read("營造高齡及失智友善社區")
        await reader.press("]")
        assert reader.here == "113-衛生局-3"


async def test_without_colour(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """點字顯示器、黑白終端機：不靠顏色也分得出來。"""
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit("107-行政暨國際處-1.16", (80, 24)) as reader:
        await reader.press("d", "Enter")
        await reader.see("= 延續  已校對", "› ")
        await reader.press("Esc")
        await reader.search("登革熱")
        await reader.see("› ", "相符 4 筆")
        styles = {
            segment.style.color.name
            for line in reader.app.screen._compositor.render_strips()
            for segment in line
            if segment.style and segment.style.color
        }
        assert styles <= {"default", "white", "bright_white", "black", "bright_black"}, styles
