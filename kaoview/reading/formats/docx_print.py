"""How the paragraphs of a Word file are printed: the size of most characters, and bold print.

A run says itself how it is printed, or else its character style, the style of its paragraph, or
the document's defaults do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kaoview.reading.formats.docx_elements import words_of
from kaoview.reading.formats.docx_numbering import is_on, number, value
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.print_levels import Print
from kaoview.reading.formats.style_chain import style_chain

_DEFAULT_SIZE = 20
"""Half points of characters of which nothing says the size (ECMA-376, part 1, 17.3.2.38)."""
_NONE = Print(0.0, False)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a run or a style says of its characters: half points and bold; None for nothing."""

    size: int | None = None
    bold: bool | None = None

    def over(self, other: _Look) -> _Look:
        """Return this look, what it does not say taken from another."""
        return _Look(
            other.size if self.size is None else self.size,
            other.bold if self.bold is None else self.bold,
        )


_PLAIN = _Look()


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says, and the id of the one it is based on."""

    base: str
    look: _Look


class RunPrints:
    """How the runs of a document are printed, by its styles.

    Args:
        root: The part of the styles.
        skipped: The elements whose text is not printed, or printed elsewhere.
    """

    def __init__(self, root: Element | None, skipped: Collection[str]) -> None:
        self._skipped = skipped
        self._styles: dict[str, _Style] = {}
        self._known: dict[str, _Look] = {}
        for each in root.find_all("w:style") if root is not None else ():
            look = _look(each.find("w:rPr"))
            self._styles[each.get("w:styleId")] = _Style(value(each, "w:basedOn"), look)
        defaults = root.find("w:docDefaults") if root is not None else None
        runs = defaults.find("w:rPrDefault") if defaults is not None else None
        self._default = _look(runs.find("w:rPr") if runs is not None else None)

    def of(self, paragraph: Element, style: str) -> Print:
        """Return how most characters of a paragraph are printed.

        Args:
            paragraph: The paragraph.
            style: The id of its style.
        """
        counts: Counter[_Look] = Counter()
        for run in self._runs(paragraph):
            characters = sum(len(words_of(each)) for each in run.find_all("w:t"))
            if characters:
                properties = run.find("w:rPr")
                own = _look(properties).over(self._of_style(value(properties, "w:rStyle")))
                counts[own] += characters
        if not counts:
            return _NONE
        look = counts.most_common(1)[0][0].over(self._of_style(style)).over(self._default)
        return Print((look.size or _DEFAULT_SIZE) / 2, bool(look.bold))

    def _runs(self, paragraph: Element) -> Iterator[Element]:
        """Yield the runs right in a paragraph, also those inserted, of fields and of links."""
        waiting = list(reversed(paragraph.elements))
        while waiting:
            child = waiting.pop()
            if child.tag == "w:r":
                yield child
            elif child.tag not in self._skipped:
                waiting.extend(reversed(child.elements))

    def _of_style(self, style: str) -> _Look:
        """Return what a style says with those that it is based on."""
        if style not in self._known:
            look = _PLAIN
            for each in style_chain(self._styles, style):
                look = look.over(each.look)
            self._known[style] = look
        return self._known[style]


def _look(properties: Element | None) -> _Look:
    if properties is None:
        return _PLAIN
    size = value(properties, "w:sz")
    bold = is_on(properties, "w:b") if properties.find("w:b") is not None else None
    return _Look(number(size) if size else None, bold)
