"""How the paragraphs of an ODF text are printed: the size of most characters, and bold print.

Chinese characters have sizes and weights of their own (``style:font-size-asian``). A span's style
says them, or else that of its paragraph, those these are based on, or the document's defaults.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kaoview.reading.formats.package import Element
from kaoview.reading.formats.print_levels import Print
from kaoview.reading.formats.style_chain import style_chain

_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%)")
_DEFAULT_SIZE = 12.0
"""Points of characters of which nothing says the size, as LibreOffice prints them."""
_NONE = Print(0.0, False)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says of its characters; None for nothing.

    Attributes:
        size: Their size in points.
        share: Their size as a share of what is below this style.
        bold: Whether they are bold.
    """

    size: float | None = None
    share: float | None = None
    bold: bool | None = None

    def over(self, other: _Look) -> _Look:
        """Return this look, what it does not say taken from another below it."""
        size, share = self.size, self.share
        if size is None and share is not None and other.size is not None:
            size, share = share * other.size, None
        elif size is None:
            size = other.size
            share = other.share if share is None else share * (other.share or 1.0)
        return _Look(size, share, other.bold if self.bold is None else self.bold)


_PLAIN = _Look()


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says, and the name of the one it is based on."""

    base: str
    look: _Look


class SpanPrints:
    """How the paragraphs and spans of a document are printed, by its styles.

    Args:
        roots: The parts of the document that hold styles.
        skipped: The elements whose text is not printed, or printed elsewhere.
    """

    def __init__(self, roots: Collection[Element], skipped: Collection[str]) -> None:
        self._skipped = skipped
        self._styles: dict[str, dict[str, _Style]] = {"paragraph": {}, "text": {}}
        self._known: dict[tuple[str, str], _Look] = {}
        self._default = _PLAIN
        for element in (each for root in roots for each in root.walk()):
            family = element.get("style:family")
            if element.tag == "style:style" and family in self._styles:
                parent = element.get("style:parent-style-name")
                self._styles[family][element.get("style:name")] = _Style(parent, _look(element))
            elif element.tag == "style:default-style" and family == "paragraph":
                self._default = _look(element)

    def of(self, paragraph: Element) -> Print:
        """Return how most characters of a paragraph are printed."""
        counts: Counter[_Look] = Counter()
        for look, words in self._pieces(paragraph):
            if words.strip():
                counts[look] += len(words)
        if not counts:
            return _NONE
        base = self._of_style("paragraph", paragraph.get("text:style-name")).over(self._default)
        look = counts.most_common(1)[0][0].over(base)
        return Print(look.size or _DEFAULT_SIZE * (look.share or 1.0), bool(look.bold))

    def _pieces(self, paragraph: Element) -> Iterator[tuple[_Look, str]]:
        """Yield the texts right in a paragraph with what the spans around them say."""
        waiting: list[tuple[Element | str, _Look]] = [
            (child, _PLAIN) for child in reversed(paragraph.children)
        ]
        while waiting:
            child, look = waiting.pop()
            if isinstance(child, str):
                yield look, child
            elif child.tag not in self._skipped:
                if child.tag == "text:span":
                    look = self._of_style("text", child.get("text:style-name")).over(look)
                waiting.extend((each, look) for each in reversed(child.children))

    def _of_style(self, family: str, name: str) -> _Look:
        """Return what a style says with those that it is based on."""
        key = family, name
        if key not in self._known:
            look = _PLAIN
            for each in style_chain(self._styles[family], name):
                look = look.over(each.look)
            self._known[key] = look
        return self._known[key]


def _look(style: Element) -> _Look:
    """Return what a style says of Chinese characters, or of all."""
    properties = style.find("style:text-properties")
    if properties is None:
        return _PLAIN
    size = _SIZE.fullmatch(_either(properties, "style:font-size-asian", "fo:font-size"))
    weight = _either(properties, "style:font-weight-asian", "fo:font-weight")
    amount = float(size[1]) if size else None
    return _Look(
        amount if size and size[2] == "pt" else None,
        amount / 100 if amount is not None and size and size[2] == "%" else None,
        _is_bold(weight) if weight else None,
    )


def _either(properties: Element, first: str, second: str) -> str:
    return properties.get(first) or properties.get(second)


def _is_bold(weight: str) -> bool:
    """Tell whether a weight is bold: 400 is regular, 700 bold."""
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)
