"""A document's title, issuing body, period and kind, from its first lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import PlanKind
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.reading.numbering import clear_marker
from kaoview.reading.numerals import numeral
from kaoview.reading.paragraphs import Paragraph

_KINDS = (
    (re.compile(r"中程施政計畫|中長程計畫"), PlanKind.MIDTERM),
    (re.compile(r"施政綱要|施政方針|施政目標"), PlanKind.OUTLINE),
    (re.compile(r"(?:業務|施政|工作)報告"), PlanKind.REPORT),
    (re.compile(r"施政計畫|工作計畫"), PlanKind.ANNUAL),
)
_SUFFIX = "(?:與重點|理念|草案|書)*"
# Brackets are one group from the first to the last: were each pair a repeated alternative, every
# further pair would double the ways to try.
_AFTER_KIND = re.compile(
    rf"{_SUFFIX}(?:(?>[（(].*[)）]){_SUFFIX})?(?:\w{{1,12}}[局處會府所院部室])?$"
)
_YEARS = re.compile(r"(\d{2,4})(?:年度?)?(?:[-~～—至到](\d{2,4}))?(?:年度?|會計年度)")
_HAN_YEAR = re.compile(r"([一二三四五六七八九十百零〇]{2,6})年度?")
_DATE = re.compile(r"日期[:：]?(?:中華民國|民國)?(\d{2,4})年(\d{1,2})月")
_BODY = re.compile(r"(行政院|立法院|\S{2,3}?[縣市]政府|\S{2,4}?[鄉鎮市區]公所)(.*)")
_LAST_BRACKETS = re.compile(r"[（(][^（(]*[)）]$")
_AFTER_UNIT = re.compile(r"\d|[（(]|[一二三四五六七八九十百零〇]{2,6}年")
_LONGEST_TITLE = 45
"""Characters of a title without its spaces, at most; chosen by hand."""
_OPENING = 12
"""Paragraphs at a document's start that are searched for title and date; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says about itself.

    Attributes:
        title: Its title without white space, or empty.
        period: ``113``, ``108-111``, or empty.
        kind: Its kind.
        body: The body that issued it: ``高雄市政府``, ``行政院``, or empty.
        unit: The department of that body, or empty.
        month: The month of its date, or None.
        title_lines: The indexes of its title lines among its paragraphs.
    """

    title: str
    period: str
    kind: PlanKind
    body: str
    unit: str
    month: int | None
    title_lines: tuple[int, ...]


def describe(paragraphs: Sequence[Paragraph]) -> Description:
    """Describe a document by its first paragraphs."""
    title, printed, kind = "", "", PlanKind.OTHER
    lines: list[int] = []
    for index, paragraph in enumerate(paragraphs[:_OPENING]):
        found = _title(paragraph.text)
        if found is None:
            if paragraph.bulleted and not paragraph.final:
                continue  # a remark of the gazette or web page it was taken from
            break
        title, kind, rest = found
        printed = paragraph.text
        if rest:
            # The heading of a part (…計畫提要) shows the title, but stays an item's heading.
            break
        lines.append(index)
    period = _period(_plain(printed))
    month = None
    for paragraph in paragraphs[:_OPENING]:
        dated = _DATE.search(_plain(paragraph.text))
        if dated:
            period = period or _roc_year(int(dated.group(1)))
            month = int(dated.group(2))
            break
    body, unit = _body_and_unit(title)
    return Description(
        title=title,
        period=period,
        kind=kind,
        body=body,
        unit=unit,
        month=month if kind is PlanKind.REPORT else None,
        title_lines=tuple(lines),
    )


def _title(text: str) -> tuple[str, PlanKind, str] | None:
    """Return the title in a line, its kind, and what follows the title; None if there is none."""
    marker = clear_marker(text)
    if marker:
        text = text[marker.length :]
    words = "".join(text.split())
    if len(words) > _LONGEST_TITLE or words.endswith(("。", "；", "：", "，")) or "，" in words:
        return None
    for pattern, kind in _KINDS:
        match = pattern.search(words)
        if match:
            rest = words[match.end() :]
            if not _AFTER_KIND.match(rest):
                return words[: match.end()], kind, rest
            return _LAST_BRACKETS.sub("", words), kind, ""
    return None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _period(title: str) -> str:
    match = _YEARS.search(title)
    if match:
        first = _roc_year(int(match.group(1)))
        last = _roc_year(int(match.group(2))) if match.group(2) else ""
        return f"{first}-{last}" if last and last != first else first
    han = _HAN_YEAR.search(title)
    value = numeral(han.group(1)) if han else None
    return str(value) if value else ""


def _roc_year(year: int) -> str:
    """Return a year of the Republic; 2009 is 98."""
    return str(year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year)


def _body_and_unit(title: str) -> tuple[str, str]:
    match = _BODY.match(title)
    if match is None:
        return "", ""
    rest = match.group(2)
    for pattern, _ in _KINDS:
        rest = pattern.split(rest)[0]
    unit = _AFTER_UNIT.split(rest, maxsplit=1)[0]
    return match.group(1), unit
