"""The automatic numbers of an ODF text: lists and numbered headings, counted as LibreOffice does.

OpenDocument 1.3, part 3, 19.880 (``text:continue-list``) and the following: a list counts for
itself unless it says that it continues another one; headings count by the outline style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kaoview.reading.formats.docx_numbering import LONGEST_LABEL, number
from kaoview.reading.formats.indents import Indent, points
from kaoview.reading.formats.number_formats import odf_number
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.style_chain import style_chain
from kaoview.reading.formats.symbols import BULLET, symbol

_LEVELS = 10
"""Levels of lists and headings in LibreOffice; what stands deeper counts as the last."""
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style.

    Attributes:
        bullet: The sign of its bullet, or empty where it is numbered.
        format: A sample of its numbers (``一, 二, 三, ...``), empty for none.
        prefix: What is printed before the number.
        suffix: What is printed after it.
        start: Its first number.
        shown: How many levels' numbers are printed.
        template: What is printed, with ``%1%`` for the number of level 1; empty for
            prefix, numbers and suffix.
        repeated_letters: Whether letters are repeated (aa, bb).
    """

    bullet: str = ""
    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    template: str = ""
    repeated_letters: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style.

    Attributes:
        base: The name of the style it is based on, or empty.
        list: The name of its list style; None where it says nothing, empty for no list.
        outline_level: The level of its headings, or 0.
        name: Its name as people see it.
        indent: What it says of the indent.
    """

    base: str
    list: str | None
    outline_level: int
    name: str
    indent: Indent


@dataclass
class Counter:
    """How far a list has counted, level by level from 1."""

    values: dict[int, int] = field(default_factory=dict)

    def step(self, levels: dict[int, Level], level: int, start: int | None = None) -> None:
        """Count one paragraph at a level.

        Args:
            levels: The levels of its list style.
            level: Its level.
            start: The number it is given, or None to count on.
        """
        for deeper in [at for at in self.values if at > level]:
            del self.values[deeper]
        if start is not None:
            self.values[level] = start
        elif level in self.values:
            self.values[level] += 1
        else:
            self.values[level] = levels.get(level, Level()).start
        for above in range(1, level):
            self.values.setdefault(above, levels.get(above, Level()).start)


class ListStyles:
    """The list and paragraph styles of a document."""

    def __init__(self, roots: list[Element]) -> None:
        self._lists: dict[str, dict[int, Level]] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for element in root.walk():
                if element.tag == "text:list-style":
                    self._lists[element.get("style:name")] = _levels(element)
                elif element.tag == "text:outline-style":
                    self.outline = _levels(element)
                elif element.tag == "style:style" and element.get("style:family") == "paragraph":
                    self._paragraphs[element.get("style:name")] = ParagraphStyle(
                        element.get("style:parent-style-name"),
                        element.attributes.get("style:list-style-name"),
                        heading_level(element.get("style:default-outline-level"), 0),
                        element.get("style:display-name") or element.get("style:name"),
                        _indent(element),
                    )

    def levels(self, name: str) -> dict[int, Level]:
        """Return the levels of a list style; none where it does not exist."""
        return self._lists.get(name, {})

    def list_of_paragraph(self, style: str) -> str:
        """Return the name of the list style that a paragraph style belongs to, or empty."""
        return next((each.list for each in self.chain(style) if each.list is not None), "")

    def indent(self, style: str) -> float:
        """Return where a style's paragraphs begin, in points from the left margin."""
        found = Indent()
        for each in self.chain(style):
            found = found.over(each.indent)
        return found.begins

    def chain(self, style: str) -> Iterator[ParagraphStyle]:
        """Return a paragraph style and those that it is based on."""
        return style_chain(self._paragraphs, style)


def heading_level(words: str, default: int) -> int:
    """Return the level that a heading states, or the default where it states none.

    Args:
        words: What it states.
        default: The default.
    """
    return max(0, min(number(words, default), _LEVELS))


def label(levels: dict[int, Level], counter: Counter, level: int) -> str:
    """Return what is printed before a paragraph at a level that has been counted."""
    form = levels.get(level)
    if form is None:
        return ""
    if form.bullet:
        return form.bullet if form.bullet != BULLET else f"{BULLET} "
    if not form.format:
        return ""

    def printed(at: int) -> str:
        other = levels.get(at, form)
        value = counter.values.get(at, other.start)
        return odf_number(other.format, value, by_letters=other.repeated_letters)

    if form.template:
        words = _PLACE.sub(lambda match: printed(int(match.group(1))), form.template)
    else:
        first = max(1, level - form.shown + 1)
        numbers = (printed(at) for at in range(first, level + 1))
        words = form.prefix + ".".join(filter(None, numbers)) + form.suffix
    words = words.strip()
    # 「1.1緣起」 could be read as the number 1.1: a tab or a space stands between on paper.
    return f"{words} " if words[-1:].isascii() and words else words


def _indent(style: Element) -> Indent:
    """Return what a paragraph style says of the indent."""
    given = style.find("style:paragraph-properties")
    if given is None:
        return Indent()
    return Indent(points(given.get("fo:margin-left")), points(given.get("fo:text-indent")))


def _levels(style: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in style.elements:
        at = number(each.get("text:level"), 1)
        if each.tag == "text:list-level-style-bullet":
            found[at] = Level(bullet=_bullet(each))
        elif each.tag in ("text:list-level-style-number", "text:outline-level-style"):
            found[at] = Level(
                format=each.get("style:num-format"),
                prefix=each.get("style:num-prefix")[:LONGEST_LABEL],
                suffix=each.get("style:num-suffix")[:LONGEST_LABEL],
                start=number(each.get("text:start-value"), 1),
                shown=number(each.get("text:display-levels"), 1),
                template=_template(each)[:LONGEST_LABEL],
                repeated_letters=each.get("style:num-letter-sync") == "true",
            )
    return found


def _template(level: Element) -> str:
    return level.get("style:num-list-format") or level.get("loext:num-list-format")


def _bullet(level: Element) -> str:
    character = level.get("text:bullet-char", BULLET)[:1] or BULLET
    fonts = " ".join(
        value
        for element in (level, *level.elements)
        for name, value in element.attributes.items()
        if name in ("style:font-name", "fo:font-family")
    )
    return symbol(ord(character), fonts)
