"""Judging how well a document was read: the reasons for doubt, the most telling first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from kaoview.document import Document, FurnitureKind, Reason, Verdict
from kaoview.model import Item, ItemKind, Plan
from kaoview.printed import PRIVATE_GLYPHS
from kaoview.reading.amount_sums import sums
from kaoview.reading.describe import FILE_PLACE, MENTIONED_PLACE
from kaoview.reading.numbering import clear_marker

_UNKNOWN_GLYPH = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_MARKUP = re.compile(
    r"</?(?:td|tr|table|p|br|div|span|font|b|ol|ul|li)\b[^<>]{0,200}>|&(?:nbsp|#\d{2,5}|amp|lt|gt);"
    r"|\\(?:par|pard|fs\d+|f\d+)\b|^#{1,6} |^\|(?:\s*:?-{3,}:?\s*\|)+",
    re.MULTILINE,
)
_MOJIBAKE = re.compile(
    "(?:[\u00e3-\u00e9][\u0080-\u00bf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]{1,2}){2}"
)
"""Two characters of UTF-8 or more that were read as Latin-1 or Windows-1252."""
_NUMBERING = re.compile(r"編號「")
_DAMAGE = re.compile(r"壞掉的字|壞了，打不開")
_SCANS = re.compile(r"掃描的圖片")
_CONTENTS = re.compile(r"^目錄裡的")
_NO_NUMBERS = re.compile(r"自動編號")
_HEADING = re.compile(r"[【〔\[]?目[錄次][】〕\]]?$")
_FEWEST_GLYPHS = 3
"""Unknown glyphs in a document from which its font is to blame; chosen by hand."""
_FEWEST_MARKUP = 2
_FEWEST_REPEATED = 4
"""How often one short heading stands in a document from which it is a page header; the bundled
documents repeat none more than three times on one level."""
_SHORT = 20
"""Characters of a short heading; chosen by hand."""
_MANY_SLIPS = 0.08
"""The share of items with a slip in their numbering from which the outline was misread. Measured
on the samples: at most 0.02 where it was read well."""
_LONGEST_ITEM = 6_000
"""Characters of an item's own text, at most, in an outline that was found. The longest of the
bundled documents has 1,700."""
_FEWEST_ITEMS = 4
"""Items, or lines that begin like one, that make an outline; chosen by hand."""
_FEWEST_ROWS = 4
"""Rows of a table from which its columns can be judged; chosen by hand."""
_LEAST_TEXT = 800
"""Characters of a document from which it should have items; chosen by hand."""
_EDGE = 0.35
"""The share of a document in headers, footers and contents, at most; measured: they take 0.1."""
_EDGES = frozenset((FurnitureKind.PAGE, FurnitureKind.CONTENTS))


def judge(document: Document, plans: Sequence[Plan]) -> tuple[Reason, ...]:
    """Return why a document may have been read wrongly, the most telling reason first.

    Args:
        document: The document.
        plans: Its plans.
    """
    items = [item for plan in plans for item in plan.walk()]
    found = [reason for check in _CHECKS for reason in check(document, plans, items)]
    order = list(Verdict)
    return tuple(sorted(found, key=lambda reason: -order.index(reason.verdict)))


def _account(
    document: Document, _plans: Sequence[Plan], _items: Sequence[Item]
) -> Iterator[Reason]:
    account = document.account
    if not account.whole:
        words = f"漏了 {account.missing:,} 字、重複 {account.repeated:,} 字，是程式的錯，請回報"
        yield Reason("account", words, Verdict.BAD)


def _empty(document: Document, plans: Sequence[Plan], items: Sequence[Item]) -> Iterator[Reason]:
    if not plans or not items:
        yield Reason("no-items", "沒有讀到任何項目，請確認這是文件的本文", Verdict.BAD)
        return
    longest = max(items, key=lambda item: len(item.text))
    body = [item for item in items if item.kind is ItemKind.ITEM]
    if document.account.characters < _LEAST_TEXT:
        return
    if not any(item.marker for item in body) and len(body) < _FEWEST_ITEMS:
        lines = [line for item in body for line in item.text.splitlines()]
        if sum(clear_marker(line.strip()) is not None for line in lines) >= _FEWEST_ITEMS:
            words = "整份讀成一大段，裡面的編號沒有讀出來；換個格式（Word 或文字版 PDF）再試"
            yield Reason("no-outline", words, Verdict.BAD, longest.id)
        elif longest.kind is ItemKind.ITEM:
            words = "沒有編號也沒有標題，整份是一大段，只能搜尋，不能逐項對照"
            yield Reason("no-numbering", words, Verdict.DOUBTFUL, longest.id)
    elif len(longest.text) > _LONGEST_ITEM and longest.kind is ItemKind.ITEM:
        words = f"有一項長達 {len(longest.text):,} 字，底下的編號可能沒讀出來"
        yield Reason("long-item", words, Verdict.DOUBTFUL, longest.id)


def _tables(_document: Document, _plans: Sequence[Plan], items: Sequence[Item]) -> Iterator[Reason]:
    ragged = [item for item in items if item.kind is ItemKind.TABLE and _is_ragged(item.text)]
    if ragged:
        words = f"有 {len(ragged)} 個表格各列的欄數對不起來，欄位可能讀錯"
        yield Reason("tables", words, Verdict.DOUBTFUL, ragged[0].id)


def _is_ragged(text: str) -> bool:
    """Tell whether most rows of a table have another number of cells than the commonest one."""
    cells = Counter(row.count("\t") for row in text.splitlines())
    rows = cells.total()
    return rows >= _FEWEST_ROWS and cells.most_common(1)[0][1] * 2 < rows


def _garbled(
    _document: Document, _plans: Sequence[Plan], items: Sequence[Item]
) -> Iterator[Reason]:
    texts = [(item.id, f"{item.marker}{item.title}\n{item.text}") for item in items]
    mojibake = next((id for id, text in texts if _MOJIBAKE.search(text)), "")
    if mojibake:
        yield Reason(
            "mojibake", "有一串亂碼，文字編碼可能不對，請另存為 UTF-8", Verdict.BAD, mojibake
        )
    marked = [id for id, text in texts if _MARKUP.search(text)]
    if len(marked) >= _FEWEST_MARKUP:
        words = f"有 {len(marked)} 項夾著網頁或排版的標記，原始檔可能不是純文字"
        yield Reason("markup", words, Verdict.BAD, marked[0])
    glyphs = [
        id
        for id, text in texts
        if any(ord(c) not in PRIVATE_GLYPHS for c in _UNKNOWN_GLYPH.findall(text))
    ]
    if len(glyphs) >= _FEWEST_GLYPHS:
        words = f"有 {len(glyphs)} 項含有認不得的字（造字或掉字），照原樣顯示"
        yield Reason("glyphs", words, Verdict.DOUBTFUL, glyphs[0])


def _notes(document: Document, _plans: Sequence[Plan], items: Sequence[Item]) -> Iterator[Reason]:
    slips = [note for note in document.notes if _NUMBERING.search(note)]
    for note in document.notes:
        if _SCANS.search(note):
            yield Reason("scans", note, Verdict.DOUBTFUL)
        elif _DAMAGE.search(note):
            yield Reason("damage", note, Verdict.DOUBTFUL)
        elif _NO_NUMBERS.search(note):
            yield Reason("no-automatic-numbers", note, Verdict.DOUBTFUL)
        elif _CONTENTS.search(note):
            yield Reason("contents", note, Verdict.DOUBTFUL)
    if len(slips) > _MANY_SLIPS * len(items):
        words = f"有 {len(slips)} 處編號接不上，層次可能讀錯了；第一處：{slips[0]}"
        yield Reason("numbering", words, Verdict.DOUBTFUL)


def _description(
    document: Document, _plans: Sequence[Plan], _items: Sequence[Item]
) -> Iterator[Reason]:
    origins = dict(document.origins)
    if not document.period:
        words = "看不出年度，不能和其他年度對照；加入我的文件庫時請補上年度"
        yield Reason("no-period", words, Verdict.DOUBTFUL)
    if "title" not in origins:
        words = "看不出標題，用檔名代替；加入我的文件庫時可以補上"
        yield Reason("no-title", words, Verdict.DOUBTFUL)
    if origins.get("department") == FILE_PLACE:
        words = "看不出機關，用檔名代替；加入我的文件庫時可以補上"
        yield Reason("department-from-file", words, Verdict.DOUBTFUL)
    if origins.get("government") == MENTIONED_PLACE:
        words = (
            f"機關（{document.government}）是由內文推測的；可以用 --government 和 --department 更正"
        )
        yield Reason("government-guessed", words, Verdict.DOUBTFUL)


def _structure(
    document: Document, plans: Sequence[Plan], items: Sequence[Item]
) -> Iterator[Reason]:
    headings = [
        item for item in items if item.title and not item.text and len(item.title) <= _SHORT
    ]
    counts = Counter("".join(item.title.split()) for item in headings if not item.marker)
    for words, times in counts.most_common(1):
        if times >= _FEWEST_REPEATED:
            place = next(i.id for i in headings if "".join(i.title.split()) == words)
            yield Reason(
                "header-as-item",
                f"「{words}」出現 {times} 次，可能是頁首被當成項目",
                Verdict.DOUBTFUL,
                place,
            )
    contents = next((i for i in items if _HEADING.match("".join(i.title.split()))), None)
    if contents is not None:
        yield Reason("contents-as-items", "目錄可能被當成本文的項目", Verdict.DOUBTFUL, contents.id)
    for plan in plans:
        tops = Counter(f"{item.marker}{item.title}" for item in plan.items if item.title)
        doubled = [words for words, times in tops.items() if times > 1]
        if len(doubled) >= 2 and len(doubled) * 2 >= len(tops):
            words = f"最上層有 {len(doubled)} 個標題出現兩次，目錄可能被當成本文"
            place = next(i.id for i in plan.items if f"{i.marker}{i.title}" == doubled[0])
            yield Reason("doubled", words, Verdict.DOUBTFUL, place)
    edge = sum(
        len("".join(piece.text.split())) for piece in document.furniture if piece.kind in _EDGES
    )
    if document.account.characters >= _LEAST_TEXT and edge > _EDGE * document.account.characters:
        share = edge * 100 // document.account.characters
        words = f"有 {share}% 的字算作頁首頁尾或目錄，本文可能也算了進去"
        yield Reason("furniture", words, Verdict.DOUBTFUL)


def _amounts(
    _document: Document, plans: Sequence[Plan], _items: Sequence[Item]
) -> Iterator[Reason]:
    wrong = [each for plan in plans for each in sums(plan) if not each.agrees]
    if wrong:
        words = f"有 {len(wrong)} 個合計與各項加總不符，金額可能讀錯欄，也可能原文就不合"
        yield Reason("sums", words, Verdict.DOUBTFUL, wrong[0].id)


Check = Callable[[Document, Sequence[Plan], Sequence[Item]], Iterator[Reason]]
_CHECKS: tuple[Check, ...] = (
    _account,
    _empty,
    _garbled,
    _structure,
    _tables,
    _description,
    _notes,
    _amounts,
)
"""What is looked at, the most telling first."""
