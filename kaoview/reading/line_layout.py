"""How the lines of plain text show where a paragraph ends, by measuring the document itself.

Three line layouts of plain-text documents are distinguished:

* text extracted from a PDF line by line, where a space at a line's end ends the paragraph;
* text wrapped at a fixed width, where a short line ends the paragraph;
* one paragraph per line, where only a page break may cut a paragraph in two.

Formats that know where a paragraph ends (a Word file, a PDF by its geometry) are not measured.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from kaoview.reading.formats.file_format import Paragraphs, SourceLine, SourceText
from kaoview.reading.punctuation import forms_of

SENTENCE_END = forms_of("。！？") + "!?"
"""Punctuation that ends a sentence."""
# The figures below were measured on the five bundled documents and seven of other governments:
# three of the bundled ones were extracted from PDFs, one of the others is hard-wrapped.
_FEWEST_LINES = 12
"""Lines with text below which a document is too short to be measured; chosen by hand."""
_FULL_LINE_PERCENTILE = 0.9
"""The share of lines that are no wider than a full one; chosen by hand."""
_WIDEST_WRAPPED_LINE = 110
"""Cells of the widest full line in wrapped text. Measured: 55 to 70 there, else 146 and more,
but 54 in a short list of one-line headings."""
_NARROWEST_WRAPPED_LINE = 44
"""Cells of the narrowest full line in wrapped text, so that lists of short lines are not taken for
it. Chosen by hand: 22 characters are as few as are printed in a column."""
SLACK = 6
"""Cells by which full lines may differ in width (punctuation, Latin words); chosen by hand."""
_FEWEST_FULL = 0.3
"""The share of lines in wrapped text that are full, at least. Measured: 0.53 to 0.66 there, at
most 0.08 elsewhere, but 0.29 in that list."""
_FEWEST_ENDED = 0.05
"""The share of lines with a space at their end, at least, where such a space ends a paragraph.
Measured: 0.36 to 0.40 there, 0 elsewhere."""
_MOST_STRAY_ENDS = 0.1
"""The share of the other lines there, at most, that end a sentence. Measured: 0.002 to 0.012
there, 0.32 in hard-wrapped text."""
# Blocks whose characters take two cells; measuring lines needs no finer distinction.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]+"
)


class LineLayout(Enum):
    """How a document's lines show where a paragraph ends."""

    TRAILING_SPACE = "a space at the line's end"
    MARKED = "the format says so"
    HARD_WRAPPED = "a line shorter than the rest"
    ONE_PER_PARAGRAPH = "every line"


def approximate_width(text: str) -> int:
    """Return about how many terminal cells a text takes, ambiguous characters as one."""
    if text.isascii():
        return len(text)
    return 2 * len(text) - len(_WIDE.sub("", text))


def layout_of(source: SourceText) -> tuple[LineLayout, int]:
    """Return how a source's lines show where its paragraphs end, measured unless it says so.

    Returns:
        The layout, and the width in cells of a full line (0 where lines are not wrapped).
    """
    if source.paragraphs is Paragraphs.GUESSED:
        return detect_layout(source.lines)
    return LineLayout.MARKED, 0


def _measured(text: str) -> int:
    """Return the width of a line, or the number of its characters if no full line has so many."""
    length = len(text)
    return length if length > _WIDEST_WRAPPED_LINE + SLACK else approximate_width(text)


def is_narrow(text: str, width: float) -> bool:
    """Tell whether a text takes at most so many terminal cells."""
    length = len(text)
    return length <= width and (2 * length <= width or approximate_width(text) <= width)


def detect_layout(lines: Sequence[SourceLine]) -> tuple[LineLayout, int]:
    """Measure how a document's lines show where its paragraphs end.

    Args:
        lines: Its lines; empty ones do not count.

    Returns:
        The layout, and the width in cells of a full line (0 for one paragraph per line).
    """
    filled = [line for line in lines if line.text and "\t" not in line.text]
    if len(filled) < _FEWEST_LINES:
        return LineLayout.ONE_PER_PARAGRAPH, 0
    widths = sorted(_measured(line.text) for line in filled)
    full_width = widths[int(len(widths) * _FULL_LINE_PERCENTILE)]
    full = sum(full_width - SLACK <= width <= full_width + SLACK for width in widths)
    if (
        not _NARROWEST_WRAPPED_LINE <= full_width <= _WIDEST_WRAPPED_LINE
        or full < len(widths) * _FEWEST_FULL
    ):
        return LineLayout.ONE_PER_PARAGRAPH, 0
    ended = [line for line in filled if line.ended]
    open_ = [line for line in filled if not line.ended]
    if len(ended) >= len(filled) * _FEWEST_ENDED and open_:
        stray = sum(line.text.endswith(tuple(SENTENCE_END)) for line in open_)
        if stray <= len(open_) * _MOST_STRAY_ENDS:
            return LineLayout.TRAILING_SPACE, full_width
    return LineLayout.HARD_WRAPPED, full_width
