r"""Escaping of document text for Markdown, and for the front matter of a Markdown file.

A backslash may precede any ASCII punctuation (CommonMark 0.31, section 2.4). One is put before
whatever CommonMark, GitHub's and Obsidian's extensions would take for mark-up; everything else
stays readable: parentheses and full stops are escaped only where they would start a list or a
link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from kaoview.export.data import json_text
from kaoview.reading.export_form import GENERATOR
from kaoview.text.cell_width import visible

# Everywhere: code, emphasis, strike-through, links, images, HTML, entities, tables, mathematics,
# tags, highlights, superscripts, footnotes, comments, attributes.
_ANYWHERE = re.compile(r"([\\`*_~\[\]<>&|$#=^{}%])")
# What makes an autolink: http://, www., an address with @, a bare domain name.
_LINK = re.compile(r":(?=//)|(?<=[A-Za-z0-9-])\.(?=[A-Za-z])|@")
# What typographic extensions set as other signs: quotes, ellipses, dashes, (c), (r), (tm), (p).
_TYPOGRAPHY = re.compile(r"[\"']|(?<=\.)\.|\.(?=\.)|(?<=-)-|-(?=-)|\((?=(?:[crp]|tm)\))", re.I)
# What GitHub and others set as a picture (1:100:1). They look for it after escapes are gone, so
# that only an element in between, here an empty comment, keeps it apart.
_EMOJI = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
# What no YAML document may hold, not even in quotes (YAML 1.2, section 5.1).
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
# At the start of a line: bullets, rules, definition lists; then numbered lists.
_BULLET = re.compile(r"^([-+:])")
_NUMBER = re.compile(r"^([0-9]+)([.)])")


def inline(text: str) -> str:
    r"""Escape a text within a line: a heading, the rest of a quotation.

    >>> inline("*5G* 與 [AIoT]_")
    '\\*5G\\* 與 \\[AIoT\\]\\_'
    >>> inline('比例 1:100:1 的 "AI"...')
    '比例 1:<!-- -->100:1 的 \\"AI\\"\\.\\.\\.'
    """
    escaped = _ANYWHERE.sub(r"\\\1", visible(text).strip())
    escaped = _TYPOGRAPHY.sub(r"\\\g<0>", _LINK.sub(r"\\\g<0>", escaped))
    return _EMOJI.sub(":<!-- -->", escaped)


def line(text: str) -> str:
    r"""Escape a text at the start of a line: a paragraph.

    >>> line("1.協助市長")
    '1\\.協助市長'
    >>> line("(一)行政業務")
    '(一)行政業務'
    """
    escaped = inline(text)
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", escaped))


def cell(text: str) -> str:
    """Escape a text in a table cell, where some renderers do not understand an escaped bar."""
    return inline(text).replace(r"\|", "&#124;")


def cell_text(text: str, mark: str = "") -> str:
    r"""Return a text of several paragraphs for a table cell, with its words marked.

    Line breaks are tags, which GitHub, HackMD and Obsidian obey; the space after one still parts
    the paragraphs where a program drops tags, as pandoc does for Word. Marks are of Markdown for
    the same reason. They stand around the words from the first letter or digit to the last: they
    would neither open nor close beside 「，」 and 「。」 (CommonMark 0.31, section 6.2).

    >>> cell_text("，並簡化文件。", "**")
    '，**並簡化文件**。'

    Args:
        text: The text; a space at its ends is kept.
        mark: What stands on both sides of marked words; empty for none.
    """
    return "<br> ".join(_marked_line(each, mark) for each in text.split("\n"))


def _marked_line(text: str, mark: str) -> str:
    words = [at for at, each in enumerate(text) if each.isalnum()]
    if not mark or not words:
        return _spaced_cell(text)
    first, end = words[0], words[-1] + 1
    before, inside, after = text[:first], text[first:end], text[end:]
    return f"{_spaced_cell(before)}{mark}{cell(inside)}{mark}{_spaced_cell(after)}"


def _spaced_cell(text: str) -> str:
    """Escape a piece of a line, keeping a space at its ends, which ``cell`` strips."""
    words = cell(text)
    if not words:
        return " " if text else ""
    return " " * text[:1].isspace() + words + " " * text[-1:].isspace()


def front_matter(fields: Mapping[str, str | Sequence[str]], today: date) -> str:
    """Return front matter with these fields, the program and the date; no newline ends it.

    Args:
        fields: Names and values, the title first; a list of one value is written as that value.
        today: The date of export.
    """
    rows = [f"{name}: {_yaml(value)}" for name, value in fields.items()]
    # Before lists that may be longer than what is read to recognise an export.
    rows.insert(1, f"generator: {_yaml(GENERATOR)}")
    return "\n".join(["---", *rows, f"exported: {today.isoformat()}", "---"])


def _yaml(value: str | Sequence[str]) -> str:
    """Return a string or a list of them in YAML's double-quoted style, which is that of JSON."""
    values = [
        _NO_CHARACTERS.sub("\ufffd", visible(each))
        for each in ([value] if isinstance(value, str) else value)
    ]
    return json_text(values[0] if len(values) == 1 else values, indent=None).strip()


def html_text(text: str) -> str:
    """Return a text for HTML: escaped, without control characters, newlines as line breaks."""
    return "<br>".join(escape(visible(part)) for part in text.split("\n"))
