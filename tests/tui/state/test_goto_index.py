"""What is offered for an id, a department, a year or a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaoview.model import Library
from kaoview.tui.state.goto_index import PlaceIndex


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("113-衛生局-2", "113-衛生局-2"),
        ("１１３－衛生局－２", "113-衛生局-2"),
        ("107-秘書處-1.", "107-行政暨國際處-1.1"),
        ("112-04-行政", "112-04-行政暨國際處"),
        ("113 衛生局 2", "113-衛生局-2"),
        ("112.4", "112-04-行政暨國際處"),
        ("施政綱要", "113-衛生局"),
        ("研考", "研究發展考核委員會"),
        ("發展考核", "研究發展考核委員會"),
        ("113", "113-衛生局"),
        ("110", "108-111-全市"),
        ("登革熱", "113-衛生局-1"),
        ("照护 长者", "113-衛生局-2"),
        ("日本 112", "112-04-行政暨國際處-1.1.1"),
    ],
)
def test_what_is_typed_leads_there(small: Library, typed: str, first: str) -> None:
    found = PlaceIndex(small).suggest(typed)
    assert found[0].id == first
    assert not found[0].near


def test_below_an_exact_place_stand_its_parts(small: Library) -> None:
    found = PlaceIndex(small).suggest("113-衛生局")
    assert [each.id for each in found[:3]] == ["113-衛生局", "113-衛生局-1", "113-衛生局-2"]


def test_a_year_begins_with_the_readers_own_department(library: Library) -> None:
    assert PlaceIndex(library).suggest("113", "衛生局")[0].id == "113-衛生局"


def test_what_answers_nothing_is_told_what_is_near(small: Library) -> None:
    found = PlaceIndex(small).suggest("113-衛星局")
    assert found[0].id == "113-衛生局"
    assert all(each.near for each in found)


@pytest.mark.parametrize("typed", ["", "  ", "zzz", "\x1b[31m", "9" * 5000, "-", "　"])
def test_nonsense_is_lived_with(small: Library, typed: str) -> None:
    assert all(small.find(each.id) for each in PlaceIndex(small).suggest(typed))


def test_no_more_than_asked_for(library: Library) -> None:
    atlas = PlaceIndex(library)
    assert len(atlas.suggest("113")) == 10
    assert len(atlas.suggest("推動", limit=3)) == 3


def test_a_department_is_found_by_a_name_led_by_its_government(small: Library) -> None:
    first, *others = small.departments
    led = replace(first, led_names=("桃園:衛生局",))
    found = PlaceIndex(replace(small, departments=(led, *others))).suggest("桃園:衛生")
    assert found[0].id == first.id
