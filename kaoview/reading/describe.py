"""What a document is, from its first lines: title, issuing body, period, kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import PlanKind
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.reading.numbering import numeral, parse_markers
from kaoview.reading.paragraphs import Paragraph

_KINDS = (
    (re.compile(r"中程施政計畫|中長程計畫"), PlanKind.MIDTERM),
    (re.compile(r"施政綱要|施政方針|施政目標"), PlanKind.OUTLINE),
    (re.compile(r"(?:業務|施政|工作)報告"), PlanKind.REPORT),
    (re.compile(r"施政計畫|工作計畫"), PlanKind.ANNUAL),
)
_AFTER_KIND = re.compile(r"(?:與重點|理念|草案|書|[（(].*[)）])*(?:\w{1,12}[局處會府所院部室])?$")
_YEARS = re.compile(r"(\d{2,4})(?:年度?)?(?:[-~～—至到](\d{2,4}))?(?:年度?|會計年度)")
_HAN_YEAR = re.compile(r"([一二三四五六七八九十百零〇]{2,6})年度?")
_DATE = re.compile(r"日期[:：]?(?:中華民國|民國)?(\d{2,4})年(\d{1,2})月")
_BODY = re.compile(r"(行政院|立法院|\S{2,3}?[縣市]政府|\S{2,4}?[鄉鎮市區]公所)(.*)")
_LONGEST_TITLE = 45
_OPENING = 12


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says of itself.

    Attributes:
        title: Its title without white space, or empty.
        period: ``113``, ``108-111``, or empty.
        kind: What sort of document it is.
        body: Who issued it: ``高雄市政府``, ``行政院``, or empty.
        unit: The department of that body it speaks for, or empty.
        month: The month it is dated, or None.
        title_lines: Which of its first paragraphs are title lines.
    """

    title: str
    period: str
    kind: PlanKind
    body: str
    unit: str
    month: int | None
    title_lines: tuple[int, ...]


def describe(paragraphs: Sequence[Paragraph]) -> Description:
    """Read what a document is from its first paragraphs."""
    title, printed, kind = "", "", PlanKind.OTHER
    lines: list[int] = []
    for index, paragraph in enumerate(paragraphs[:_OPENING]):
        found = _title(paragraph.text)
        if found is None:
            if paragraph.bulleted and not paragraph.final:
                continue  # a gazette's or a web page's own remarks
            break
        title, kind, rest = found
        printed = paragraph.text
        if rest:
            # A part of the document (…計畫提要) names the title and keeps its own line.
            break
        lines.append(index)
    period = _period(_plain(printed))
    month = None
    for paragraph in paragraphs[:_OPENING]:
        dated = _DATE.search(_plain(paragraph.text))
        if dated:
            period = period or _roc(int(dated.group(1)))
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
    """Return a title line's words, its kind, and what follows the title on the line."""
    markers = parse_markers(text)
    if markers and not markers[0].doubtful:
        text = text[markers[0].length :]
    words = "".join(text.split())
    if len(words) > _LONGEST_TITLE or words.endswith(("。", "；", "：", "，")) or "，" in words:
        return None
    for pattern, kind in _KINDS:
        match = pattern.search(words)
        if match:
            rest = words[match.end() :]
            if not _AFTER_KIND.match(rest):
                return words[: match.end()], kind, rest
            return re.sub(r"[（(][^（(]*[)）]$", "", words), kind, ""
    return None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _period(title: str) -> str:
    match = _YEARS.search(title)
    if match:
        first = _roc(int(match.group(1)))
        last = _roc(int(match.group(2))) if match.group(2) else ""
        return f"{first}-{last}" if last and last != first else first
    han = _HAN_YEAR.search(title)
    value = numeral(han.group(1)) if han else None
    return str(value) if value else ""


def _roc(year: int) -> str:
    """Return a year of the Republic; 2009 is 98."""
    return str(year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year)


def _body_and_unit(title: str) -> tuple[str, str]:
    match = _BODY.match(title)
    if match is None:
        return "", ""
    rest = match.group(2)
    for pattern, _ in _KINDS:
        rest = pattern.split(rest)[0]
    unit = re.split(r"\d|[（(]|[一二三四五六七八九十百零〇]{2,6}年", rest)[0]
    return match.group(1), unit
