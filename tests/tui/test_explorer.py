"""The explorer as a reader uses it, by keys and by mouse."""

from __future__ import annotations

import asyncio
import signal
import threading
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from kaoview.library.load import LibraryError
from kaoview.model import Department, Library, PlanKind, Problem
from kaoview.tui.app import ExplorerApp
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.platform.signals import exit_on_signals
from kaoview.tui.state.row_kinds import PROBLEMS
from kaoview.tui.state.session import Session, SessionStore, library_key
from kaoview.tui.themes import DARK, LIGHT

from .conftest import Explorer
from .small_library import item, library_of, plan
from .waiting import drawn, opened, until, workers_done

WIDE, NORMAL, NARROW = (120, 36), (80, 24), (60, 20)


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


def page(pilot: Pilot[None]) -> str:
    """The words of the page, without the line breaks."""
    return "".join(
        "".join(piece.text for piece in line.pieces) for line in main(pilot).reader.lines
    )


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


async def test_the_reader_follows_the_cursor(explorer: Explorer) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("j")
        assert main(pilot).navigator.place == "衛生局"
        await pilot.press("l", "l", "right")
        assert main(pilot).navigator.place == "113-衛生局"
        await pilot.press("right", "j")
        assert main(pilot).navigator.place == "113-衛生局-2"
        assert "強化偏遠地區" in page(pilot)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("j", "衛生局"),
        ("k", "全市"),
        ("l l", "107-行政暨國際處"),
        ("right right", "107-行政暨國際處"),
        ("enter j l l", "107-行政暨國際處-1"),
        ("l l h h", "行政暨國際處"),
        ("l l left", "行政暨國際處"),
        ("G", "研究發展考核委員會"),
        ("G g", "全市"),
        ("end", "研究發展考核委員會"),
        ("pagedown", "研究發展考核委員會"),
        ("pagedown pageup", "全市"),
        ("]", "衛生局"),
        ("[", "全市"),
        ("] ] ] ]", "研究發展考核委員會"),
    ],
)
async def test_keys_move_through_the_sidebar(explorer: Explorer, keys: str, place: str) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press(*keys.split())
        assert main(pilot).navigator.place == place


async def test_enter_opens_a_branch_then_goes_to_the_text(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        assert "113 施政綱要" in main(pilot).sidebar.labels
        assert main(pilot).sidebar.has_focus
        await pilot.press("enter")
        assert main(pilot).reader.has_focus


async def test_from_a_leaf_the_way_in_leads_to_the_text_and_out_again(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("l")
        assert main(pilot).reader.has_focus
        await pilot.press("h")
        assert main(pilot).sidebar.has_focus
        await pilot.press("tab", "escape", "shift+tab")
        assert main(pilot).reader.has_focus


async def test_the_text_scrolls_by_line_page_and_end(explorer: Explorer, library: Library) -> None:
    async with explorer("113-行政暨國際處", library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.press("tab", "j", "j", "k")
        assert reader.scroll_y == 1
        await pilot.press("space")
        assert reader.scroll_y == 1 + reader.size.height - 2
        await pilot.press("b", "k", "k")
        assert reader.scroll_y == 0
        await pilot.press("G")
        assert reader.scroll_y == reader.max_scroll_y > 0
        await pilot.press("g")
        assert reader.scroll_y == 0


async def test_next_and_previous_stay_on_their_level(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("tab", "]")
        assert main(pilot).navigator.place == "113-衛生局-3"
        await pilot.press("]")
        assert main(pilot).navigator.place == "113-衛生局-3"
        assert main(pilot).keybar.message == "已經是這一層的最後一項"
        await pilot.press("[", "[", "[")
        assert main(pilot).navigator.place == "113-衛生局-1"
        assert main(pilot).keybar.message == "已經是這一層的第一項"


async def test_clicks_select_open_and_follow(explorer: Explorer) -> None:
    async with explorer("全市").run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.click("#sidebar", offset=(6, 2))
        assert screen.navigator.place == "衛生局"
        assert "113 施政綱要" not in screen.sidebar.labels
        await pilot.click("#sidebar", offset=(1, 2))
        assert "113 施政綱要" in screen.sidebar.labels
        row = next(at for at, line in enumerate(screen.reader.lines) if line.node == "113-衛生局-2")
        await pilot.click("#reader", offset=(12, row))
        assert screen.navigator.place == "113-衛生局-2"
        assert screen.sidebar.key == "113-衛生局-2"
        await pilot.click("#crumbs", offset=(4, 0))
        assert screen.navigator.place == "衛生局"
        await pilot.click("#sidebar", offset=(6, 30))
        assert screen.navigator.place == "衛生局"


async def test_a_click_on_the_key_bar_is_a_key(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        row = drawn(explorer_of(pilot)).splitlines()[-1]
        at = len(row[: row.index("?")].encode("big5"))
        await pilot.click("#keybar", offset=(at, 0))
        assert isinstance(pilot.app.screen, HelpScreen)


def explorer_of(pilot: Pilot[None]) -> ExplorerApp:
    assert isinstance(pilot.app, ExplorerApp)
    return pilot.app


async def test_help_lists_the_keys_and_closes(explorer: Explorer) -> None:
    app = explorer()
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("?")
        assert isinstance(app.screen, HelpScreen)
        await pilot.pause()
        assert "在目錄與內文之間切換" in drawn(app)
        assert "關閉" in drawn(app)
        await pilot.press("j", "space", "b", "k", "escape")
        assert isinstance(app.screen, ExplorerScreen)
        await pilot.press("?", "q")
        assert isinstance(app.screen, ExplorerScreen)


async def test_ctrl_c_says_how_to_leave(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+c")
        assert main(pilot).keybar.message == "要離開請按 q"


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


async def test_keys_in_quick_succession_act_on_where_the_last_one_led(explorer: Explorer) -> None:
    async with explorer("行政暨國際處").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        for key in "jyjq":
            pilot.app.post_message(Key(key, key))
        while pilot.app.return_code is None:
            await asyncio.sleep(0.01)
        assert pilot.app.clipboard.startswith("衛生局\n")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).navigator.place == "研究發展考核委員會"


async def test_markup_in_documents_is_shown_as_it_is(explorer: Explorer) -> None:
    hostile = library_of(
        Department(
            "[red]局",
            "[red]局",
            ("[/]",),
            (
                plan(
                    "[red]局",
                    "113",
                    PlanKind.OUTLINE,
                    "[link=x]綱要",
                    item(
                        "113-[red]局-1", "[1]", "[B]區\x1b[2J", "[/附件] [@click=app.quit]按我[/]"
                    ),
                ),
            ),
        )
    )
    app = explorer("113-[red]局-1", hostile)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        text = drawn(app)
        for words in ("[red]局", "[1] [B]區␛[2J", "[/附件] [@click=app.quit]按我[/]"):
            assert words in text
        assert "\x1b" not in text
        await pilot.press("e")
        await workers_done(app)
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, ExportScreen)
        assert dialog.source.words == "[1] [B]區␛[2J"
        assert dialog.box.value.endswith("113-[red]局-1.md")


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


async def test_leaving_while_the_documents_are_read(explorer: Explorer, small: Library) -> None:
    gate = threading.Event()

    def slow() -> Library:
        gate.wait(5)
        return small

    async with explorer(load=slow).run_test(size=NORMAL) as pilot:
        await pilot.press("q")
        gate.set()


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


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


async def test_without_colours_the_cursor_is_told_by_its_style(
    explorer: Explorer, no_color: None
) -> None:
    app = explorer("衛生局")
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        strip = main(pilot).sidebar.render_line(2)
        assert all(segment.style and segment.style.reverse for segment in strip)
        other = main(pilot).sidebar.render_line(1)
        assert not any(segment.style and segment.style.reverse for segment in other)


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
