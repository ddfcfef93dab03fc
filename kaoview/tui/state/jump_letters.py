"""The two letters that each row gets, to jump there by typing them."""

from __future__ import annotations

from itertools import islice, product
from math import ceil, sqrt

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters in the order in which hands find them: the middle row of the keyboard first."""


def letter_pairs(count: int) -> list[str]:
    """Return different pairs of letters, as few different letters as will do.

    >>> letter_pairs(5)
    ['aa', 'as', 'ad', 'sa', 'ss']

    Args:
        count: How many; beyond 676 there are none.
    """
    letters = LETTERS[: ceil(sqrt(count))]
    return ["".join(pair) for pair in islice(product(letters, repeat=2), count)]
