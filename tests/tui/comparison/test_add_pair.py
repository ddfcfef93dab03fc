"""Sifting a comparison by words, and adding a pair that no matcher found, as a reader does it."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from kaoview.compare.reviews import read_reviews
from kaoview.compare.statuses import Status
from kaoview.model import Department, PlanKind
from kaoview.tui.comparison.add_pair import AddPairScreen, PairSource
from kaoview.tui.comparison.review_dialog import ReviewScreen
from kaoview.tui.comparison.screen import ComparisonScreen
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.widgets.text_input import TextInput
from tests.tui.comparables import HEALTH, OFFICE, candidates, compared, open_at, settle
from tests.tui.small_library import item, library_of, plan
from tests.tui.waiting import drawn, until

WIDE, NARROW = (130, 30), (60, 20)


async def type_in(pilot: Pilot[None], words: str) -> None:
    """Type as an input method commits: each character as a key of its own."""
    line = pilot.app.focused
    assert isinstance(line, TextInput)
    for character in words:
        pilot.app.post_message(events.Key(character, character))
    await until(pilot, lambda: line.value.endswith(words))
    await settle(pilot)


def adding(pilot: Pilot[None]) -> AddPairScreen:
    screen = pilot.app.screen
    assert isinstance(screen, AddPairScreen)
    return screen


async def test_words_sift_the_rows_until_esc(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("slash")
        await pilot.pause()
        assert pilot.app.cursor_position == screen.filter_bar.box.caret
        await type_in(pilot, "公文电子")
        assert [entry.key for entry in screen.rows.entries] == [f"112-{OFFICE}-3"]
        assert "1 項" in drawn(pilot.app).splitlines()[-2]
        await pilot.press("enter", "e")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExportScreen)
        assert pilot.app.screen.source.words.startswith("有「公文电子」：")
        assert pilot.app.screen.source.count == 1
        await pilot.press("escape", "4")
        assert "有「公文电子」的項目裡" in screen.keybar.message
        await pilot.press("escape")
        assert len(screen.rows.entries) == 5
        assert screen.entry is not None
        assert screen.entry.key == f"112-{OFFICE}-3"  # where the words led
        await pilot.press("slash")
        await type_in(pilot, "沒有的字")
        assert "沒有這樣的項目" in drawn(pilot.app)
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, ExplorerScreen)


async def test_braces_go_from_part_to_part(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("right_curly_bracket")
        assert screen.entry is not None
        assert screen.entry.status is Status.NEW
        await pilot.press("right_curly_bracket")
        assert "沒有其他機關或標題" in screen.keybar.message
        await pilot.press("left_curly_bracket")
        assert screen.list.cursor == 0


async def test_a_pair_that_is_not_among_the_candidates_is_added(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-4", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        assert screen.entry is not None
        assert screen.entry.status is Status.MISSING
        await pilot.press("a")  # nothing to accept: it leads to the candidates
        await pilot.pause()
        assert all(match.id != f"113-{OFFICE}-4" for _, match in candidates(pilot).pairs)
        await pilot.press("i")
        await pilot.pause()
        assert pilot.app.cursor_position == adding(pilot).box.caret
        assert [unit.id for unit in adding(pilot).picker.found] == [
            f"113-{OFFICE}-{n}" for n in range(1, 5)
        ]
        await type_in(pilot, "影音平臺")
        assert "建置[b]市政[/b]影音平台" in drawn(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press(*"併入", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert (decision.left, decision.right) == (f"112-{OFFICE}-4", f"113-{OFFICE}-4")
        assert (decision.status, decision.note) == (Status.SAME, "併入")
        listed = candidates(pilot)
        assert listed.pairs[listed.list.cursor][1].id == f"113-{OFFICE}-4"
        await pilot.press("escape", "u")
        await settle(pilot)
        assert not read_reviews(tmp_path / "reviews.tsv").decisions


async def test_a_new_item_gets_an_old_one_and_esc_gives_nothing(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=NARROW) as pilot:
        await compared(pilot)
        await pilot.press("G", "a")
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        await type_in(pilot, "沒有的字")
        assert "沒有符合" in drawn(pilot.app)
        await pilot.press("enter")  # nothing to pick: nothing happens
        assert isinstance(pilot.app.screen, AddPairScreen)
        await pilot.press("escape")
        assert candidates(pilot)
        await pilot.press("i")
        await pilot.pause()
        await pilot.press("down", "down", "up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert (decision.left, decision.right) == (f"112-{OFFICE}-2", f"113-{OFFICE}-4")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_where_there_is_nothing_to_compare_it_says_so(tmp_path: Path) -> None:
    bare = item(f"112-{HEALTH}-1", "", "目標", amount=5)
    outline = plan(HEALTH, "113", PlanKind.OUTLINE, "綱要", item(f"113-{HEALTH}-1", amount=7))
    library = library_of(
        Department(
            HEALTH, HEALTH, plans=(plan(HEALTH, "112", PlanKind.OUTLINE, "舊", bare), outline)
        )
    )
    async with open_at(f"112-{HEALTH}", tmp_path, library).run_test(size=NARROW) as pilot:
        screen = await compared(pilot)
        assert not screen.rows.entries
        assert "沒有可以對照的項目" in drawn(pilot.app)
        await pilot.press("j", "a", "x", "y", "n", "slash")
        await type_in(pilot, "防疫")
        assert "沒有項目有「防疫」" in drawn(pilot.app)
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, ExplorerScreen)


def test_the_items_of_the_other_side_are_found_by_their_words(result: ComparisonResult) -> None:
    source = PairSource(result, f"112-{OFFICE}-4", "")
    assert len(source.find("")) == 4
    rows = source.find("影音平臺")
    assert [row.id for row in rows] == [f"113-{OFFICE}-4"]
    (line,) = source.draw(rows, 0, 120)
    text = "".join(piece.text for piece in line.pieces)
    assert "影音平台" in text and OFFICE in text
