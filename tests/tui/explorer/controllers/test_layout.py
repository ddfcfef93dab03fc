"""The room of the screen: the sidebar's share, zooming, and where the other years stand."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from tests.tui.explorer.alone import Alone


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


def test_nothing_is_added_to_a_screen_that_is_taken_down(alone: Alone) -> None:
    alone.layout.add_divider()
    assert len(alone.stage.mounted) == 2
    alone.stage.taken_down = True
    alone.layout.add_divider()
    assert len(alone.stage.mounted) == 2
