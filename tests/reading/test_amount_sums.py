import pytest
from hypothesis import given
from hypothesis import strategies as st

import kaoview
from kaoview.reading.amount_sums import sums
from tests.export.sample import item, plan


def amounts(*items):
    return plan("107-甲", "甲", *items)


def test_an_amount_is_the_sum_of_the_nearest_amounts_below():
    # 107 plan: 貳、事務管理 97,033 = (一)庶務管理 78,731 + (二)充實設備 18,302
    below = (
        item("107-甲-1.1", "(一)", "庶務管理", amount=78731),
        item("107-甲-1.2", "", "充實設備", "", item("107-甲-1.2.1", "(二)", "設備", amount=18302)),
    )
    (found,) = sums(amounts(item("107-甲-1", "貳、", "事務管理", "", *below, amount=97033)))
    assert (found.stated, found.parts, found.agrees) == (97033, (78731, 18302), True)
    assert found.heading == "貳、事務管理"


def test_a_total_is_the_sum_of_the_rows_before_it():
    rows = [
        item("107-甲-1", "壹、", "一般行政", amount=25169),
        item("107-甲-2", "貳、", "事務管理", amount=97033),
        item("107-甲-3", "", "合　計", amount=122203),
    ]
    (found,) = sums(amounts(*rows))
    assert found.id == "107-甲-3"
    assert not found.agrees
    assert (found.stated, found.added) == (122203, 122202)


def test_subtotals_count_from_the_last_one_and_not_into_the_total():
    rows = [
        item("107-甲-1", "", "人事費", amount=10),
        item("107-甲-2", "", "業務費", amount=5),
        item("107-甲-3", "", "小計", amount=15),
        item("107-甲-4", "", "設備費", amount=7),
        item("107-甲-5", "", "小計", amount=7),
        item("107-甲-6", "", "總計", amount=22),
    ]
    assert [found.agrees for found in sums(amounts(*rows))] == [True, True, True]


def test_the_total_row_is_no_part_of_the_amount_above():
    rows = (item("107-甲-1.1", "", "業務費", amount=9), item("107-甲-1.2", "", "合計", amount=9))
    found = sums(amounts(item("107-甲-1", "", "經費", "", *rows, amount=9)))
    assert [(each.id, each.agrees) for each in found] == [("107-甲-1", True), ("107-甲-1.2", True)]


@pytest.mark.parametrize("amount", [None, 54])
def test_without_parts_there_is_nothing_to_add_up(amount):
    lone = item("107-甲-1", "", "政風業務", "", item("107-甲-1.1", "1.", "宣導"), amount=amount)
    assert sums(amounts(lone)) == ()


@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(-5, 5))
def test_it_agrees_exactly_when_the_parts_make_the_sum(parts, off):
    rows = [item(f"107-甲-{at}", "", f"項{at}", amount=part) for at, part in enumerate(parts)]
    total = item("107-甲-合", "", "合計", amount=sum(parts) + off)
    (found,) = sums(amounts(*rows, total))
    assert found.agrees == (off == 0)


def test_the_sums_of_the_107_plan_all_agree():
    found = sums(kaoview.load().find("107-秘書處"))
    stated = [each.stated for each in found]
    assert {25169, 97033, 185858, 330433} <= set(stated)
    assert all(each.agrees for each in found)


def test_a_total_that_stands_first_is_the_sum_of_the_rows_after_it():
    rows = [
        item("107-甲-1", "", "總計", amount=15),
        item("107-甲-2", "", "人事費", amount=10),
        item("107-甲-3", "", "業務費", amount=5),
        item("107-甲-4", "", "歲出合計", amount=15),
    ]
    found = sums(amounts(*rows))
    assert [(each.heading, each.parts) for each in found] == [
        ("總計", (10, 5)),
        ("歲出合計", (10, 5)),
    ]


def test_a_name_that_only_holds_the_word_is_no_total():
    rows = [item("107-甲-1", "", "直轄市合計", amount=9), item("107-甲-2", "", "縣", amount=5)]
    assert sums(amounts(*rows)) == ()
