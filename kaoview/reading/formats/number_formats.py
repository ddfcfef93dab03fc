"""The numbers that word processors print by themselves: 一、 壹、 甲、 １ ① iv and the like.

Values as in ISO/IEC 29500-1, 17.18.59 (``ST_NumberFormat``), the ones that Chinese documents use.
"""

from __future__ import annotations

from collections.abc import Callable

NumberFormat = Callable[[int], str]
"""Turns a number into what is printed."""

_ZERO_BASED = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_FORMAL = "零壹貳參肆伍陸柒捌玖"
_FORMAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = "０１２３４５６７８９"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 9999
"""Larger numbers are printed with digits; the ms of a million would fill a page."""
_MOST_LETTERS = 20
"""How often a letter is repeated (z, aa, … zz, aaa) before digits take over; chosen by hand."""


def _counting(
    number: int,
    digits: str = _COUNTING,
    units: tuple[str, str, str, str] = ("", "十", "百", "千"),
    *,
    spell_ten: bool = False,
) -> str:
    """Return a number in Chinese as it is read: 十二, 一百零三.

    Args:
        number: From 0 to 99,999,999.
        digits: The ten digits.
        units: What stands after ones, tens, hundreds, thousands.
        spell_ten: Whether 10 is 壹拾 and not 拾.
    """
    if number <= 0 or number > 99_999_999:
        return str(number) if number else digits[0]
    high, low = divmod(number, 10_000)
    words = f"{_below_10000(high, digits, units)}萬" if high else ""
    if high and low and low < 1000:
        words += digits[0]
    words += _below_10000(low, digits, units) if low else ""
    ten = digits[1] + units[1]
    return words[1:] if words.startswith(ten) and not spell_ten else words


def _below_10000(number: int, digits: str, units: tuple[str, str, str, str]) -> str:
    words = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += (digits[0] if gap else "") + digits[digit] + units[place]
            gap = False
        else:
            gap = bool(words)
    return words


def _in_digits(number: int, digits: str) -> str:
    return "".join(digits[int(each)] if each.isdigit() else each for each in str(number))


def _letters(number: int, first: str) -> str:
    times, at = divmod(number - 1, 26)
    if number < 1 or times >= _MOST_LETTERS:
        return str(number)
    return chr(ord(first) + at) * (times + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words


def _row(first: str, count: int) -> NumberFormat:
    """Return the format of characters in a row of Unicode; digits beyond its end."""
    return lambda n: chr(ord(first) + n - 1) if 1 <= n <= count else str(n)


def _one_of(characters: str) -> NumberFormat:
    return lambda n: characters[n - 1] if 1 <= n <= len(characters) else str(n)


def _circled(number: int) -> str:
    for first, last, character in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(character) + number - first)
    return "⓪" if number == 0 else str(number)


def _below_100_counting(number: int) -> str:
    return _counting(number) if number < 100 else _in_digits(number, _ZERO_BASED)


def _formal(number: int) -> str:
    return _counting(number, _FORMAL, ("", "拾", "佰", "仟"), spell_ten=True)


def _formal_simplified(number: int) -> str:
    return _counting(number, _FORMAL_SIMPLIFIED, ("", "拾", "佰", "仟"), spell_ten=True)


def _zero_based(number: int) -> str:
    return _in_digits(number, _ZERO_BASED)


def _full_width(number: int) -> str:
    return _in_digits(number, _FULL_WIDTH)


def _sexagenary(number: int) -> str:
    at = number - 1
    return _STEMS[at % 10] + _BRANCHES[at % 12] if number > 0 else str(number)


def _nothing(_number: int) -> str:
    return ""


WORD: dict[str, NumberFormat] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "taiwaneseCounting": _below_100_counting,
    "taiwaneseCountingThousand": _counting,
    "taiwaneseDigital": _zero_based,
    "chineseCounting": _below_100_counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "japaneseDigitalTenThousand": _zero_based,
    "japaneseLegal": _formal,
    "koreanCounting": _counting,
    "koreanLegal": _counting,
    "ideographDigital": _zero_based,
    "ideographLegalTraditional": _formal,
    "chineseLegalSimplified": _formal_simplified,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letters(n, "A"),
    "lowerLetter": lambda n: _letters(n, "a"),
    "none": _nothing,
    "bullet": _nothing,
}
"""Word's formats by their names in ``w:numFmt``."""

PLAIN_NUMBERS = frozenset({"decimal", "bullet", "none"})
"""Formats of upper levels that ``w:isLgl`` leaves as they are; others become digits."""

_ODF: dict[str, NumberFormat] = {
    "1": str,
    "１": _full_width,
    "一": _counting,
    "壹": _formal,
    "壱": _formal,
    "甲": _one_of(_STEMS),
    "子": _one_of(_BRANCHES),
    "①": _circled,
    "㈠": _row("㈠", 10),
    "㊀": _row("㊀", 10),
    "⑴": _row("⑴", 20),
    "⒈": _row("⒈", 20),
    "a": lambda n: _letters(n, "a"),
    "A": lambda n: _letters(n, "A"),
    "i": _roman,
    "I": lambda n: _roman(n).upper(),
}


def word_number(name: str, number: int) -> str:
    """Return a number as Word prints it.

    >>> word_number("ideographLegalTraditional", 12), word_number("taiwaneseCountingThousand", 103)
    ('壹拾貳', '一百零三')
    """
    return WORD.get(name, str)(number)


def odf_number(sample: str, number: int, *, by_letters: bool = False) -> str:
    """Return a number as LibreOffice prints it.

    Args:
        sample: The format: its first number, or its first numbers (``一, 二, 三, ...``).
            LibreOffice writes full-width digits as ``1, 2, 3, ...`` of full-width ones.
        number: The number.
        by_letters: Whether letters are repeated (aa, bb) and not counted on (aa, ab).

    >>> odf_number("壹, 貳, 參, ...", 12), odf_number("1", 3), odf_number("", 3)
    ('壹拾貳', '3', '')
    """
    first, comma, _ = sample.partition(",")
    first = first.strip()
    if not first:
        return ""
    if first == "1" and comma:
        return _full_width(number)
    if first in ("a", "A") and not by_letters:
        return _counted_letters(number, first)
    return _ODF.get(first, str)(number)


def _counted_letters(number: int, first: str) -> str:
    words = ""
    while number > 0:
        number, at = divmod(number - 1, 26)
        words = chr(ord(first) + at) + words
    return words or "0"
