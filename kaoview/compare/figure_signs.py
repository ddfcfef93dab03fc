"""Signs beside the numbers of a folded text that more than one reader of figures looks for."""

from __future__ import annotations

from kaoview.text.fold import fold_key

TO = r"[至到~\-—、]"
"""Between the ends of a range, and between what is listed: a pattern."""
YUAN = fold_key("元")
"""The New Taiwan dollar, behind an amount."""
_FOUNDING = fold_key("建國")


def names_anniversary(key: str, start: int) -> bool:
    """Return whether the number that starts at a place is part of a name, as in 建國一百年.

    >>> names_anniversary(fold_key("慶祝建國一百年"), 4)
    True
    """
    return key.endswith(_FOUNDING, 0, start)
