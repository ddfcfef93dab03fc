"""Texts that stand in another almost word for word, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.containment import contained_share
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from tests.compare.conftest import make_library, make_plan

MEALS = "長照據點提供送餐及健康促進服務，鼓勵長者參與社區活動"
BEACH = "淨灘活動每年辦理十場，由志工清除海岸廢棄物並公布成果"


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        (MEALS, MEALS, 1.0, 1.0),
        (MEALS, f"{BEACH}；{MEALS}", 1.0, 1.0),
        (MEALS, MEALS.replace("鼓勵", "邀請"), 0.7, 0.95),
        (MEALS, BEACH, 0.0, 0.2),
        ("短的字", MEALS, 0.0, 0.0),
        ("", "", 0.0, 0.0),
    ],
)
def test_the_share_of_the_shorter_text(left: str, right: str, least: float, most: float) -> None:
    assert least <= contained_share(left, right) <= most


@given(st.text("長照據點送餐", max_size=40), st.text("長照據點送餐", max_size=40))
def test_it_is_a_share_whichever_text_comes_first(left: str, right: str) -> None:
    assert 0 <= contained_share(left, right) <= 1
    if len(left) != len(right):
        assert contained_share(left, right) == contained_share(right, left)


def test_a_clause_that_moved_to_another_department_is_found_there() -> None:
    old = [make_plan("112-社會局", MEALS, "推動托育補助"), make_plan("112-環保局", BEACH)]
    new = [
        make_plan("113-社會局", "推動托育補助", "長照據點營運評鑑"),
        make_plan("113-環保局", BEACH, "淨灘志工表揚"),
        make_plan("113-衛生局", MEALS, "長照人員訓練"),
    ]
    found = compare(make_library(*old, *new), old, new)
    row = found.row("112-社會局-1")
    assert row is not None
    best = row.matches[0]
    assert (best.id, best.status) == ("113-衛生局-1", Status.SAME)
    assert best.score > 0.9


def test_a_text_that_is_word_for_word_another_s_is_not_this_one_s() -> None:
    old = [make_plan("112-社會局", MEALS, "長照據點舊制整併作業說明會")]
    new = [make_plan("113-社會局", MEALS)]
    found = compare(make_library(*old, *new), old, new)
    other = found.row("112-社會局-2")
    assert other is not None and not other.reached
