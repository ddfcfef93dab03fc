"""Markdown (.md): headings with their levels, lists, tables, mark-up taken off the text.

kaoview's own exports come back as they went out: every heading of theirs is one of the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from kaoview.reading.export_form import (
    DEEPEST_HEADING,
    has_export_fields,
    is_aside,
    marked_level,
)
from kaoview.reading.formats.blocks import MarkedLine, cell_text, one_line, table_lines
from kaoview.reading.formats.file_format import (
    FileFormat,
    LineMark,
    LineRole,
    Paragraphs,
    SourceText,
)
from kaoview.reading.formats.line_room import check_lines, count_lines
from kaoview.reading.formats.markdown_tokens import is_too_dense, tokens_of
from kaoview.reading.formats.plain_text import decode
from kaoview.reading.numbering import clear_marker

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([a-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_BULLET = "- "
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_LEVEL = DEEPEST_HEADING + 1
"""The level of a bold paragraph: exports write headings below the sixth level so."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a Markdown file; raises FormatError where its bytes are not text."""
    text, encoding = decode(data)
    check_lines(count_lines(text), len(data))
    if is_too_dense(text):
        return SourceText(text, encoding)
    front = _FRONT_MATTER.match(text)
    fields = front_matter(text)
    tokens = tokens_of(text[front.end() :] if front else text)
    return SourceText.from_lines(
        _lines(tokens, asides=has_export_fields(fields)),
        f"Markdown，{encoding}",
        paragraphs=Paragraphs.WHOLE,
        title=fields.get("title", ""),
        fields=fields.items(),
    )


def front_matter(text: str) -> dict[str, str]:
    """Return the fields of the front matter of a text; none where it has no front matter."""
    front = _FRONT_MATTER.match(text)
    found = _FIELD.findall(front.group(1)) if front else []
    return {name: _value(words) for name, words in found}


def _value(words: str) -> str:
    """Return a value of the front matter; a string in double quotes is written as JSON's are."""
    if words.startswith('"'):
        try:
            return str(json.loads(words))
        except ValueError:
            return words.strip('"')
    return words.strip("'")


class _Lists:
    """The open lists: the number of each one's next item, and whether an item has begun.

    Attributes:
        label: The number or bullet of the item that has begun, empty once it has been read.
    """

    def __init__(self) -> None:
        self._numbers: list[tuple[int | None, str]] = []
        self.label = ""

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._numbers)

    def open(self, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        first = int(str(token.attrs.get("start", 1))) if ordered else None
        self._numbers.append((first, token.markup))

    def close(self) -> None:
        self._numbers.pop()

    def item(self) -> None:
        number, sign = self._numbers[-1]
        self.label = _BULLET
        if number is not None:
            self.label = f"{number}{sign} "
            self._numbers[-1] = number + 1, sign

    def mark(self, level: int) -> tuple[str, LineMark]:
        """Return what is printed before the next line, and what is known of it.

        Args:
            level: Its level as a heading, or 0.
        """
        label, self.label = self.label, ""
        numbered = bool(label) and label != _BULLET
        role = LineRole.ENTRY if label == _BULLET else LineRole.BODY
        return label, LineMark(
            ended=True,
            role=LineRole.HEADING if level else role,
            level=level or (self.depth if numbered else 0),
            automatic=len(label) if numbered else 0,
            lists=self.depth,
        )


def _lines(tokens: Sequence[Token], *, asides: bool) -> Iterator[MarkedLine]:
    """Yield the lines of a text.

    Args:
        tokens: The text.
        asides: Whether what kaoview says of an exported text is set aside.
    """
    lists = _Lists()
    level = 0
    at = 0
    item_level = 0
    while at < len(tokens):
        token = tokens[at]
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "ordered_list_open" | "bullet_list_open":
                lists.open(token)
            case "ordered_list_close" | "bullet_list_close":
                lists.close()
            case "list_item_open":
                lists.item()
            case "inline":
                aside = asides and _is_aside(token)
                paragraph = _aside(token) if aside else _paragraph(token, level, lists)
                yield from _as_item(paragraph, item_level) if item_level else paragraph
                item_level = 0
            case "code_block" | "fence":
                for text in token.content.splitlines():
                    yield one_line(text), LineMark(ended=True, role=LineRole.PRINTED)
            case "html_block" if marked_level(token.content.strip()):
                item_level = marked_level(token.content.strip())
            case "html_block":
                from kaoview.reading.formats.html import html_lines

                yield from html_lines(token.content)
            case "table_open":
                stop = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield from table_lines(list(_rows(tokens[at:stop])), lists=lists.depth)
                at = stop
        at += 1


def _is_aside(token: Token) -> bool:
    """Tell whether a paragraph is one stretch of italics that says something of the text."""
    children = [each for each in token.children or () if each.type != "text" or each.content]
    ends = [at for at, each in enumerate(children) if each.type == "em_close"]
    italic = bool(children) and children[0].type == "em_open" and ends == [len(children) - 1]
    return italic and is_aside(_inline(children))


def _aside(token: Token) -> Iterator[MarkedLine]:
    """Yield what an export says of its text; like the header of a page it is in no item."""
    yield one_line(_inline(token.children or ())), LineMark(ended=True, role=LineRole.HEADER)


def _as_item(lines: Iterator[MarkedLine], level: int) -> Iterator[MarkedLine]:
    """Yield lines, the first of which begins an item without number and heading on a level."""
    for text, mark in lines:
        yield text, replace(mark, role=LineRole.ITEM, level=level)
        break
    yield from lines


def _paragraph(token: Token, level: int, lists: _Lists) -> Iterator[MarkedLine]:
    children = [each for each in token.children or () if each.type != "text" or each.content]
    bold = len(children) > 2 and children[0].type == "strong_open"
    bold = bold and children[-1].type == "strong_close"
    bold = bold and sum(child.type == "strong_open" for child in children) == 1
    level = level or (_BOLD_LEVEL if bold and not lists.label else 0)
    for line in _inline(children).split("\n"):
        if line.strip():
            label, mark = lists.mark(level)
            yield label + one_line(line), mark


def _inline(children: Sequence[Token]) -> str:
    """Return the text of inline tokens.

    A line break within a paragraph is dropped in Chinese, unless a number follows: who writes 一、
    does not know that Markdown joins lines.
    """
    text = ""
    for child, after in zip_longest(children, children[1:]):
        match child.type:
            case "text" | "code_inline":
                text += child.content
            case "softbreak":
                if after is not None and clear_marker(after.content):
                    text += "\n"
                else:
                    text += " " if text[-1:].isascii() else ""
            case "hardbreak":
                text += "\n"
            case "html_inline":
                text += "\n" if _LINE_BREAK.fullmatch(child.content) else ""
    return text


def _rows(tokens: Sequence[Token]) -> Iterator[list[str]]:
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(cell_text(_inline(token.children or []).split("\n")))
        elif token.type == "tr_close":
            yield row


FORMAT = FileFormat("Markdown 檔", (".md", ".markdown"), read, plain=True)
