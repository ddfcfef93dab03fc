"""The list of actions: whole, named, and free of keys that terminals take for themselves."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from textual.binding import Binding
from textual.widgets import Input

from kaoview.compare.statuses import Status
from kaoview.tui.app import ExplorerApp
from kaoview.tui.commands import ACTIONS, Action, Area, bindings, key_name
from kaoview.tui.comparison.candidates import CandidatesScreen
from kaoview.tui.comparison.choose import ChoiceList, ChooseScreen
from kaoview.tui.comparison.inputs import FilterWordsBox, PickBox
from kaoview.tui.comparison.review_dialog import ReviewScreen
from kaoview.tui.comparison.screen import ComparisonScreen
from kaoview.tui.dialogs.export import ExportMessage, ExportScreen, PathBox, SourceList
from kaoview.tui.dialogs.help import HelpScreen, KeyPage, set_keys
from kaoview.tui.dialogs.import_reviews import ImportPage, ImportScreen
from kaoview.tui.dialogs.letters import LettersScreen
from kaoview.tui.dialogs.note import NoteScreen
from kaoview.tui.dialogs.palette import PaletteBox
from kaoview.tui.dialogs.places import PlaceList, PlacesScreen
from kaoview.tui.dialogs.row_menu import MenuList, MenuScreen
from kaoview.tui.dialogs.trends import TrendsScreen, WordsBox
from kaoview.tui.dialogs.understood import UnderstoodScreen
from kaoview.tui.dialogs.whole_row import WholePage, WholeScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.widgets.bar_list import BarList
from kaoview.tui.widgets.facet_list import FacetList
from kaoview.tui.widgets.filter_bar import FilterBox
from kaoview.tui.widgets.reader import Reader
from kaoview.tui.widgets.related_pane import RelatedPane
from kaoview.tui.widgets.sidebar import Sidebar
from kaoview.tui.widgets.text_input import (
    FieldLine,
    FindBox,
    JumpLine,
    NoteLine,
    OpenLine,
    PlacesLine,
    SearchBox,
    TextInput,
)
from kaoview.tui.widgets.word_grid import WordGrid

OWNERS = {
    Area.EVERYWHERE: (ExplorerScreen, ExplorerApp),
    Area.SIDEBAR: (Sidebar, ExplorerScreen),
    Area.FILTER: (FilterBox,),
    Area.READER: (Reader, ExplorerScreen),
    Area.SEARCH: (SearchBox, ExplorerScreen),
    Area.FACETS: (FacetList, ExplorerScreen),
    Area.FIND: (FindBox,),
    Area.ELSEWHERE: (RelatedPane,),
    Area.TRENDS: (BarList, TrendsScreen, ExplorerApp),
    Area.TRENDS_GRID: (WordGrid, TrendsScreen, ExplorerApp),
    Area.TRENDS_WORDS: (WordsBox,),
    Area.JUMP: (JumpLine,),
    Area.NOTE: (NoteLine, NoteScreen),
    Area.OPEN: (OpenLine,),
    Area.UNDERSTOOD: (FieldLine, UnderstoodScreen),
    Area.PLACES_FILTER: (PlacesLine, PlacesScreen),
    Area.PLACES: (PlaceList, PlacesScreen, ExplorerApp),
    Area.CHOICE: (ChoiceList, ChooseScreen),
    Area.COMPARISON: (ComparisonScreen, ExplorerApp),
    Area.SIFT: (FilterWordsBox,),
    Area.CANDIDATES: (CandidatesScreen, ExplorerApp),
    Area.ADDING: (PickBox,),
    Area.VERDICT: (ReviewScreen,),
    Area.EXPORT: (SourceList, ExportScreen),
    Area.EXPORT_PATH: (PathBox,),
    Area.EXPORTED: (ExportMessage, ExportScreen),
    Area.HELP: (KeyPage, HelpScreen, ExplorerApp),
    Area.PALETTE: (PaletteBox,),
    Area.IMPORT: (ImportPage, ImportScreen),
    Area.MENU: (MenuList, MenuScreen),
    Area.WHOLE: (WholePage, WholeScreen),
    Area.LETTERS: (LettersScreen,),
    Area.PROGRAM: (ExplorerApp,),
}
NEVER_ARRIVE = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+o", "ctrl+q", "ctrl+c"}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_each_action_has_a_command_that_exists_and_words_for_readers(action: Action) -> None:
    method = "action_" + action.command.partition("(")[0].rpartition(".")[2]
    assert any(hasattr(owner, method) for owner in OWNERS[action.area])
    assert action.label
    assert action.tooltip
    assert action.binding.id == action.id
    assert action.binding.tooltip == action.tooltip


def test_ids_are_unique_and_no_key_means_two_things_in_one_place() -> None:
    ids = Counter(action.id for action in ACTIONS)
    assert {id for id, times in ids.items() if times > 1} == set()
    for area in Area:
        keys = Counter(key for action in ACTIONS if action.area is area for key in action.keys)
        assert {key for key, times in keys.items() if times > 1} == set(), area.name


def test_no_key_is_one_that_terminals_take() -> None:
    assert not {key for action in ACTIONS for key in action.keys} & NEVER_ARRIVE


def test_no_key_of_a_screen_edits_the_line_that_is_typed_into() -> None:
    """A line's own row may have such a key; a screen's only where it is off while one types."""
    of_screens = [
        action
        for action in ACTIONS
        if action.while_searching
        and not any(issubclass(owner, TextInput) for owner in OWNERS[action.area])
    ]
    edits = {key for key in _editing_keys() if re.fullmatch(r"ctrl\+[a-z]", key)}
    assert edits >= {"ctrl+a", "ctrl+e", "ctrl+u", "ctrl+w"}
    taken = {action.id: edits.intersection(action.keys) for action in of_screens}
    assert {id: keys for id, keys in taken.items() if keys} == {}


def _editing_keys() -> set[str]:
    """Return the keys that edit what is typed into a line."""
    found: set[str] = set()
    for each in Input.BINDINGS:
        assert isinstance(each, Binding)
        found.update(each.key.split(","))
    return found


def test_bindings_are_those_of_the_area() -> None:
    assert [binding.id for binding in bindings(Area.HELP)] == [  # type: ignore[union-attr]
        action.id for action in ACTIONS if action.area is Area.HELP
    ]


def test_the_help_page_names_every_key() -> None:
    text = "\n".join("".join(piece.text for piece in line.pieces) for line in set_keys(64))
    for action in ACTIONS:
        assert all(key_name(key) in text for key in action.keys)
        assert action.tooltip[:12] in text


def test_the_help_page_tells_what_every_sign_means() -> None:
    lines = ["".join(piece.text for piece in line.pieces) for line in set_keys(64)]
    signs = [line.split() for line in lines[lines.index("記號") + 1 :]]
    told = {sign: "".join(rest) for sign, *rest in signs}
    assert "書籤" in told["籤"] and "搜尋" in told["*"]
    assert "已排除" in told["x"] and "一百對" in told["把握"]
    for status in Status:
        assert status.label in told[status.mark] and status.traits.meaning in told[status.mark]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+p", "Ctrl+P"),
        ("left", "左"),
        ("alt+left", "Alt+左"),
        ("ctrl+question_mark", "Ctrl+?"),
        ("f1", "F1"),
        ("colon", ":"),
        ("less_than_sign", "<"),
        ("backslash", "\\"),
        ("plus", "+"),
    ],
)
def test_keys_are_called_what_readers_call_them(key: str, name: str) -> None:
    assert key_name(key) == name
