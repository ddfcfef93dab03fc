"""Characters that look the same and are the same to a reader, whatever their codes.

Unicode's compatibility forms (NFKC) cover widths, small and vertical forms, the radicals of the
Kangxi dictionary and the marks of kanbun. They leave out the supplementary radicals, which files
made from PDF have in place of characters (⺠ for 民), the zhuyin symbol that input methods offer
beside 一 (ㄧ), the strokes that are characters too (㇐), and the katakana that optical recognition
takes for characters (エ for 工). All of these are replaced one for one, so offsets stay valid.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

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
_KANBUN = range(0x3192, 0x31A0)
_ZHUYIN = {"ㄧ": "一"}
_STROKES = dict(zip("㇏㇐㇑㇒㇔㇖㇚㇟㇠", "乀一丨丿丶乛亅乚乙", strict=True))
_KATAKANA = dict(zip("ニハロカエトタ", "二八口力工卜夕", strict=True))

HAN_FORMS = str.maketrans(dict(zip(_RADICALS, _CHARACTERS, strict=True)) | _ZHUYIN | _STROKES) | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*_KANGXI, *_KANBUN)
}
"""What is not encoded as a character but drawn as one, and that character, one for one.

The supplementary radicals (U+2E80 to U+2EF2) are those with an Equivalent_Unified_Ideograph in
Unicode, those of the Kangxi dictionary and the marks of kanbun by NFKC. Of the strokes, only those
that are a character on their own.
"""

KATAKANA = str.maketrans(_KATAKANA)
"""Katakana that are drawn as a character; only where no other kana stands beside them."""

_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Compatibility ideographs; each is one ordinary character."""

_LONG_RUN = re.compile(r"([^\w\s]{64})")
"""More combining marks than stand on any character; 30 is what Unicode's own bound allows (UAX 15).

Marks are no word characters, and what else is none combines with nothing.
"""

_HAN_FORM = re.compile(f"[{''.join(map(chr, HAN_FORMS))}]")
"""Looked for one by one: there are few, and translating a text looks up each character."""

_LONE_KATAKANA = re.compile(f"(?<![\u3041-\u30ff])[{''.join(_KATAKANA)}](?![\u3041-\u30ff])")


def same_looking(text: str) -> str:
    """Return a text with one code for what looks the same.

    >>> same_looking("⺠政局１１３年﹙⼀﹚"), same_looking("エ務局第ㄧ科")
    ('民政局113年(一)', '工務局第一科')
    """
    return normalized("NFKC", same_han(text))


def same_han(text: str) -> str:
    """Return a text with one code for Chinese characters that look the same, one for one.

    Widths and signs stay as they are; compatibility ideographs become the ordinary ones.

    >>> same_han("（⼀）ㄧ、ロボット"), same_han("人ロ３萬")
    ('（一）一、ロボット', '人口３萬')
    """
    plain = _HAN_FORM.sub(lambda found: HAN_FORMS[ord(found.group())], text)
    plain = _LONE_KATAKANA.sub(lambda found: _KATAKANA[found.group()], plain)
    return _COMPATIBILITY.sub(lambda found: unicodedata.normalize("NFC", found.group()), plain)


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return a text in one of Unicode's normal forms, in time that grows as its length does.

    The marks above one character are sorted, which takes unicodedata the square of their number:
    six minutes for 500,000 of them. So many are normalized piece by piece.
    """
    return "".join(unicodedata.normalize(form, piece) for piece in _LONG_RUN.split(text))
