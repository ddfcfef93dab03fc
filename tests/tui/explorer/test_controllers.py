"""The explorer's controllers, each without a screen."""

from __future__ import annotations

from typing import Any

import pytest

from kaoview.model import Library
from kaoview.tui.explorer.comparisons import ComparisonController
from kaoview.tui.explorer.layout import Layout
from kaoview.tui.explorer.matches import MatchController
from kaoview.tui.explorer.navigator import Navigator
from kaoview.tui.explorer.saver import SessionSaver
from kaoview.tui.explorer.stage import Widgets
from kaoview.tui.explorer.tree import TreeController
from kaoview.tui.state.history import History
from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.state.match_cursor import MatchCursor
from kaoview.tui.state.row_kinds import START, period_key
from kaoview.tui.state.session import Panes, Session, SessionStore
from tests.tui.explorer.alone import FakeStage, NoFilter, NoMatches, NoSearch, fake_widgets

HEALTH = "113-衛生局"
OFFICE = "107-行政暨國際處"


class Alone:
    """A navigator, with a layout, and everything else that it asks for faked."""

    def __init__(self, library: Library, columns: int = 120, lines: int = 36) -> None:
        self.stage: Any = FakeStage(columns, lines)
        self.widgets: Widgets = fake_widgets()
        self.saves = 0
        self.steps: list[str] = []
        self.layout = Layout(self.stage, self.widgets, Panes(), self.save)
        self.layout.fit(self.stage.size)
        self.navigator = Navigator(self.stage, self.layout, self.widgets, {}, self.save)
        self.search = NoSearch(self.steps)
        self.filter = NoFilter(library, self.steps)
        self.navigator.connect(self.search, self.filter, NoMatches(self.steps))
        self.navigator.page_shown = lambda key: self.steps.append(f"show {key}")
        self.navigator.open(library, History())
        self.sidebar: Any = self.widgets.sidebar
        self.reader: Any = self.widgets.reader
        self.key_bar: Any = self.widgets.key_bar

    def save(self) -> None:
        self.saves += 1


@pytest.fixture
def alone(small: Library) -> Alone:
    return Alone(small)


# Going places


def test_a_visit_ends_the_search_then_the_filter_then_shows_then_marks(alone: Alone) -> None:
    alone.search.open = True
    alone.navigator.visit(f"{HEALTH}-2")
    assert alone.steps == [
        "end the search",
        "end the filter",
        "leave the page",
        f"show {HEALTH}-2",
        "mark",
        "forget where the search began",
    ]
    assert alone.navigator.location.place == alone.navigator.location.shown == f"{HEALTH}-2"
    assert alone.sidebar.key == alone.reader.node == f"{HEALTH}-2"


def test_a_place_is_recorded_with_the_line_that_was_read_before_the_search(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-2")
    alone.search.anchor = ScrollAnchor(f"{HEALTH}-2", 5, 7, 80)
    alone.navigator.visit(f"{HEALTH}-1")
    assert alone.navigator.history.before[-1].spot.line == 7


def test_steps_in_passing_count_once_the_reader_stays(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    alone.navigator.step(1)
    alone.navigator.step(1)
    assert alone.navigator.place == f"{HEALTH}-3"
    assert [each.key for each in alone.navigator.history.visited] == [f"{HEALTH}-1"]
    alone.stage.pass_time()
    assert [each.key for each in alone.navigator.history.visited] == [f"{HEALTH}-3", f"{HEALTH}-1"]
    alone.navigator.step(1)
    assert alone.key_bar.said == ["已經是這一層的最後一項"]


def test_back_and_forward_lead_to_the_lines_that_were_read(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    alone.reader.spot = ScrollAnchor(f"{HEALTH}-1", 12, 3, 80)
    alone.navigator.visit(f"{OFFICE}-1")
    alone.navigator.back()
    assert alone.navigator.place == f"{HEALTH}-1"
    assert alone.reader.returned[-1].line == 3
    alone.navigator.forward()
    assert alone.navigator.place == f"{OFFICE}-1"
    alone.navigator.forward()
    assert alone.key_bar.said == ["已經是最新的位置，不能再前進"]


def test_what_is_only_looked_at_is_no_place(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    assert alone.navigator.show_page(f"{HEALTH}-3")
    assert (alone.navigator.place, alone.navigator.shown) == (f"{HEALTH}-1", f"{HEALTH}-3")
    assert not alone.navigator.show_page("113-環境保護局")
    assert alone.navigator.shown == f"{HEALTH}-3"


def test_the_way_back_ends_at_the_page_of_how_to_begin(alone: Alone) -> None:
    alone.navigator.begin(None, "")
    assert alone.navigator.shown == START
    alone.navigator.visit(f"{HEALTH}-1")
    alone.navigator.back()
    assert alone.navigator.shown == START
    alone.navigator.back()
    assert alone.key_bar.said == ["前面沒有紀錄了，不能再後退"]


def test_up_goes_to_where_the_place_stands_in_the_level_above(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-2")
    alone.navigator.up()
    assert alone.navigator.place == HEALTH
    assert alone.reader.passages == [(f"{HEALTH}-2", 0)]
    alone.navigator.visit("衛生局")
    alone.navigator.up()
    assert alone.key_bar.said == ["已經在最上層"]


def test_places_that_are_there_no_more_are_forgotten(small: Library, alone: Alone) -> None:
    history = History().visit(_entry("099-衛生局"), "1").visit(_entry(HEALTH), "2")
    alone.navigator.open(small, history)
    assert alone.navigator.history.before == ()
    assert alone.navigator.exists(period_key("113")) and not alone.navigator.exists("099-衛生局")


def _entry(key: str) -> Any:
    from kaoview.tui.state.history import HistoryEntry

    return HistoryEntry(key)


# The room of the screen


@pytest.mark.parametrize(
    ("columns", "width"), [(72, 28), (80, 28), (120, 36), (160, 40), (60, "1fr")]
)
def test_the_sidebar_has_its_share_of_a_screen(
    small: Library, columns: int, width: int | str
) -> None:
    alone = Alone(small, columns)
    # One cell of them is the page's ground, which keeps the two apart.
    assert alone.sidebar.styles.width == (width - 1 if isinstance(width, int) else width)


def test_a_sidebar_keeps_the_readers_width_as_far_as_there_is_room(alone: Alone) -> None:
    alone.layout.set_sidebar_width(200)
    assert alone.layout.panes.sidebar == 80
    alone.layout.set_sidebar_width(3)
    assert alone.layout.panes.sidebar == 20
    alone.layout.resize(1)
    assert alone.layout.panes.sidebar == 22 and alone.saves == 3


def test_a_hidden_sidebar_comes_back_when_the_keys_go_there(alone: Alone) -> None:
    alone.stage.set_focus(alone.sidebar)
    alone.layout.toggle_sidebar()
    assert alone.layout.panes.hidden == ("sidebar",)
    assert alone.stage.focused is alone.reader
    alone.layout.resize(1)
    assert alone.key_bar.said == ["目錄已隱藏，按 \\ 顯示"]
    alone.layout.turn_to(alone.sidebar)
    assert alone.layout.panes.hidden == () and alone.stage.focused is alone.sidebar


def test_a_zoomed_pane_gives_way_to_the_one_that_gets_the_keys(alone: Alone) -> None:
    alone.stage.set_focus(alone.reader)
    alone.layout.toggle_zoom()
    assert "-zoom-page" in alone.stage.classes
    assert alone.key_bar.said == ["內文放大到整個畫面"]
    alone.layout.turn_to(alone.sidebar)
    assert "-zoom-page" not in alone.stage.classes
    assert alone.key_bar.urged == {"zoom": ""}


def test_room_for_the_other_years_is_told_once(alone: Alone) -> None:
    from textual.geometry import Size

    told: list[bool] = []
    alone.layout.related_uncovered = lambda: told.append(alone.layout.related_open)
    alone.layout.fit(Size(120, 20))
    assert not alone.layout.related_open and not told
    alone.layout.fit(Size(120, 36))
    alone.layout.fit(Size(120, 36))
    assert told == [True]


def test_other_years_beside_the_text_need_no_high_screen(alone: Alone) -> None:
    from textual.geometry import Size

    alone.layout.fit(Size(160, 20))
    assert alone.layout.related_open and "-beside" in alone.stage.classes
    alone.layout.fit(Size(149, 20))
    assert not alone.layout.related_open and "-beside" not in alone.stage.classes


# The tree


def tree_of(alone: Alone) -> TreeController:
    tree = TreeController(
        alone.stage, alone.layout, alone.navigator, alone.widgets, "department", alone.save
    )
    alone.navigator.connect(alone.search, tree, NoMatches())
    tree.open(Session())
    return tree


def test_a_plan_stands_under_its_department_or_under_its_year(alone: Alone) -> None:
    tree = tree_of(alone)
    alone.navigator.visit(HEALTH)
    assert tree.above(HEALTH) == "衛生局"
    tree.toggle_grouping()
    assert alone.key_bar.said == ["目錄依年度分"]
    assert tree.above(HEALTH) == period_key("113")
    assert tree.level(HEALTH) == ([HEALTH], 0)
    assert tree.above(f"{HEALTH}-2") == HEALTH


def test_a_year_gives_way_to_its_first_plan_where_departments_are(alone: Alone) -> None:
    tree = tree_of(alone)
    tree.toggle_grouping()
    assert tree.chosen_grouping == "year"
    alone.navigator.visit(period_key("113"))
    assert tree.above(period_key("113")) == ""
    tree.toggle_grouping()
    assert alone.navigator.place == HEALTH
    assert tree.chosen_grouping == "department"


# Matches


def test_matches_are_walked_through_and_round(alone: Alone) -> None:
    matches = MatchController(alone.layout, alone.navigator, alone.widgets)
    matches.hits = MatchCursor(
        "登革熱", ((f"{HEALTH}-1", 4), (f"{HEALTH}-2", -1)), {f"{HEALTH}-1": ((4, 7),)}
    )
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-2"
    assert alone.key_bar.noted == "登革熱 2/2"
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-1"
    assert alone.reader.passages[-1] == (f"{HEALTH}-1", 4)
    assert matches.clear() and not matches.any
    assert not matches.clear()


def test_what_is_found_in_the_page_goes_before_the_hits(alone: Alone) -> None:
    matches = MatchController(alone.layout, alone.navigator, alone.widgets)
    alone.navigator.visit(f"{HEALTH}-1")
    matches.hits = MatchCursor("登革熱", ((f"{HEALTH}-2", 0),), {})
    matches.in_page = MatchCursor("防治", ((f"{HEALTH}-1", 2),), {})
    matches.step(1)
    assert alone.navigator.place == f"{HEALTH}-1"
    assert matches.clear() and matches.current is matches.hits


# Saving


def test_a_session_is_saved_a_moment_after_the_last_move(tmp_path: Any) -> None:
    stage: Any = FakeStage()
    store = SessionStore(tmp_path)
    place = [HEALTH]
    saver = SessionSaver(stage, store, lambda: Session(place[0]))
    assert saver.open("abc") == Session()
    saver.save_soon()
    place[0] = f"{HEALTH}-1"
    saver.save_soon()
    stage.pass_time()
    assert store.session("abc").place == f"{HEALTH}-1"


def test_nothing_is_saved_before_there_is_a_library(tmp_path: Any) -> None:
    saver = SessionSaver(FakeStage(), SessionStore(tmp_path), lambda: Session(HEALTH))  # type: ignore[arg-type]
    saver.save_now()
    assert list(tmp_path.iterdir()) == []


# The way back to a row


class NoRelated:
    """A pane of other years that remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pane: Any = None

    def node(self) -> None:
        """Return nothing: the focus is elsewhere."""

    def focus(self) -> None:
        self.asked.append("focus")

    def look_soon(self, key: str) -> None:
        self.asked.append(key)

    def forget(self) -> None:
        self.asked.append("forget")


def test_back_from_an_item_of_another_year_leads_to_its_row(alone: Alone, tmp_path: Any) -> None:
    related = NoRelated()
    comparisons = ComparisonController(
        alone.stage,
        alone.navigator,
        related,  # type: ignore[arg-type]
        alone.widgets,
        tmp_path / "reviews.tsv",
    )
    alone.navigator.visit(f"{HEALTH}-1")
    comparisons.follow_related(f"{OFFICE}-1.1")
    assert alone.key_bar.said == ["按 Backspace 回到原來的項目"]
    comparisons.back()
    assert alone.navigator.place == f"{HEALTH}-1"
    assert related.asked == ["focus"]
    comparisons.back()
    assert related.asked == ["focus"]


def test_where_nothing_can_be_compared_it_is_said(alone: Alone, tmp_path: Any) -> None:
    comparisons = ComparisonController(
        alone.stage,
        alone.navigator,
        NoRelated(),  # type: ignore[arg-type]
        alone.widgets,
        tmp_path / "reviews.tsv",
    )
    comparisons.choose()
    assert alone.stage.dialogs == [] and alone.key_bar.said == []
    alone.navigator.visit("衛生局")
    comparisons.choose()
    assert len(alone.stage.dialogs) + len(alone.key_bar.said) == 1


def test_nothing_is_added_to_a_screen_that_is_taken_down(alone: Alone) -> None:
    alone.layout.add_divider()
    assert len(alone.stage.mounted) == 2
    alone.stage.taken_down = True
    alone.layout.add_divider()
    assert len(alone.stage.mounted) == 2
