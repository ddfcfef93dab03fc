import pytest

from kaoview.compare.progress import Progress
from kaoview.compare.similarity import TermWeights, similarities
from kaoview.compare.units import plan_units
from tests.compare.conftest import make_plan

LEFT = plan_units(
    make_plan(
        "107-衛生局",
        "推動橋頭科學園區聯外道路",
        "建構癌症篩檢與慢性病照護網絡",
        "結合社區大學強化終身學習",
    )
)
RIGHT = plan_units(
    make_plan(
        "113-衛生局",
        "完善橋科路網",
        "癌症篩檢與慢性病照護，推動母嬰親善",
        "養豬場廢水再利用",
    )
)


@pytest.fixture(scope="module")
def alike():
    return similarities(TermWeights([*LEFT, *RIGHT], Progress()), LEFT, RIGHT, Progress())


def test_shared_words_make_units_alike(alike):
    assert max(alike[1], key=alike[1].get) == 1
    assert alike[1][1] > 0.3


def test_a_short_form_meets_its_long_form(alike):
    assert max(alike[0], key=alike[0].get) == 0


def test_nothing_in_common_is_not_there(alike):
    assert 2 not in alike[2]


def test_the_same_words_are_as_alike_as_can_be():
    same = similarities(TermWeights(LEFT, Progress()), LEFT, LEFT, Progress())
    assert same[0][0] == pytest.approx(1.0, abs=0.35)
    assert max(same[0], key=same[0].get) == 0


def test_every_unit_is_a_step():
    told = []
    step = Progress(lambda *state: told.append(state))
    step.total = 2 * len(LEFT) + 3 * len(RIGHT)
    similarities(TermWeights(LEFT, Progress()), LEFT, RIGHT, step)
    assert told == [(step.total, step.total)]
