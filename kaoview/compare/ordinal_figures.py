"""Reads ordinals of a folded text: 第8屆, 第3位, 第14條第1項, 第103、105期, 排名第12."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaoview.compare.counters import Numerals, counter_at, numerals_of
from kaoview.compare.figure_signs import TO
from kaoview.compare.figures import FigureKind, FoldedFigure
from kaoview.text.fold import fold_key
from kaoview.text.numbers import Number

_ORDINAL = re.compile(
    fold_key(
        "(?:階段|梯次|會期|期程|學期|屆|任|期|次|條|項|款|目|標|季|年|波|批|代|版|名|座|處|所|場|件|案"
        "|家|個|類|區|校|年級|章|節|級|選舉區|位(?![於在置址元移階]))"
    )
)
"""What is counted off mostly; other counters and units count after 第 as after a number."""
_PARTY = fold_key("人")
"""Behind 第三: somebody else (第三人), and no third one."""
_RANKED = re.compile(fold_key(r"(?:排名|名列|位居|排行|評比|[居列]|全[國球]|世界|亞洲)\w{0,4}$"))
"""Before a rank that counts nothing: 全國排名第12, 居六都第一."""
_LONGEST_RANKED = 6
_RANK_ENDS = re.compile(fold_key(r"(?:[^\w(]|[的之及與和且並]|$)"))
"""Behind a rank that counts nothing."""
_RANK = fold_key("名")
_ARTICLE = fold_key("條")
_FIRST_OF_MANY = frozenset(map(fold_key, ("次", "名", "個", "家", "座", "年", "代", "位")))
"""Behind 第一, as in 第一次: mostly a manner of speaking."""
_ANY_NOUN = re.compile(r"(?P<noun>[^\W\da-z_])(?P<alone>(?=\W|[的之及与和且并或为]|$))?")
"""The first character of any other noun behind 第3, and whether it is all of the noun."""
_NO_NOUN = frozenset(fold_key("的之及與和且並或為是至到者方"))
"""No noun begins with them, or no ordinal does: 第3及第4號, 第三者, 第三方."""
_SERIES = re.compile(fold_key("[、~及與和至到-]"))
"""Between the numbers of several ordinals."""


def ordinal(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 第8屆, 第二階段, 第14條第1項; None where nothing is counted."""
    several = _ordinals(key, numbers, at)
    if several is not None:
        return several
    start = numbers[at].start - 1
    values, end, used = [], start, 0
    while at + used < len(numbers):
        number = numbers[at + used]
        if number.start != end + 1 or key[end] != "第":
            break
        counted = None if number.value.sign else _counted(key, number)
        if counted is None:
            break
        values.append((number.value.amount, counted))
        end, used = number.end + len(counted), used + 1
        between = numbers[at + used] if at + used < len(numbers) else None
        if counted == _ARTICLE and between and key[end : between.start] == "之":
            values.append((between.value.amount, "之"))
            end, used = between.end, used + 1
    if not values:
        return _rank(key, numbers[at]) or _of_any_noun(key, numbers[at])
    faint = used == 1 and values[0][0] == 1 and values[0][1] in _FIRST_OF_MANY
    value = "".join(f"{amount:f}{name}" for amount, name in values)
    unit = "".join(name for _, name in values)
    return FoldedFigure(FigureKind.ORDINAL, start, end, value, unit, used, faint=faint)


def _counted(key: str, number: Number) -> str | None:
    """Return what is counted off behind 第 and a number, or None."""
    counted = _ORDINAL.match(key, number.end)
    if counted:
        return counted[0]
    numerals = numerals_of(key[number.start : number.end])
    counter = counter_at(key, number.end, numerals)
    if counter is None or (counter.name == _PARTY and numerals is not Numerals.DIGITS):
        return None
    return counter.name


def _rank(key: str, number: Number) -> FoldedFigure | None:
    """Return 第12 of 排名第12; None where 第 and a number stand for something else."""
    start = number.start - 1
    ranked = _RANKED.search(key, max(0, start - _LONGEST_RANKED), start)
    if ranked is None or number.value.sign or not _RANK_ENDS.match(key, number.end):
        return None
    value = f"{number.value.amount:f}{_RANK}"
    faint = number.value.amount == 1
    return FoldedFigure(FigureKind.ORDINAL, start, number.end, value, _RANK, 1, faint=faint)


def _of_any_noun(key: str, number: Number) -> FoldedFigure | None:
    """Return 第3獎, and 第2 of 第2跑道, whatever is counted; None where nothing follows.

    Behind a Chinese numeral it may as well be a word (第一線, 第二專長). Where the noun ends is
    known only if it is one character long; no part of a longer one is taken.
    """
    found = _ANY_NOUN.match(key, number.end)
    if found is None or number.value.sign or number.value.amount % 1:
        return None
    noun = found["noun"]
    if noun in _NO_NOUN:
        return None
    end = number.end + (found["alone"] is not None)
    faint = numerals_of(key[number.start : number.end]) is not Numerals.DIGITS
    value = f"{number.value.amount:f}{noun}"
    return FoldedFigure(FigureKind.ORDINAL, number.start - 1, end, value, noun, 1, faint=faint)


def _ordinals(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 第103、105期, where one 第 and one counter are of several numbers, or None."""
    last = at
    while last + 1 < len(numbers):
        here, following = numbers[last], numbers[last + 1]
        written = [numerals_of(key[each.start : each.end]) for each in (here, following)]
        alike = (written[0] is Numerals.DIGITS) == (written[1] is Numerals.DIGITS)
        if not alike or not _SERIES.fullmatch(key, here.end, following.start):
            break
        last += 1
    counted = _counted(key, numbers[last])
    if last == at or counted is None or any(each.value.sign for each in numbers[at : last + 1]):
        return None
    words = [f"{each.value.amount:f}" for each in numbers[at : last + 1]]
    between = [key[numbers[place].end] for place in range(at, last)]
    signs = ["~" if re.fullmatch(TO, each) and each != "、" else "、" for each in between]
    value = words[0] + "".join(map("".join, zip(signs, words[1:], strict=True))) + counted
    start, end = numbers[at].start - 1, numbers[last].end + len(counted)
    return FoldedFigure(FigureKind.ORDINAL, start, end, value, counted, last + 1 - at)
