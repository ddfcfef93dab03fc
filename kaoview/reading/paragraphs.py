"""Lines to paragraphs: which lines belong together, with the furniture in them removed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kaoview.reading.formats.file_format import PLAIN, LineMark, SourceLine
from kaoview.reading.formats.indents import typed_indent
from kaoview.reading.furniture import (
    ROUND_BULLETS,
    FurniturePiece,
    is_clean,
    strip_bullet,
    strip_controls,
    strip_leader,
)
from kaoview.reading.line_layout import SENTENCE_END, SLACK, LineLayout, approximate_width
from kaoview.reading.located_text import INSERTED, LocatedText, join
from kaoview.reading.numbering import Marker, clear_marker, parse_markers
from kaoview.reading.paragraph import FINAL, Paragraph, ends_final
from kaoview.reading.part_labels import part_label

_WHOLE = frozenset((*FINAL, "）", ")"))
"""What the last line on a page ends with where no page break cut its paragraph."""
_GOES_ON = frozenset((*FINAL, "，", "、"))
"""What the line after a page break ends with where it goes on with the one before."""

_NARROWEST_LIST = 30
"""Cells of the narrowest line of a wrapped list; chosen by hand."""
_SHORTEST_CUT = 20
"""Characters of the shortest line that a page break can have cut; chosen by hand."""
_LONGEST_TITLE = 32
"""Characters of a numbered title with a comma, marker included, at most; chosen by hand."""
_FEWEST_TITLES = 2
_MOST_FINAL = 0.5
"""The share of a style's lines that end like a sentence, at most, where they are titles."""
_FEWEST_SPACED_WORDS = 6
_SHORTEST_SPACED = 2 * _FEWEST_SPACED_WORDS - 1
_SINGLE_CHARACTERS = 0.8
"""Words of a letter-spaced line (展 出 聖 安) and the share of one-character ones; by hand."""
_SPACE = LocatedText(" ", (INSERTED,))
# Latin letters come first, since there are fewer: these are looked for in the whole document.
_APART = re.compile(r"[0-9A-Za-z](?:(?<=[\u4e00-\u9fff] .)|(?= [\u4e00-\u9fff]))")
_TOGETHER = re.compile(r"[0-9A-Za-z](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")


class _CleanLine(NamedTuple):
    """A line without its bullet, leader and control characters.

    Attributes:
        at: Its index in the document.
        line: The line as printed.
        passage: What is left of it.
        bulleted: Whether a bullet was taken off its start.
        in_contents: Whether a leader was taken off its end.
        marker: The marker that it begins with, if there is no doubt about it.
        width: Its width in cells where lines are wrapped, else 0.
    """

    at: int
    line: SourceLine
    passage: LocatedText
    bulleted: bool
    in_contents: bool
    marker: Marker | None
    width: int


def read_paragraphs(
    lines: Sequence[SourceLine], skip: set[int], layout: LineLayout, full_width: int
) -> tuple[list[Paragraph], list[FurniturePiece]]:
    """Join lines into paragraphs.

    Args:
        lines: A document's lines, empty ones included.
        skip: Indexes of lines that are not text (page furniture, tables).
        layout: How the lines show where a paragraph ends.
        full_width: The width in cells of a full line.

    Returns:
        The paragraphs in order, and the furniture removed from their lines.
    """
    wrapped = layout is LineLayout.HARD_WRAPPED
    cleaned, furniture = _clean_lines(lines, skip, measured=wrapped)
    titles = _title_styles(cleaned)
    groups: list[list[_CleanLine]] = []
    last_values: dict[str, int] = {}
    before: _CleanLine | None = None
    for line in cleaned:
        if line is None:
            before = None if layout is LineLayout.TRAILING_SPACE else before
            continue
        continues = before is not None and _continues(
            layout, before, line, full_width, last_values, titles
        )
        if wrapped and before is not None and not continues:
            continues = _continues_narrow_list(groups[-1], line)
        if continues and not line.bulleted and not line.in_contents:
            groups[-1].append(line)
        else:
            groups.append([line])
            marker = line.marker
            if marker:
                last_values[marker.style] = marker.value
        before = line
    joined = any(len(group) > 1 for group in groups)
    spaced = joined and _spaces_around_latin(lines)
    measured = layout is not LineLayout.TRAILING_SPACE  # where white space begins a page
    return [_paragraph(group, spaced, measured=measured) for group in groups], furniture


def _title_styles(lines: Sequence[_CleanLine | None]) -> set[str]:
    """Return the styles of markers whose lines are titles: few of them end like a sentence."""
    counts: dict[str, list[int]] = {}
    for line in lines:
        marker = line.marker if line is not None else None
        if line is not None and marker is not None:
            count = counts.setdefault(marker.style, [0, 0])
            count[0] += 1
            count[1] += ends_final(line.passage.text)
    return {
        style
        for style, (lines_with, final) in counts.items()
        if lines_with >= _FEWEST_TITLES and final <= _MOST_FINAL * lines_with
    }


def _clean_lines(
    lines: Sequence[SourceLine], skip: set[int], *, measured: bool
) -> tuple[list[_CleanLine | None], list[FurniturePiece]]:
    """Return the lines with text, None for an empty paragraph, and the furniture in them."""
    cleaned: list[_CleanLine | None] = []
    furniture: list[FurniturePiece] = []
    for index, line in enumerate(lines):
        if index in skip:
            continue
        if not line.text:
            # A line of only a space is an empty paragraph: it ends the one before.
            if line.ended and cleaned and cleaned[-1] is not None:
                cleaned.append(None)
            continue
        passage, bulleted, listed = line.passage, False, False
        if not is_clean(line.text):
            # A bullet that Word prints by itself is the entry's marker, and so is a typed one
            # where the indent tells how deep the entry lies.
            typed = line.mark.indent is not None and line.text[0] in ROUND_BULLETS
            kept = line.mark.automatic or typed
            passage, bullet = (passage, []) if kept else strip_bullet(passage)
            passage, controls = strip_controls(passage)
            passage, leader = strip_leader(passage)
            furniture += [*bullet, *controls, *leader]
            bulleted, listed = bool(bullet), bool(leader)
        if passage.text:
            passage = _without_letter_spacing(passage)
            marker = clear_marker(passage.text)
            width = approximate_width(line.text) if measured else 0
            cleaned.append(_CleanLine(index, line, passage, bulleted, listed, marker, width))
    return cleaned, furniture


def _without_letter_spacing(passage: LocatedText) -> LocatedText:
    """Return a line without its spaces if one separates nearly every pair of characters."""
    if len(passage.text) < _SHORTEST_SPACED:
        return passage
    words = passage.text.split()
    if len(words) < _FEWEST_SPACED_WORDS:
        return passage
    single = sum(len(word) == 1 for word in words)
    return passage.without_spaces() if single >= len(words) * _SINGLE_CHARACTERS else passage


def _continues(
    layout: LineLayout,
    before: _CleanLine,
    after: _CleanLine,
    full_width: int,
    last_values: Mapping[str, int],
    titles: Collection[str],
) -> bool:
    """Tell whether a line continues the paragraph of the line before.

    Args:
        layout: How the lines show where a paragraph ends.
        before: The line before.
        after: The line.
        full_width: The width in cells of a full line.
        last_values: The last number seen of each style of markers.
        titles: The styles of markers whose lines are titles.
    """
    match layout:
        case LineLayout.TRAILING_SPACE:
            return _continues_unended(before, after)
        case LineLayout.MARKED:
            return not before.line.ended
        case LineLayout.HARD_WRAPPED:
            return _continues_wrapped(before, after, full_width, last_values)
        case LineLayout.ONE_PER_PARAGRAPH:
            return _continues_over_page_break(before, after, titles)


def _continues_unended(before: _CleanLine, after: _CleanLine) -> bool:
    if before.line.ended:
        return False
    # The space at the end may have been lost, but not both it and the full stop.
    return after.marker is None or not before.passage.text.endswith(tuple(SENTENCE_END))


def _continues_wrapped(
    before: _CleanLine, after: _CleanLine, full_width: int, last_values: Mapping[str, int]
) -> bool:
    if before.width < full_width - SLACK:
        return False
    marker = after.marker
    if marker is None:
        sentence = before.passage.text.endswith(tuple(SENTENCE_END))
        return not (sentence and part_label(after.passage.text))  # 答： below a full line
    # A sentence wrapped before "(七)" begins no new paragraph: the number fits no list.
    fits = marker.value in (0, 1, last_values.get(marker.style, 0) + 1)
    return not fits and not ends_final(before.passage.text)


def _continues_narrow_list(group: Sequence[_CleanLine], after: _CleanLine) -> bool:
    """Tell whether a line continues an item of a list whose lines are narrower than others.

    Indented lists are wrapped at a width of their own. Their lines are about as wide as each
    other, and the item is in the middle of a sentence.

    Args:
        group: The lines of the item so far.
        after: The line.
    """
    text = "".join(line.passage.text for line in group)
    begun = group[0].marker is not None and any(mark in text for mark in "，、；（")
    if not begun or ends_final(text) or after.marker is not None or after.bulleted:
        return False
    widest = max(*(line.width for line in group), after.width)
    return group[-1].width >= widest - SLACK and group[-1].width >= _NARROWEST_LIST


def _continues_over_page_break(
    before: _CleanLine, after: _CleanLine, titles: Collection[str]
) -> bool:
    """Tell whether a page break cut a paragraph between two lines.

    Args:
        before: The line before.
        after: The line.
        titles: The styles of markers whose lines are titles, which need no full stop.
    """
    text = before.passage.text
    if len(text) < _SHORTEST_CUT or text[-1] in _WHOLE or "，" not in text or "\t" in text:
        return False
    marker = before.marker
    if marker is not None and marker.style in titles and len(text) <= _LONGEST_TITLE:
        return False  # a title with a comma
    following = after.passage.text
    return following[-1] in _GOES_ON and not parse_markers(following)


def _spaces_around_latin(lines: Sequence[SourceLine]) -> bool:
    """Tell whether a document puts a space between Chinese and Latin letters or digits."""
    text = "\n".join(line.text for line in lines)
    return len(_APART.findall(text)) > len(_TOGETHER.findall(text))


def _mark(line: _CleanLine, *, measured: bool) -> LineMark:
    """Return what is known of a line; in plain text, how far a bullet is indented as well."""
    mark = line.line.mark
    bullet = line.marker is not None and not line.marker.value
    if not (bullet and measured and mark is PLAIN):
        return mark
    return LineMark(indent=typed_indent(line.line.raw.text))


def _paragraph(group: Sequence[_CleanLine], spaced: bool, *, measured: bool) -> Paragraph:
    mark = _mark(group[0], measured=measured)
    if len(group) == 1:  # as nearly all are in a document of a million lines
        (line,) = group
        passage = line.passage
        return Paragraph(passage, (line.at,), (passage,), line.bulleted, line.in_contents, mark)
    parts = [group[0].passage]
    for before, after in pairwise(group):
        last, first = before.passage.text[-1], after.passage.text[0]
        if _needs_space(last, first, spaced):
            parts.append(_SPACE)
        parts.append(after.passage)
    return Paragraph(
        join(parts),
        tuple(piece.at for piece in group),
        tuple(piece.passage for piece in group),
        group[0].bulleted,
        group[-1].in_contents,
        mark,
    )


def _needs_space(last: str, first: str, spaced: bool) -> bool:
    """Tell whether a line break replaced a space between two characters."""
    if not (last.isalnum() and first.isalnum()):
        return False
    if last.isascii() and first.isascii():
        return True
    return spaced and last.isascii() != first.isascii()
