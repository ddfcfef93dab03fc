"""What tells a heading from the text below it, and a title from the words after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaoview.reading.located_text import NOTHING, LocatedText
from kaoview.reading.numbering import clear_marker
from kaoview.reading.paragraph_blocks import Block, TableBlock
from kaoview.reading.paragraphs import FINAL, Paragraph

CAPTION = re.compile(r"(?:附?[圖表]|照片)\s*[\d一二三四五六七八九十]+(?:[-.]\d+)?\s*[：:、]")
"""How the words under a picture or over a table begin."""
LEAD_IN = ("：", "︰", ":")
"""How a line ends that leads in what follows."""
LONGEST_HEADING = 60
"""The most characters of a heading that has no marker."""

_PUNCTUATION = re.compile(r"[，。；！？]")
_CLAUSE = re.compile(r"[。；：！？]")
_LONGEST_TITLE = 45
_LONGEST_INLINE_TITLE = 30
_SHORTEST_BODY = 30


def is_heading(paragraph: Paragraph, following: Sequence[Block]) -> bool:
    """Tell whether a paragraph without a marker is a heading.

    It is when it is short, has no punctuation at its end nor a clause's inside, and something
    to head follows it: a sentence, a numbered paragraph, a table, or one more such heading.

    Args:
        paragraph: The paragraph.
        following: The next two blocks.
    """
    text = paragraph.text
    plausible = (
        len(text) <= LONGEST_HEADING
        and not _CLAUSE.search(text)
        and not paragraph.bulleted
        and any("\u4e00" <= c <= "\u9fff" for c in text)
        and not text.endswith(("，", "、"))
    )
    if not plausible or not following:
        return False
    body = following[0]
    if isinstance(body, TableBlock):
        return True
    if _is_body(body):
        return True
    return len(following) > 1 and is_heading(body, following[1:]) and not CAPTION.match(body.text)


def _is_body(paragraph: Paragraph) -> bool:
    sentence = paragraph.text.endswith(tuple(FINAL)) and not _greets(paragraph.text)
    numbered = clear_marker(paragraph.text) is not None
    return sentence or numbered or len(paragraph.text) > LONGEST_HEADING


def _greets(text: str) -> bool:
    """Tell whether a line speaks to somebody (議長、各位議員女士、先生：)."""
    return text.endswith(LEAD_IN) and len(text) < _SHORTEST_BODY and "、" in text


def split_title(body: LocatedText) -> tuple[LocatedText, LocatedText]:
    """Split what follows a marker into a title and a text.

    ``推動縣市改制事宜：為完善…`` has both; a short line without a full stop is a title; all else
    is text. A one-character-a-space title (內　　政) loses its spaces.

    Args:
        body: The paragraph without its marker.

    Returns:
        The title and the text, either of which may be nothing.
    """
    text = body.text
    colon = text.find("：")
    if 0 < colon <= _LONGEST_INLINE_TITLE and _plain(text[:colon]) and colon + 1 < len(text):
        return body[: colon + 1], body[colon + 1 :].strip()
    short = len(text) <= _LONGEST_TITLE and text.count("，") <= 1
    open_end = not text.endswith(("。", "；", "！", "？", "，", "、"))
    if short and open_end and "。" not in text and "；" not in text:
        return _unspread(body), NOTHING
    return NOTHING, body


def _plain(text: str) -> bool:
    """Tell whether a few words may be a title: no clause, no quotation left open."""
    return not _PUNCTUATION.search(text) and text.count("「") == text.count("」")


def _unspread(title: LocatedText) -> LocatedText:
    words = title.text.split()
    spread = len(words) > 1 and all(len(word) == 1 and not word.isascii() for word in words)
    return title.without_spaces() if spread else title
