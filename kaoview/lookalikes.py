"""Characters that look the same and are the same to a reader, whatever their codes.

Unicode's compatibility forms (NFKC) cover widths, small and vertical forms, and the radicals of the
Kangxi dictionary. They leave out the supplementary radicals, which files made from PDF have in
place of characters (⺠ for 民).
"""

from __future__ import annotations

import unicodedata

_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪"
    "⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒"
    "⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"
)
_CHARACTERS = (
    "厂乛乚乙亻冂几刀刂卜㔾小小尢尣尢尢巳幺彑彐忄心扌攵旡日月歺民氵氺灬爪爫丬牛犭王疋"
    "目示礻竹糸纟罓罒网网网羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長長"
    "长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾齊齐齒齿竜龙龜亀"
)
_KANGXI = range(0x2F00, 0x2FD6)
RADICALS = str.maketrans(_RADICALS, _CHARACTERS) | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI
}
"""Radicals and the characters for them, one for one: the supplementary ones (U+2E80 to U+2EF2) by
the property Equivalent_Unified_Ideograph of Unicode, those of the Kangxi dictionary by NFKC."""


def same_looking(text: str) -> str:
    """Return a text with one code for what looks the same.

    >>> same_looking("⺠政局１１３年﹙⼀﹚")
    '民政局113年(一)'
    """
    return unicodedata.normalize("NFKC", text.translate(RADICALS))
