from dataclasses import replace

from kaoview.compare.scope import DEPARTMENT, EVERYWHERE, SECTION, scopes_of
from kaoview.compare.units import Unit


def _unit(id, department, *headings):
    return Unit(id, "plan", department, headings, "", "內容", narrative=False)


def test_sections_correspond_by_title_whatever_their_number():
    left = [_unit("99-1", "行政院", "內政"), _unit("99-2", "行政院", "交通及建設")]
    right = [
        _unit("100-1", "行政院", "內政"),
        _unit("100-2", "行政院", "災後重建"),
        _unit("100-3", "行政院", "交通及建設"),
    ]
    scopes = scopes_of(left, right)
    assert scopes.level(1, 2) == SECTION
    assert scopes.level(1, 1) == DEPARTMENT
    assert list(scopes.narrowest) == [SECTION, SECTION]


def test_one_shared_title_is_chance():
    scopes = scopes_of([_unit("a", "衛生局", "重點")], [_unit("b", "衛生局", "重點")])
    assert scopes.level(0, 0) == DEPARTMENT


def test_the_whole_city_looks_everywhere():
    scopes = scopes_of([_unit("a", "全市")], [_unit("b", "衛生局"), _unit("c", "教育局")])
    assert list(scopes.narrowest) == [EVERYWHERE]
    assert scopes.level(0, 1) == EVERYWHERE


def test_a_department_looks_at_home_first():
    left = [_unit("a", "衛生局"), _unit("z", "空中大學")]
    scopes = scopes_of(left, [_unit("b", "衛生局"), _unit("c", "教育局")])
    assert list(scopes.narrowest) == [DEPARTMENT, EVERYWHERE]
    assert scopes.right_counts[scopes.left[0][DEPARTMENT]] == 1
    assert scopes.right_counts[""] == 2


def test_no_units():
    assert list(scopes_of([], [replace(_unit("a", "衛生局"))]).narrowest) == []
