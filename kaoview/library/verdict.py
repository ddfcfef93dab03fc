"""How well a document was read: a verdict, and the reasons for it, the most telling first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaoview.document import Document
from kaoview.model import PRIVATE_GLYPHS, Item, ItemKind, Library, Plan
from kaoview.reading.amount_sums import sums
from kaoview.reading.describe import FILE_PLACE


class Verdict(StrEnum):
    """How well a document was read."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"

    @property
    def label(self) -> str:
        """The verdict in Chinese."""
        return _LABELS[self]

    @property
    def sign(self) -> str:
        """The sign that stands for it, of one cell; empty for a document read well."""
        return _SIGNS[self]


_LABELS = {Verdict.GOOD: "好讀", Verdict.DOUBTFUL: "要看一下", Verdict.BAD: "讀壞了"}
_SIGNS = {Verdict.GOOD: "", Verdict.DOUBTFUL: "?", Verdict.BAD: "!"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document may have been read wrongly.

    Attributes:
        code: What is wrong, for programs.
        words: What is wrong and what to do, one Chinese sentence.
        verdict: The best verdict that a document with this reason can have.
        place: The id of an item where it can be seen, or empty.
    """

    code: str
    words: str
    verdict: Verdict
    place: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and its reasons.

    Attributes:
        verdict: The verdict.
        reasons: The reasons, the most telling first.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]


_UNKNOWN_GLYPH = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_MARKUP = re.compile(
    r"</?(?:td|tr|table|p|br|div|span|font|b|ol|ul|li)\b[^<>]{0,200}>|&(?:nbsp|#\d{2,5}|amp|lt|gt);"
    r"|\\(?:par|pard|fs\d+|f\d+)\b|^#{1,6} |^\|(?:\s*:?-{3,}:?\s*\|)+",
    re.MULTILINE,
)
_MOJIBAKE = re.compile("[\u00c0-\u00ff\u0080-\u009f]{3,}")
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
_LEAST_TEXT = 800
"""Characters of a document from which it should have items; chosen by hand."""
_EDGE = 0.35
"""The share of a document in page furniture, at most; contents pages and headers take 0.1."""


def judge(library: Library, document: Document) -> Judgement:
    """Return how well a document was read.

    Args:
        library: The library it stands in.
        document: The document.
    """
    plans = [plan for plan in library.plans() if plan.document == document.id]
    items = [item for plan in plans for item in plan.walk()]
    found = [reason for check in _CHECKS for reason in check(document, plans, items)]
    order = list(Verdict)
    found.sort(key=lambda reason: -order.index(reason.verdict))
    worst = max((order.index(reason.verdict) for reason in found), default=0)
    return Judgement(order[worst], tuple(found))


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
    numbered = any(item.marker for item in items)
    if document.account.characters >= _LEAST_TEXT and not numbered and len(items) < 4:
        words = "整份讀成一大段，沒有讀到編號；換個格式（Word 或文字版 PDF）再試"
        yield Reason("no-outline", words, Verdict.BAD, longest.id)
    elif len(longest.text) > _LONGEST_ITEM and longest.kind is ItemKind.ITEM:
        words = f"有一項長達 {len(longest.text):,} 字，底下的編號可能沒讀出來"
        yield Reason("long-item", words, Verdict.DOUBTFUL, longest.id)


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
        words = f"有 {len(marked)} 項夾著網頁或排版的標記，原檔可能不是純文字"
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
    if len(slips) > _MANY_SLIPS * len(items) and len(slips) > 2:
        words = f"有 {len(slips)} 處編號接不上，層次可能讀錯了；第一處：{slips[0]}"
        yield Reason("numbering", words, Verdict.DOUBTFUL)


def _description(
    document: Document, _plans: Sequence[Plan], _items: Sequence[Item]
) -> Iterator[Reason]:
    origins = dict(document.origins)
    if not document.period:
        words = "看不出年度，不能和其他年度對照；用 kaoview describe 或 add --period 補上"
        yield Reason("no-period", words, Verdict.DOUBTFUL)
    if "title" not in origins:
        words = "看不出題名，用檔名代替；可以用 --title 補上"
        yield Reason("no-title", words, Verdict.DOUBTFUL)
    if origins.get("department") == FILE_PLACE:
        words = "看不出機關，用檔名代替；可以用 --department 補上"
        yield Reason("department-from-file", words, Verdict.DOUBTFUL)


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
    tops = Counter(
        f"{item.marker}{item.title}" for plan in plans for item in plan.items if item.marker
    )
    doubled = [words for words, times in tops.items() if times > 1]
    if len(doubled) >= 2 and len(doubled) * 2 >= len(tops):
        words = f"最上層有 {len(doubled)} 個標題出現兩次，目錄可能被當成本文"
        yield Reason("doubled", words, Verdict.DOUBTFUL)
    if document.account.in_furniture > _EDGE * document.account.characters > 0:
        share = document.account.in_furniture * 100 // document.account.characters
        words = f"有 {share}% 的字算作版面，本文可能被當成頁首或目錄"
        yield Reason("furniture", words, Verdict.DOUBTFUL)


def _amounts(
    _document: Document, plans: Sequence[Plan], _items: Sequence[Item]
) -> Iterator[Reason]:
    wrong = [each for plan in plans for each in sums(plan) if not each.agrees]
    if wrong:
        words = f"有 {len(wrong)} 個合計加不起來，金額可能讀錯欄，也可能原文就不合"
        yield Reason("sums", words, Verdict.DOUBTFUL, wrong[0].id)


Check = Callable[[Document, Sequence[Plan], Sequence[Item]], Iterator[Reason]]
_CHECKS: tuple[Check, ...] = (
    _account,
    _empty,
    _garbled,
    _structure,
    _description,
    _notes,
    _amounts,
)
"""What is looked at, the most telling first."""
