"""What a reader says of a document, in a file beside it: ``plan.pdf.toml`` or ``plan.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kaoview.document import PlanKind
from kaoview.library.description_files import description_path, find_description
from kaoview.reading.hints import Hints
from kaoview.reading.printed_periods import period_in
from kaoview.storage import read_file, write_file

LARGEST = 100_000
"""Bytes of the largest description; chosen by hand."""
_NO_TOML = "「{}」不是正確的 TOML，沒有採用"
FIELDS = ("title", "period", "department", "government", "kind", "month", "ocr")
"""The keys of a description."""


class DescriptionError(Exception):
    """A description cannot be used; the message is one Chinese sentence."""


def load_description(document: Path) -> Hints:
    """Return what the description beside a document says; nothing where there is none.

    Raises:
        DescriptionError: It is no TOML, or a value in it is wrong.
    """
    path = find_description(document)
    if path is None:
        return Hints()
    try:
        data = read_file(path, largest=LARGEST)
    except OSError:
        raise DescriptionError(_NO_TOML.format(path.name)) from None
    return read_description(data, path.name)


def read_description(data: bytes, name: str) -> Hints:
    """Return what a description says, given its bytes and the name of its file.

    Raises:
        DescriptionError: It is no TOML, or a value in it is wrong.
    """
    try:
        content = tomllib.loads(data.decode("utf-8"))
    except ValueError:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise DescriptionError(_NO_TOML.format(name)) from None
    return parse_description(content, name)


def parse_description(content: Mapping[str, Any], source: str) -> Hints:
    """Return the hints in a mapping of the keys in ``FIELDS``.

    Args:
        content: The values; those that are None are left out.
        source: What to call it in a message.

    Raises:
        DescriptionError: A key is not known, or a value is wrong.
    """
    values = {key: value for key, value in content.items() if value is not None}
    for key in values:
        if key not in FIELDS:
            raise DescriptionError(f"{source} 有不認得的「{key}」，可用的有：{'、'.join(FIELDS)}")
    for key in ("title", "department", "government"):
        if key in values and not (isinstance(values[key], str) and values[key].strip()):
            raise DescriptionError(f"{source} 的 {key} 必須是文字")
    period = values.get("period")
    if period is not None:
        period = parse_period(str(period), source)
    kind = values.get("kind")
    month = values.get("month")
    if month is not None and not (type(month) is int and 1 <= month <= 12):
        raise DescriptionError(f"{source} 的 month 必須是 1 到 12 的數字")
    ocr = values.get("ocr", False)
    if not isinstance(ocr, bool):
        raise DescriptionError(f"{source} 的 ocr 必須是 true 或 false")
    return Hints(
        ocr=ocr,
        title=values.get("title"),
        period=period,
        kind=None if kind is None else parse_kind(str(kind), source),
        department=values.get("department"),
        government=values.get("government"),
        month=month,
    )


def parse_period(words: str, source: str) -> str:
    """Return a period as typed: 114, 2025, 108-111, 114年度.

    Raises:
        DescriptionError: It is none.
    """
    found = period_in(words if "年" in words else f"{words}年")
    if not found:
        raise DescriptionError(f"{source} 的 period 要像 114、2025 或 108-111，不是「{words}」")
    return found


def parse_kind(words: str, source: str) -> PlanKind:
    """Return a kind by its name in files or its label.

    Raises:
        DescriptionError: There is none of that name.
    """
    for kind in PlanKind:
        if words in (kind.value, kind.label):
            return kind
    labels = "、".join(kind.label for kind in PlanKind)
    raise DescriptionError(f"{source} 的 kind 必須是其中之一：{labels}，不是「{words}」")


def write_description(document: Path, hints: Hints) -> None:
    """Write what a reader says of a document beside it, in place of what was said before.

    Raises:
        OSError: It cannot be written.
    """
    values: dict[str, str | int | bool | None] = {
        "title": hints.title,
        "period": hints.period,
        "department": hints.department,
        "government": hints.government,
        "kind": hints.kind.value if hints.kind else None,
        "month": hints.month,
        "ocr": hints.ocr or None,
    }
    lines = [f"{key} = {_toml(value)}\n" for key, value in values.items() if value is not None]
    write_file(description_path(document), ["".join(lines).encode("utf-8")])


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
