"""The labels of the parts of motions, minutes and answers: 案由：, 說明：, 決議：, 答：."""

from __future__ import annotations

import re

_SUBJECTS = "案由|主旨|問"
_DECIDING = "決議|決定|審查意見|大會決議|(?:主席)?裁示|答|答[覆復]|案由|辦法|擬辦"
_OTHERS = "說明|理由|結論|辦理情形|執行情形|提案人|連署人"
_LABEL = re.compile(rf"(?:(?P<subject>{_SUBJECTS})|{_DECIDING}|{_OTHERS})\s*[:：]")
_DECIDES = re.compile(rf"(?:{_DECIDING})\s*[:：]")


def part_label(text: str) -> re.Match[str] | None:
    """Return the label that a text begins with, its group ``subject`` being what it is about.

    >>> [bool(part_label(text)) for text in ("決議：照案通過。", "決議照案通過。")]
    [True, False]
    """
    return _LABEL.match(text)


def decides(text: str) -> bool:
    """Tell whether a text begins with a label that only papers of councils and meetings have."""
    return _DECIDES.match(text) is not None
