"""A library to compare: two summaries and an outline with real text, opened in the explorer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from kaoview.model import Department, Item, Library, Plan, PlanKind
from kaoview.tui.app import ExplorerApp
from kaoview.tui.comparison.candidates import CandidatesScreen
from kaoview.tui.comparison.screen import ComparisonScreen
from kaoview.tui.state.session import SessionStore

from .small_library import document, item, library_of, plan
from .waiting import workers_done

OFFICE, HEALTH, CITY = "行政暨國際處", "衛生局", "全市"

OLD = (
    "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。",
    "主動積極介入突發性重大消費爭議事件，並結合南台灣消保機關及民間團體，採取一致立場及必要措施。",
    "精進公文電子化，落實省時、省紙、省錢政策，線上簽核比率達 30 %；加強防毒防駭能力，確保公務資訊安全。",
    "加速辦理眷舍收回及老舊眷舍拆除作業，收回空地以美綠化或出租闢建社區可運用空間方式，活化利用。",
)
NEW = (
    "從城市議題拓展與姊妹市及友好夥伴城市之交流領域，多方媒合局處專業、促進實質合作機會。",
    "主動積極介入突發性重大消費爭議事件，結合消費者保護團體，保障消費者權益。",
    "精進公文電子化，落實省時、省紙、省錢政策，線上簽核比率達 50 %；加強防毒防駭能力，確保公務資訊安全。",
    "建置[b]市政[/b]影音平台，即時轉播記者會。",
)
HARBOUR = item(f"108-111-{CITY}-2", "二、", "", "推動亞洲新灣區建設，帶動港區產業轉型。")
CARE = "強化偏遠地區在地化照護服務，積極布建日間照顧服務資源，營造高齡及失智友善社區。"


def comparable(*more: Item) -> Library:
    """One office with two years, another with one, and the whole city's mid-term plan.

    Args:
        more: What else stands in the city's plan.
    """
    mid = replace(
        plan(
            CITY,
            "108-111",
            PlanKind.MIDTERM,
            "中程施政計畫",
            item(f"108-111-{CITY}-1", "一、", "", "布建日間照顧服務資源，一學區一日照中心。"),
            *more,
        ),
        document="108-111-mid-term.txt",
    )
    library = library_of(
        Department(CITY, CITY, plans=(mid,)),
        Department(
            OFFICE,
            OFFICE,
            ("秘書處",),
            plans=(
                _outline(OFFICE, "112", OLD),
                _outline(OFFICE, "113", NEW),
            ),
        ),
        Department(HEALTH, HEALTH, plans=(_outline(HEALTH, "113", (CARE,)),)),
    )
    names = dict.fromkeys(plan.document for plan in library.plans())
    return replace(library, documents=tuple(map(document, names)))


def _outline(department: str, period: str, texts: tuple[str, ...]) -> Plan:
    items = (
        item(f"{period}-{department}-{number}", f"({marker})", "", text)
        for number, (marker, text) in enumerate(zip("一二三四", texts, strict=False), 1)
    )
    made = plan(department, period, PlanKind.OUTLINE, f"{period}年度施政綱要", *items)
    return replace(made, document=f"{period}-outline.txt")


def open_at(start: str, folder: Path, library: Library | None = None) -> ExplorerApp:
    """Return an explorer that keeps everything in a folder."""
    library = library or comparable()
    return ExplorerApp(
        lambda: library,
        start,
        store=SessionStore(folder / "state"),
        folder=folder,
        reviews=folder / "reviews.tsv",
        bookmarks=folder / "bookmarks.json",
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all threads are done and what they found is drawn."""
    await pilot.pause()
    await workers_done(pilot.app)
    await pilot.pause()
    await pilot.pause()


async def compared(pilot: Pilot[None]) -> ComparisonScreen:
    """Open the comparison with what is offered first."""
    await settle(pilot)
    await pilot.press("d", "enter")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ComparisonScreen)
    return screen


def candidates(pilot: Pilot[None]) -> CandidatesScreen:
    """Return the screen of candidates, which must be open."""
    screen = pilot.app.screen
    assert isinstance(screen, CandidatesScreen)
    return screen


def keys_of(screen: ComparisonScreen) -> list[str]:
    """The keys of the rows that are listed."""
    return [entry.key for entry in screen.rows.entries]
