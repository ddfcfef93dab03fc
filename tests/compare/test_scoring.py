from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.progress import Progress
from kaoview.compare.scope import scopes_of
from kaoview.compare.scoring import BASELINE, MIN_REVERSE_SCORE, score_pairs
from kaoview.compare.units import Unit


def _units(count, department="衛生局"):
    return [
        Unit(f"{department}-{n}", "plan", department, (), "", "內容", narrative=False)
        for n in range(count)
    ]


def _scores(similarity, left=None, right=None):
    width = 1 + max((place for row in similarity for place in row), default=0)
    scopes = scopes_of(left or _units(len(similarity)), right or _units(width))
    return score_pairs(similarity, scopes, Progress()).rows


def test_the_more_alike_the_higher():
    (row,) = _scores([{0: 0.5, 1: 0.3, 2: 0.1}])
    assert row[0] > row[1] > row[2]


def test_a_rival_lowers_the_score():
    alone = _scores([{0: 0.3}])[0][0]
    assert _scores([{0: 0.3, 1: 0.3}])[0][0] < alone
    assert _scores([{0: 0.3}, {0: 0.3}])[0][0] < alone


def test_what_is_not_above_the_floor_has_no_score():
    assert _scores([{0: BASELINE}]) == [{}]


def test_another_department_counts_less():
    left = _units(1)
    right = [*_units(1), *_units(1, "教育局")]
    (row,) = _scores([{0: 0.3, 1: 0.3}], left, right)
    assert row[1] < row[0] / 2


@given(
    st.lists(
        st.dictionaries(st.integers(0, 6), st.floats(0, 1.4), max_size=7), min_size=1, max_size=6
    )
)
def test_scores_lie_between_0_and_1(similarity):
    for row in _scores(similarity, right=_units(7)):
        assert all(0 < score <= 1.0000001 for score in row.values())


def test_the_second_half_of_an_old_item_lays_claim_to_it():
    similarity = [{0: 0.6, 1: 0.35}, {0: 0.1}]
    found = score_pairs(similarity, scopes_of(_units(2), _units(2)), Progress())
    assert found.rows[0][1] < 0.09, "in the shadow of the first"
    assert found.reverse[1].left == 0
    assert found.reverse[1].score >= MIN_REVERSE_SCORE
