"""The table of governments: all local ones, the ministries, and names they had before."""

from __future__ import annotations

from collections import Counter

import pytest

from kaoview.node_names import fold_name
from kaoview.reading.governments import department_of_state, find_government, governments

LOCAL = 22
"""Six special municipalities, three cities, thirteen counties."""


def test_all_local_governments_and_the_central_one_are_there() -> None:
    names = [each.name for each in governments()]
    assert len(names) == len(set(names))
    assert sum(name.endswith(("市政府", "縣政府")) for name in names) == LOCAL
    central = {each.name for each in governments() if each.central}
    assert central == {"總統府", "行政院", "立法院", "司法院", "考試院", "監察院"}


def test_no_name_stands_for_two_governments() -> None:
    names = Counter(fold_name(name) for each in governments() for name in dict.fromkeys(each.names))
    assert [name for name, times in names.items() if times > 1] == []


def test_former_names_lead_to_departments_that_are_there() -> None:
    for each in governments():
        for old, new in each.former.items():
            assert new in each.departments, (each.name, old, new)
            assert old not in each.departments, (each.name, old)
            assert each.official(old) == new


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("桃園", "桃園市政府"),
        ("桃園縣政府", "桃園市政府"),
        ("台北市政府", "臺北市政府"),
        ("北市府", "臺北市政府"),
        ("臺北縣", "新北市政府"),
        ("行政院", "行政院"),
    ],
)
def test_governments_are_found_by_official_short_and_former_names(name: str, official: str) -> None:
    found = find_government(name)
    assert found is not None
    assert found.name == official


def test_an_unknown_government_is_none() -> None:
    assert find_government("海山市政府") is None
    assert find_government("") is None


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("衛生福利部", ("行政院", "衛生福利部")),
        ("行政院衛生署", ("行政院", "衛生福利部")),
        ("衛生署", ("行政院", "衛生福利部")),
        ("環保署", ("行政院", "環境部")),
        ("文建會", ("行政院", "文化部")),
        ("經建會", ("行政院", "國家發展委員會")),
        ("考選部", ("考試院", "考選部")),
        ("海山部", None),
    ],
)
def test_ministries_are_found_by_the_names_before_the_reorganisation(
    name: str, official: tuple[str, str] | None
) -> None:
    assert department_of_state(name) == official


def test_titles_that_only_one_head_has_lead_to_departments_that_are_there() -> None:
    for each in governments():
        assert set(each.heads.values()) <= set(each.departments), each.name


def test_a_departments_other_names_are_known() -> None:
    taoyuan = find_government("桃園")
    assert taoyuan is not None
    assert "環保局" in taoyuan.other_names("環境保護局")
    assert taoyuan.official("沒有這個局") is None
