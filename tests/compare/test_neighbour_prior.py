"""What stands under one heading goes to the same departments, where no department is named."""

import pytest

from kaoview.compare.matching import compare
from kaoview.compare.neighbour_prior import PRIOR_WEIGHT, apply_neighbour_prior
from kaoview.compare.progress import Progress
from kaoview.compare.scope import scopes_of
from kaoview.compare.units import Unit

FLOODS = ("真安心", "強化系統性防災能力：")


def _unit(id, department, *headings):
    return Unit(id, f"113-{department}", department, headings, "", "內容", narrative=False)


PUMPS, SENSORS = _unit("a-1", "全市", *FLOODS), _unit("a-2", "全市", *FLOODS)
RIGHT = [_unit("b-1", "水利局"), _unit("b-2", "水利局"), _unit("c-1", "消防局")]


def _lean(similarity, left, right=RIGHT):
    return apply_neighbour_prior(similarity, left, right, scopes_of(left, right), Progress())


def test_the_neighbours_tell_where_to_look():
    pumps, sensors = {0: 0.6, 2: 0.1}, {1: 0.20, 2: 0.22}
    found = _lean([pumps, sensors], [PUMPS, SENSORS])[1]
    assert found[1] == pytest.approx(0.20), "their own plan is not held back"
    assert found[2] == pytest.approx(0.22 - PRIOR_WEIGHT * 0.25), (
        "the other is, by what it lacks of it"
    )
    assert found[1] > found[2]


def test_an_item_by_itself_has_no_neighbours():
    alone = _unit("a-3", "全市", "真安心", "守護治安：")
    similarity = [{0: 0.6}, {1: 0.2, 2: 0.22}]
    assert _lean(similarity, [PUMPS, alone]) == similarity


def test_what_stands_right_under_a_heading_hears_those_further_below_it():
    above = _unit("a-3", "全市", "真安心")
    found = _lean([{0: 0.6}, {1: 0.2, 2: 0.22}], [PUMPS, above])[1]
    assert found[1] > found[2]


def test_a_department_with_a_plan_of_its_own_needs_no_neighbours():
    own = [_unit("a-1", "消防局", *FLOODS), _unit("a-2", "消防局", *FLOODS)]
    similarity = [{0: 0.6, 2: 0.1}, {1: 0.2, 2: 0.22}]
    assert _lean(similarity, own) == similarity


def test_one_plan_on_the_right_is_never_held_back():
    similarity = [{0: 0.6}, {1: 0.2}]
    assert _lean(similarity, [PUMPS, SENSORS], RIGHT[:2]) == similarity


def test_sensors_are_sought_where_the_pumps_are(library, plans):
    found = compare(library, plans("108-111"), plans("113"))
    first = [match.id for match in found.row("108-111-全市-1.5.2.1").matches[:5]]
    assert "113-水利局-14" in first
