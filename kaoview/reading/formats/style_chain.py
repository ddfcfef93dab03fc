"""Styles that are based on other styles, in Word and ODF files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

_LONGEST = 64
"""Styles of the longest chain that is followed; Word itself allows eleven, LibreOffice writes some
five. Chosen by hand."""


class Based(Protocol):
    """A style that may be based on another one."""

    @property
    def base(self) -> str:
        """The name of the style it is based on, or empty."""


_Style = TypeVar("_Style", bound=Based)


def style_chain(styles: Mapping[str, _Style], name: str) -> Iterator[_Style]:
    """Yield a style and those that it is based on, no more than a chain may have.

    So many that are based on each other in a ring, or in a row of thousands, cost no more work.

    Args:
        styles: The styles by their names.
        name: The first one's name.
    """
    for _ in range(_LONGEST):
        found = styles.get(name)
        if found is None:
            return
        yield found
        name = found.base
