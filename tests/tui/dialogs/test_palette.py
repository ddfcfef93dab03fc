"""The command palette: what it offers, how a reader finds it, and that it does what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from kaoview.text.cell_width import ELLIPSIS, cell_width
from kaoview.tui.commands import ACTIONS, BY_ID, Area
from kaoview.tui.dialogs.help import KeyPage
from kaoview.tui.dialogs.palette import PaletteScreen
from kaoview.tui.render.lines import Tone
from kaoview.tui.render.palette_rows import palette_lines
from kaoview.tui.state.palette_entries import PaletteEntry, matching, palette_entries
from kaoview.tui.state.session import SessionStore
from kaoview.tui.themes import DARK
from tests.tui.conftest import Explorer
from tests.tui.waiting import main, opened

ACTIVE = {"search": ("slash",), "theme": ("f5",), "sidebar.down": ("j", "down")}


@pytest.fixture
def found() -> list[PaletteEntry]:
    return palette_entries(ACTIVE, {"nord": True, "paper": False}, {"comparison.accept": ("f6",)})


def labels(chosen: Sequence[PaletteEntry]) -> list[str]:
    return [offer.label for offer in chosen]


def test_what_can_be_done_now_comes_first_and_the_readers_keys_are_shown(
    found: list[PaletteEntry],
) -> None:
    assert [offer.id for offer in found[:5]] == ["search", "theme", "sidebar.down", "nord", "paper"]
    assert len(found) == len(ACTIONS) + 2
    assert found[1].keys == ("F5",)
    assert next(offer for offer in found if offer.id == "comparison.accept").keys == ("F6",)
    assert labels(matching(found, "")) == ["搜尋", "明暗", "下一行", "nord", "paper"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("明暗", "theme"),  # its label
        ("换成亮色", "theme"),  # what it does, in Simplified
        ("Ｆ５", "theme"),  # its key, in full width
        ("/", "search"),
        ("SEARCH", "search"),  # its id
        ("配色 nord", "nord"),  # two words
        ("候選 採用", "candidates.accept"),  # what can be done elsewhere only
    ],
)
def test_it_is_found_by_label_words_key_or_id(
    found: list[PaletteEntry], words: str, first: str
) -> None:
    assert matching(found, words)[0].id == first


def test_what_there_is_not_is_not_found(found: list[PaletteEntry]) -> None:
    assert matching(found, "登革熱") == []


@pytest.mark.parametrize("width", [50, 84])
def test_every_line_is_as_wide_as_it_may_be(found: list[PaletteEntry], width: int) -> None:
    before = None
    for offer in found:
        *heads, line = palette_lines(offer, before, width)
        assert sum(cell_width(piece.text) for piece in line.pieces) == width
        assert bool(heads) == (
            before is None or (before.group, before.ready) != (offer.group, offer.ready)
        )
        before = offer


@pytest.mark.parametrize("width", [50, 84])
def test_names_are_whole_and_descriptions_below_each_other(width: int) -> None:
    active = {action.id: action.keys for action in ACTIONS}
    starts = set()
    for offer in palette_entries(active, dict.fromkeys(BUILTIN_THEMES, True), {}):
        *_, line = palette_lines(offer, None, width)
        name, keys, words = (piece.text for piece in line.pieces)
        assert name.strip() == offer.label
        assert set(keys.split()) <= {*offer.keys, ELLIPSIS} and keys.split()[:1] != [ELLIPSIS]
        starts.add(cell_width(name + keys))
        assert words.rstrip() == offer.words or words.rstrip().endswith(ELLIPSIS)
    assert len(starts) == 1


async def test_a_reader_finds_an_action_and_it_is_done_where_he_was(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("tab", "ctrl+p")
        screen = pilot.app.screen
        assert isinstance(screen, PaletteScreen)
        assert {BY_ID["reader.leave"].label, "nord"} <= set(labels(screen.picker.found))
        await pilot.press(*"parent", "backspace", "escape")
        assert pilot.app.screen is main(pilot)
        await pilot.press("ctrl+p", "上", "一", "項", "enter")
        await pilot.pause()
        assert main(pilot).navigator.place == "113-衛生局-1"
        await pilot.press("ctrl+p", "回", "目", "錄", "enter")
        await pilot.pause()
        assert main(pilot).sidebar.has_focus


async def test_a_theme_is_chosen_and_what_works_elsewhere_is_said(
    explorer: Explorer, tmp_path: Path
) -> None:
    app = explorer()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"gruvbox", "enter")
        await pilot.pause()
        assert app.theme == "gruvbox" != DARK
        assert SessionStore(tmp_path / "state").looks().theme == "gruvbox"
        await pilot.press("ctrl+p", *"verdict.save", "enter")
        await pilot.pause()
        assert "校對" in main(pilot).keybar.message
        await pilot.press("ctrl+p", *"xyzzy", "enter")
        assert isinstance(app.screen, PaletteScreen), "there is nothing to do, and time to mend it"
        await pilot.press("ctrl+p")
        assert app.screen is main(pilot)


async def test_help_begins_with_the_keys_at_hand_and_leads_to_the_palette(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-2").run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        await pilot.press("tab", "question_mark")
        await pilot.pause()
        lines = pilot.app.screen.query_one(KeyPage).lines
        heads = [
            line.pieces[0].text
            for line in lines
            if line.pieces[:1] and line.pieces[0].tone is Tone.HEADING
        ]
        assert heads[:3] == [Area.EVERYWHERE, Area.READER, Area.SIDEBAR]
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PaletteScreen)
        await pilot.press("escape")
        assert pilot.app.screen is main(pilot)
