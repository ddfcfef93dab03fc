"""Who issued a document, by its title, a line with a body's name, or the name of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaoview.lookalikes import same_han
from kaoview.reading.governments import (
    Government,
    body_of_state_at_start,
    find_government,
    government_of_town,
    governments,
    has_town,
    holding_at_start,
)
from kaoview.reading.kinds import UNIT_ENDS_BEFORE, plain_form

_HAN = "[\u4e00-\u9fff〇○]"
_YEAR = r"(?:\d{2,4}|[一二三四五六七八九十百零〇○]{2,6})"
_LEAD = re.compile(
    rf"(?:臺灣省(?!政府))?[「『《【〈“\"]?(?:中華民國|民國)?(?:{_YEAR}(?:[-~～至到]{_YEAR})?年度?|\d{{2,4}}(?!\d))?"
)
"""What stands before a body's name: 中華民國114年度, or the year in a file's name."""
_SESSION = re.compile(
    r"(?:.{2,4}議會|.{2,5}代表會|立法院)第"
    r".*?(?:會期.{2,14}?委員會第.*?會議|會期|大會|[定臨][期時]會|次會)"
)
_LOCAL = re.compile(rf"{_HAN}{{1,3}}?[縣市省]政府")
_TOWN = re.compile(
    rf"(?P<place>{_HAN}{{1,3}}?[縣市])?(?:政府)?(?P<town>{_HAN}{{1,3}}?[鄉鎮市區])"
    r"(?P<office>公所|民代表會|(?=\d|年度|中華民國|施政|(?:地方)?總預算))"
)
_COUNCIL = re.compile(rf"(?P<place>{_HAN}{{1,3}}?[縣市])議會")
_COUNCIL_UNIT = re.compile(rf"{_HAN}{{2,8}}?(?:處|室|組|委員會)")
_COUNCIL_TOO = ("秘書處", "人事處", "主計處", "政風處")
"""Offices that a council has as well as the government that reports to it."""
_STATE = re.compile(r"行政院|中央政府|立法院|司法院|考試院|監察院|總統府|[某○〇]{2}院")
_UNIT = re.compile(
    rf"{_HAN}{{2,14}}?"
    r"(?:委員會|審議會|局(?![長部勢])|處(?![長理分置])|署(?!長)|所(?![長有需得屬])|中心)"
)
"""The shortest name of an office that words begin with."""
_CULTURAL = "國樂團|交響樂團|[樂劇舞]團|動物園|幼兒園|之家|電[臺台]"
_WHOLE_UNIT = re.compile(
    rf"{_HAN}{{2,20}}(?:(?:委員|審議|基金|協)會|會議|局|處|署|所|中心|隊|場|廠|站|館|醫院|學院"
    rf"|博物院|研究院|部|大學|中學|國民小學|學校|公司|銀行|室|課)|{_HAN}{{0,20}}(?:{_CULTURAL})"
)
"""Words that are the name of an office as a whole: 工務局新建工程處."""
_BARE_UNIT = re.compile(
    rf"(?![本各該全])(?:{_HAN}{{2,14}}?(?:局|處|署|部|所|中心)"
    rf"|{_HAN}{{1,14}}?(?:委員會|審議會|基金會|協會|公司|大學|中學|國民小學|醫院)"
    rf"|(?!推動|辦理|因應|執行|加強){_HAN}{{0,12}}?(?:.隊|.館|體育場|果菜市場|{_CULTURAL}))"
    rf"(?=$|[\d第(（「]|中華民國|{UNIT_ENDS_BEFORE.pattern})"
)
"""An office whose government is not said: 衛生局114年度施政計畫."""
_AFTER_UNIT = re.compile(
    r"\d|[（(「」『』《》【】|｜:：_,，、-]|[一二三四五六七八九十百零〇○]{2,6}年|民國|中華民國|第"
)
_PURPOSE = re.compile(r"推動|辦理|因應|執行|加強|暨|與|及|所屬")
"""What a name of an office does not begin with: 文化局推動表演藝術中心計畫."""
_OFFICE_ENDS = ("局", "處", "委員會", "部")
_LAST_UNIT = re.compile(rf"(?:^|年度?|[^\w年])({_HAN}{{2,12}})[)）]?$")
_SEPARATORS = re.compile(r"[\s_.,()（）-]+")
_PLACE_ENDS = ("市", "縣")
_FOUNDED = "立"
"""What stands between a place and the name of what it founded: 臺北市立動物園."""
_NAME_ENDS = tuple("府所會議局處署部院心隊場廠站館學校司行市縣管室組團園家臺台")
"""Characters that names of governments, places and offices end with."""
_CLOSING = ' \u3000」』》】〉”"'
_LONGEST = 200
"""Characters of a line that are looked at; no title with a name in it is longer."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document.

    Attributes:
        government: The government: ``高雄市政府``, ``行政院``, or empty.
        unit: Its department as printed, or empty.
    """

    government: str
    unit: str


NO_ISSUER = Issuer("", "")
COUNCIL = "議會"


def issuer_of(words: str) -> Issuer:
    """Return who issued a document, by its title or a line with the issuer's name.

    >>> issuer_of("高雄市政府秘書處107年度施政計畫")
    Issuer(government='高雄市政府', unit='秘書處')
    >>> issuer_of("行政院王院長施政方針書面報告"), issuer_of("內政部預算總說明")
    (Issuer(government='行政院', unit=''), Issuer(government='行政院', unit='內政部'))
    >>> issuer_of("衛生局114年度施政計畫"), issuer_of("本局114年度施政計畫")
    (Issuer(government='', unit='衛生局'), Issuer(government='', unit=''))
    """
    return _read(words)[0]


def is_name(words: str) -> bool:
    """Tell whether a line is the name of a government or an office, and nothing more.

    >>> [is_name(words) for words in ("臺北市政府文化局", "農業處", "行政院函", "年度重點")]
    [True, True, False, False]
    """
    if not words.rstrip(_CLOSING).endswith(_NAME_ENDS):
        return False
    issuer, rest = _read(words)
    return issuer != NO_ISSUER and rest in ("", "議", "主管")


def unit_after(rest: str, government: str) -> str:
    """Return the office that a title names last: …施政計畫（工務處）, …施政報告 文化; or empty.

    Args:
        rest: What follows the words for the kind in the title.
        government: The government that the title names, or empty.
    """
    match = _LAST_UNIT.search(rest.rstrip())
    if match is None:
        return ""
    known = find_government(government) if government else None
    words = match.group(1)
    if _UNIT.fullmatch(words):
        return words
    return _by_field(words, known)


def issuer_in_file_name(stem: str) -> Issuer:
    """Return the issuer that a file's name names anywhere.

    >>> issuer_in_file_name("01_桃園市政府水務局_114")
    Issuer(government='桃園市政府', unit='水務局')
    """
    parts = [part for part in _SEPARATORS.split(stem) if part]
    joined = ["".join(parts[at:]) for at in range(len(parts))]
    found = [issuer_of(words) for words in (*joined, *parts)]
    named = next((each for each in found if each.government), None)
    return named or next((each for each in found if each.unit), NO_ISSUER)


def is_session(words: str) -> bool:
    """Tell whether a line names a council's session, and nothing more."""
    return _SESSION.fullmatch("".join(words.split())) is not None


def session_of(words: str) -> str:
    """Return the local government whose council's session a line names, or empty.

    >>> session_of("雲林縣議會第19屆第5次定期會"), session_of("立法院第10屆第5會期")
    ('雲林縣政府', '')
    """
    plain = "".join(words.split())
    if not _SESSION.match(plain):
        return ""
    found = _of_town(plain) or _of_place(plain)
    return found[0].government if found else ""


def without_session(words: str) -> str:
    """Return a title without the council's session before it, where it names who reports.

    >>> without_session("某某縣議會第20屆第4次定期會雲林縣政府水利處業務報告")
    '雲林縣政府水利處業務報告'
    >>> without_session("立法院第11屆第3會期施政方針報告")
    '立法院第11屆第3會期施政方針報告'
    """
    rest = words[_end(_SESSION, words) :]
    return rest if rest and issuer_of(rest).government else words


def chapter_unit(section: str, government: str) -> str:
    """Return the department of a government that a section is called after (內政), or empty."""
    known = find_government(government)
    return _by_field("".join(section.split()), known) if known else ""


def _read(words: str) -> tuple[Issuer, str]:
    """Return who issued a document, and what follows the name."""
    # Old PDF files print compatibility ideographs (理 as U+F9E4) for the ordinary ones.
    whole = same_han(words[:_LONGEST])
    plain = "".join(whole.split()).rstrip('」』》】〉”"')
    plain = plain[_end(_LEAD, plain) :]
    plain = plain[_end(_SESSION, plain) :] or plain
    plain = plain[_end(_LEAD, plain) :]
    return (
        _of_state(plain)
        or _of_town(plain)
        or _of_council(plain)
        or _of_holding(plain)
        or _of_local(plain)
        or _of_place(plain)
        or _of_unit(plain)
        or (NO_ISSUER, plain)
    )


def _end(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.match(words)
    return match.end() if match else 0


def _of_state(words: str) -> tuple[Issuer, str] | None:
    """Return a ministry, or the house of the central government that words begin with."""
    named_first = body_of_state_at_start(words)
    if named_first:
        printed, government, department = named_first
        rest = words[len(printed) :]
        below = _cut(rest)
        if _WHOLE_UNIT.fullmatch(below) and not _PURPOSE.match(below):
            return Issuer(government, printed + below), rest[len(below) :]
        return Issuer(government, department), rest
    house = _STATE.match(words)
    if house is None:
        return None
    named = find_government(house.group())
    rest = words[house.end() :]
    unit = _unit(rest, named)
    return Issuer(named.name if named else house.group(), unit), rest[len(unit) :]


def _of_town(words: str) -> tuple[Issuer, str] | None:
    """Return a town's office (a district's is the city's); the table has what words leave out."""
    match = _TOWN.match(words)
    if match is None:
        return None
    place, town = match["place"] or "", match["town"]
    known = find_government(place) if place else government_of_town(town)
    name = town + (match["office"] or "公所")
    if not match["office"] and not (known and has_town(known, town)):
        return None  # of a place without 公所 only the table tells that it is a town
    rest = words[match.end() :]
    if known and town.endswith("區"):
        return Issuer(known.name, known.place + name), rest
    government = f"{known.place if known else place}{town}公所"
    if name != f"{town}公所":
        return Issuer(government, name), rest
    unit = _unit(rest, None)
    return Issuer(government, unit), rest[len(unit) :]


def _of_council(words: str) -> tuple[Issuer, str] | None:
    """Return a council, or one of its offices, as a department of its government.

    It is no issuer where a department of the government reports to it, or where its name is
    followed by other words (某市議會議員質詢).
    """
    match = _COUNCIL.match(words)
    if match is None:
        return None
    place, rest = match["place"], words[match.end() :]
    known = find_government(place)
    government = known.name if known else f"{place}政府"
    own = _cut(rest)
    departments = known.departments if known else ()
    reporting = next((name for name in departments if own.startswith(name)), _bureau(own))
    if reporting and reporting not in _COUNCIL_TOO:
        return Issuer(government, reporting), rest[len(reporting) :]
    office = _COUNCIL_UNIT.match(own)
    if own and not office:
        return Issuer(government, ""), words[match.end("place") :]
    unit = COUNCIL + (office.group() if office else "")
    return Issuer(government, unit), words[match.end("place") + len(unit) :]


def _bureau(words: str) -> str:
    """Return the bureau that words begin with, which no council has, or empty."""
    unit = _UNIT.match(words)
    return unit.group() if unit and unit.group().endswith("局") else ""


def _of_holding(words: str) -> tuple[Issuer, str] | None:
    """Return a company or works that is named after its city in short (臺北自來水事業處)."""
    found = holding_at_start(words)
    if found is None:
        return None
    government, name = found
    return Issuer(government.name, name), words[len(name) :]


def _of_local(words: str) -> tuple[Issuer, str] | None:
    match = _LOCAL.match(words)
    if match is None:
        return None
    named = find_government(match.group())
    rest = words[match.end() :]
    unit = _unit(rest, named)
    year = _end(_LEAD, rest)
    if year and not unit and named:
        unit = _known_start(_cut(rest[year:]), named)  # 某縣政府112年度工務處施政計畫
        rest = rest[year:] if unit else rest
    return Issuer(named.name if named else match.group(), unit), rest[len(unit) :]


def _of_place(words: str) -> tuple[Issuer, str] | None:
    """Return the government of the place that words begin with (臺北市總預算案)."""
    for government in governments():
        for name in (government.place, *government.aliases):
            if name.endswith(_PLACE_ENDS) and words.startswith((name, name.replace("臺", "台"))):
                founded = words.startswith(_FOUNDED, len(name))
                rest = words[len(name) - founded :]  # 市立動物園 of 臺北市立動物園
                unit = _unit(rest, government)
                return Issuer(government.name, unit), rest[len(unit) :]
    return None


def _of_unit(words: str) -> tuple[Issuer, str] | None:
    match = _BARE_UNIT.match(words)
    return (Issuer("", match.group()), words[match.end() :]) if match else None


def _unit(words: str, government: Government | None) -> str:
    """Return the office that the words after a government's name begin with, or empty."""
    words = _cut(words)
    known = _known_start(words, government) if government else ""
    below = words[len(known) :]
    if _WHOLE_UNIT.fullmatch(below if known else words) and not _PURPOSE.search(below[:3]):
        return words.removesuffix("議") if words.endswith("會議") else words
    if known:
        return known
    match = _UNIT.match(words)
    return match.group() if match else ""


def _cut(words: str) -> str:
    """Return words as far as an office's name can go."""
    words = _AFTER_UNIT.split(words, maxsplit=1)[0]
    kind = UNIT_ENDS_BEFORE.search(plain_form(words))
    return words[: kind.start()] if kind else words


def _known_start(words: str, government: Government) -> str:
    """Return the longest start of words that is the name of a government's department."""
    starts = (words[:length] for length in range(len(words), 1, -1))
    return next((start for start in starts if government.official(start)), "")


def _by_field(words: str, government: Government | None) -> str:
    """Return the department for a field (文化: 文化局), or empty."""
    if government is None or len(words) < 2:
        return ""
    names = (words, *(words + end for end in _OFFICE_ENDS))
    return next(filter(None, map(government.official, names)), "")
