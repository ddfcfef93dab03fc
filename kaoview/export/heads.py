"""The language of exported tables: Chinese heads and values for readers, English for programs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kaoview.document import PlanKind
from kaoview.model import ItemKind


class Header(StrEnum):
    """The language of the heads of columns in CSV and spreadsheets."""

    CHINESE = "zh"
    ENGLISH = "en"


_ITEM_KINDS = {ItemKind.ITEM: "項目", ItemKind.CAPTION: "圖說", ItemKind.TABLE: "表格"}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "plan_kind": {kind.value: kind.label for kind in PlanKind},
    "kind": {kind.value: label for kind, label in _ITEM_KINDS.items()},
}
"""For each column whose values are the model's own names, what stands for them in Chinese."""


def heads(columns: Mapping[str, str], header: Header) -> tuple[str, ...]:
    """Return the heads of columns in a language.

    Args:
        columns: The heads in English, each with the one in Chinese.
        header: The language.
    """
    return tuple(columns.values() if header is Header.CHINESE else columns)


def cell_value(column: str, value: object, header: Header) -> object:
    """Return a value in a language; document text is the same in both.

    >>> cell_value("plan_kind", "annual plan", Header.CHINESE)
    '施政計畫'

    Args:
        column: The column's head in English.
        value: The value, as in JSON.
        header: The language.
    """
    names = _VALUES.get(column) if header is Header.CHINESE else None
    return names.get(str(value), value) if names else value
