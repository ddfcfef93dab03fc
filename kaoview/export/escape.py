r"""Document text as Markdown that every renderer shows as it is.

Markdown lets a backslash stand before any ASCII punctuation (CommonMark 0.31, section 2.4); this
puts one before whatever CommonMark, GitHub's and Obsidian's extensions would take for mark-up,
and leaves everything else readable: brackets and full stops are escaped only where they would
start a list or a link.
"""

from __future__ import annotations

import re

from kaoview.text.cell_width import visible

# Everywhere: code, emphasis, strike-through, links, images, HTML, entities, tables, mathematics,
# tags, highlights, superscripts, footnotes, comments, attributes.
_ANYWHERE = re.compile(r"([\\`*_~\[\]<>&|$#=^{}%])")
# What an autolink grows from: http://, www., an address with @, a bare domain name.
_LINK = re.compile(r":(?=//)|(?<=[A-Za-z0-9-])\.(?=[A-Za-z])|@")
# At the start of a line: bullets, rules, definition lists; then numbered lists.
_BULLET = re.compile(r"^([-+:])")
_NUMBER = re.compile(r"^([0-9]+)([.)])")


def inline(text: str) -> str:
    r"""Escape a text that stands inside a line: a heading, a quotation's rest.

    >>> inline("*5G* 與 [AIoT]_")
    '\\*5G\\* 與 \\[AIoT\\]\\_'
    """
    escaped = _ANYWHERE.sub(r"\\\1", visible(text).strip())
    return _LINK.sub(r"\\\g<0>", escaped)


def line(text: str) -> str:
    r"""Escape a text that stands at the start of a line: a paragraph.

    >>> line("1.協助市長")
    '1\\.協助市長'
    >>> line("(一)行政業務")
    '(一)行政業務'
    """
    escaped = inline(text)
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", escaped))


def cell(text: str) -> str:
    """Escape a text that stands in a table's cell, where an escaped bar is not safe everywhere."""
    return inline(text).replace(r"\|", "&#124;")
