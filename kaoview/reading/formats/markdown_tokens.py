"""What Markdown's signs make of a text, with as much work as the text of a person asks for.

Markdown's parser takes a hundred times as long for a sign as for a letter, and for some signs that
nothing closes it goes over the rest of the paragraph at each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_SIGNS = re.compile(r"[\[!<&\\]|\*+|_+|`+")
"""What may begin a mark-up within a paragraph."""
_MOST_SIGNS = 2_000
"""Signs of a paragraph whose mark-up is read: a paragraph of 10,000 characters, every fifth of
them a sign. 25,000 unclosed comments take eight seconds, 2,000 a twentieth of one."""
_MOST_SIGNS_IN_ALL = 100_000
"""Signs of a whole text whose mark-up is read: each takes up to 60 µs."""
_MANY_LINES = 50_000
_SHORTEST_LINES = 8
"""Characters of a line at the average: a heading, an item of a list or a row of a table of fewer
is the text of no document, and each takes as long as a line of a thousand."""


def tokens_of(text: str) -> list[Token]:
    """Return Markdown's tokens of a text; paragraphs of far too many signs stand as printed."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.at("inline", _read_inline)
    return parser.parse(text)


def is_too_dense(text: str) -> bool:
    """Tell whether a text has far too many and too short lines to be a document of Markdown."""
    lines = text.count("\n")
    if lines <= _MANY_LINES:
        return False
    written = sum(1 for line in text.splitlines() if line.strip())
    return written > _MANY_LINES and len(text) < written * _SHORTEST_LINES


def _read_inline(state: StateCore) -> None:
    """Read the mark-up within each paragraph, heading and cell that has signs in reason."""
    from markdown_it.token import Token

    left = _MOST_SIGNS_IN_ALL
    for token in state.tokens:
        if token.type != "inline":
            continue
        signs = len(_SIGNS.findall(token.content))
        token.children = []
        if signs <= min(_MOST_SIGNS, left):
            left -= signs
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children.append(Token("text", "", 0, content=token.content))
