"""``kaoview check``: how each document was parsed, its furniture, and what looks wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaoview.cli.terminal import Line, plain
from kaoview.document import Verdict
from kaoview.export.data import SCHEMA
from kaoview.model import Account, Document, Furniture, FurnitureKind, ItemKind, Library, Plan
from kaoview.reading.amount_sums import Sum, sums
from kaoview.text.cell_width import fit, pad

_VERDICT_WIDTH = 10  # cells of the longest verdict and a space
_EXAMPLES = 3  # pieces of furniture shown for each kind; chosen by hand
_EXAMPLE_WIDTH = 24  # cells of one of them; chosen by eye


def check_records(library: Library) -> dict[str, Any]:
    """Return the whole report for JSON, every piece of furniture included."""
    return {
        "schema": SCHEMA,
        "documents": [_record(library, document) for document in library.documents],
        "problems": [
            {"path": problem.path, "message": problem.message} for problem in library.problems
        ],
    }


def check_lines(library: Library, *, every: bool) -> Iterator[Line]:
    """Yield the report as lines, document by document.

    Args:
        library: What was read.
        every: List every piece of furniture with its line, not just examples.
    """
    for document in sorted(library.documents, key=lambda each: -_ORDER.index(each.verdict)):
        yield _verdict(document)
    for document in library.documents:
        yield plain("")
        yield from _document(library, document, every=every)


_ORDER = list(Verdict)
_COLOURS = {Verdict.GOOD: "green", Verdict.DOUBTFUL: "yellow", Verdict.BAD: "red"}


def _verdict(document: Document) -> Line:
    """Return the line of a document in the summary: the verdict, and its first reason."""
    label = pad(document.verdict.label, _VERDICT_WIDTH)
    reason = f"　{document.reasons[0].words}" if document.reasons else ""
    return ((label, _COLOURS[document.verdict]), (document.id, "bold"), (reason, ""))


def _document(library: Library, document: Document, *, every: bool) -> Iterator[Line]:
    verdict = document.verdict
    yield ((document.id, "bold"), (f"　{verdict.label}", _COLOURS[verdict]))
    for reason in document.reasons:
        place = f"（{reason.place}）" if reason.place else ""
        yield plain(f"  ！{reason.words}{place}", "yellow")
    period = f"{document.period} 年度" if document.period else "年度不明 "
    yield plain(f"  {document.title}（{period}{document.kind.label}，{document.encoding_words}）")
    yield _account(document.account)
    yield from _contents(_plans(library, document))
    yield from _furniture(document, every=every)
    checked = [each for plan in _plans(library, document) for each in sums(plan)]
    yield from _sums(checked)
    for note in document.notes:
        yield plain(f"  可疑：{note}", "yellow")


def _account(account: Account) -> Line:
    counts = (
        f"  字數：共 {account.characters:,} 字＝項目內 {account.in_items:,} 字"
        f"＋非本文 {account.in_furniture:,} 字"
    )
    if account.whole:
        return ((counts + "，", ""), ("一字不漏（100%）", "green"))
    wrong = f"，漏了 {account.missing:,} 字，重複 {account.repeated:,} 字"
    return ((counts, ""), (wrong, "red"))


def _contents(plans: list[Plan]) -> Iterator[Line]:
    items = [item for plan in plans for item in plan.walk()]
    captions = sum(item.kind is ItemKind.CAPTION for item in items)
    tables = sum(item.kind is ItemKind.TABLE for item in items)
    parts = [f"{len(plans)} 份計畫", f"{len(items) - captions} 項"]
    parts += [f"其中表格 {tables} 個"] if tables else []
    parts += [f"另有圖說 {captions} 則"] if captions else []
    yield plain(f"  讀到：{'，'.join(parts)}")


def _furniture(document: Document, *, every: bool) -> Iterator[Line]:
    for kind in FurnitureKind:
        pieces = [piece for piece in document.furniture if piece.kind is kind]
        if not pieces:
            continue
        size = sum(len("".join(piece.text.split())) for piece in pieces)
        head = f"  非本文：{kind.label} {len(pieces)} 處 {size:,} 字"
        if every:
            yield plain(head)
            yield from (plain(f"    {piece.place}　{piece.text}", "dim") for piece in pieces)
        else:
            yield ((head, ""), (f"，如{_examples(pieces)}", "dim"))


def _examples(pieces: list[Furniture]) -> str:
    texts = dict.fromkeys(" ".join(piece.text.split()) for piece in pieces)
    return "".join(f"「{fit(text, _EXAMPLE_WIDTH)}」" for text in list(texts)[:_EXAMPLES])


def _sums(checked: list[Sum]) -> Iterator[Line]:
    if not checked:
        return
    wrong = [each for each in checked if not each.agrees]
    if not wrong:
        yield ((f"  金額：{len(checked)} 個合計，", ""), ("都與各項加總相符", "green"))
        return
    yield plain(f"  金額：{len(checked)} 個合計，其中 {len(wrong)} 個與各項加總不符", "yellow")
    for each in wrong:
        yield plain(
            f"    {each.id}　{each.heading}：印的是 {each.stated:,}，"
            f"各項相加是 {each.added:,}，差 {each.stated - each.added:+,} 仟元",
            "yellow",
        )


def _record(library: Library, document: Document) -> dict[str, Any]:
    plans = _plans(library, document)
    account = document.account
    return {
        "id": document.id,
        "verdict": document.verdict.value,
        "reasons": [
            {"code": each.code, "words": each.words, "place": each.place or None}
            for each in document.reasons
        ],
        "path": document.path,
        "title": document.title,
        "period": document.period,
        "kind": document.kind.value,
        "encoding": document.encoding,
        "account": {
            "characters": account.characters,
            "in_items": account.in_items,
            "in_furniture": account.in_furniture,
            "missing": account.missing,
            "repeated": account.repeated,
            "whole": account.whole,
        },
        "plans": [{"id": plan.id, "items": plan.count} for plan in plans],
        "furniture": [
            {
                "kind": piece.kind.value,
                "line": piece.line,
                "page": piece.page or None,
                "text": piece.text,
            }
            for piece in document.furniture
        ],
        "sums": [
            {"id": each.id, "stated": each.stated, "added": each.added, "agrees": each.agrees}
            for plan in plans
            for each in sums(plan)
        ],
        "notes": list(document.notes),
    }


def _plans(library: Library, document: Document) -> list[Plan]:
    return [plan for plan in library.plans() if plan.document == document.id]
