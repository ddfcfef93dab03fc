"""Outline numbering: what a marker looks like, which value it has, which one comes next.

This is the one place that knows the styles. How deep a style lies is not fixed (壹 may stand
above or below 一); the outline decides that from the order in which a document uses them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kaoview.model import PRIVATE_GLYPHS

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "兩": 2,
    "—": 1,  # a dash, printed for 一 by some converters
    "―": 1,
    "－": 1,
}
_FORMAL = {c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")} | {
    "叁": 3,
    "参": 3,
    "叄": 3,
    "貮": 2,
    "弍": 2,
    "壱": 1,
    "拾": 10,
}
_SINGLE = {
    c: value
    for numerals in (
        "甲乙丙丁戊己庚辛壬癸",
        "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
        "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
        "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
        "❶❷❸❹❺❻❼❽❾❿",
    )
    for value, c in enumerate(numerals, 1)
}
_BULLETS = "●○◎■□◆◇▲△★☆►▶➢"
_HAN = "〇零一二三四五六七八九十百兩"
_SPACE = r"[ \u3000]*"

_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "chapter",
            rf"第{_SPACE}([{_HAN}壹貳參肆伍陸柒捌玖拾\d]+){_SPACE}[篇編章部](?!門|分之|長)",
        ),
        ("section", rf"第{_SPACE}([{_HAN}壹貳參肆伍陸柒捌玖拾\d]+){_SPACE}節"),
        ("formal", rf"([零壹貳參叁参叄肆伍陸柒捌玖拾貮弍壱]+){_SPACE}[、.．，:：]"),
        ("stem", rf"([甲乙丙丁戊己庚辛壬癸]){_SPACE}[、.．]"),
        ("roman", rf"([Ⅰ-Ⅹ]){_SPACE}[、.．]"),
        ("han", rf"([{_HAN}]+|[—―－](?=、)){_SPACE}[、.．]"),
        ("han-bracket", rf"[(（]{_SPACE}([{_HAN}]+|[—―－]){_SPACE}[)）]"),
        ("han-bracket", r"([㈠-㈩\ue686-\ue68f])"),
        ("stem-bracket", rf"[(（]{_SPACE}([甲乙丙丁戊己庚辛壬癸]){_SPACE}[)）]"),
        ("digit-comma", rf"(\d{{1,3}}){_SPACE}、"),
        ("digit-dot", r"(\d{1,3})[.．](?!\d++(?:[.．]\d*+)?\s*+[億萬兆元%％倍])"),
        ("digit-bracket", rf"[(（]{_SPACE}(\d{{1,3}}){_SPACE}[)）]"),
        ("digit-bracket", r"([⑴-⒇\ue74e-\ue761])"),
        ("decimal", r"(\d{1,3}(?:[.．]\d{1,3})+)(?=[^\d.．%％])[.．、]?"),
        ("digit-paren", r"(\d{1,2})[)）]"),
        ("circled", r"([①-⑳❶-❿])"),
        ("letter", r"([A-Za-z])[.．、](?![A-Za-z.．])"),
        ("letter-bracket", r"[(（]([A-Za-z])[)）]"),
        ("bullet", rf"([{_BULLETS}])"),
    )
)
_STARTERS = frozenset(
    f"第{_HAN}—―－(（0123456789０１２３４５６７８９{_BULLETS}"
    + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    + "".join((*_FORMAL, *_SINGLE, *map(chr, PRIVATE_GLYPHS)))
)
_YEAR = re.compile(r"\d{2,4}\s*(?:年|學年|月|[-~～至])")
_UNIT = re.compile(r"年|月|日|號|款|項|條")
_AMOUNT = re.compile(rf"[{_HAN}]+[億萬兆千]")
_MOST_DIGITS = 9  # no numbering goes further


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a paragraph.

    Attributes:
        style: The name of its style; decimal markers of each depth are a style of their own.
        value: Which one it is, from 1; for a decimal marker (1.2) the last part; for a bullet 0.
        length: How many characters it takes.
        path: For a decimal marker the parts before the last, else empty.
        doubtful: Whether it may as well be a plain number (``9.2 億``, ``1.5 公里``), to be
            taken for a marker only where the outline expects it.
    """

    style: str
    value: int
    length: int
    path: tuple[int, ...] = ()
    doubtful: bool = False


def parse_markers(text: str) -> list[Marker]:
    """Return every reading of the marker that a paragraph's text starts with, best first.

    Full-width and half-width forms are one style (``１、`` and ``10、``), and spaces inside the
    marker do not matter (``( 6 )``).

    >>> parse_markers("(十二)善用多元媒體")
    [Marker(style='han-bracket', value=12, length=4, path=(), doubtful=False)]
    >>> parse_markers("第3條第2項")
    []
    """
    if text[:1] not in _STARTERS or not text:
        return []
    found: list[Marker] = []
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if match is None:
            continue
        marker = _marker(style, match, text[match.end() :])
        if marker is not None:
            found.append(marker)
        if not (marker and marker.doubtful):
            break
    return found


def _marker(style: str, match: re.Match[str], rest: str) -> Marker | None:
    if style == "bullet":
        return Marker(style, 0, match.end())
    if style == "decimal":
        digits = unicodedata.normalize("NFKC", match.group(1))
        *path, last = (int(part) for part in digits.split("."))
        return Marker(f"decimal-{len(path)}", last, match.end(), tuple(path), doubtful=True)
    value = numeral(match.group(1))
    if value is None or (style == "han" and _AMOUNT.match(rest)):
        return None
    if style.endswith("bracket") and _UNIT.match(rest):
        return None  # "(99)年度" is a year in brackets
    # "1.112 年" is a marker and a year; "1.5 公里" is a number.
    number_follows = rest[:1].isdigit() and not (value == 1 and _YEAR.match(rest))
    doubtful = style == "letter" or (style == "digit-dot" and number_follows)
    return Marker(style, value, match.end(), doubtful=doubtful)


def numeral(text: str) -> int | None:
    """Return the value of a numeral as markers print it, or None where it is not one.

    >>> [numeral(n) for n in ("十二", "二十", "貳", "丙", "㈢", "７", "百零三")]
    [12, 20, 2, 3, 3, 7, 103]
    """
    text = text.translate(PRIVATE_GLYPHS)
    if text in _SINGLE:
        return _SINGLE[text]
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= _MOST_DIGITS else None
    if len(plain) == 1 and plain.isascii() and plain.isalpha():
        return ord(plain.lower()) - 96
    return _han_numeral("".join("十" if c == "拾" else c for c in text))


def _han_numeral(text: str) -> int | None:
    total, current = 0, 0
    for c in text:
        digit = _DIGITS.get(c, _FORMAL.get(c))
        if digit is not None:
            current = digit
        elif c in "十百":
            total += (current or 1) * (10 if c == "十" else 100)
            current = 0
        else:
            return None
    return total + current or None
