"""Lists of web pages: the numbers that a browser prints before their items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kaoview.reading.formats.number_formats import word_number

_LIST_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "taiwaneseCountingThousand",
    "trad-chinese-informal": "taiwaneseCountingThousand",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "taiwaneseDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
"""``type`` and ``list-style-type`` of lists, and the names of their number formats."""
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_IDEOGRAPHIC = frozenset(
    {"taiwaneseCountingThousand", "ideographLegalTraditional", "ideographTraditional"}
)
"""Formats whose numbers a browser ends with 、 and not with a full stop."""


@dataclass
class OpenList:
    """An open list: the number of its next item, None for bullets, and their format."""

    value: int | None
    format: str = "decimal"
    step: int = 1

    def label(self, attributes: Mapping[str, str]) -> str:
        """Return what a browser prints before the next item, given its tag's attributes."""
        if self.value is None:
            return ""
        if re.fullmatch(r"-?\d{1,6}", attributes.get("value", "")):
            self.value = int(attributes["value"])
        form = _style_format(attributes) or self.format
        number = word_number(form, self.value)
        self.value += self.step
        return f"{number}、" if form in _IDEOGRAPHIC else f"{number}. "


def open_list(tag: str, attributes: Mapping[str, str]) -> OpenList:
    """Return a list, given its tag and the tag's attributes."""
    form = _style_format(attributes)
    if tag == "ul" and not form:
        return OpenList(None)
    start = attributes.get("start", "")
    first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    return OpenList(first, form or "decimal", -1 if "reversed" in attributes else 1)


def _style_format(attributes: Mapping[str, str]) -> str:
    style = _STYLE_TYPE.search(attributes.get("style", ""))
    return _LIST_FORMATS.get(style.group(1).lower() if style else attributes.get("type", ""), "")
