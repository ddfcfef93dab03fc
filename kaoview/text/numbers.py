"""Numbers in folded text as values: 1亿2,000万 is 120,000,000, 百分之三点六 is 3.6%, 廿 is 20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_FORMAL_DIGITS = {each: value for value, each in enumerate("壹贰参肆伍陆柒捌玖", 1)} | {"叁": 3}
_ALL_DIGITS = _DIGITS | _FORMAL_DIGITS | {str(value): value for value in range(10)}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ZEROS = "〇零0"
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}

CHINESE_NUMERALS = frozenset("".join((*_DIGITS, *_FORMAL_DIGITS, *_UNITS, *_TENS, *_MYRIADS)))
"""All characters of Chinese numbers, folded."""

_NUMERAL = CHINESE_NUMERALS | frozenset("0123456789.,%")
_DIGIT_RUN = re.compile("[0-9]")


def is_number(key: str) -> bool:
    """Return whether a folded text is nothing but a number, whose parts are other numbers.

    >>> is_number("四百八十五万"), is_number("1亿2000万"), is_number("200辆")
    (True, True, False)
    """
    return _NUMERAL.issuperset(key)


def has_digits(key: str) -> bool:
    """Return whether a folded text is a number or has digits in it."""
    return is_number(key) or _DIGIT_RUN.search(key) is not None


# Every part is atomic: a run of digits can be read in one way only, which keeps the time linear.
_ARABIC = r"(?>\d{1,3}(?:,\d{3}){1,6}\.\d++|\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d++(?:\.\d++)*+)"
_HAN_START = "".join((*_DIGITS, *_FORMAL_DIGITS, *_TENS, "十拾"))
_HAN = "".join(sorted(CHINESE_NUMERALS))
# A number starts with a digit or with ten: 百 of 数百 and 万 of 万一 are no numbers by themselves.
_PLAIN = rf"(?:{_ARABIC}|[{_HAN_START}])(?:{_ARABIC}|[{_HAN}])*+(?:点[{_HAN}]++)?+"
_NUMBER = re.compile(
    rf"(?P<part>百分之|千分之)(?P<of>{_PLAIN}|百(?![{_HAN}]))"
    rf"|(?P<below>{_PLAIN})分之(?P<above>{_PLAIN})"
    rf"|(?P<plain>{_PLAIN})(?P<sign>[%‰]?)"
)
_TOKEN = re.compile(rf"{_ARABIC}|.")
_PARTS = {"百分之": "%", "千分之": "‰"}
_INDEFINITE = "数几多"
_LONGEST = 40
"""Longest number that is read, in characters; an account number is longer. Chosen by hand."""


class Value(NamedTuple):
    """What a number means.

    Attributes:
        amount: The number itself.
        sign: ``%``, ``‰``, ``/`` for a fraction with its denominator, or empty.
    """

    amount: Decimal
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: Where it starts.
        end: Where it ends, exclusive.
        value: What it means.
    """

    start: int
    end: int
    value: Value


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers in a folded text, in order.

    Section numbers (1.2.3), parts of Latin words and what is no well-formed number (三二十) are
    left out.

    >>> [str(number.value.amount) for number in find_numbers("1亿2,000万元、百分之三点六")]
    ['120000000', '3.6']
    """
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST or _is_indefinite(text, start):
            continue
        value = _value(match)
        if value is not None:
            yield Number(start, end, value)


def _is_indefinite(text: str, start: int) -> bool:
    """Return whether a number is the tens of 数十 or 几十 (but not the 3,472 of 人数3,472)."""
    return start > 0 and text[start - 1] in _INDEFINITE and text[start] in _UNITS


def _value(match: re.Match[str]) -> Value | None:
    if match["part"]:
        amount = Decimal(100) if match["of"] == "百" else parse_number(match["of"])
        return None if amount is None else Value(amount, _PARTS[match["part"]])
    if match["below"]:
        below, above = parse_number(match["below"]), parse_number(match["above"])
        return None if below is None or above is None else Value(above, f"/{below:f}")
    amount = parse_number(match["plain"])
    return None if amount is None else Value(amount, match["sign"])


def parse_number(numeral: str) -> Decimal | None:
    """Return the value of a folded numeral without a sign, or None.

    Args:
        numeral: Arabic digits, Chinese ones (plain or formal), or both mixed (3千5百万).

    >>> [str(parse_number(each)) for each in ("一百一十三", "二〇五〇", "1,999", "参拾", "零点五")]
    ['113', '2050', '1999', '30', '0.5']
    """
    whole, point, decimals = numeral.partition("点")
    if not whole:
        return None
    if point:
        digits = [_ALL_DIGITS.get(each) for each in decimals]
        amount = parse_number(whole)
        if amount is None or None in digits or not digits:
            return None
        return amount + Decimal("0." + "".join(map(str, digits)))
    if len(whole) > 1 and all(each in _ALL_DIGITS for each in whole):
        if whole[0] in _ZEROS and not whole.isdecimal():  # No Chinese number begins with a zero.
            return None
        return Decimal("".join(str(_ALL_DIGITS[each]) for each in whole))
    return _parse_positional(_TOKEN.findall(whole))


def _parse_positional(tokens: list[str]) -> Decimal | None:
    """Add up coefficients and units (3 千 5 百 万); None if malformed (十 百, 三 二 十)."""
    total, group, digit = Decimal(0), Decimal(0), None
    unit_before, myriad_before = 10**4, 10**16
    for token in tokens:
        if token in _MYRIADS:
            myriad = _MYRIADS[token]
            group += digit or 0
            if myriad >= myriad_before or not group:
                return None
            total, group, digit = total + group * myriad, Decimal(0), None
            unit_before, myriad_before = 10**4, myriad
        elif token in _UNITS or token in _TENS:
            unit = _UNITS.get(token, 10)
            if unit >= unit_before or (token in _TENS and digit):
                return None
            times = _TENS[token] // 10 if token in _TENS else 1 if digit is None else digit
            group, digit, unit_before = group + times * unit, None, unit
        else:
            if digit:  # A zero only holds a place: 一百零五.
                return None
            digit = _coefficient(token)
            if digit is None:
                return None
    return total + group + (digit or 0)


def _coefficient(token: str) -> Decimal | None:
    """Return the value of Arabic digits or of one Chinese digit; None for 1.2.3."""
    if token in _ALL_DIGITS:
        return Decimal(_ALL_DIGITS[token])
    plain = token.replace(",", "")
    return Decimal(plain) if plain.count(".") <= 1 and plain[:1].isdecimal() else None


HAN_DIGITS = "〇一二三四五六七八九"
"""The Chinese digits, each at its value."""
_SPELLED_BELOW = 10_000
"""Numbers from here on are not spelled in Chinese without 万."""


def to_chinese(value: int) -> str:
    """Spell a number below ten thousand in Chinese with units.

    >>> to_chinese(113), to_chinese(20), to_chinese(105)
    ('一百一十三', '二十', '一百零五')
    """
    if value < 10:
        return HAN_DIGITS[value]
    parts, gap = [], False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            parts.append(("零" if gap else "") + HAN_DIGITS[digit] + name)
            gap = False
        else:
            gap = bool(parts) and value > 0
    spelled = "".join(parts)
    return spelled[1:] if spelled.startswith("一十") else spelled


_MAX_PLACES_SPELLED = 4
"""Longest number, in digits, that is spelled digit by digit, as years are (二〇二四)."""


def spell(value: Value) -> list[str]:
    """Return the usual spellings of a value in folded text, digits first.

    >>> spell(Value(Decimal("3.6"), "%"))
    ['3.6%', '百分之3.6', '百分之三点六']
    """
    if value.sign.startswith("/"):
        below = spell(Value(Decimal(value.sign[1:])))
        above = spell(Value(value.amount))
        return [f"{below[-1]}分之{above[-1]}", f"{below[0]}分之{above[0]}"]
    plain = _spell_plain(value.amount)
    if not value.sign:
        return plain
    name = next(name for name, sign in _PARTS.items() if sign == value.sign)
    digits = [each for each in plain if each[0].isdecimal()]
    return [*(each + value.sign for each in digits), *(name + each for each in plain)]


def _spell_plain(amount: Decimal) -> list[str]:
    plain = f"{amount.normalize():f}"
    if amount != amount.to_integral_value():
        whole, _, decimals = plain.partition(".")
        if len(whole) > _MAX_PLACES_SPELLED:
            return [plain, f"{amount.normalize():,f}"]
        spelled = "".join(HAN_DIGITS[int(each)] for each in decimals)
        head = to_chinese(int(whole)) if whole != "0" else "零"
        return [plain, f"{head}点{spelled}"]
    number = int(amount)
    found = [plain]
    if number < _SPELLED_BELOW:
        spelled = to_chinese(number)
        found.append(spelled)
        if spelled[:2] in ("二百", "二千"):
            found.append("两" + spelled[1:])
    if number >= 1000:
        found.append(f"{number:,}")
    for unit in ("兆", "亿", "万"):
        times = Decimal(number) / _MYRIADS[unit]
        if times >= 1 and times == round(times, 2):
            coefficient = f"{times.normalize():f}"
            found += [coefficient + unit]
            if times >= 1000:
                found.append(f"{times.normalize():,f}{unit}")
            if times == times.to_integral_value() and times < _SPELLED_BELOW:
                found.append(to_chinese(int(times)) + unit)
    rest, low = divmod(number, _MYRIADS["万"])
    if rest >= _SPELLED_BELOW and rest % _SPELLED_BELOW and not low:
        high, middle = divmod(rest, _SPELLED_BELOW)
        found += [f"{high:,}亿{middle:,}万", f"{high}亿{middle}万"]
    if _MYRIADS["万"] > number >= 1000 and number % 1000 == 0:
        found += [f"{number // 1000}千"]
    if 1 < len(plain) <= _MAX_PLACES_SPELLED:
        by_place = "".join(HAN_DIGITS[int(each)] for each in plain)
        found += [by_place, by_place.replace("〇", "零")]
    found += _short_tens(number)
    return list(dict.fromkeys(found))


def _short_tens(number: int) -> list[str]:
    """Return 廿三 for 23 and so on; empty for other numbers."""
    for name, tens in _TENS.items():
        if tens <= number < tens + 10:
            return [name + (HAN_DIGITS[number - tens] if number > tens else "")]
    return []
