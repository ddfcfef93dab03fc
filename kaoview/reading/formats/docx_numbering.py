"""The automatic numbers of a Word file: counted as Word counts when it lays the file out.

ISO/IEC 29500-1, 17.9: a paragraph refers to an instance (``w:num``) of a list definition
(``w:abstractNum``) and a level. All instances of one definition count on together, unless an
instance overrides the start of a level, which counts the first time it is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kaoview.reading.formats.number_formats import PLAIN_NUMBERS, word_number
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.symbols import symbol

_PLACE = re.compile(r"%([1-9])")
_OFF = ("0", "false", "off")
_LEVELS = 9
"""Levels of a list in Word."""
LONGEST_LABEL = 64
"""Characters of a list's number, or of what stands for it, that are read. The longest that was
seen has 20, with the numbers of four levels. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: Its first number.
        format: The name of its number format.
        text: What is printed, with ``%1`` to ``%9`` for the numbers of the levels.
        legal: Whether the numbers of upper levels are printed as digits.
        restart: The level after which it begins again (1 for the first), 0 for never, None for
            any level above.
        style: The id of the paragraph style that it belongs to, or empty.
        font: The font of its bullet, or empty.
        spaced: Whether a space or tab follows.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""
    spaced: bool = True


@dataclass
class _Definition:
    """A list definition, and how far it has counted."""

    levels: dict[int, Level]
    style_link: str = ""
    num_style_link: str = ""
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _Instance:
    """An instance of a definition, with the levels and starts that it overrides."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


def value(element: Element | None, tag: str, default: str = "") -> str:
    """Return the ``w:val`` of a child element, or the default where there is none."""
    found = element.find(tag) if element is not None else None
    return default if found is None else found.get("w:val", default)


def is_on(element: Element | None, tag: str) -> bool:
    """Tell whether a switch such as ``w:isLgl`` is there and not off."""
    found = element.find(tag) if element is not None else None
    return found is not None and found.get("w:val", "1") not in _OFF


def number(words: str, default: int = 0) -> int:
    """Return a whole number, or the default where the words are none."""
    return int(words) if re.fullmatch(r"-?\d{1,9}", words) else default


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Element | None) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._instances: dict[str, _Instance] = {}
        self._by_link: dict[str, _Definition] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        for each in root.find_all("w:abstractNum"):
            self._definitions[each.get("w:abstractNumId")] = _Definition(
                _levels(each),
                value(each, "w:styleLink"),
                value(each, "w:numStyleLink"),
            )
        for definition in reversed(self._definitions.values()):
            self._by_link[definition.style_link] = definition  # the first of each name
        for each in root.find_all("w:num"):
            levels: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in each.find_all("w:lvlOverride"):
                at = number(override.get("w:ilvl"))
                if (level := override.find("w:lvl")) is not None:
                    levels[at] = _level(level)
                if override.find("w:startOverride") is not None:
                    starts[at] = number(value(override, "w:startOverride"), 1)
            instance = _Instance(value(each, "w:abstractNumId"), levels, starts)
            self._instances[each.get("w:numId")] = instance

    def level_of_style(self, instance: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style, or None."""
        found = self._definition(instance)
        levels = found.levels if found else {}
        return next((at for at, level in levels.items() if level.style == style), None)

    def is_bulleted(self, instance: str, level: int) -> bool:
        """Tell whether a level of a list (``w:numId``) has bullets and no numbers."""
        form = self._form(instance, level)
        return form is not None and form.format == "bullet"

    def _form(self, instance: str, level: int) -> Level | None:
        """Return the form of a level of a list, None where the list or the level is missing."""
        definition = self._definition(instance)
        if definition is None or not 0 <= level < _LEVELS:
            return None
        return self._instances[instance].levels.get(level) or definition.levels.get(level)

    def take(self, instance: str, level: int) -> str:
        """Count a paragraph and return its number as printed, empty where it has none.

        Args:
            instance: The id of the list (``w:numId``).
            level: The level in it, from 0.
        """
        definition = self._definition(instance)
        form = self._form(instance, level)
        if definition is None or form is None:
            return ""
        own = self._instances[instance]
        self._count(definition, instance, level, form)
        if form.format == "bullet":
            return "".join(symbol(ord(character), form.font) for character in form.text)

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = own.levels.get(at) or definition.levels.get(at) or form
            name = other.format
            if form.legal and at < level and name not in PLAIN_NUMBERS:
                name = "decimal"
            return word_number(name, definition.counts.setdefault(at, other.start))

        words = _PLACE.sub(printed, form.text)
        # 「1.1緣起」 could be read as the number 1.1: a tab or a space stands between on paper.
        return f"{words} " if form.spaced and words[-1:].isascii() and words else words

    def _count(self, definition: _Definition, instance: str, level: int, form: Level) -> None:
        counts = definition.counts
        start = self._instances[instance].starts.get(level)
        if start is not None and (instance, level) not in self._started:
            self._started.add((instance, level))
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = form.start
        for deeper in [at for at in counts if at > level]:
            restart = definition.levels.get(deeper, form).restart
            if restart is None or (restart and level < restart):
                del counts[deeper]

    def _definition(self, instance: str) -> _Definition | None:
        own = self._instances.get(instance)
        found = self._definitions.get(own.definition) if own else None
        if found and not found.levels and found.num_style_link:
            return self._by_link.get(found.num_style_link, found)
        return found


def _levels(definition: Element) -> dict[int, Level]:
    """Return the levels of a definition; others than Word's nine are never used."""
    levels = ((number(each.get("w:ilvl")), each) for each in definition.find_all("w:lvl"))
    return {at: _level(each) for at, each in levels if 0 <= at < _LEVELS}


def _level(element: Element) -> Level:
    restart = element.find("w:lvlRestart")
    fonts = next((e for e in element.walk() if e.tag == "w:rFonts"), None)
    return Level(
        start=number(value(element, "w:start"), 0),
        format=_format(element),
        text=value(element, "w:lvlText")[:LONGEST_LABEL],
        legal=is_on(element, "w:isLgl"),
        restart=None if restart is None else number(restart.get("w:val")),
        style=value(element, "w:pStyle"),
        font=fonts.get("w:ascii") or fonts.get("w:hAnsi") if fonts is not None else "",
        spaced=value(element, "w:suff", "tab") != "nothing",
    )


def _format(level: Element) -> str:
    """Return the name of a level's number format.

    Newer formats stand in ``mc:AlternateContent``, whose fallback older readers take.
    """
    for element in level.walk():
        if element.tag == "w:numFmt":
            name = element.get("w:val", "decimal")
            return "decimalZero" if name == "custom" else name
    return "decimal"
