"""What distinguishes a heading from the text below it, and a title from the words after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.located_text import EMPTY, LocatedText
from kaoview.reading.paragraph import Block, Paragraph, ends_final
from kaoview.reading.punctuation import ordinary_punctuation

CAPTION = re.compile(r"(?:附?[圖表]|照片)\s*[\d一二三四五六七八九十]+(?:[-.]\d+)?\s*[：:、]")
"""How the words under a picture or over a table begin."""
LEAD_IN = ("：", "︰", ":")
"""How a line ends that introduces what follows."""
LONGEST_HEADING = 60
"""The most characters of a heading without a marker; chosen by hand, as are the next three."""
_LONGEST_TITLE = 45
"""The most characters of a numbered line that is a title as a whole."""
_LONGEST_INLINE_TITLE = 30
"""The most characters of a title that is followed by a colon and the text on the same line."""
_LONGEST_SALUTATION = 29
"""The most characters of a line that addresses somebody."""
_MOST_COMMAS = 1
"""How many commas a title may hold; with more it is a sentence cut short."""

_RATIO = re.compile(
    r"(?:比[^：]{0,8}?|[由為至達約以按])\s?\d+\s?：\s?\d{1,3}(?![\d,.]*\s?[年月日百千萬億%％]|[\d,.])"
)
"""A ratio (由1：5), whose colon ends no title; that of 計畫1：5處 may."""
_LONGEST_RATIO = 8
"""Characters of a ratio behind its colon and what must not follow; no more are looked at."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[。；：！？]")
_PUNCTUATION = re.compile(r"[，。；！？]")


_LINK_SIGN = re.compile("[|｜]")
_LINKS = re.compile(r"\S[|｜][^|｜]*\S[|｜]\S")
"""The links of a web page in a row (首頁 | 網站導覽 | English), spaces left out."""
_CLOSING = ("以上", "敬請", "敬祝", "謹此", "謝謝", "報告完畢", "最後，敬祝")
"""How the formulas begin that end a letter or a speech (以上報告，敬請)."""


def may_be_heading(text: str) -> bool:
    """Tell whether a text is short and holds no clause, as headings do.

    Args:
        text: The text as printed.
    """
    if len(text) > LONGEST_HEADING:
        return False
    text = ordinary_punctuation(text)
    return (
        not _CLAUSE.search(text)
        and bool(_HAN.search(text))
        and not text.endswith(("，", "、"))
        and not text.startswith(_CLOSING)
        and not (_LINK_SIGN.search(text) and _LINKS.search("".join(text.split())))
    )


def is_heading(paragraph: Paragraph, following: Sequence[Block]) -> bool:
    """Tell whether a paragraph without a marker is a heading.

    It is one if it is short, ends without punctuation, holds no clause, and is followed by
    something to head: a sentence, a numbered paragraph, a table, or one more such heading.

    Args:
        paragraph: The paragraph.
        following: The next two blocks.
    """
    listed = paragraph.bulleted or paragraph.mark.role is LineRole.ENTRY
    if listed or not may_be_heading(paragraph.text) or not following:
        return False
    body = following[0]
    if isinstance(body, TableBlock):
        return True
    if _is_body(body):
        return True
    return len(following) > 1 and is_heading(body, following[1:]) and not CAPTION.match(body.text)


def _is_body(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is something that a heading can head."""
    text = paragraph.text
    sentence = ends_final(text) and not _is_salutation(text)
    if sentence or len(text) > LONGEST_HEADING or paragraph.mark.role is LineRole.ENTRY:
        return True
    return paragraph.marker is not None


def _is_salutation(text: str) -> bool:
    """Tell whether a line addresses somebody (議長、各位議員女士、先生：)."""
    return text.endswith(LEAD_IN) and len(text) <= _LONGEST_SALUTATION and "、" in text


def split_title(body: LocatedText) -> tuple[LocatedText, LocatedText]:
    """Split the words after a marker into a title and a text.

    ``推動縣市改制事宜：為完善…`` has both; a short line without a full stop is a title; all else
    is text. A colon in a ratio (1：5) ends no title. A letter-spaced title (內　　政) loses its
    spaces.

    Args:
        body: The paragraph without its marker.

    Returns:
        The title and the text, either of which may be empty.
    """
    text = ordinary_punctuation(body.text)
    colon = _title_colon(text)
    inline = 0 < colon <= _LONGEST_INLINE_TITLE and colon + 1 < len(text)
    if inline and _is_plausible_title(text[:colon]):
        return body[: colon + 1], body[colon + 1 :].strip()
    short = len(text) <= _LONGEST_TITLE and text.count("，") <= _MOST_COMMAS
    open_end = not text.endswith(("。", "；", "！", "？", "，", "、"))
    if short and open_end and "。" not in text and "；" not in text:
        return _without_letter_spacing(body), EMPTY
    return EMPTY, body


def _title_colon(text: str) -> int:
    """Return the index of the first colon near a text's start that is in no ratio, or -1.

    Args:
        text: The text, with ordinary signs; a half-width colon is a ratio or a time as often.
    """
    first = text.find("：", 0, _LONGEST_INLINE_TITLE + 1)
    if first < 0:
        return -1
    colons = [at for at in range(first, _LONGEST_INLINE_TITLE + 1) if text[at : at + 1] == "："]
    ratios = _RATIO.finditer(text, 0, _LONGEST_INLINE_TITLE + _LONGEST_RATIO)
    in_ratios = {at for match in ratios for at in range(*match.span())}
    return next((at for at in colons if at not in in_ratios), -1)


def split_paragraph(passage: LocatedText, length: int) -> DraftItem:
    """Return the item of a paragraph whose marker has a length."""
    title, text = split_title(passage[length:].strip())
    return DraftItem(marker=passage[:length].strip(), title=title, text=[text] if text else [])


def _is_plausible_title(text: str) -> bool:
    """Tell whether a few words can be a title: no clause, no quotation left open."""
    return not _PUNCTUATION.search(text) and text.count("「") == text.count("」")


def _without_letter_spacing(title: LocatedText) -> LocatedText:
    """Return a title without its spaces if they separate single characters throughout."""
    words = title.text.split()
    spaced = len(words) > 1 and all(len(word) == 1 and not word.isascii() for word in words)
    return title.without_spaces() if spaced else title
