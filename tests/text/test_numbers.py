"""Numbers in folded text as values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.text.numbers import Value, find_numbers, parse_number, spell, to_chinese


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("二十", "20"),
        ("一百一十三", "113"),
        ("一百零五", "105"),
        ("二〇五〇", "2050"),
        ("二0五0", "2050"),
        ("廿三", "23"),
        ("卅", "30"),
        ("1,999", "1999"),
        ("113", "113"),
        ("十", "10"),
        ("两千", "2000"),
        ("参拾", "30"),
        ("壹仟贰佰", "1200"),
        ("三佰万", "3000000"),
        ("3千5百万", "35000000"),
        ("1亿2,000万", "120000000"),
        ("1兆2,345亿", "1234500000000"),
        ("2.5亿", "250000000"),
        ("三点六", "3.6"),
    ],
)
def test_numerals_have_a_value(numeral: str, value: str) -> None:
    assert parse_number(numeral) == Decimal(value)


@pytest.mark.parametrize("numeral", ["十百", "二三十", "百千", "百百", "三万五亿", "1.2.3", "点五"])
def test_what_is_no_number_has_none(numeral: str) -> None:
    assert parse_number(numeral) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("百分之三点六、3.6%", ["3.6%", "3.6%"]),
        ("三分之一", ["1/3"]),
        ("千分之五", ["5‰"]),
        ("百分之百", ["100%"]),
        ("1.2.3节、数十人、几百处", []),
        ("第321条", ["321"]),
        ("人数3,472人", ["3472"]),
        ("1" * 41, []),
    ],
)
def test_the_numbers_of_a_text_are_found_with_their_signs(text: str, values: list[str]) -> None:
    found = [f"{number.value.amount}{number.value.sign}" for number in find_numbers(text)]
    assert found == values


@given(st.integers(0, 9999))
def test_a_number_in_chinese_reads_back_as_itself(value: int) -> None:
    assert parse_number(to_chinese(value)) == value


@given(
    st.decimals(0, 10**13, places=2, allow_nan=False).map(lambda each: each.normalize()),
    st.sampled_from(["", "%", "‰"]),
)
def test_every_spelling_of_a_value_has_that_value(amount: Decimal, sign: str) -> None:
    value = Value(amount, sign)
    for spelling in spell(value):
        [number] = find_numbers(spelling)
        assert (number.start, number.end) == (0, len(spelling))
        assert number.value == value
