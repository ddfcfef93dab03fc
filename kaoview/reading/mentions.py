"""Who issued a document that neither titles nor headers name: what its text says of itself.

A line may state it (報告機關：…), a speaker's office may (主計長), and what a document calls its
own place or house (本市, 本院) together with the names in it may; this is a guess and shown as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kaoview.lookalikes import same_han
from kaoview.reading.governments import governments
from kaoview.reading.issuers import NO_ISSUER, Issuer, chapter_unit, issuer_of
from kaoview.reading.kinds import plain_form
from kaoview.reading.paragraph import Paragraph

_STATED = re.compile(
    r"(?:(?:報告|編製|編印|提報|填報|主辦|主管|執行|擬訂|研提|提案)(?:機關|單位|人)|機關名稱|單位名稱)"
    r"(?:名稱)?[:：](.{2,40})"
)
_OWN_PLACE = re.compile(r"本[市縣府]")
_OWN_HOUSE = re.compile(r"本院")
_LEGISLATURE = re.compile(r"[貴大]院")
_STATE_BUDGET = re.compile(r"年度中央政府總預算")
_FEWEST_MENTIONS = 2
"""How often a place must be named, and how many times as often as any other, to be a document's
own; chosen by hand, checked on the samples."""
_MANY_MENTIONS = 5
"""The same where the document does not say 本市, 本縣 or 本府 twice."""
_CENTRAL = "行政院"
_LONGEST = 200
"""Characters of a paragraph in which a statement is looked for; chosen by hand."""


def issuer_stated(opening: Sequence[Paragraph]) -> Issuer:
    """Return the issuer that a line or a speaker's office in the opening states.

    Args:
        opening: The first paragraphs.
    """
    for paragraph in opening:
        words = plain_form("".join(paragraph.text[:_LONGEST].split()))
        stated = _STATED.search(words)
        issuer = issuer_of(stated.group(1)) if stated else _office_of_speaker(words)
        if issuer.government:
            return issuer
    return NO_ISSUER


def _office_of_speaker(words: str) -> Issuer:
    """Return the office of who speaks, as gazettes print it (王主計長大明：主席)."""
    for government in governments():
        for title, unit in government.heads.items():
            if re.match(rf"\W?[\u4e00-\u9fff]{{1,2}}{title}[\u4e00-\u9fff]{{1,3}}[:：]", words):
                return Issuer(government.name, unit)
    return NO_ISSUER


def issuer_in_text(paragraphs: Sequence[Paragraph], text: str) -> Issuer:
    """Return the issuer that a document's own words suggest.

    Args:
        paragraphs: All paragraphs.
        text: The whole text, that of tables included.
    """
    plain = same_han("".join(text.split()))
    government = _own_house(plain) or _own_place(plain)
    if not government:
        return NO_ISSUER
    return Issuer(government, chapter_unit(_only_chapter(paragraphs), government))


def _own_house(text: str) -> str:
    """Return the central government where it speaks to the legislature, or of its budget."""
    speaks = _OWN_HOUSE.search(text) and _LEGISLATURE.search(text)
    return _CENTRAL if speaks or _STATE_BUDGET.search(text) else ""


def _own_place(text: str) -> str:
    """Return the local government of the place that a document calls its own."""
    own = len(_OWN_PLACE.findall(text)) >= _FEWEST_MENTIONS
    fewest = _FEWEST_MENTIONS if own else _MANY_MENTIONS
    text = text.replace("台", "臺")
    named = Counter(
        {each.name: text.count(each.place) for each in governments() if not each.central}
    )
    (first, times), (_, others) = named.most_common(2)
    return first if times >= fewest and times >= others * fewest else ""


def _only_chapter(paragraphs: Sequence[Paragraph]) -> str:
    """Return the title of the chapter that is the whole document (肆、文化), or empty."""
    marker = paragraphs[0].marker if paragraphs else None
    if marker is None:
        return ""
    others = (paragraph.marker for paragraph in paragraphs[1:])
    alone = not any(other and other.style == marker.style for other in others)
    return paragraphs[0].text[marker.length :] if alone else ""
