"""How a table of amendments is laid out, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How a comparison's table is laid out."""

    NEW_OLD = "new-old"
    """修正後｜修正前｜說明"""
    OLD_NEW = "old-new"
    """舊｜新｜說明"""
    STATUS = "status"
    """A row for each old item with its status, matches and candidates, in the old plan's order."""


@dataclass(frozen=True)
class AmendmentOptions:
    """What a table shows.

    Attributes:
        layout: The order of the columns: ``NEW_OLD`` or ``OLD_NEW``.
        confidence: Whether remarks end with the status, who decided it, and their note.
        punctuation: Whether changes of punctuation alone are marked, too.
    """

    layout: Layout = Layout.NEW_OLD
    confidence: bool = False
    punctuation: bool = False
