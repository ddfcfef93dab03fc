"""Names and ids of departments, plans and items as readers type them."""

from __future__ import annotations

import re

from kaoview.lookalikes import same_looking


def fold_name(text: str) -> str:
    """Fold a name or id as typed: widths, case, 臺 and inner spaces do not matter.

    >>> fold_name("１１３－衛生局－２")
    '113-衛生局-2'
    """
    folded = same_looking(text).casefold().replace("臺", "台").replace("－", "-")
    return "".join(folded.split())


_LED = re.compile(r"([^:]+):(\d[\d~a-z-]*-)(.+)")
"""An id that is led by a government: 桃園:114-衛生局-2."""

LED_PARTS = re.compile(r"(\d[\d~a-z-]*-)?([^:]+:.+?)(-[\d.]+)?")
"""The parts of a folded id: its plan's year, the led name, the item's number."""


def led(name: str) -> str:
    """Return a folded name with the government right before the department: 114-桃園:衛生局-2."""
    return _LED.sub(r"\2\1:\3", name) if ":" in name else name
