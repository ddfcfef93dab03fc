"""Importing a colleague's decisions in the explorer: a preview first, and neither side is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.tui.dialogs.import_reviews import ImportScreen
from kaoview.tui.dialogs.open_file import OpenScreen
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import drawn, main, type_in, until

HEAD = "left\tright\tstatus\tdecided_by\tdate\tnote\tfingerprint\n"
MINE = f"112-{OFFICE}-1\t113-{OFFICE}-1\tsame\t王小明\t2026-11-20\t我的看法\t\n"
THEIRS = (
    f"112-{OFFICE}-1\t113-{OFFICE}-1\trelated\t林小華\t2026-11-21\t只是相關\t\n"
    f"112-{OFFICE}-2\t113-{OFFICE}-2\tsame\t林小華\t2026-11-21\t\t\n"
)
SIZE = (100, 28)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The reader's own decisions, with those of a colleague beside them."""
    (tmp_path / "同事.tsv").write_text(HEAD + THEIRS, encoding="utf-8")
    path = tmp_path / "reviews.tsv"
    path.write_text(HEAD + MINE, encoding="utf-8")
    return path


async def preview(pilot: Pilot[None], path: Path) -> str:
    """Ask for a file, and return the preview."""
    await settle(pilot)
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
    await type_in(pilot, str(path))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportScreen))
    await pilot.pause()
    return drawn(pilot.app)  # type: ignore[arg-type]


def said(pilot: Pilot[None]) -> str:
    return main(pilot).keybar.message


@pytest.mark.parametrize("size", [SIZE, (80, 24), (60, 20)])
async def test_conflicts_are_shown_with_both_sides_before_anything_is_written(
    tmp_path: Path, own: Path, size: tuple[int, int]
) -> None:
    before = own.read_text("utf-8")
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=size) as pilot:
        shown = await preview(pilot, tmp_path / "同事.tsv")
        assert "匯入 同事.tsv 的校對" in shown
        assert "不一致 1 個" in shown.replace("\n", "")
        assert f"112-{OFFICE}-1 → 113-{OFFICE}-1" in shown
        assert "自己的　延續，王小明 2026-11-20：我的看法（留用）" in shown
        assert "匯入的　相關，林小華 2026-11-21：只是相關" in shown
        assert "從城市議題拓展" in shown, "the words of the items"
        await pilot.press("escape")
        await settle(pilot)
        assert own.read_text("utf-8") == before
        assert not (tmp_path / "reviews-conflicts.tsv").exists()


async def test_mine_hold_and_theirs_are_kept_aside(tmp_path: Path, own: Path) -> None:
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=(200, 28)) as pilot:
        await preview(pilot, tmp_path / "同事.tsv")
        await pilot.press("enter")
        await until(pilot, lambda: "已匯入：新增 1 個" in said(pilot))
        assert str(tmp_path / "reviews-conflicts.tsv") in said(pilot)
        kept = own.read_text("utf-8")
        assert "我的看法" in kept
        assert f"112-{OFFICE}-2\t113-{OFFICE}-2\tsame\t林小華" in kept
        assert "只是相關" in (tmp_path / "reviews-conflicts.tsv").read_text("utf-8")


async def test_theirs_hold_and_the_other_years_show_it(tmp_path: Path, own: Path) -> None:
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        pane = main(pilot).related.pane
        assert pane is not None
        await until(pilot, lambda: pane.items)
        assert "延續" in pane.items[0].status
        await preview(pilot, tmp_path / "同事.tsv")
        await pilot.press("t")
        await until(pilot, lambda: "已匯入" in said(pilot))
        assert "我的看法" not in own.read_text("utf-8")
        assert "我的看法" in (tmp_path / "reviews-conflicts.tsv").read_text("utf-8")
        await until(pilot, lambda: pane.items and "相關" in pane.items[0].status)


async def test_without_conflicts_there_is_one_way_to_import(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "同意.tsv"
    path.write_text(HEAD + THEIRS.splitlines(keepends=True)[1], encoding="utf-8")
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=SIZE) as pilot:
        assert "採用對方" not in await preview(pilot, path)
        await pilot.press("t")
        assert isinstance(pilot.app.screen, ImportScreen), "there is no other side to take"
        await pilot.press("enter")
        await until(pilot, lambda: "新增 1 個" in said(pilot))
        assert not (tmp_path / "reviews-conflicts.tsv").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [("給人看.xlsx", "給人看的表格"), ("空.tsv", "沒有判定"), ("資料夾", "無法讀取")],
)
async def test_what_cannot_be_imported_is_said(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / name
    if path.suffix:
        path.write_text(HEAD, encoding="utf-8")
    else:
        path.mkdir()
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=(200, 28)) as pilot:
        await settle(pilot)
        await pilot.press("I")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await type_in(pilot, str(path))
        await pilot.press("enter")
        await until(pilot, lambda: told in said(pilot))
        assert pilot.app.screen is main(pilot)
