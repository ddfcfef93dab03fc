"""A document's title among its first lines, and who issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import PlanKind
from kaoview.reading.governments import central_department, find_government, governments
from kaoview.reading.numbering import clear_marker
from kaoview.reading.paragraphs import Paragraph
from kaoview.reading.printed_periods import period_in, plain

KINDS = (
    (re.compile(r"中程施政計畫|中長?[程期]計畫|中長程(?:施政|發展)?計畫"), PlanKind.MIDTERM),
    (re.compile(r"施政綱要|施政方針|施政目標"), PlanKind.OUTLINE),
    (re.compile(r"(?:業務|施政|工作|績效|施政成果|市政|縣政)(?:總)?報告"), PlanKind.REPORT),
    (
        re.compile(r"(?:總預算|單位預算|附屬單位預算|法定預算|預算案?)(?:書|總說明|說明)?"),
        PlanKind.BUDGET,
    ),
    (re.compile(r"白皮書"), PlanKind.WHITE_PAPER),
    (re.compile(r"施政計畫|工作計畫|業務計畫"), PlanKind.ANNUAL),
    (
        re.compile(r"(?:對策|策略|發展|行動|推動|改善|整體|實施|綜合|綱要|執行)計畫"),
        PlanKind.PROGRAMME,
    ),
)
"""What a title calls the document, the more telling words first."""
_SUFFIX = "(?:與重點|及重點|理念|草案|書|報告|說明|書面|口頭|總說明|案|修正版|修正|本|版)*"
# Brackets are one group from the first to the last: were each pair a repeated alternative, every
# further pair would double the ways to try.
_AFTER_KIND = re.compile(
    rf"{_SUFFIX}(?:(?>[（(].*[)）]){_SUFFIX})?(?:\w{{1,12}}[局處會府所院部室])?$"
)
_LOCAL = re.compile(
    r"(?:中華民國)?(?:\d{2,4}年度?)?([\u4e00-\u9fff]{1,3}?[縣市]政府|[\u4e00-\u9fff]{2,4}?[鄉鎮市區]公所)(.*)"
)
_CENTRAL = re.compile(
    r"(?:中華民國)?(?:\d{2,4}年度?)?(行政院|立法院|司法院|考試院|監察院|[某○]{2}院)(.*)"
)
_MINISTRY = re.compile(r"(?:行政院)?[\u4e00-\u9fff]{1,14}?(?:部|委員會|署|總處|博物院|銀行)")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:委員會|局|處|所|中心)")
_AFTER_UNIT = re.compile(r"\d|[（(]|[一二三四五六七八九十百零〇○]{2,6}年|中華民國|第")
_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2,4})?(?:院長|市長|縣長|局長|處長|部長|署長|主任委員|主委|主計長|秘書長|區長|鄉長|鎮長)"
    r"(?:[\u4e00-\u9fff]{2,4})?$"
)
_PERSON_LINE = re.compile(
    r"(?:代理)?(?:院長|市長|縣長|局長|處長|部長|署長|主任委員|主委|主計長|秘書長|區長|鄉長|鎮長)"
    r"[\u4e00-\u9fff]{2,4}$"
)
_YEAR_LINE = re.compile(
    r"[（(]?(?:中華民國|民國)?[\d一二三四五六七八九十百零〇○]{2,4}年?(?:度|版)?[)）]?$"
)
_OCCASION = re.compile(r"政府|公所|議會|會期|院|部$|處$|局$|委員會$")
"""What a line above a title names: who issued the document, or for which session."""
_BODY_WORDS = re.compile(r"政府|公所|院")
_LAST_BRACKETS = re.compile(r"[（(][^（(]*[)）]$")
LONGEST_TITLE = 45
"""Characters of a title without its spaces, at most; chosen by hand."""
_LONGEST_NAME = 24
"""Characters of a line with nothing but the name of a body, at most; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title.

    Attributes:
        text: Its words without white space.
        kind: What it says the document is.
        printed: Its words as printed, with what stands in brackets after them.
        lines: The indexes of its paragraphs, those of names and years around it included.
    """

    text: str
    kind: PlanKind
    printed: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document.

    Attributes:
        government: The government: ``高雄市政府``, ``行政院``, or empty.
        unit: Its department as printed, or empty.
    """

    government: str
    unit: str


NO_TITLE = Title("", PlanKind.OTHER, "", ())


def find_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Return the title among the first paragraphs of a document.

    It stands before the first numbered section, on one line or on two: the body, then the kind.

    Args:
        paragraphs: The first paragraphs.
    """
    lines: list[int] = []
    best = NO_TITLE
    body = ""
    for index, paragraph in enumerate(paragraphs):
        words = _words(paragraph)
        found = _kind(words) if words is not None else None
        if found is None and paragraph.bulleted and not paragraph.final:
            continue  # a remark of the gazette or web page it was taken from
        if words is None:
            break
        if found is None:
            if not _is_around_title(words, best):
                break
            body = words if issuer_of(words).government and not best.text else body
            if best.text or _YEAR_LINE.fullmatch(words) or _OCCASION.search(words):
                lines.append(index)
            continue
        text, kind, rest = found
        if not best.text or issuer_of(text).government:
            joined = body + text if body and not issuer_of(text).government else text
            best = Title(joined, kind, body + words if joined != text else paragraph.text, ())
        if rest:
            # The heading of a part (…計畫提要) shows the title, but stays an item's heading.
            break
        lines.append(index)
    if not best.text:
        return NO_TITLE
    first = lines.index(min(lines)) if lines else 0
    return Title(best.text, best.kind, best.printed, tuple(lines[first:]))


def title_of(words: str) -> Title | None:
    """Return the title in one line (a page header, a property of the file), or None."""
    found = _kind("".join(words.split()))
    return Title(found[0], found[1], words, ()) if found and not found[2] else None


def issuer_of(title: str) -> Issuer:
    """Return who issued a document, by its title.

    >>> issuer_of("高雄市政府秘書處107年度施政計畫")
    Issuer(government='高雄市政府', unit='秘書處')
    >>> issuer_of("行政院王院長施政方針書面報告"), issuer_of("內政部預算總說明")
    (Issuer(government='行政院', unit=''), Issuer(government='行政院', unit='內政部'))
    """
    words = "".join(title.split())
    ministry = _MINISTRY.match(_without_year(words))
    if ministry:
        known = central_department(ministry.group())
        if known:
            return Issuer("行政院", known)
    match = _LOCAL.match(words) or _CENTRAL.match(words)
    if match is None:
        return _issuer_by_place(_without_year(words))
    government = match.group(1)
    known_government = find_government(government)
    rest = match.group(2)
    for pattern, _ in KINDS:
        rest = pattern.split(rest, maxsplit=1)[0]
    unit = _AFTER_UNIT.split(rest, maxsplit=1)[0]
    unit = "" if _PERSON.fullmatch(unit) or unit in ("施政", "年度", "地方") else unit
    return Issuer(known_government.name if known_government else government, unit)


def _issuer_by_place(words: str) -> Issuer:
    """Return the government of the place that a title begins with (臺北市總預算案)."""
    for government in governments():
        for name in (government.name.removesuffix("政府"), *government.aliases):
            if name.endswith(("市", "縣")) and words.startswith((name, name.replace("臺", "台"))):
                unit = _OFFICE.match(words, len(name))
                return Issuer(government.name, unit.group() if unit else "")
    return Issuer("", "")


def _without_year(words: str) -> str:
    return re.sub(r"^(?:中華民國)?(?:\d{2,4}年度?)?", "", words)


def _words(paragraph: Paragraph) -> str | None:
    """Return the words of a line that may be a title, or None for a section or a sentence.

    A numbered line is a title only if it names a body or a year: 二、某局業務報告 of a bundle.
    """
    text = paragraph.text
    marker = clear_marker(text)
    if marker:
        text = text[marker.length :]
    words = "".join(text.split())
    if len(words) > LONGEST_TITLE or words.endswith(("。", "；", "：", "，")) or "，" in words:
        return None
    if marker and not (_BODY_WORDS.search(words) or period_in(words)):
        return None
    return words


def _kind(words: str) -> tuple[str, PlanKind, str] | None:
    """Return the title in a line, its kind, and what follows the title; None if there is none."""
    for pattern, kind in KINDS:
        match = pattern.search(words)
        if match:
            rest = words[match.end() :]
            if not _AFTER_KIND.match(rest):
                return words[: match.end()], kind, rest
            return _LAST_BRACKETS.sub("", words), kind, ""
    return None


def _is_around_title(words: str, title: Title) -> bool:
    """Tell whether a line without a kind may stand above a title, or belongs below it."""
    if title.text:
        return bool(_PERSON_LINE.fullmatch(words) or _YEAR_LINE.fullmatch(words))
    return len(words) <= _LONGEST_NAME and not words.endswith(("！", "？"))


def looks_like_title(words: str) -> bool:
    """Tell whether a property or the first line of a file may be its title."""
    plain_words = plain(words)
    if not 4 <= len(plain_words) <= LONGEST_TITLE or "." in plain_words[-6:]:
        return False
    return any("\u4e00" <= character <= "\u9fff" for character in plain_words) and not (
        re.match(r"(?:無標題|未命名|新增|投影片|Microsoft)", plain_words)
    )
