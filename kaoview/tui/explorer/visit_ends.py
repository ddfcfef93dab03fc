"""What the navigator asks of the other controllers when a visit ends something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kaoview.tui.state.location import ScrollAnchor


class EndsSearch(Protocol):
    """The search, as far as a visit ends it."""

    @property
    def anchor(self) -> ScrollAnchor | None:
        """Where on the page the reader was before the search; None where none is open."""

    def close_for_visit(self) -> bool:
        """Close the search if one is open; return whether one was."""

    def forget_origin(self) -> None:
        """Forget where the reader was before the search."""


class EndsFilter(Protocol):
    """The tree, as far as navigation needs it."""

    @property
    def anchor(self) -> ScrollAnchor | None:
        """Where on the page the reader was before the tree was filtered; None where it is not."""

    @property
    def filtering(self) -> bool:
        """Whether the tree shows only what was typed."""

    def end_filter(self) -> None:
        """Show the whole tree again."""

    def level(self, key: str) -> tuple[list[str], int]:
        """Return the keys on a place's level under the same parent, and the place among them."""

    def above(self, key: str) -> str:
        """Return the key of the place above another, or empty at the top."""


class MarksMatches(Protocol):
    """What marks matches on the page, as far as another page changes them."""

    def leave_page(self) -> None:
        """End finding in the page: another page is shown."""

    def refresh(self) -> None:
        """Mark what is on the page now, and say which match the reader is at."""
