"""Contents pages: which paragraphs only list the headings that follow.

A format may say so (a table of contents in Word, the leaders of a PDF). Else a list of headings
is one if what it lists comes again as headings further on, in the same order. What stands in it is
no part of the outline, but a check on it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaoview.lookalikes import same_han
from kaoview.reading.leaders import DOTS, LEADERS, RULES
from kaoview.reading.numbering import clear_marker
from kaoview.reading.paragraph import Paragraph

_HEADING = re.compile(r"[【〔［\[(（]?目[錄次录][】〕］\])）]?")
_PAGE = re.compile(r"[(（]?(?:\d{1,4}(?:-\d{1,4})?|[ivxlIVXL]{1,6})[)）]?$")
_LONGEST_PAGE = 11
"""Characters at an entry's end that are searched for its page number; it has at most eleven."""
_DOTS = f" \t\u3000{DOTS}"
_LEADERS = re.compile(LEADERS)
_FEWEST = 3
"""Entries of a list of headings, at least; chosen by hand."""
_FEWEST_WITHOUT_HEADING = 4
"""Entries of one that has no heading 目錄 and no leaders, at least."""
_FEWEST_WITH_PAGES = 2
"""Entries of one that has both a heading and a page number for each, at least."""
_SHARE = 0.6
"""The share of its entries that come again, at least; headings are worded a little differently
in the body now and then. Chosen by hand."""
_BETWEEN = re.compile(rf"(?<=\S)[ \u3000{DOTS}]\d{{1,4}}[ \u3000](?=\D)")
"""The page number between two entries that stand side by side."""
_LONGEST = 60
"""Characters of an entry, at most."""
_LONGEST_KEPT = 2 * _LONGEST
"""Characters of a paragraph that are compared with entries: what is longer is none."""
_SHORTEST = 2
"""Characters of an entry without its marker and page number, at least."""
_MISSING_NAMED = 3
"""Entries without a heading in the body that a note names."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The paragraphs of a contents page.

    Attributes:
        indexes: Their indexes among all paragraphs.
        missing: The numbered entries that do not come again.
    """

    indexes: frozenset[int]
    missing: tuple[str, ...]

    @property
    def note(self) -> str:
        """What to say of entries that do not come again, or empty."""
        if not self.missing:
            return ""
        named = "、".join(f"「{entry}」" for entry in self.missing[:_MISSING_NAMED])
        more = f"等 {len(self.missing)} 條" if len(self.missing) > _MISSING_NAMED else ""
        return f"目錄裡的{named}{more}，本文裡找不到同名的標題"


NOTHING = Contents(frozenset(), ())


def find_contents(paragraphs: Sequence[Paragraph]) -> Contents:
    """Return the paragraphs that belong to a contents page.

    Args:
        paragraphs: A document's paragraphs in order.
    """
    said = {at for at, paragraph in enumerate(paragraphs) if paragraph.contents}
    keys = [_key(paragraph.text[:_LONGEST_KEPT]) for paragraph in paragraphs]
    known = set(keys)
    keys = [
        _first_of_several(p.text, known) or key for p, key in zip(paragraphs, keys, strict=True)
    ]
    heading = next(
        (at for at, p in enumerate(paragraphs) if _HEADING.fullmatch("".join(p.text.split()))),
        None,
    )
    run = _run(paragraphs, keys, heading)
    if not run and heading is not None:
        # The numbers may be others than in the body: 1. for 一、 in a web page that lost their
        # printed form, or 2.1 for （一） where the contents were typed by hand.
        bare = [_without_marker(p, key) for p, key in zip(paragraphs, keys, strict=True)]
        run = _run(paragraphs, bare, heading)
        keys = bare if run else keys
    indexes = said | set(run)
    if not indexes:
        return NOTHING
    if heading is not None and (heading + 1 in indexes or heading - 1 in indexes):
        indexes.add(heading)
    body = {key for at, key in enumerate(keys) if at not in indexes}
    missing = tuple(
        paragraphs[at].text.strip()
        for at in sorted(indexes)
        if at != heading and clear_marker(keys[at]) and not _comes(keys[at], body)
    )
    return Contents(frozenset(indexes), tuple(_bare(entry) for entry in missing))


def _run(
    paragraphs: Sequence[Paragraph], keys: Sequence[str], heading: int | None
) -> Sequence[int]:
    """Return the indexes of the first list of headings that come again after it."""
    last: dict[str, int] = {key: at for at, key in enumerate(keys)}
    start = 0 if heading is None else heading + 1
    at = start
    while at < len(paragraphs):
        stop = at
        while stop < len(paragraphs) and _may_be_entry(paragraphs[stop], keys[stop]):
            stop += 1
        found = _repeated(paragraphs, keys, range(at, stop), last, heading is not None)
        if found:
            return found
        if heading is not None:
            return ()
        at = stop + 1
    return ()


def _repeated(
    paragraphs: Sequence[Paragraph],
    keys: Sequence[str],
    run: range,
    last: dict[str, int],
    headed: bool,
) -> Sequence[int]:
    """Return the part of a run of short paragraphs that is a list of later headings, or nothing.

    The list ends where its first heading comes again.
    """
    if not run:
        return ()
    # The body may begin right after the list, with headings that look like entries.
    again = next(
        (at for at in range(run.start + 1, run.stop) if keys[at] == keys[run.start]), run.stop
    )
    entries = range(run.start, again)
    leaders = sum(_looks_like_entry(paragraphs[at]) for at in entries)
    fewest = _FEWEST if headed or leaders >= _FEWEST else _FEWEST_WITHOUT_HEADING
    if headed and leaders == len(entries):
        fewest = _FEWEST_WITH_PAGES
    repeated = [at for at in entries if last.get(keys[at], at) >= again]
    if len(entries) < fewest or len(repeated) < _SHARE * len(entries):
        return ()
    places = [last[keys[at]] for at in repeated]
    in_order = sum(a < b for a, b in pairwise(places))
    if in_order < _SHARE * (len(places) - 1):
        return ()
    # What follows the last entry, a heading such as 前言, begins the body; a numbered line that
    # does not come again is an entry whose heading is missing.
    stop = next(
        at + 1
        for at in reversed(entries)
        if at in repeated or _looks_like_entry(paragraphs[at]) or paragraphs[at].marker is not None
    )
    return range(entries.start, stop)


def _may_be_entry(paragraph: Paragraph, key: str) -> bool:
    text = paragraph.text
    return (
        len(key) >= _SHORTEST
        and len(text) <= _LONGEST
        and not text.endswith(("。", "；", "：", "，"))
        and not paragraph.bulleted
    )


def _looks_like_entry(paragraph: Paragraph) -> bool:
    return paragraph.in_contents or paragraph.contents or _has_page(paragraph.text)


def _has_page(text: str) -> bool:
    return bool(_PAGE.search(text[-_LONGEST_PAGE:])) and bool(_LEADERS.search(text))


def _key(text: str) -> str:
    """Return what an entry and its heading have in common: no spaces, leaders, page number.

    Where their characters look the same (第ㄧ章 and 第一章), they are.
    """
    words = same_han("".join(_bare(text).split()))
    return words.strip("：:")


def _first_of_several(text: str, known: Collection[str]) -> str:
    """Return the key of the first of several entries that stand side by side, or empty.

    All of them come by themselves elsewhere, and each has its page number behind it.
    """
    spaced = " " in text or "\u3000" in text
    if not spaced or len(text) > _LONGEST or not _BETWEEN.search(text):
        return ""
    parts = [_key(part) for part in _BETWEEN.split(text)]
    return parts[0] if all(part in known for part in parts) else ""


def _without_marker(paragraph: Paragraph, key: str) -> str:
    """Return a key without its marker; of 2.1 only the space behind it tells that it is one."""
    if len(paragraph.text) <= _LONGEST and (readings := paragraph.readings):
        return _key(paragraph.text[max(each.length for each in readings) :])
    marker = clear_marker(key)
    return key[marker.length :] if marker else key


def _bare(text: str) -> str:
    match = _PAGE.search(text[-_LONGEST_PAGE:])
    words = text[: len(text) - len(match.group())] if match else text
    return words.rstrip(_DOTS + RULES if match else _DOTS) or text


def _comes(key: str, body: set[str]) -> bool:
    return key in body or any(other.startswith(key) for other in body)
