"""How far the paragraphs of a web page are indented: by their own styles and what is around them.

Style sheets are not read: the pages of councils and townships, and those that Word saves, write
the indent into each paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kaoview.reading.formats.indents import Indent, points

_DECLARATION = re.compile(
    r"(?:^|[;\s])(margin|padding|margin-left|padding-left|text-indent)\s*:([^;]{1,60})",
    re.IGNORECASE,
)
_LEFT = {1: 0, 2: 1, 3: 1, 4: 3}
"""Which length of the short form (top, right, bottom, left) is the left one, by how many."""
_QUOTE = 30.0
"""Points that browsers indent a quotation by: 40 pixels."""


def indent_of(tag: str, attributes: Mapping[str, str]) -> Indent:
    """Return what an element says of the indent of what is in it.

    Args:
        tag: Its name.
        attributes: Its attributes.
    """
    left = _QUOTE if tag in ("blockquote", "dd") else 0.0
    first = None
    for name, value in _DECLARATION.findall(attributes.get("style", "")):
        lengths = value.split()
        at = 0 if "-" in name else _LEFT.get(len(lengths), 0)
        length = points(lengths[at]) if lengths else None
        if length is None:
            continue
        if name.lower() == "text-indent":
            first = length
        else:
            left += length
    return Indent(left, first)
