"""Headings of a document's parts: those that begin with its title, and annexes (附件一)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.reading.headings import LONGEST_HEADING, may_be_heading
from kaoview.reading.numbering_ahead import NumberingAhead
from kaoview.reading.numbering_styles import STEMS
from kaoview.reading.numerals import DIGITS, HAN, numeral
from kaoview.reading.open_branch import OpenNode
from kaoview.reading.paragraph import Paragraph

PART = "part"
"""The style of headings of parts."""

_HEADING = re.compile(
    rf"[【〔〈《(（]?\s*(?P<word>附[件錄表圖冊])(?:\s*(?P<number>[{HAN}]{{1,4}}|[{DIGITS}]{{1,3}}|[A-Z](?![A-Za-z])|[{STEMS}]))?"
    r"(?:[-－—.．][\d０-９]{1,3})?(?P<close>\s*[】〕〉》)）])?(?P<rest>.*)",
    re.DOTALL,
)
_FIRST = tuple("附【〔〈《(（")
_APART = re.compile(r"[\s：:︰、.．－—-]+")
"""What stands between an annex's number and its title."""
_GOES_ON = re.compile(r"[之所為如及與和內中後列，]")
"""What follows where the words are part of a sentence (附件一所列)."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The heading of an annex.

    Attributes:
        word: What it is called: 附件, 附錄.
        value: Its number, 0 where it has none.
    """

    word: str
    value: int


def annex_of(text: str) -> Annex | None:
    """Return the annex that a line is the heading of, or None.

    >>> annex_of("附件一 據點一覽表"), annex_of("【附錄】")
    (Annex(word='附件', value=1), Annex(word='附錄', value=0))
    >>> annex_of("附件一所列據點"), annex_of("附件由各所填報。")
    (None, None)
    """
    if not text.startswith(_FIRST):
        return None
    match = _HEADING.match(text)
    if match is None:
        return None
    number, rest = match["number"], match["rest"]
    apart = _APART.match(rest)
    title = rest[apart.end() :] if apart else rest
    if title and (_GOES_ON.match(title) or not may_be_heading(title)):
        return None
    if title and not (number or apart or match["close"]):
        return None
    value = (numeral(number) or 1) if number else 0
    return Annex(match["word"], value)


class Annexes:
    """The annexes of a document that have been found so far."""

    def __init__(self) -> None:
        self._begun = False

    def find(
        self, paragraph: Paragraph, nodes: Sequence[OpenNode], ahead: NumberingAhead, at: int
    ) -> Annex | None:
        """Return the annex whose heading a paragraph is, or None.

        It stands after the last chapter: no open list goes on below it. Elsewhere it is the head
        of a table, and so is one whose count (附表1, 附表2) began among the chapters.

        Args:
            paragraph: The paragraph.
            nodes: The open branch.
            ahead: The numbering of the document.
            at: The paragraph's index among the document's blocks.
        """
        annex = None if paragraph.heading_level or not nodes else annex_of(paragraph.text)
        if annex is None or (annex.value > 1 and not self._begun):
            return None
        lists = [(node.style, node.value) for node in nodes if node.value and node.style != PART]
        if any(ahead.continued(at, [each], ()) is not None for each in lists):
            return None
        self._begun = True
        return annex


def is_part(paragraph: Paragraph, title: str) -> bool:
    """Tell whether a paragraph is a heading that begins with the document's title.

    Args:
        paragraph: The paragraph.
        title: The title without its spaces.
    """
    if not title or paragraph.text[:1] != title[0]:
        return False
    words = "".join(paragraph.text.split())
    heading = words.startswith(title) and len(words) <= LONGEST_HEADING
    return heading and not paragraph.final
