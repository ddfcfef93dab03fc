"""What a document is: title, issuing body, period and kind, and where each was read.

The first lines say it in most documents. Where they do not, the page headers, the first
paragraphs, the file's properties and its name are asked, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kaoview.model import PlanKind
from kaoview.reading.export_form import is_export
from kaoview.reading.issuers import (
    COUNCIL,
    NO_ISSUER,
    Issuer,
    issuer_in_file_name,
    issuer_of,
    session_of,
    unit_after,
)
from kaoview.reading.kinds import kinds_in, plain_form
from kaoview.reading.mentions import issuer_in_text, issuer_stated
from kaoview.reading.numbering import clear_marker
from kaoview.reading.paragraph import Paragraph
from kaoview.reading.printed_periods import (
    date_in,
    names_a_goal,
    period_covered,
    period_in,
    period_of_file,
    period_of_file_date,
    tells_an_event,
)
from kaoview.reading.titles import (
    NO_TITLE,
    OPENING,
    Title,
    as_draft,
    find_title,
    is_date_line,
    leader_in,
    lines_below_title,
    looks_like_title,
    title_of,
)

_COUNCIL_PAPER = re.compile(r"會議[紀記]錄|[提議]案彙編")
"""What a council has printed itself; answers and reports to it are the government's."""
_LEGISLATURE = "立法院"
_FIRST_TEXT = 6
"""Paragraphs in which a period is looked for where title and headers name none."""
_LONGEST_SEARCHED = 400
"""Characters of each such paragraph that are searched; chosen by hand."""
_LONGEST_DATED = 60
"""Characters of a paragraph whose only year is the document's, as in 一、時間：95年2月22日."""

TITLE_PLACE = "題名"
HEADER_PLACE = "頁首"
TEXT_PLACE = "首段"
MENTIONED_PLACE = "內文"
PROPERTY_PLACE = "文件屬性"
FILE_PLACE = "檔名"
READER_PLACE = "使用者指定"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a document beside its paragraphs.

    Attributes:
        headers: The lines of its page headers, in order.
        property_title: The title in the file's own properties, or empty.
        stem: The file's name without its suffix.
        fields: What the file says of itself in fields of its own, by their names.
        text: Its whole text, that of tables and page headers included.
    """

    headers: tuple[str, ...] = ()
    property_title: str = ""
    stem: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says about itself.

    Attributes:
        title: Its title without white space, or empty.
        period: ``113``, ``108-111``, or empty.
        kind: Its kind.
        body: The government that issued it: ``高雄市政府``, ``行政院``, or empty.
        unit: The department of that government, or empty.
        month: The month of its date, or None.
        title_lines: The indexes of its title lines among its paragraphs.
        origins: Where each field was read, by its name.
    """

    title: str
    period: str
    kind: PlanKind
    body: str
    unit: str
    month: int | None
    title_lines: tuple[int, ...]
    origins: tuple[tuple[str, str], ...] = ()


def describe(
    paragraphs: Sequence[Paragraph], surroundings: Surroundings | None = None
) -> Description:
    """Describe a document.

    Args:
        paragraphs: Its paragraphs in order.
        surroundings: What is known of it beside them.
    """
    around = surroundings or Surroundings()
    title, title_place = _title(paragraphs, around)
    dated = next(filter(None, (date_in(p.text) for p in paragraphs[:OPENING])), None)
    period, period_place = _period(title, title_place, paragraphs, around)
    if dated and dated.period and period_place not in (TITLE_PLACE, HEADER_PLACE):
        period, period_place = dated.period, TEXT_PLACE
    issuer, places = _issuer(title, title_place, paragraphs, around)
    origins = [("title", title_place), ("kind", title_place), ("period", period_place)]
    origins += zip(("government", "department"), places, strict=True)
    above = title_place == HEADER_PLACE
    lines = lines_below_title(paragraphs) if above else title.lines
    month = dated.month if dated and title.kind is PlanKind.REPORT else None
    return Description(
        title=as_draft(title.text, (paragraphs[index].text for index in lines)),
        period=period,
        kind=title.kind,
        body=issuer.government,
        unit=issuer.unit,
        month=month,
        title_lines=lines,
        origins=tuple((name, place) for name, place in origins if place),
    )


def _title(paragraphs: Sequence[Paragraph], around: Surroundings) -> tuple[Title, str]:
    """Return the title and where it was read."""
    opening = paragraphs[:OPENING]
    if is_export(around.fields):
        return _exported_title(opening, around.fields["title"]), PROPERTY_PLACE
    found = find_title(paragraphs)
    if found.text:
        return found, TITLE_PLACE
    for words, place in (
        ("".join(around.headers[:3]), HEADER_PLACE),
        ("".join(around.headers[:2]), HEADER_PLACE),
        *((header, HEADER_PLACE) for header in around.headers),
        (around.property_title, PROPERTY_PLACE),
        (around.stem, FILE_PLACE),
    ):
        title = title_of(words)
        if title is not None:
            return title, place
    first = opening[0].text if opening else ""
    short = looks_like_title(first) and not opening[0].final and not opening[0].bulleted
    if short and issuer_of(first).government:
        lines = (0, *lines_below_title(paragraphs, 1))
        return Title("".join(first.split()), PlanKind.OTHER, first, lines), TITLE_PLACE
    if looks_like_title(around.property_title):
        words = "".join(around.property_title.split())
        return Title(words, PlanKind.OTHER, words, ()), PROPERTY_PLACE
    return NO_TITLE, ""


def _exported_title(opening: Sequence[Paragraph], title: str) -> Title:
    """Return the title of an export, which its first heading repeats."""
    words = "".join(title.split())
    kind = next((found.kind for found in kinds_in(words)), PlanKind.OTHER)
    lines = tuple(at for at, p in enumerate(opening[:1]) if "".join(p.text.split()) == words)
    return Title(title, kind, title, lines)


def _period(
    title: Title, title_place: str, paragraphs: Sequence[Paragraph], around: Surroundings
) -> tuple[str, str]:
    """Return the period and where it was read."""
    for words, place in _period_sources(title, title_place, paragraphs, around):
        if found := period_in(words):
            return found, place
    opening = [paragraph.text[:_LONGEST_SEARCHED] for paragraph in paragraphs[:_FIRST_TEXT]]
    for text in opening:
        if found := period_covered(text):
            return found, TEXT_PLACE
    for index in title.lines:
        if found := period_in(paragraphs[index].text):
            return found, TITLE_PLACE  # the day on which it was printed or given
    if found := period_of_file(around.stem):
        return found, FILE_PLACE
    short = [
        text
        for text in opening
        if len(text) <= _LONGEST_DATED and not names_a_goal(text) and not tells_an_event(text)
    ]
    for text in sorted(short, key=lambda text: clear_marker(text) is None):
        if found := period_in(text):
            return found, TEXT_PLACE
    found = period_of_file_date(around.stem)
    return found, FILE_PLACE if found else ""


def _period_sources(
    title: Title, title_place: str, paragraphs: Sequence[Paragraph], around: Surroundings
) -> Iterator[tuple[str, str]]:
    yield title.printed, title_place
    for index in title.lines:
        if not is_date_line(paragraphs[index].text):
            yield paragraphs[index].text, TITLE_PLACE
    for header in around.headers:
        yield header, HEADER_PLACE
    yield around.property_title, PROPERTY_PLACE


def _issuer(
    title: Title, title_place: str, paragraphs: Sequence[Paragraph], around: Surroundings
) -> tuple[Issuer, tuple[str, str]]:
    """Return who issued the document, and where government and department were read."""
    found = NO_ISSUER
    government_place = unit_place = ""
    for issuer, place in _issuers(title, title_place, paragraphs, around):
        if found.government and (found.unit or place != title_place):
            break
        if issuer.government and not found.government:
            government_place = place
            found = Issuer(issuer.government, found.unit)
        if issuer.unit and not found.unit and issuer.government in ("", found.government):
            unit_place = place
            found = Issuer(found.government, issuer.unit)
    return found, (government_place, unit_place)


def _issuers(
    title: Title, title_place: str, paragraphs: Sequence[Paragraph], around: Surroundings
) -> Iterator[tuple[Issuer, str]]:
    """Yield who may have issued the document, the most trustworthy first."""
    whose = issuer_of(title.text)
    yield whose, title_place
    yield issuer_of(title.name), title_place
    end = max((found.end for found in kinds_in(title.printed)), default=0)
    government = whose.government or issuer_of(title.name).government
    yield Issuer("", unit_after(title.printed[end:], government)), title_place
    for index in title.lines:
        yield issuer_of(leader_in(paragraphs[index].text)), title_place
    for index in title.lines:
        government = session_of(paragraphs[index].text)
        if not _COUNCIL_PAPER.search(plain_form(title.text)):
            yield Issuer(government, ""), title_place
        elif government:
            yield Issuer(government, COUNCIL), title_place
        elif title.text.startswith(_LEGISLATURE):
            yield Issuer(_LEGISLATURE, ""), title_place
    yield issuer_of("".join(around.headers[:2])), HEADER_PLACE
    for header in around.headers:
        yield issuer_of(header), HEADER_PLACE
    yield issuer_stated(paragraphs[:OPENING]), TEXT_PLACE
    yield issuer_of(around.property_title), PROPERTY_PLACE
    yield issuer_in_file_name(around.stem), FILE_PLACE
    yield issuer_in_text(paragraphs, around.text), MENTIONED_PLACE
