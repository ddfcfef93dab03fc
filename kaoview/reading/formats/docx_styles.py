"""The paragraph styles of a Word file: headings, contents, and the lists that styles belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.reading.formats.docx_numbering import Numbering, number, value
from kaoview.reading.formats.indents import CHARACTER, Indent, typed_indent
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.style_chain import style_chain

_HEADING = re.compile(r"(?:heading|標題|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目錄|目录)\s*(?:[1-9]|heading|標題)", re.IGNORECASE)
BODY_LEVEL = 9
"""The outline level of text that is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style.

    Attributes:
        name: Its name (``heading 1``).
        base: The id of the style it is based on, or empty.
        list: The list it belongs to (``w:numId``), empty where it says nothing.
        list_level: The level in that list, empty where it says nothing.
        outline_level: Its outline level from 0, or None.
        indent: What it says of the indent.
    """

    name: str
    base: str
    list: str
    list_level: str
    outline_level: int | None
    indent: Indent


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for each in root.find_all("w:style") if root is not None else ():
            if each.get("w:type") != "paragraph":
                continue
            properties = each.find("w:pPr")
            numbers = properties.find("w:numPr") if properties is not None else None
            level = value(properties, "w:outlineLvl")
            self._styles[each.get("w:styleId")] = Style(
                value(each, "w:name"),
                value(each, "w:basedOn"),
                value(numbers, "w:numId"),
                value(numbers, "w:ilvl"),
                number(level) if level else None,
                _indent(properties),
            )
            if each.get("w:default") in ("1", "true"):
                self.default = each.get("w:styleId")

    def heading_level(self, style: str) -> int:
        """Return the level of a style's headings from 1, or 0 where it is no heading's."""
        for each in style_chain(self._styles, style):
            if each.outline_level is not None:
                return each.outline_level + 1 if 0 <= each.outline_level < BODY_LEVEL else 0
            if named := _HEADING.fullmatch(each.name):
                return int(named.group(1))
        return 0

    def indent(self, properties: Element | None, style: str, text: Sequence[str]) -> float:
        """Return where a paragraph's first line begins, in points from the left margin.

        Args:
            properties: Its own properties, or None.
            style: Its style.
            text: Its text in pieces; white space typed at its start indents it as well.
        """
        found = _indent(properties)
        for each in style_chain(self._styles, style):
            found = found.over(each.indent)
        return found.begins + typed_indent("".join(text))

    def is_contents(self, style: str) -> bool:
        """Tell whether a style is that of a table of contents."""
        return any(_CONTENTS.match(each.name) for each in style_chain(self._styles, style))

    def list_of(self, style: str, numbering: Numbering) -> tuple[str, int] | None:
        """Return the list and level that a style's paragraphs belong to, or None."""
        level = ""
        for each in style_chain(self._styles, style):
            level = level or each.list_level
            if each.list == "0":
                return None
            if each.list:
                own = numbering.level_of_style(each.list, style)
                return each.list, number(level) if own is None else own
        return None


def _indent(properties: Element | None) -> Indent:
    """Return what properties of a paragraph say of its indent.

    A length in characters comes first, as in Word, which writes the points beside it.
    """
    given = properties.find("w:ind") if properties is not None else None
    if given is None:
        return Indent()
    left = _length(given, "left")
    hanging = _length(given, "hanging")
    return Indent(
        _length(given, "start") if left is None else left,
        _length(given, "firstLine") if hanging is None else -hanging,
    )


def _length(given: Element, name: str) -> float | None:
    """Return a length in points: told in hundredths of a character, or in twentieths of a point."""
    characters, twips = given.get(f"w:{name}Chars"), given.get(f"w:{name}")
    if number(characters):
        return number(characters) / 100 * CHARACTER
    return number(twips) / 20 if twips else None
