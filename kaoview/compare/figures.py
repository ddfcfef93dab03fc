"""Figures and places in a text, and which of them changed between two texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from kaoview.paths import data_folder


class FigureKind(StrEnum):
    """The kind of a figure."""

    PERCENT = "percent"
    AMOUNT = "amount"
    YEAR = "year"
    NUMBER = "number"
    PLACE = "place"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    FigureKind.PERCENT: "百分比",
    FigureKind.AMOUNT: "金額",
    FigureKind.YEAR: "年度",
    FigureKind.NUMBER: "數字",
    FigureKind.PLACE: "地名",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a place in a text.

    Attributes:
        kind: The kind.
        span: The span in the raw text, end exclusive.
        text: The characters there.
        value: The normalised form for comparing (one for ``30%``, ``30 ％`` and ``百分之30``).
        unit: The unit or what is counted (``座``, ``億元``), or empty.
    """

    kind: FigureKind
    span: tuple[int, int]
    text: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure or place that changed; the left is None if it was added, the right if removed."""

    left: Figure | None
    right: Figure | None

    @property
    def label(self) -> str:
        """The change on one line: ``30% → 50%``."""
        sides = (side.text.strip() if side else "（無）" for side in (self.left, self.right))
        return " → ".join(sides)


_DIGIT = r"[0-9０-９]"
# There is only one way to match each run of digits: with two, a long account number would take
# exponential time.
_NUMBER = rf"{_DIGIT}+(?:[,，]{_DIGIT}+)*(?:[.．]{_DIGIT}+)?"
_HAN = r"[〇零一二三四五六七八九十百千兩]+"
_GAP = r"[ \u3000]?"
_UNIT = (
    r"(?:人次|場次|案次|車次|公里|公頃|公尺|公噸|平方公尺|戶數|小時|工作天|個百分點"
    r"|座|處|所|場|件|案|家(?![庭戶長暴園人])|戶|棟|人|名|位|次(?!性)|條|站|輛|艘|床|間|班|校|筆|項|個|組|隊|期|號"
    r"|倍|天|日|月|週|歲|噸|坪|級|區|里|國|梯)"
)
_SCALE = r"[兆億萬千百仟佰]{1,2}"
_MOST_GROUPS = 3  # of an amount before its last: 1兆2,345億6,789萬123元
_FIGURE = re.compile(
    rf"(?P<percent>(?:{_NUMBER}{_GAP}[%％]|百分之{_GAP}(?:{_NUMBER}|{_HAN})))"
    rf"|(?P<amount>(?:新[臺台]幣{_GAP})?"
    rf"(?:(?:{_NUMBER}{_GAP}{_SCALE}{_GAP}){{0,{_MOST_GROUPS}}}{_NUMBER}{_GAP}(?:{_SCALE})?元"
    rf"|(?:{_NUMBER}{_GAP}[兆億]{_GAP})+(?:{_NUMBER}{_GAP}{_SCALE})?))"
    rf"|(?P<year>(?:民國|西元)?(?:(?<=[國元]){_GAP})?{_DIGIT}{{2,4}}{_GAP}"
    rf"(?:[至~～\-－—–]{_GAP}{_DIGIT}{{2,4}}{_GAP})?年度?)"
    rf"|(?P<number>{_NUMBER}{_GAP}[萬千]?{_GAP}{_UNIT}?)"
    rf"|(?P<han>{_HAN}{_UNIT}(?!體|般|環|貫|致|律|度|旦|定|站式|併|切|流))"
)
_LONGEST_HAN = 30  # characters; a longer run is no number and is left as printed; chosen by hand
_HAN_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_YUAN_SCALES = {"兆": 10**12, "億": 10**8, "萬": 10**4, "千": 10**3, "仟": 10**3} | {
    "百": 100,
    "佰": 100,
}
_AMOUNT_GROUP = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)([兆億萬千百仟佰]{0,2})")
_CONTEXT = 8  # characters on each side that tell what a figure counts; chosen by hand
_LATIN = re.compile(r"[A-Za-z]")


@cache
def _place_pattern() -> re.Pattern[str]:
    """Return a pattern of all names in data/places.txt, longer ones first, 臺 and 台 alike."""
    lines = (data_folder() / "places.txt").read_text(encoding="utf-8").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    longest = sorted(names, key=lambda name: (-len(name), name))
    # 「擴大社區」 does not mention the district 大社.
    return re.compile(f"(?<!擴)(?:{'|'.join(longest)})".replace("臺", "[臺台]"))


def figures_of(text: str) -> list[Figure]:
    """Return the figures and places in a raw text, in order.

    Digits next to a Latin letter belong to a name (5G, RK1) and are left out.
    """
    found = list(_numeric_figures(text))
    occupied = [figure.span for figure in found]
    for match in _place_pattern().finditer(text):
        span = match.span()
        if not any(start < span[1] and span[0] < end for start, end in occupied):
            name = match[0].replace("臺", "台")
            value = name[:-1] if len(name) > 2 and name[-1] in "縣市區鄉鎮" else name
            found.append(Figure(FigureKind.PLACE, span, match[0], value, ""))
    return sorted(found, key=lambda figure: figure.span)


def changed_figures(left: str, right: str) -> list[FigureChange]:
    """Return the figures and places that are not in both texts, paired by kind and unit.

    Numbers without a unit (the 2 of 「橋科 1-2 號道路」) are left out.

    Args:
        left: The older raw text.
        right: The newer one.

    Returns:
        The changes in the left text's order, then the additions in the right one's.
    """
    before, after = ([f for f in figures_of(text) if _is_informative(f)] for text in (left, right))
    ours, theirs = _missing_from(before, after), _missing_from(after, before)
    partners = _pairs(ours, theirs, left, right)
    taken = set(partners.values())
    changes = [
        FigureChange(figure, theirs[partners[at]] if at in partners else None)
        for at, figure in enumerate(ours)
    ]
    return [
        *changes,
        *(FigureChange(None, each) for at, each in enumerate(theirs) if at not in taken),
    ]


def _pairs(
    ours: Sequence[Figure], theirs: Sequence[Figure], left: str, right: str
) -> dict[int, int]:
    """Pair figures that stand for the same thing.

    Those in the most similar surroundings are paired first. Where a text has several figures of one
    sort, surroundings without a common character make no pair: these count different things.

    Returns:
        For each paired figure of the left text the number of its partner in the right one.
    """
    options = [
        (_common_context(one, other, left, right), -at, -there)
        for at, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if _same_quantity(one, other)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for common, at, there in sorted(options, reverse=True):
        one, other = ours[-at], theirs[-there]
        alone = (
            sum(_same_quantity(one, each) for each in theirs) == 1
            and sum(_same_quantity(each, other) for each in ours) == 1
        )
        if -at not in pairs and -there not in taken and (common or alone):
            pairs[-at] = -there
            taken.add(-there)
    return pairs


def _common_context(one: Figure, other: Figure, left: str, right: str) -> int:
    """Return how many characters before and after two figures are the same."""
    before, after = _surroundings(one, left)
    other_before, other_after = _surroundings(other, right)
    return _common_length(before[::-1], other_before[::-1]) + _common_length(after, other_after)


def _surroundings(figure: Figure, text: str) -> tuple[str, str]:
    """Return the characters before and after a figure, without white space."""
    start, end = figure.span
    before = "".join(text[max(0, start - 2 * _CONTEXT) : start].split())
    return before[-_CONTEXT:], "".join(text[end : end + 2 * _CONTEXT].split())[:_CONTEXT]


def _common_length(one: str, other: str) -> int:
    """Return the length of the longest common prefix."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_informative(figure: Figure) -> bool:
    """Whether a figure means something by itself; a bare number may be part of a name."""
    return figure.kind is not FigureKind.NUMBER or bool(figure.unit)


def _same_quantity(one: Figure, other: Figure) -> bool:
    """Whether one figure may replace the other: the same kind and, for numbers, the same unit."""
    if one.kind is not other.kind or one.kind is FigureKind.PLACE:
        return False
    return one.kind is not FigureKind.NUMBER or one.unit == other.unit


def _numeric_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in a raw text, without places."""
    for match in _FIGURE.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if kind in {"number", "year"} and _LATIN.search(around):
            continue  # part of a name: 5G, AI 2.0, RK1
        words = match[0].rstrip(" \u3000")
        value, unit = _normalised(words)
        figure = FigureKind.NUMBER if kind == "han" else FigureKind(kind)
        yield Figure(figure, (start, start + len(words)), words, value, unit)


def _normalised(words: str) -> tuple[str, str]:
    """Return a figure's normalised value and its unit."""
    folded = "".join(unicodedata.normalize("NFKC", words).replace("臺", "台").split())
    folded = folded.replace("新台幣", "").replace("民國", "").replace("西元", "")
    percent = folded.removeprefix("百分之")
    if percent != folded:
        folded = percent + "%"
    number = re.match(r"[0-9][0-9,]*(?:\.[0-9]+)?", folded)
    if number and (folded.endswith("元") or re.search("[兆億]", folded)):
        return f"{_yuan(folded):f}元", re.sub(r"[0-9,.]", "", folded[number.end() :])
    if number:
        # What follows the number is the unit; the second year of a range is not part of it.
        return folded.replace(",", ""), re.sub(r"[0-9,.至~—–-]", "", folded[number.end() :])
    han = re.match(r"[〇零一二三四五六七八九十百千兩]+", folded)
    if han and han.end() <= _LONGEST_HAN:
        unit = folded[han.end() :]
        return f"{_han_number(han[0])}{unit}", unit
    return folded, ""


def _yuan(words: str) -> Decimal:
    """Return the value of an amount in NT$.

    >>> int(_yuan("1億3,242萬5,000元"))
    132425000
    """
    total = Decimal(0)
    for digits, scales in _AMOUNT_GROUP.findall(words):
        value = Decimal(digits.replace(",", ""))
        for scale in scales:
            value *= _YUAN_SCALES[scale]
        total += value
    return total.normalize()


def _han_number(words: str) -> int:
    """Return the value of a number written in Chinese numerals.

    >>> _han_number("二十三")
    23
    """
    total = current = 0
    for character in words:
        if character in _HAN_SCALES:
            total += (current or 1) * _HAN_SCALES[character]
            current = 0
        else:
            current = current * 10 + _HAN_VALUES[character]
    return total + current


def _missing_from(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures whose value is not among the others, each value once."""
    known = {(figure.kind, figure.value) for figure in others}
    found: dict[tuple[FigureKind, str], Figure] = {}
    for figure in figures:
        key = (figure.kind, figure.value)
        if key not in known:
            found.setdefault(key, figure)
    return list(found.values())
