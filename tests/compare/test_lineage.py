from pathlib import Path

import pytest

import kaoview
from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.library_parts import same_department
from kaoview.compare.lineage import lineage, plans_by_period
from kaoview.compare.progress import ComparisonCancelledError
from kaoview.compare.statuses import Status
from kaoview.compare.units import unit_items, units_of


def _steps(chain):
    return {step.period: step for step in chain.steps}


def test_periods_come_oldest_first(library):
    assert [period for period, _ in plans_by_period(library)] == ["107", "108-111", "112", "113"]


def test_a_matter_through_all_periods(library):
    steps = _steps(lineage(library, "107-行政暨國際處-1.10"))
    assert steps["107"].own
    assert "112-04-行政暨國際處-1.4.1" in [link.id for link in steps["112"].links]
    assert {"113-行政暨國際處-8", "113-行政暨國際處-12"} <= {link.id for link in steps["113"].links}


def test_from_the_newest_item_back(library):
    steps = _steps(lineage(library, "113-衛生局-2"))
    daycare = steps["108-111"].links[0]
    assert (daycare.id, daycare.status) == ("108-111-全市-1.4.5", Status.SAME)
    assert steps["108-111"].covered
    assert not steps["107"].covered, "the only plan of 107 is another department's"


def test_an_item_inside_a_section_stands_for_the_section(library):
    chain = lineage(library, "112-11-研究發展考核委員會-1.6.1.1")
    assert chain.units == ("112-11-研究發展考核委員會-1.6.1",)
    assert _steps(chain)["113"].links[0].id == "113-研究發展考核委員會-3"


def test_a_heading_stands_for_all_below_it(library):
    chain = lineage(library, "108-111-全市-1.4.1")
    assert chain.units == ("108-111-全市-1.4.1.1", "108-111-全市-1.4.1.2")
    found = [link.id for link in _steps(chain)["113"].links]
    assert {"113-捷運工程局-1", "113-捷運工程局-5"} <= set(found)
    assert len(found) == len(set(found))


def test_a_row_of_the_plan_table_can_be_asked_about(library):
    chain = lineage(library, "107-行政暨國際處-4.1.1.7")
    assert chain.units == ("107-行政暨國際處-4.1.1.7",)
    found = {link.id for link in _steps(chain)["112"].links}
    assert "112-04-行政暨國際處-1.5.1" in found


def test_decisions_hold_in_the_chain(library):
    decision = Decision("108-111-全市-1.4.5", "113-衛生局-2", None, "王小明")
    reviews = Reviews([ReviewFile("a.tsv", (decision,))])
    step = _steps(lineage(library, "113-衛生局-2", reviews=reviews))["108-111"]
    assert "108-111-全市-1.4.5" not in [link.id for link in (*step.links, *step.candidates)]


def test_a_decision_whose_text_changed_is_told_by_the_chain_it_concerns(library):
    old = Decision("108-111-全市-1.4.5", "113-衛生局-2", None, fingerprint="0000000000", line=2)
    reviews = Reviews([ReviewFile("a.tsv", (old,))])
    chain = lineage(library, "113-衛生局-2", reviews=reviews)
    assert chain.outdated == (old,)
    assert "108-111-全市-1.4.5" in [link.id for link in _steps(chain)["108-111"].links]
    assert lineage(library, "113-衛生局-3", reviews=reviews).outdated == ()


def test_where_nothing_answers_the_nearest_are_candidates(library):
    step = _steps(lineage(library, "108-111-全市-1.4.1"))["107"]
    assert step.links == ()
    assert 0 < len(step.candidates) <= 5
    assert not step.reviewed


@pytest.mark.parametrize("id", ["113-衛生局-99", "113-衛生局", "衛生局", ""])
def test_only_items_have_a_lineage(library, id):
    with pytest.raises(KeyError):
        lineage(library, id)


def test_it_can_be_stopped(library):
    with pytest.raises(ComparisonCancelledError):
        lineage(library, "113-衛生局-2", cancelled=lambda: True)


def test_periods_are_compared_once_for_all_items(library):
    compared = {}
    first = lineage(library, "113-衛生局-2", compared=compared)
    assert set(compared) == {("107", "113"), ("108-111", "113"), ("112", "113")}
    made = dict(compared)
    assert lineage(library, "113-衛生局-2", compared=compared) == first
    assert lineage(library, "113-衛生局-3", compared=compared) == lineage(library, "113-衛生局-3")
    assert all(compared[pair] is made[pair] for pair in made)


def test_whatever_finds_an_item_is_found_from_it(library):
    """A law, for every unit of the bundled documents and whatever it is linked with."""
    compared = {}
    links = {
        unit.id: {
            link.id
            for step in lineage(library, unit.id, compared=compared).steps
            for link in step.links
        }
        for unit in units_of(tuple(library.plans()))
    }
    assert sum(map(len, links.values())) > 500
    for one, found in links.items():
        assert all(one in links[other] for other in found), one


def test_an_item_of_any_kind_is_found_from_what_it_finds_or_says_that_it_is_not(library):
    """A law, for every item of the bundled documents, units and all others.

    Those that are no units are compared one by one, so that one of each kind in a plan stands for
    the others of its kind.
    """
    compared = {}
    units = {unit.id for unit in units_of(tuple(library.plans()))}
    units |= {id for plan in library.plans() for id in unit_items(plan).values()}
    asked = set()
    found = {}

    def chain_of(id):
        if id not in found:
            found[id] = lineage(library, id, compared=compared)
        return found[id]

    for plan in library.plans():
        inside = unit_items(plan)
        for item in plan.walk():
            unit = item.id in inside or any(below.id in units for below in item.walk())
            if not unit and (plan.id, item.kind) in asked:
                continue
            asked |= set() if unit else {(plan.id, item.kind)}
            chain = chain_of(item.id)
            assert chain.by_itself is not unit, item.id
            for link in (link for step in chain.steps for link in step.links):
                back = {far.id for step in chain_of(link.id).steps for far in step.links}
                assert bool(back & set(chain.units)) is unit, (item.id, link.id)
    assert len(asked) > 5


def test_what_is_no_unit_is_not_kept(library):
    compared = {}
    lineage(library, "107-行政暨國際處-4.1.1.7", compared=compared)
    assert compared == {}


def test_one_department_with_the_whole_city(library):
    near = same_department(library, "113-衛生局-2")
    assert [department.id for department in near.departments] == ["全市", "衛生局"]
    steps = _steps(lineage(near, "113-衛生局-2"))
    assert "108-111-全市-1.4.5" in [link.id for link in steps["108-111"].links]


def test_another_governments_plans_are_no_other_years(tmp_path):
    for year in (112, 113):
        (tmp_path / f"{year}.txt").write_text(
            f"桃園市政府社會局{year}年度施政計畫\n一、辦理長照據點{year - 50}處。\n二、辦理親職教育。\n",
            encoding="utf-8",
        )
    documents = Path(kaoview.__file__).parents[1] / "data" / "documents"
    several = kaoview.load([*sorted(documents.iterdir()), tmp_path])
    own = next(item.id for item in several.items() if "長照據點63處" in item.text)
    steps = _steps(lineage(several, own))
    assert list(steps) == ["112", "113"], "108-111 is Kaohsiung's"
    assert [link.id[:4] for link in steps["112"].links] == ["112-"]
    assert "桃園" not in "".join(
        link.id for step in lineage(several, "113-社會局-2").steps for link in step.links
    )
