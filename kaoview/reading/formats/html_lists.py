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


_UNNUMBERED = frozenset({"none", "disc", "circle", "square"})
"""Kinds of lists whose items a browser prints with a bullet or with nothing."""
_BEFORE = re.compile(r"\.([\w-]{1,100})\s*>\s*li::?before", re.IGNORECASE)
_CONTENT = re.compile(
    r"content\s*:\s*(?:\"([^\"]{0,20})\"\s*)?counter\([\w-]{1,100}(?:,\s*([\w-]{1,40}))?\)"
    r"\s*(?:\"([^\"]{0,20})\")?\s*(?:;|$)"
)
"""What a style sheet writes before the items of a list: "(" counter(x,decimal) ") "."""
_LEVEL = re.compile(r"lst-kix\w*-(\d)")
"""The class of a list that Google Docs wrote: lists within others stand one after the other."""
_SELECTOR = re.compile(r"(ol|ul|li)?(?:\.([\w-]{1,100}))?", re.IGNORECASE)

Rules = dict[tuple[str, str], str]
"""The kinds of lists that a page's style sheets give to elements and classes."""


def list_rules(sheet: str) -> Rules:
    """Return what a style sheet says of lists, by elements and classes.

    Args:
        sheet: The style sheet; only rules for an element, a class, or both are looked at.
    """
    found: Rules = {}
    for rule in sheet.split("}"):
        selectors, _, body = rule.partition("{")
        kind = _STYLE_TYPE.search(body)
        # Without its stretches of white space: two that may be empty would take quadratic time.
        content = _CONTENT.search(" ".join(body.split()))
        before = _BEFORE.fullmatch(selectors.strip()) if content else None
        if content and before:
            parts = (content[1] or "", content[2] or "decimal", content[3] or "")
            found["before", before[1]] = "\n".join(parts)
        for selector in selectors.split(",") if kind else ():
            simple = _SELECTOR.fullmatch(selector.strip())
            if kind and simple and (simple[1] or simple[2]):
                found[(simple[1] or "").lower(), simple[2] or ""] = kind[1].lower()
    return found


@dataclass
class OpenList:
    """An open list.

    Attributes:
        value: The number of its next item, None for bullets.
        format: The format of its numbers.
        step: By how much they grow.
        around: What a style sheet writes before and behind each, or None.
        depth: How many lists it stands in, itself one of them, or 0 where only nesting tells.
    """

    value: int | None
    format: str = "decimal"
    step: int = 1
    around: tuple[str, str] | None = None
    depth: int = 0

    def label(self, attributes: Mapping[str, str], rules: Rules) -> str:
        """Return what a browser prints before the next item, given its tag's attributes."""
        kind = _kind("li", attributes, rules)
        if self.value is None:
            return ""
        if re.fullmatch(r"-?\d{1,6}", attributes.get("value", "")):
            self.value = int(attributes["value"])
        form = _LIST_FORMATS.get(kind, self.format)
        number = word_number(form, self.value)
        self.value += self.step
        if self.around:
            return f"{self.around[0]}{number}{self.around[1].rstrip()} "
        if kind in _UNNUMBERED:
            return ""
        return f"{number}、" if form in _IDEOGRAPHIC else f"{number}. "


def open_list(tag: str, attributes: Mapping[str, str], rules: Rules) -> OpenList:
    """Return a list, given its tag, the tag's attributes and the page's style sheets."""
    kind = _kind(tag, attributes, rules)
    form = _LIST_FORMATS.get(kind, "")
    names = attributes.get("class", "").split()
    level = next(filter(None, map(_LEVEL.fullmatch, names)), None)
    depth = int(level[1]) + 1 if level else 0
    written = next((rules["before", name] for name in names if ("before", name) in rules), "")
    around = None
    if written and tag == "ol":
        before, written, behind = written.split("\n")
        kind, form, around = "", _LIST_FORMATS.get(written, "decimal"), (before, behind)
    if kind in _UNNUMBERED or (tag == "ul" and not form):
        return OpenList(None, depth=depth)
    start = attributes.get("start", "")
    first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    step = -1 if "reversed" in attributes else 1
    return OpenList(first, form or "decimal", step, around, depth)


def _kind(tag: str, attributes: Mapping[str, str], rules: Rules) -> str:
    """Return the kind of list that an element's style, its classes, or its type asks for."""
    style = _STYLE_TYPE.search(attributes.get("style", ""))
    if style:
        return style[1].lower()
    for name in (*attributes.get("class", "").split(), ""):
        for element in (tag, ""):
            if (element, name) in rules:
                return rules[element, name]
    return attributes.get("type", "")
