"""What kind of document a title names, whatever forms of the characters it is printed in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaoview.lookalikes import same_looking
from kaoview.model import PlanKind

_VARIANTS = str.maketrans(
    "划劃纲计报业务绩标针总预书动执发记议员会", "畫畫綱計報業務績標針總預書動執發記議員會"
)
"""Other forms of characters in the words below: 計劃, and those of texts in Simplified."""

KINDS = (
    (re.compile(r"會議[紀記]錄|簽到簿|會議議程"), PlanKind.OTHER),
    (
        re.compile(
            r"(?:書面|質詢)答[覆復]|[提議]案彙編|(?:議決案|決議案|決議事項)(?:辦理|執行)情形"
        ),
        PlanKind.OTHER,
    ),
    (
        re.compile(
            r"(?:業務|施政|工作|績效|成果|概況|市政|縣政|鄉政|鎮政|院務|執行情形|執行進度|辦理情形)"
            r"(?:概況)?(?:總|書面)?報告"
        ),
        PlanKind.REPORT,
    ),
    (re.compile(r"中程施政計畫|中長?[程期]計畫|中長程(?:施政|發展)?計畫"), PlanKind.MIDTERM),
    (re.compile(r"施政綱要|施政方針|施政目標"), PlanKind.OUTLINE),
    (
        re.compile(
            r"(?:總預算|單位預算|附屬單位預算|法定預算|預算案?)(?:書|總說明|說明)?"
            r"|歲[入出](?:計畫|機關別|來源別|政事別)"
        ),
        PlanKind.BUDGET,
    ),
    (re.compile(r"白皮書"), PlanKind.WHITE_PAPER),
    (re.compile(r"施政計畫|工作計畫|業務計畫"), PlanKind.ANNUAL),
    (
        re.compile(r"(?:對策|策略|發展|行動|推動|改善|整體|實施|綜合|綱要|執行)計畫"),
        PlanKind.PROGRAMME,
    ),
    (re.compile(r"(?:計畫|方案)(?:\d\.\d)?"), PlanKind.PROGRAMME),
)
"""What a title calls the document, the more telling words first."""
_PROCEEDINGS = 2
"""Kinds at its start that are no plans, but papers of a council or of a meeting."""
_GENERAL = 2
"""Kinds at the end of the table whose words other titles and names of offices hold as well."""
UNIT_ENDS_BEFORE = re.compile(
    "|".join(pattern.pattern for pattern, _ in KINDS[_PROCEEDINGS:-_GENERAL])
)
"""Words for a kind that no office's name holds; 計畫處 and 都市計畫委員會 hold the others."""


@dataclass(frozen=True, slots=True)
class KindFound:
    """Where words name a kind of document.

    Attributes:
        kind: The kind.
        start: The first character of its words.
        end: The character after them.
        weak: Whether its words are such that headings hold them as well (…計畫).
        proceedings: Whether it is a paper of a council or of a meeting.
    """

    kind: PlanKind
    start: int
    end: int
    weak: bool
    proceedings: bool = False


def kinds_in(words: str) -> list[KindFound]:
    """Return the kinds that words name, the most telling first.

    >>> [found.kind.value for found in kinds_in("年度施政計畫執行成果報告")]
    ['work report', 'annual plan', 'programme']
    """
    plain = plain_form(words)
    found: list[KindFound] = []
    for number, (pattern, kind) in enumerate(KINDS):
        if match := pattern.search(plain):
            weak = number == len(KINDS) - 1
            proceedings = number < _PROCEEDINGS
            found.append(KindFound(kind, match.start(), match.end(), weak, proceedings))
    return found


def plain_form(words: str) -> str:
    """Return words in the forms of the table, one character for one."""
    each = (same_looking(character) for character in words.translate(_VARIANTS))
    return "".join(
        form if len(form) == 1 else character for form, character in zip(each, words, strict=True)
    )
