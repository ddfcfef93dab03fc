"""A document's title among its first lines, with the names and years around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kaoview.model import PlanKind
from kaoview.reading.issuers import is_name, is_session, issuer_of, without_session
from kaoview.reading.kinds import kinds_in, plain_form
from kaoview.reading.numbering import clear_marker
from kaoview.reading.paragraph import Paragraph
from kaoview.reading.printed_periods import period_in, plain

_SUFFIX = (
    "(?:與重點|及重點|理念|草案|書|報告|說明|書面|口頭|總說明|案|審查(?:報告|意見|結果)|修正版|修正|本|版"
    "|(?:執行|辦理)?(?:進度|情形|明細|一覽|對照|彙整|統計)?表)*"
)
# Brackets are one group from the first to the last: were each pair a repeated alternative, every
# further pair would double the ways to try.
_AFTER_KIND = re.compile(
    rf"[」』》】]?{_SUFFIX}(?:(?>[（(].*[)）]){_SUFFIX})?(?:\w{{1,12}}[局處會府所院部室])?$"
)
_PERSON_LINE = re.compile(
    r"(?:(?:報告|提報|主講)(?:人|者)[:：])?(.*?)(?:代理)?(?:院長|市長|縣長|局長|處長|部長|署長|主任委員|主委|主計長|秘書長|區長|鄉長|鎮長)"
    r"[\u4e00-\u9fff]{2,4}$"
)
_YEAR = r"(?:中華民國|民國)?(?:\d{2,4}|[一二三四五六七八九十百零〇○]{2,6})"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
_YEAR_LINE = re.compile(
    rf"[（(]?{_YEAR}(?:學|會計)?年?(?:度|版)?(?:[-~～至到]{_YEAR}(?:學|會計)?年?度?)?"
    r"(?:修正版?|版)?[)）]?$"
)
_DATE = rf"[（(]?{_YEAR}年{_DAY}(?:[-~～至到](?:{_YEAR}年)?{_DAY})?[)）]?$"
_DATE_LINE = re.compile(_DATE)
_YEARS_AND_DATE = re.compile(rf"[（(][^（()）]{{2,20}}[)）](?={_DATE})")
"""The years in brackets before a date, where two lines of a cover are one paragraph."""
_PRINTER = re.compile(
    r"[\u4e00-\u9fff]{1,20}[府所會局處署部院室組課科校學](?:編印|編製|編撰|印製|編|印)"
)
"""Who had a document printed, as covers say below its title (主計室編印)."""
_STAGE_LINE = re.compile(
    r"[（(]?(?:核定|核備|定稿|修正|公告|審定|審議|書面|口頭|初|草)(?:報告|版|本|稿|案)?[)）]?"
)
"""A line that says which state of the document it is (核定本), or how it is given."""
_OCCASION = re.compile(r"政府|公所|議會|代表會|會期|院|部$|處$|局$|委員會$")
"""What a line above a title names: who issued the document, or for which session."""
_BODY_WORDS = re.compile(r"政府|公所|院")
_NO_NAME = re.compile(r"(?:本|各|該|相關|重要|重大|主要|其他|具體|年度)")
"""What a heading begins with that is no title, though it ends in 計畫 or 方案."""
_SHORTEST_GENERAL = 6
"""Characters of a title with no other word for its kind than 計畫 or 方案; chosen by hand."""
_LONGEST_END = 8
"""Characters of the end of a title on a line of its own (…／行動方案), at most; chosen by hand."""
_TABLE_NAME = re.compile(r"[\u4e00-\u9fff、]{2,12}(?:[（(][A-Za-z]{2,8}[)）])?(?:一覽|明細|總)?表")
"""What makes the plan's name the name of a table of it: 施政計畫關鍵績效指標(KPI)表."""
_PROGRAM_NAME = re.compile(r"MicrosoftWord-|\.(?:docx?|odt|pdf|xlsx?|ods)$")
"""What programs add to the title in a file's properties."""
_LATIN_LINE = re.compile(r"(?:\d{4})?[A-Za-z][\x20-\x7e‘’–—]{4,}(?<![.;:,])")
_LAST_BRACKETS = re.compile(r"[（(][^（(]*[)）]$")
_DRAFT = re.compile(r"[草初](?:案|稿|本|版)")
"""What says that a document is not in force yet; whoever cites it has to say so, too."""
LONGEST_TITLE = 45
"""Characters of a title without its spaces, at most; chosen by hand."""
_LONGEST_LATIN = 2 * LONGEST_TITLE
"""The same of its translation, which takes two letters for a character or more."""
_LONGEST_NAME = 24
"""Characters of a line with nothing but the name of a body, at most; chosen by hand."""
OPENING = 12
"""Paragraphs at a document's start that are searched for title and date; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title.

    Attributes:
        text: Its words without white space.
        kind: What it says the document is.
        printed: Its words as printed, with what stands in brackets after them.
        lines: The indexes of its paragraphs, those of names and years around it included.
        name: The name of a body on a line of its own above or below it, or empty.
    """

    text: str
    kind: PlanKind
    printed: str
    lines: tuple[int, ...]
    name: str = ""


NO_TITLE = Title("", PlanKind.OTHER, "", ())


def find_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Return the title among the first paragraphs of a document.

    It stands before the first numbered section, on one line or on several: the body, its office,
    the year and the kind, in any order.

    Args:
        paragraphs: All paragraphs.
    """
    search = _Search(paragraphs)
    for index, paragraph in enumerate(paragraphs[:OPENING]):
        if not search.goes_on(index, paragraph):
            break
    return search.title()


class _Search:
    """The lines of a title, and of the names and years around it, as they are come upon."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._lines: list[int] = []
        self._best = NO_TITLE
        self._weak = False
        self._name = ""
        self._above = ""
        self._session = ""

    def title(self) -> Title:
        """Return the title that was found."""
        if not self._best.text:
            return NO_TITLE
        return replace(self._best, lines=tuple(self._lines), name=self._name)

    def goes_on(self, index: int, paragraph: Paragraph) -> bool:
        """Take a paragraph, and tell whether the title may go on below it."""
        words = _words(paragraph)
        numbered = paragraph.marker is not None
        if self._best.text and numbered and not _BODY_WORDS.search(paragraph.text):
            return False  # the first section, though it names the year: 一、114年度施政目標
        if words is not None and self._ends_above(words):
            words = self._above + words
            self._lines.append(index - 1)
        self._above = ""
        if self._lines and _is_other_language("".join(paragraph.text.split())):
            self._lines.append(index)
            return True
        found = _kind(words) if words is not None else None
        if found is None and paragraph.bulleted and not paragraph.final:
            return True  # a remark of the gazette or web page it was taken from
        if words is None:
            return False
        if found is None:
            return self._takes_around(index, words)
        return self._takes_title(index, words, paragraph.text, found)

    def _ends_above(self, words: str) -> bool:
        """Tell whether a line is the end of a title whose beginning stands above (…／行動方案)."""
        short = len(_LAST_BRACKETS.sub("", words)) <= _LONGEST_END
        return bool(self._name and self._above and short and kinds_in(words))

    def _takes_around(self, index: int, words: str) -> bool:
        """Take a line without a kind, and tell whether it stands around a title."""
        named = is_name(words)
        self._session = words if is_session(words) else ""
        if named and self._best.text and not self._name and _only_name(self._paragraphs, index):
            self._name = words
        elif not _is_around_title(words, self._best):
            return False
        elif named and not self._best.text:
            self._name = _joined_name(self._name, words)
        if self._best.text or named or is_year_line(words) or _OCCASION.search(words):
            self._lines.append(index)
        else:
            self._above = words
        return True

    def _takes_title(self, index: int, words: str, printed: str, found: _Found) -> bool:
        """Take a line with a kind, and tell whether the title may go on below it."""
        if self._best.text and found.weak:
            return False  # a heading below the title
        if not self._best.text and _TABLE_NAME.fullmatch(plain_form(found.rest)):
            found = replace(found, text=found.text + found.rest, rest="")
        found = replace(found, text=without_session(found.text))
        whose = issuer_of(found.text).government
        if found.proceedings and not whose and self._session:
            found = replace(found, text=self._session + found.text)
        # The name of a sheet or of a file stands above the title that says the year.
        dated = bool(period_in(found.text)) and not _says_whose_or_when(self._best.text)
        if not self._best.text or self._weak or whose or dated:
            led = whose or found.text.startswith(self._name or found.text)
            joined = found.text if led else self._name + found.text
            printed = self._name + words if self._name else printed
            self._best = Title(joined, found.kind, printed, ())
            self._weak = found.weak
        if found.rest:
            # The heading of a part (…計畫提要) shows the title, but stays an item's heading.
            return False
        self._lines.append(index)
        return True


def title_of(words: str) -> Title | None:
    """Return the title in one line (a page header, a property of the file), or None."""
    words = _PROGRAM_NAME.sub("", "".join(words.split()))
    found = _kind(words)
    return Title(found.text, found.kind, words, ()) if found and not found.rest else None


def lines_below_title(paragraphs: Sequence[Paragraph], first: int = 0) -> tuple[int, ...]:
    """Return the dates and stages right below a title.

    Args:
        paragraphs: All paragraphs.
        first: The index of the first one below it; 0 where it stands in the page header.
    """
    found: list[int] = []
    for index, paragraph in enumerate(paragraphs[first:OPENING], first):
        if not _is_printed_below("".join(paragraph.text.split())):
            break
        found.append(index)
    return tuple(found)


def leader_in(words: str) -> str:
    """Return the body whose head's name a line gives (行政院院長某某), or empty."""
    person = _PERSON_LINE.fullmatch(plain_form("".join(words.split())))
    return person.group(1) if person and person.group(1) and is_name(person.group(1)) else ""


def is_year_line(words: str) -> bool:
    """Tell whether a line without white space names a year or years, and nothing more."""
    return _YEAR_LINE.fullmatch(plain_form(words)) is not None


def is_date_line(text: str) -> bool:
    """Tell whether a line names a day or a month of a year, and nothing more."""
    return _DATE_LINE.fullmatch(plain_form("".join(text.split()))) is not None


def _joined_name(above: str, words: str) -> str:
    """Return the name of a body on two lines, the government and its office, or on one."""
    words = words.removesuffix("主管")
    parts = issuer_of(above), issuer_of(words)
    return above + words if parts[0].government and not parts[1].government else words


def _only_name(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether no other line is a body's name: else they are the headings of sections."""
    return not any(
        is_name(paragraph.text)
        for at, paragraph in enumerate(paragraphs)
        if at > index and len(paragraph.text) <= _LONGEST_NAME
    )


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A title in a line: its text, its kind, what follows it, and two marks of the kind."""

    text: str
    kind: PlanKind
    rest: str
    weak: bool
    proceedings: bool


def _kind(words: str) -> _Found | None:
    """Return the title in a line, or None if there is none."""
    for found in kinds_in(words):
        rest = words[found.end :]
        ends = _AFTER_KIND.match(plain_form(rest)) is not None
        if found.weak and not (ends and _names_a_programme(words)):
            continue
        if not ends:
            return _Found(words[: found.end], found.kind, rest, found.weak, found.proceedings)
        text = _LAST_BRACKETS.sub(_kept_brackets, words)
        return _Found(text, found.kind, "", found.weak, found.proceedings)
    return None


def _kept_brackets(brackets: re.Match[str]) -> str:
    return brackets[0] if _DRAFT.search(brackets[0]) else ""


def as_draft(title: str, lines: Iterable[str]) -> str:
    """Return a title with （草案） after it, where a line around it says that and it does not."""
    stages = ("".join(line.split()).strip("（()）") for line in lines)
    found = next((stage for stage in stages if _DRAFT.fullmatch(stage)), "")
    return f"{title}（{found}）" if found and not _DRAFT.search(title) else title


def _names_a_programme(words: str) -> bool:
    return len(words) >= _SHORTEST_GENERAL and not _NO_NAME.match(words)


def _is_around_title(words: str, title: Title) -> bool:
    """Tell whether a line without a kind may stand above a title, or belongs below it."""
    if title.text:
        person = _PERSON_LINE.fullmatch(plain_form(words))
        head = person is not None and (not person.group(1) or is_name(person.group(1)))
        return head or _is_printed_below(words)
    return len(words) <= _LONGEST_NAME and not words.endswith(("！", "？"))


def _is_printed_below(words: str) -> bool:
    """Tell whether a line below a title says of when it is, in which state, or who printed it."""
    years = _YEARS_AND_DATE.match(plain_form(words))
    if years and is_year_line(words[: years.end()]):
        return True
    if _PRINTER.fullmatch(words):
        return True
    return is_year_line(words) or is_date_line(words) or _says_the_stage(words)


def _says_whose_or_when(words: str) -> bool:
    return bool(period_in(words)) or issuer_of(words).government != ""


def _says_the_stage(words: str) -> bool:
    return _STAGE_LINE.fullmatch(plain_form(words)) is not None


def _is_other_language(words: str) -> bool:
    """Tell whether a line repeats the one above it in Latin letters (National … Council)."""
    return len(words) <= _LONGEST_LATIN and _LATIN_LINE.fullmatch(words) is not None


def looks_like_title(words: str) -> bool:
    """Tell whether a property or the first line of a file may be its title."""
    plain_words = plain(words)
    if not 4 <= len(plain_words) <= LONGEST_TITLE or "." in plain_words[-6:]:
        return False
    return any("\u4e00" <= character <= "\u9fff" for character in plain_words) and not (
        re.match(r"(?:無標題|未命名|新增|投影片|Microsoft)", plain_words)
    )
