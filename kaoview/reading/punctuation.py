"""Punctuation as documents print it: small and vertical forms stand for the ordinary ones."""

from __future__ import annotations

import re

_VARIANTS = {
    "，": "︐﹐",
    "、": "︑﹑",
    "。": "︒",
    "：": "︓︰﹕",
    "；": "︔﹔",
    "！": "︕﹗",
    "？": "︖﹖",
    "「": "﹁",
    "」": "﹂",
    "『": "﹃",
    "』": "﹄",
    "（": "︵﹙",
    "）": "︶﹚",
}
_ORDINARY = str.maketrans({form: sign for sign, forms in _VARIANTS.items() for form in forms})
_ANY_VARIANT = re.compile(f"[{''.join(_VARIANTS.values())}]")
"""Looked for first: translating a text costs ten times as much as finding nothing to translate."""


def forms_of(signs: str) -> str:
    """Return signs of punctuation together with their small and vertical forms.

    >>> forms_of("。：")
    '。：︒︓︰﹕'
    """
    return signs + "".join(_VARIANTS.get(sign, "") for sign in signs)


def ordinary_punctuation(text: str) -> str:
    """Return a text with ordinary signs in place of small and vertical ones, one for one.

    >>> ordinary_punctuation("修繕集會所︒")
    '修繕集會所。'
    """
    return text.translate(_ORDINARY) if _ANY_VARIANT.search(text) else text
