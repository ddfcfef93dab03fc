"""The table of numbering styles: what a marker looks like, its numbers, and its usual rank.

This is the one place that knows the styles. To add one, add a row to ``STYLES``; recognising
markers, nesting, and tables all read it. How deep a style lies is not fixed (壹 may be above
or below 一): the outline decides that from the order in which a document uses them, and asks the
rank only where that order cannot decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from kaoview.printed import PRIVATE_GLYPHS
from kaoview.reading.numerals import DIGITS, FORMAL, HAN, THOUSANDS, numeral

Numbers = Callable[[str], tuple[int, ...] | None]
"""Turns the numeral of a marker into its numbers (1.2.3 has three), or None if it has none."""


_SPACES = r"[ \u3000]*"
_DASHES = "—―－─ー"  # some converters print one of these for 一
STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS_TO_3 = r"\d{0,2}"
_DIGITS_TO_4 = r"\d{0,3}"
YEARS = 1000
"""From here on a number may as well be a year (2025.), a date (1130.), an amount (三千、五百人)."""
_YEAR = re.compile(r"\d{2,4}\s*(?:年|學年|月|[-~～至])")
_NO_UNIT = "(?![年月日號款項條])"  # "(99)年度" is a year in brackets
_NO_AMOUNT = f"(?![{HAN}]++[億萬兆千])"  # "九、二九八億元"
_NO_QUANTITY = r"(?!\d++(?:[.．]\d*+)?\s*+[億萬兆元%％倍])"  # "9.2 億"
_STOP = f"{_SPACES}[、.．]"
_CLOSE = rf"{_SPACES}[)）]{_NO_UNIT}"
_CLOSE_HAN = rf"{_SPACES}[)）](?:{_NO_UNIT}|(?<=[(（][{HAN}][)）]))"  # "(一)年度目標" is an item
_OPEN = "(（"
_ORDINALS = rf"[{HAN}{THOUSANDS}壹貳參肆伍陸柒捌玖拾\d]+"
_HAN_REPEAT = rf"(?:[{THOUSANDS}][{HAN}]*|[{HAN}]*)"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print the markers of a style.

    Attributes:
        first: Every character that such a marker can begin with.
        pattern: Matches a marker at the start of a text; its group 1 is the numeral.
        numbers: Reads the numeral.
    """

    first: str
    pattern: re.Pattern[str]
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class NumberingStyle:
    """One style of markers.

    Attributes:
        name: Its name; a dotted style's markers are called ``name-1``, ``name-2`` … by depth.
        example: A marker with the words after it.
        ranks: Its usual place among the styles, the outermost having the lowest number; for a
            dotted style one number for each depth, and deeper ones have none.
        forms: The ways to print it.
        family: Styles of one family continue each other's numbering (1、 2、 3.).
        dotted: Whether its markers consist of several numbers (1.2.3).
        ordered: Whether it has numbers at all; a bullet has none.
        signs: The signs of bullets, each of which is a style of its own: what a document prints
            with ◎ below an item with ● stands within it.
        doubtful: Tells from a marker's value and the words after it whether the marker may just
            as well be something else (``9.2 億``). A doubtful marker is taken for one only where
            the outline expects its number.
        may_begin_doubtful: Whether a doubtful first marker (A.) may begin a list below another
            item; otherwise it can only continue one.
    """

    name: str
    example: str
    ranks: tuple[int, ...]
    forms: tuple[Form, ...]
    family: str = ""
    dotted: bool = False
    ordered: bool = True
    signs: str = ""
    doubtful: Callable[[int, str], bool] = lambda _value, _rest: False
    may_begin_doubtful: bool = False


def _value(text: str) -> tuple[int, ...] | None:
    value = numeral(text)
    return None if value is None else (value,)


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in unicodedata.normalize("NFKC", text).split("."))


def _one_of(characters: str) -> str:
    return f"[{re.escape(characters)}]"


def _form(
    numerals: str,
    closing: str,
    *,
    opening: str = "",
    spaces: str = _SPACES,
    repeat: str = "+",
    numbers: Numbers = _value,
) -> Form:
    """Return a form of markers: opening, numeral, closing.

    Args:
        numerals: The characters that a numeral can begin with.
        closing: A pattern of what follows the numeral.
        opening: The characters one of which comes first.
        spaces: A pattern of what separates opening and numeral.
        repeat: A pattern of what follows the first character of the numeral.
        numbers: Reads the numeral.
    """
    start = _one_of(opening) + spaces if opening else ""
    pattern = re.compile(f"{start}({_one_of(numerals)}{repeat}){closing}")
    return Form(opening or numerals, pattern, numbers)


def _series(series: str, closing: str, opening: str = "", spaces: str = _SPACES) -> Form:
    """Return a form whose numerals are single characters that count by their position."""
    values = {character: (value,) for value, character in enumerate(series, 1)}
    return _form(series, closing, opening=opening, spaces=spaces, repeat="", numbers=values.get)


def _private(first: str, last: str) -> str:
    """Return the private-use glyphs that stand for the characters from first to last."""
    return "".join(chr(code) for code, c in PRIVATE_GLYPHS.items() if first <= chr(c) <= last)


def _number_follows(value: int, rest: str) -> bool:
    """Tell whether a number continues behind the dot, as in ``1.5 公里`` but not ``1.112 年``."""
    return rest[:1].isdigit() and not (value == 1 and _YEAR.match(rest))


def _may_be_year(value: int, _rest: str) -> bool:
    """Tell whether a number is so large that it is a marker only where it is expected."""
    return value >= YEARS


def _ordinal(units: str) -> Form:
    """Return the form 第三章: 第, a numeral in any script, a unit."""
    pattern = re.compile(f"第{_SPACES}({_ORDINALS}){_SPACES}{units}")
    return Form("第", pattern, _value)


def _labelled(label: str) -> Form:
    """Return the form 案由一：, a word and a numeral, as minutes and answers number motions."""
    return Form(label[0], re.compile(rf"{label}{_SPACES}({_ORDINALS}){_SPACES}[:：]"), _value)


def _only(*numbers: int) -> Numbers:
    """Return a reader for numerals that always have the same numbers."""
    return lambda _text: numbers


_WIDE_UPPER = "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
_WIDE_LOWER = "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"


def _letters(name: str, example: str, rank: int, letters: str) -> NumberingStyle:
    """Return the style of half-width letters with a full stop or 、, which may be initials."""
    return NumberingStyle(
        name,
        example,
        (rank,),
        (_series(letters, r"[.．、](?![A-Za-z.．])"),),
        doubtful=lambda _value, _rest: True,
        may_begin_doubtful=True,
    )


_GLYPHS = "".join(
    chr(code)
    for code in range(0xE000, 0xF900)
    if code not in PRIVATE_GLYPHS and chr(code) not in FORMAL
)
"""Private-use glyphs that no font here knows: the numbers and bullets of other fonts."""

_BULLETS = "•‧●○◎■□◆◇▲△★☆►▶➢➔▪❖✓⊙◉"

STYLES: tuple[NumberingStyle, ...] = (
    NumberingStyle("volume", "第一篇 總論", (-10,), (_ordinal("[篇編部](?!門|分之|長)"),)),
    NumberingStyle("chapter", "第一章 緒論", (0,), (_ordinal("章"),)),
    NumberingStyle("section", "第一節 背景", (10,), (_ordinal("節"),)),
    NumberingStyle("formal", "壹、總論", (20,), (_form(FORMAL, f"{_SPACES}[、.．，:：]"),)),
    NumberingStyle("stem", "甲、總論", (30,), (_series(STEMS, _STOP),)),
    NumberingStyle("branch", "子、總論", (35,), (_series("子丑寅卯辰巳午未申酉戌亥", _STOP),)),
    NumberingStyle("roman", "Ⅰ、總論", (40,), (_series("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", _STOP),)),
    NumberingStyle(
        "motion-number",
        "第1號：拓寬道路案",
        (43,),
        (_ordinal(r"[號案][ \u3000]*(?:[:：]|$)"),),
    ),
    NumberingStyle(
        "motion",
        "案由一：擬訂計畫案",
        (45,),
        tuple(
            _labelled(label)
            for label in (
                "案由",
                "提案",
                "議案",
                "討論案",
                "報告案",
                "質詢事項",
                "質詢",
                "問題",
                "問",
            )
        ),
    ),
    NumberingStyle(
        "han",
        "一、總論",
        (50,),
        (
            _form(HAN, _STOP + _NO_AMOUNT, repeat=_HAN_REPEAT),
            _form(_DASHES, "、" + _NO_AMOUNT, repeat="", numbers=_only(1)),
        ),
        doubtful=_may_be_year,
    ),
    NumberingStyle(
        "han-bracket",
        "(一)人口",
        (60,),
        (
            _form(HAN, _CLOSE_HAN, opening=_OPEN, repeat=_HAN_REPEAT),
            _form(_DASHES, _CLOSE, opening=_OPEN, repeat="", numbers=_only(1)),
            _series("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", _NO_UNIT),
            _series(_private("㈠", "㈩"), _NO_UNIT),
        ),
        doubtful=_may_be_year,
    ),
    NumberingStyle("stem-bracket", "(甲)人口", (70,), (_series(STEMS, _CLOSE, _OPEN),)),
    NumberingStyle(
        "digit-comma",
        "1、人口",
        (100,),
        (_form(DIGITS, f"{_SPACES}、", repeat=_DIGITS_TO_4),),
        family="digits",
        doubtful=_may_be_year,
    ),
    NumberingStyle(
        "digit-dot",
        "1.人口",
        (90,),
        (
            _form(DIGITS, f"[.．]{_NO_QUANTITY}", repeat=_DIGITS_TO_4),
            _series("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", ""),
        ),
        family="digits",
        doubtful=lambda value, rest: _may_be_year(value, rest) or _number_follows(value, rest),
    ),
    NumberingStyle(
        "digit-bracket",
        "(1)人口",
        (130,),
        (
            _form(DIGITS, _CLOSE, opening=_OPEN, repeat=_DIGITS_TO_4),
            _series("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", _NO_UNIT),
            _series(_private("⑴", "⒇"), _NO_UNIT),
        ),
        doubtful=_may_be_year,
    ),
    NumberingStyle(
        "decimal",
        "1.1 背景",
        (80, 120, 140),
        (
            _form(
                DIGITS,
                r"(?=[^\d.．%％])[.．、]?",
                repeat=rf"{_DIGITS_TO_3}(?:[.．]\d{{1,3}})+",
                numbers=_parts,
            ),
        ),
        dotted=True,
        doubtful=lambda _value, _rest: True,
    ),
    NumberingStyle(
        "digit-paren",
        "1)人口",
        (110,),
        (_form(DIGITS, "[)）]", repeat=r"\d?"),),
        family="digits",
    ),
    NumberingStyle(
        "circled",
        "①捷運",
        (150,),
        (
            _series("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", ""),
            _series("❶❷❸❹❺❻❼❽❾❿", ""),
        ),
    ),
    NumberingStyle("wide-upper-letter", "Ａ、捷運", (156,), (_series(_WIDE_UPPER, _STOP),)),
    NumberingStyle("wide-lower-letter", "ａ、捷運", (157,), (_series(_WIDE_LOWER, _STOP),)),
    _letters("upper-letter", "A.捷運", 158, ascii_uppercase),
    _letters("lower-letter", "a.捷運", 160, ascii_lowercase),
    NumberingStyle(
        "letter-bracket",
        "(A)捷運",
        (170,),
        tuple(
            _series(letters, f"[)）]{_NO_UNIT}", _OPEN, spaces="")
            for letters in (ascii_lowercase, ascii_uppercase)
        ),
    ),
    NumberingStyle(
        "glyph",
        "\ue6ea捷運",
        (175,),
        (_form(_GLYPHS, f"{_SPACES}[、.．]?", repeat="", numbers=_only(0)),),
        ordered=False,
    ),
    NumberingStyle(
        "bullet",
        "●捷運",
        (180,),
        (_form(_BULLETS, "", repeat="", numbers=_only(0)),),
        ordered=False,
        signs=_BULLETS,
    ),
)
"""Every style, in the order in which they are tried; the first that matches without doubt wins.

Ranks are ten apart so that a style fits between two others."""
