"""A small library of real text, and an explorer that remembers and exports into a test's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import _wait, events
from textual.pilot import Pilot

from kaoview.model import (
    Account,
    Department,
    Document,
    Item,
    ItemKind,
    Library,
    Plan,
    PlanKind,
    Problem,
    SourceSpan,
)
from kaoview.search import Searcher
from kaoview.tui.app import ExplorerApp, ReadAgain
from kaoview.tui.explorer import search as searching
from kaoview.tui.explorer.related import LOOKING
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.state.session import SessionStore
from kaoview.tui.widgets import key_bar as keybar
from kaoview.tui.widgets import search_panel as searchpanel

from .ansi import AnsiPictures


@pytest.fixture(scope="session", autouse=True)
def short_waits() -> Iterator[None]:
    """Look more often than Textual does whether the explorer has come to rest after a key."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_IDLE", _wait.SLEEP_IDLE / 4)
        patch.setattr(_wait, "SLEEP_GRANULARITY", _wait.SLEEP_GRANULARITY / 4)
        yield


@pytest.fixture(scope="session")
def kept_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where searches keep the words of a library, so that they are found once and not per test."""
    return tmp_path_factory.mktemp("words")


@pytest.fixture(autouse=True)
def quick_searches(monkeypatch: pytest.MonkeyPatch, kept_words: Path) -> None:
    """Searches keep nothing in the reader's own cache folder, and the page follows at once."""
    monkeypatch.setattr(searchpanel, "_QUIET", 0.01)
    monkeypatch.setattr(
        searching, "make_searcher", lambda library: Searcher(library, cache=kept_words)
    )


@pytest.fixture(autouse=True)
def clipboard_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test copies goes to its own terminal, never to the clipboard of whoever runs it."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def kept(snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> SnapshotAssertion:
    """The pictures that a test has taken before; while new ones are taken, no message goes away."""
    monkeypatch.setattr(keybar, "_SECONDS", 600.0)
    return snapshot.use_extension(AnsiPictures)


Explorer = Callable[..., ExplorerApp]

SUMMARY = (
    "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。",
    "辦理國際學生、使節、媒體看見高雄之系列活動，以高雄在地文化、宗教民俗、農漁產等為內涵，"
    "提升高雄在地文化的辨識度與國際能見度。",
    "規劃國際主題之相關課程，提升各機關同仁涉外工作職能，開放實習機會予大專院校具語言專長之學生，"
    "提升本市公私機構國際多語環境。",
)
HEALTH = (
    "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。宣導上呼吸道疑似症狀應即時篩檢及就醫，"
    "持續提升疫苗涵蓋率，並宣導個人衛生防護措施。",
    "強化偏遠地區在地化照護服務，積極布建日間照顧服務資源，完善社區整體照顧服務；藉由長者健康整合式"
    "功能評估(ICOPE)，及早發現及介入醫療、運動與營養等處置，營造高齡及失智友善社區。",
    "優化兒童、偏遠地區醫療照護體系；完善原民區智慧遠距醫療照護，提升衛生所醫療品質，連結資源公私協力，"
    "永續經營健康社區。",
)
PREFACE = (
    "時值美中貿易戰、全球產業鏈重組的重大時刻，高雄作為台灣產業重鎮，務必要掌握歷史機遇，藉由國內外各項"
    "投資，帶動城市升級轉型，成為國際一流港灣城市。\n"
    "高雄目前正處於轉型的關鍵時期，我們將秉持「緊衝精神」，全力推動市政建設，積極貫徹「產業轉型優先」、"
    "「增加就業優先」、「交通建設優先」以及「改善空污優先」這四大優先做為施政目標。"
)


def item(
    id: str,
    marker: str = "",
    title: str = "",
    text: str = "",
    *children: Item,
    amount: int | None = None,
    kind: ItemKind = ItemKind.ITEM,
) -> Item:
    source = SourceSpan("113-annual-outline.txt", 1, 3)
    return Item(id, marker, title, text, source, amount, kind, children)


def plan(
    department: str, period: str, kind: PlanKind, title: str, *items: Item, month: int | None = None
) -> Plan:
    id = f"{period}-{month:02}-{department}" if month else f"{period}-{department}"
    return Plan(id, title, period, kind, department, "113-annual-outline.txt", items, month)


def document(id: str) -> Document:
    return Document(
        id, f"/docs/{id}", id, "113", PlanKind.OUTLINE, "utf-8", (), Account(1, 1, 0, 0, 0)
    )


def library_of(*departments: Department, problems: tuple[Problem, ...] = ()) -> Library:
    return Library(departments, (document("113-annual-outline.txt"),), problems)


def _budget(stem: str) -> Item:
    return item(
        f"{stem}-2",
        "",
        "107 年度施政計畫與預算配合對照表",
        "",
        item(f"{stem}-2.1", "壹、", "一般行政", "不含人事費184,758千元", amount=25169),
        item(f"{stem}-2.2", "貳、", "事務管理", amount=97033),
        item(f"{stem}-2.3", "", "合計", amount=330433),
    )


def _report(stem: str) -> Item:
    return item(
        f"{stem}-1",
        "壹、",
        "重要業務執行狀況",
        "",
        item(
            f"{stem}-1.1",
            "一、",
            "高雄新視野、交流新起點",
            "當前 COVID-19 疫情已逐漸趨緩，各國解除邊境管制、恢復實體互動。",
            item(
                f"{stem}-1.1.1", "1.", "出訪日本", "111 年 7 月 24 日至 28 日，出訪八王子友好城市。"
            ),
            item(
                f"{stem}-1.1.2",
                text="照片 1：羅達生副市長出訪日本拜會八王子友好城市駒澤廣行副市長",
                kind=ItemKind.CAPTION,
            ),
            item(
                f"{stem}-1.1.3",
                text="機關\t學校\t合計\n5,339\t596\t5,935\n1,450\t630\t2,080",
                kind=ItemKind.TABLE,
            ),
        ),
    )


@pytest.fixture
def small() -> Library:
    """Four departments: a preface, a summary with a budget, a report, an outline."""
    office, city, health, research = "行政暨國際處", "全市", "衛生局", "研究發展考核委員會"
    annual, report = f"107-{office}", f"112-04-{office}"
    return library_of(
        Department(
            city,
            city,
            plans=(
                plan(
                    city,
                    "108-111",
                    PlanKind.MIDTERM,
                    "高雄市政府108至111年度中程施政計畫理念",
                    item(f"108-111-{city}-0", text=PREFACE),
                    item(f"108-111-{city}-1", "壹、", "施政重點與發展策略"),
                ),
            ),
        ),
        Department(
            office,
            office,
            ("行政暨國際事務", "秘書處"),
            plans=(
                plan(
                    office,
                    "107",
                    PlanKind.ANNUAL,
                    "高雄市政府秘書處107年度施政計畫",
                    item(
                        f"{annual}-1",
                        "",
                        "高雄市政府秘書處 107 年度施政計畫提要",
                        "",
                        *(
                            item(f"{annual}-1.{number}", f"{marker}、", "", text)
                            for number, (marker, text) in enumerate(
                                zip("一二三", SUMMARY, strict=True), 1
                            )
                        ),
                    ),
                    _budget(annual),
                ),
                plan(
                    office,
                    "112",
                    PlanKind.REPORT,
                    "高雄市政府行政暨國際處業務報告",
                    _report(report),
                    month=4,
                ),
            ),
        ),
        Department(
            health,
            health,
            plans=(
                plan(
                    health,
                    "113",
                    PlanKind.OUTLINE,
                    "高雄市政府113年度施政綱要：衛生",
                    *(
                        item(f"113-{health}-{number}", f"({marker})", "", text)
                        for number, (marker, text) in enumerate(
                            zip("一二三", HEALTH, strict=True), 1
                        )
                    ),
                ),
            ),
        ),
        Department(
            research,
            research,
            ("研考會",),
            plans=(
                plan(
                    research,
                    "112",
                    PlanKind.REPORT,
                    "高雄市政府研究發展考核委員會業務報告",
                    item(f"112-11-{research}-1", "\ue686", "因應市政趨勢鼓勵研究創新"),
                    month=11,
                ),
            ),
        ),
    )


@pytest.fixture
def explorer(small: Library, tmp_path: Path) -> Explorer:
    """Makes an explorer of the small library, or of another."""
    (tmp_path / "out").mkdir()

    def make(
        start: str | None = None,
        library: Library = small,
        load: Callable[[], Library] | None = None,
        read_again: ReadAgain | None = None,
    ) -> ExplorerApp:
        return ExplorerApp(
            load or (lambda: library),
            start,
            store=SessionStore(tmp_path / "state"),
            folder=tmp_path / "out",
            reviews=tmp_path / "reviews.tsv",
            bookmarks=tmp_path / "bookmarks.json",
            read_again=read_again,
        )

    return make


def drawn(app: ExplorerApp) -> str:
    """What is drawn, row by row."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


async def opened(pilot: object) -> None:
    """Wait until the documents have been read and drawn."""
    app = pilot.app  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def searched(pilot: object) -> None:
    """Wait until the last question has been answered, and what follows has been drawn."""
    screen = pilot.app.screen_stack[0]  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]
    for _ in range(500):
        if screen.search.settled:
            break
        await pilot.pause(0.01)  # type: ignore[attr-defined]
    await pilot.pause(0.03)  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Wait until something holds, on a busy machine for long."""
    for _ in range(1000):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to hold")


async def resized(pilot: Pilot[None], width: int, height: int) -> None:
    """Give the terminal a size, and wait until the screen is laid out for it.

    Textual tells the screen of a new size some milliseconds later, so that of many sizes in quick
    succession it lays out the last.
    """
    await pilot.resize_terminal(width, height)
    await until(pilot, lambda: pilot.app.screen.query_one(keybar.KeyBar).size.width == width)
    await pilot.pause()


async def complete(pilot: object) -> None:
    """Wait until the main screen has all its panes: the edge of the sidebar comes last."""
    screen = pilot.app.screen_stack[0]  # type: ignore[attr-defined]
    for _ in range(200):
        if screen.related.pane is None or screen.query("Divider"):
            break
        await pilot.pause(0.02)  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def looked_up(pilot: object) -> None:
    """Wait until the pane of other years shows what there is."""
    for _ in range(200):
        if pilot.app.screen_stack[0].related.pane.notice != LOOKING:  # type: ignore[attr-defined]
            break
        await pilot.pause(0.02)  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


async def type_in(pilot: Pilot[None], words: str) -> None:
    """Type as an input method commits: each character as a key of its own."""
    for character in words:
        pilot.app.post_message(events.Key(character, character))
    await searched(pilot)
