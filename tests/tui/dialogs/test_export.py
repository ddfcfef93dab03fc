"""The export dialog: by keys alone, to the file that was meant, and nothing lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.tui.app import ExplorerApp
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.state.export_sources import FOUND, ExportKind
from kaoview.tui.state.session import Exports, SessionStore
from tests.tui.comparables import OFFICE, compared, open_at
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import panel
from tests.tui.waiting import drawn, main, opened, searched, type_in, until

SIZE = (60, 20)


def dialog(pilot: Pilot[None]) -> ExportScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


def said(pilot: Pilot[None]) -> str:
    return "".join(str(dialog(pilot).message.render()).split())


async def settled(pilot: Pilot[None]) -> None:
    """Wait until it is said what came of an export."""
    await opened(pilot)
    await until(pilot, lambda: said(pilot) and not dialog(pilot).running)
    await pilot.pause()


async def test_enter_writes_what_is_read_and_o_opens_it(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[Path, bool]] = []
    monkeypatch.setattr(
        ExplorerApp,
        "open_file",
        lambda self, path, line=1, pager=False: looked.append((path, pager)),
    )
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e", "enter")
        await settled(pilot)
        file = tmp_path / "out" / "113-衛生局-2.md"
        assert "強化偏遠地區在地化照護服務" in file.read_text("utf-8")
        assert said(pilot).startswith(f"已存成{file}（1項，")
        await pilot.press("o", "escape")
        await pilot.pause()
        assert looked == [(file, True)]
        assert main(pilot).keybar.message == f"已匯出 {file}"


async def test_what_is_no_text_is_opened_by_the_desktop(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(
        ExplorerApp, "open_in_desktop", lambda self, path, source: looked.append(path)
    )
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await opened(pilot)
        dialog(pilot).box.value = str(tmp_path / "衛生局.odt")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert looked == [tmp_path / "衛生局.odt"]


async def test_a_suffix_that_no_format_has_is_refused(explorer: Explorer, tmp_path: Path) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await opened(pilot)
        dialog(pilot).box.value = str(tmp_path / "x.pages")
        await pilot.press("enter")
        await settled(pilot)
        assert "不能匯出成「.pages」檔，可用的副檔名有.md" in said(pilot)
        assert not (tmp_path / "x.pages").exists()


async def test_what_and_how_are_chosen_by_keys_and_remembered(
    explorer: Explorer, tmp_path: Path
) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e", "j", "l")
        await pilot.pause()
        assert dialog(pilot).box.value == str(tmp_path / "out" / "113-衛生局.json")
        (tmp_path / "else").mkdir()
        await pilot.press("tab", "home", "ctrl+k")
        await type_in(pilot, f"{tmp_path}/else/登革熱.csv")
        assert dialog(pilot).form.name == "csv"
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "else" / "登革熱.csv").read_text("utf-8").count("113-衛生局-") == 3
        await pilot.press("enter", "e")
        await pilot.pause()
        assert dialog(pilot).box.value == str(tmp_path / "else" / "113-衛生局-2.csv")
    assert SessionStore(tmp_path / "state").exports() == Exports(
        str(tmp_path / "else"), {ExportKind.ITEMS: "csv"}
    )


async def test_each_kind_begins_with_its_own_last_format_and_says_so(
    explorer: Explorer, tmp_path: Path
) -> None:
    store = SessionStore(tmp_path / "state")
    store.save_exports(Exports(formats={ExportKind.COMPARISON: "json", ExportKind.ITEMS: "csv"}))
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "高雄")
        await pilot.press("f4")
        await opened(pilot)
        assert dialog(pilot).source.label == FOUND
        assert dialog(pilot).form.name == "markdown"  # that of neither other kind
        assert said(pilot) == ""
        await pilot.press("up")
        await pilot.pause()
        assert dialog(pilot).form.name == "csv"
        assert "[CSV]" in drawn(pilot.app)
        assert said(pilot) == "格式照上次匯出內容時選的CSV；左右鍵可以換"
        await pilot.press("right")
        await pilot.pause()
        assert said(pilot) == ""
        await pilot.press("down")
        await pilot.pause()
        assert dialog(pilot).form.name == "markdown"  # chosen for what is above only


async def test_what_an_older_version_remembered_is_no_damage(
    explorer: Explorer, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "exports.json").write_text('{"schema": 1, "format": "csv", "folder": ""}')
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await opened(pilot)
        assert (dialog(pilot).form.name, said(pilot)) == ("markdown", "")


async def test_the_hits_of_a_search_and_bookmarks_are_offered(
    explorer: Explorer, tmp_path: Path
) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "登革熱")
        await pilot.press("enter")
        await searched(pilot)
        await pilot.press("m", "enter")
        await opened(pilot)
        await pilot.press("e", *"jjjj")
        await pilot.pause()
        assert (dialog(pilot).source.label, dialog(pilot).source.count) == ("書籤", 1)
        await pilot.press("k")
        await pilot.pause()
        assert (dialog(pilot).source.label, dialog(pilot).source.count) == ("搜尋結果", 1)
        await pilot.press("l", "enter")
        await settled(pilot)
        text = (tmp_path / "out" / "搜尋-登革熱.json").read_text("utf-8")
        assert json.loads(text)["departments"][0]["plans"][0]["items"][0]["id"] == "113-衛生局-1"


async def test_what_an_open_search_found_is_exported_without_leaving_it(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash", "f4")
        assert "先打要找的字" in main(pilot).keybar.message
        await type_in(pilot, "登革熱")
        assert "F4 匯出" in drawn(pilot.app)
        await pilot.press("f4")
        await pilot.pause()
        assert (dialog(pilot).source.label, dialog(pilot).source.words) == ("搜尋結果", "登革熱")
        await pilot.press("escape")
        await type_in(pilot, "醫")
        await pilot.press("backspace", "tab", "e")  # among the bars e does not type
        await searched(pilot)
        assert (dialog(pilot).source.label, dialog(pilot).source.words) == ("搜尋結果", "登革熱")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert main(pilot).panes.searching


async def test_all_that_a_search_found_is_exported_however_many_hits_are_listed(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaoview.tui.explorer.search_worker.MOST", 1)
    async with explorer("113-衛生局").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await searched(pilot)
        results = panel(pilot).results
        assert results is not None and len(results.hits) == 1 < results.exact
        await pilot.press("f4")
        await opened(pilot)
        assert (dialog(pilot).source.label, dialog(pilot).source.count) == (FOUND, results.exact)


async def test_a_click_chooses_a_format_and_one_beside_them_nothing(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await pilot.pause()
        line = dialog(pilot).formats
        await pilot.click(line, offset=(19, 0))  # after 「格式」 and Markdown
        await pilot.pause()
        assert dialog(pilot).form.name == "json" and dialog(pilot).box.value.endswith(".json")
        await pilot.click(line, offset=(2, 0))
        await pilot.pause()
        assert dialog(pilot).form.name == "json"


async def test_another_file_is_overwritten_only_when_asked_twice(
    explorer: Explorer, tmp_path: Path
) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        mine = tmp_path / "out" / "mine.md"
        mine.write_text("筆記", "utf-8")
        await pilot.press("e", "tab", "ctrl+u")
        await type_in(pilot, "notes.md")  # before the suffix that was proposed
        assert dialog(pilot).box.value == "notes.md"
        await pilot.press("home", "ctrl+k")
        await type_in(pilot, "mine")  # the suffix is that of the format
        await pilot.press("enter")
        await settled(pilot)
        assert "「mine.md」已經有了：再按Enter蓋過它，或改名，例如「mine_2.md」" in said(pilot)
        assert mine.read_text("utf-8") == "筆記"
        await pilot.press("x", "backspace", "enter")  # a name that was touched is asked about anew
        await settled(pilot)
        assert mine.read_text("utf-8") == "筆記"
        await pilot.press("enter")
        await settled(pilot)
        assert "強化偏遠地區" in mine.read_text("utf-8")


async def test_what_goes_wrong_is_said_and_the_dialog_stays(
    explorer: Explorer, tmp_path: Path
) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("e", "tab")
        for words, told in (
            (f"{tmp_path}/gone/x.md", "資料夾，請先建立它"),
            (f"{tmp_path}/{'長' * 100}.md", "檔名太長"),
            (f"{tmp_path}/gone/", "資料夾，請先建立它"),
            ("~nobody-here/x.md", "家目錄"),
            ("", "請打檔名"),
        ):
            await pilot.press("home", "ctrl+k")
            await type_in(pilot, words)
            await pilot.press("enter")
            await settled(pilot)
            assert said(pilot).startswith("！")
            assert told in said(pilot)
        await type_in(pilot, f"{tmp_path}/out")  # a folder: the name is the one proposed
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "out" / "113-衛生局-2.md").is_file()


async def test_a_comparison_is_exported_as_it_is_filtered(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=SIZE) as pilot:
        await compared(pilot)
        await pilot.press("4", "e")
        await pilot.pause()
        shown, whole, *_ = dialog(pilot).sources
        assert (shown.label, whole.label) == ("看到的這些", "整份對照")
        assert shown.words.startswith("只有未見對應：")
        assert dialog(pilot).form.suffix == ".odt"
        assert "修正對照表" in said(pilot)
        await pilot.press("j", "right", "right", "enter")
        await settled(pilot)
        written = dialog(pilot).written
        assert written is not None, said(pilot)
        assert written.suffix == ".html"
        assert "市政影音平台" in written.read_text("utf-8").replace("[b]", "").replace("[/b]", "")
        await pilot.press("enter")
        await pilot.pause()
        assert written.name in pilot.app.screen.keybar.message


async def test_a_comparison_is_exported_with_the_old_text_first(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=SIZE) as pilot:
        await compared(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "修正後｜修正前｜說明" in said(pilot)
        await pilot.press("j", "right", "right")
        await pilot.pause()
        assert dialog(pilot).source.words.startswith("舊在前")
        assert "寫成新舊對照表（舊｜新｜說明）" in said(pilot)
        await pilot.press("enter")
        await settled(pilot)
        written = dialog(pilot).written
        assert written is not None, said(pilot)
        heads = written.read_text("utf-8").split("<thead>")[1]
        assert heads.index(">舊（") < heads.index(">新（")
