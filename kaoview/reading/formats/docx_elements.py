"""What the elements of a Word file mean: the text they add, and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kaoview.reading.formats.package import Element
from kaoview.reading.formats.symbols import symbol

WRAPPERS = frozenset(
    {"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:body"}
)
"""Elements around paragraphs and tables that do not matter to a reader."""


def words_of(element: Element) -> str:
    """Return the text right in an element."""
    return "".join(child for child in element.children if isinstance(child, str))


def _break(element: Element) -> str:
    return "" if element.get("w:type") in ("page", "column") else "\n"


def _symbol(element: Element) -> str:
    code = element.get("w:char")
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code):
        return ""
    return symbol(int(code, 16), element.get("w:font"))


PIECES: dict[str, Callable[[Element], str]] = {
    "w:t": words_of,
    "m:t": words_of,
    "w:tab": lambda _: "\t",
    "w:ptab": lambda _: "\t",
    "w:br": _break,
    "w:cr": lambda _: "\n",
    "w:noBreakHyphen": lambda _: "-",
    "w:sym": _symbol,
}
"""What an element within a paragraph adds to its text."""


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table."""
    return children_of(table, "w:tr")


def children_of(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements with a name right below an element, wrappers passed through."""
    waiting = list(reversed(element.elements))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            waiting.extend(reversed(child.elements))


def is_contents(element: Element) -> bool:
    """Tell whether a block is Word's own table of contents."""
    if element.tag != "w:sdt":
        return False
    properties = element.find("w:sdtPr")
    gallery = (
        [e for e in properties.walk() if e.tag == "w:docPartGallery"]
        if properties is not None
        else []
    )
    return any(e.get("w:val") == "Table of Contents" for e in gallery)
