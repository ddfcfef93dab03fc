"""How a table of amendments is laid out, and what it shows."""

from __future__ import annotations

import re
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


class Column(StrEnum):
    """A column of a table of amendments."""

    NEW = "new"
    OLD = "old"
    NOTE = "note"

    @property
    def names(self) -> tuple[str, ...]:
        """What a reader may call it, what it is called first."""
        return (*_COLUMN_NAMES[self], self.value)


_COLUMN_NAMES = {
    Column.NEW: ("修正後", "新"),
    Column.OLD: ("修正前", "舊"),
    Column.NOTE: ("說明",),
}
COLUMN_CHOICES = "、".join(f"{each.names[0]}（{each.value}）" for each in Column)
"""The columns in words, for help and for what is refused."""

_SEPARATORS = re.compile("[,，、｜|\\s]+")


def read_columns(typed: str) -> tuple[Column, ...]:
    """Return an order of columns as typed.

    >>> [column.value for column in read_columns("修正前,new，說明")]
    ['old', 'new', 'note']

    Raises:
        ValueError: A name is unknown or stands there twice, or a side is missing; it says which.
    """
    named = {name: column for column in Column for name in column.names}
    words = [word for word in _SEPARATORS.split(typed.strip()) if word]
    for word in words:
        if word not in named:
            raise ValueError(f"沒有「{word}」這一欄")
    found = tuple(named[word] for word in words)
    if len(set(found)) < len(found):
        raise ValueError("同一欄寫了兩次")
    missing = [column.names[0] for column in (Column.NEW, Column.OLD) if column not in found]
    if missing:
        raise ValueError(f"少了{'和'.join(missing)}")
    return found


@dataclass(frozen=True)
class AmendmentOptions:
    """What a table shows.

    Attributes:
        layout: What the sides are called, and the usual order: ``NEW_OLD`` or ``OLD_NEW``.
        confidence: Whether remarks end with the status, who decided it, and their note.
        punctuation: Whether changes of punctuation alone are marked, too.
        columns: The columns from left to right; empty for the usual ones of the layout.
    """

    layout: Layout = Layout.NEW_OLD
    confidence: bool = False
    punctuation: bool = False
    columns: tuple[Column, ...] = ()

    @property
    def order(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        if self.columns:
            return self.columns
        if self.layout is Layout.OLD_NEW:
            return (Column.OLD, Column.NEW, Column.NOTE)
        return (Column.NEW, Column.OLD, Column.NOTE)
