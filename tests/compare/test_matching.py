import pytest

import kaoview
from kaoview.compare.matching import MIN_CANDIDATES, RELATED, compare
from kaoview.compare.progress import ComparisonCancelledError
from kaoview.compare.statuses import Status
from kaoview.compare.wording import same_wording
from tests.benchmarks.compare_quality import nested, pairings
from tests.compare.conftest import make_library, make_plan
from tests.samples import needs, sample


@pytest.fixture(scope="module")
def midterm(library, plans):
    return compare(library, plans("108-111"), plans("113"))


def _best(comparison, left):
    return comparison.row(left).matches[0]


def test_a_row_for_each_left_item_in_its_order(midterm):
    assert [row.left for row in midterm.rows] == [unit.id for unit in midterm.left]
    assert len(midterm.rows) == 42


def test_an_old_measure_finds_what_became_of_it(midterm):
    childcare = _best(midterm, "108-111-全市-1.3.1")
    assert (childcare.id, childcare.status) == ("113-教育局-3", Status.SAME)
    assert not childcare.reviewed


def test_one_old_measure_that_became_several(midterm):
    metro = {match.id for match in midterm.row("108-111-全市-1.4.1.1").reached}
    assert {"113-捷運工程局-4", "113-捷運工程局-5", "113-捷運工程局-11"} <= metro


def test_every_row_keeps_ranked_candidates(midterm):
    for row in midterm.rows:
        assert len(row.matches) >= MIN_CANDIDATES
        for some in (row.reached, row.matches[len(row.reached) :]):
            scores = [match.score for match in some]
            assert scores == sorted(scores, reverse=True)
        reached = [match.status.reached for match in row.matches]
        assert reached == sorted(reached, reverse=True)


def test_new_is_what_no_row_reaches(midterm):
    reached = {match.id for row in midterm.rows for match in row.reached}
    assert reached.isdisjoint(midterm.new)
    assert len(midterm.new) + len(reached) == 465
    assert "113-新聞局-10" in midterm.new


def test_counts_add_up(midterm):
    counts = midterm.counts
    assert sum(counts[s] for s in counts if s is not Status.NEW) == 42
    assert counts[Status.NEW] == len(midterm.new)


def test_departments_are_one_under_all_their_names(library, plans):
    comparison = compare(library, plans("107"), plans("113"))
    dispute = _best(comparison, "107-行政暨國際處-1.8")
    assert (dispute.id, dispute.status) == ("113-行政暨國際處-4", Status.REVISED)
    # Only the department for which the old plan speaks can have anything new in it.
    assert all(id.startswith("113-行政暨國際處-") for id in comparison.new)


def test_reports_sections_with_their_bodies(library, plans):
    comparison = compare(library, plans("112"), plans("113"))
    # The heading says nothing of it; the paragraph below does.
    assert _best(comparison, "112-11-研究發展考核委員會-1.1.2").id == "113-研究發展考核委員會-1"


def test_a_score_hardly_depends_on_what_else_is_compared(library, plans):
    alone = compare(library, plans("107"), plans("113-行政暨國際處"))
    together = compare(library, plans("107"), plans("113"))
    for one, all_of_it in zip(alone.rows, together.rows, strict=True):
        ours = [match.id for match in one.reached]
        assert [m.id for m in all_of_it.reached if m.id in ours] == ours


def test_a_plan_against_itself_is_unchanged(library, plans):
    comparison = compare(library, plans("113-衛生局"), plans("113-衛生局"))
    assert [row.matches[0].id for row in comparison.rows] == [row.left for row in comparison.rows]
    assert {row.status for row in comparison.rows} == {Status.SAME}
    assert comparison.new == ()


@pytest.mark.parametrize(("left", "right"), [(["衛教"], []), ([], ["衛教"]), ([], [])])
def test_an_empty_side(left, right):
    plans = [make_plan("107-衛生局", *left), make_plan("113-衛生局", *right)]
    comparison = compare(make_library(*plans), plans[:1], plans[1:])
    assert [row.status for row in comparison.rows] == [Status.MISSING] * len(left)
    assert len(comparison.new) == (len(right) if left else 0)


def test_texts_without_any_words():
    plans = [make_plan("107-衛生局", "，。", "…"), make_plan("113-衛生局", "！")]
    comparison = compare(make_library(*plans), plans[:1], plans[1:])
    assert comparison.counts[Status.MISSING] == 2


def test_amended_wording_is_revised_and_kept_wording_is_the_same():
    old = "推動登革熱防治及病媒蚊孳生源清除，補助 30%"
    other = "建構癌症篩檢與慢性病照護網絡"
    plans = [
        make_plan("107-衛生局", old, other),
        make_plan("113-衛生局", old.replace("30%", "50%"), other),
    ]
    comparison = compare(make_library(*plans), plans[:1], plans[1:])
    assert [row.status for row in comparison.rows] == [Status.REVISED, Status.SAME]


def test_progress_reaches_the_end(library, plans):
    told = []
    compare(library, plans("107"), plans("113"), progress=lambda *state: told.append(state))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def test_the_work_can_be_stopped_at_any_step(library, plans):
    for steps in (0, 5, 600, 1100):
        asked = []
        with pytest.raises(ComparisonCancelledError):
            compare(
                library,
                plans("107"),
                plans("113"),
                cancelled=lambda asked=asked, steps=steps: len(asked.append(1) or asked) > steps,
            )


@needs("samples")
def test_consecutive_years_are_matched_within_sections_of_the_same_title():
    library = kaoview.load([sample(f"samples/ey_guide_{year}.txt") for year in (99, 100)])
    older, newer = library.plans()
    comparison = compare(library, [older], [newer])
    pairs = [
        (comparison.units[row.left].section, comparison.units[match.id].section)
        for row in comparison.rows
        for match in row.matches
        if match.status.counterpart
    ]
    assert len(pairs) > 190
    assert all(left == right for left, right in pairs)
    # 玖 was inserted for reconstruction after the typhoon, so every later number is one higher.
    assert comparison.row("99-行政院-12.2").matches[0].id == "100-行政院-13.2"
    assert {f"100-行政院-9.{n}" for n in range(1, 8)} <= set(comparison.new)
    # 「完善公路網絡」 was half of an item before it became one of its own.
    assert "100-行政院-8.2" in [m.id for m in comparison.row("99-行政院-8.1").reached]
    kept = [row for row in comparison.rows if row.status is Status.SAME]
    assert len(kept) == 15
    assert all(
        same_wording(comparison.units[row.left].words, comparison.units[row.matches[0].id].words)
        for row in kept
    )


def test_the_figures_do_not_fall(library):
    """A floor a little under what was measured when the matcher was frozen."""
    found = pairings(library)
    assert {one.name for one in found} >= {"P2", "P4"}
    by_name = {one.name: one for one in found}
    assert by_name["P2"].recall(5) >= 0.90
    assert by_name["P2"].recall(8) >= 0.97
    apart = nested(found)
    assert all(value >= 0.55 for value in apart.values())
    assert by_name["P4"].f1(0.20) >= 0.85


def test_editions_of_one_plan_are_kept_only_in_the_same_words():
    old = make_plan(
        "112-衛生局", "辦理 112 年登革熱病媒蚊密度調查。", "建構癌症篩檢網絡，落實慢性病照護。"
    )
    new = make_plan(
        "113-衛生局", "辦理 113 年登革熱病媒蚊密度調查；", "擴充癌症篩檢網絡與慢性病個案管理。"
    )
    rows = compare(make_library(old, new), [old], [new]).rows
    assert [row.status for row in rows] == [Status.SAME, Status.REVISED]


def test_what_another_kind_of_plan_says_anew_is_kept_unless_it_names_a_place(midterm):
    science_park = _best(midterm, "108-111-全市-1.1.1.1")
    assert (science_park.id, science_park.status) == ("113-經濟發展局-1", Status.REVISED), "楠梓"
    childcare = _best(midterm, "108-111-全市-1.3.1")
    assert (childcare.id, childcare.status) == ("113-教育局-3", Status.SAME)


def test_what_is_found_for_no_item_may_lay_claim_to_one(midterm):
    drains = midterm.row("108-111-全市-1.5.1.2")
    (sensors,) = [match for match in drains.reached if match.id == "113-水利局-14"]
    assert (sensors.status, sensors.score < RELATED) == (Status.RELATED, True)
    assert "113-水利局-14" not in midterm.new
