"""What was understood of documents, as lines and for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaoview.cli.terminal import Line, plain
from kaoview.document import Document, Problem
from kaoview.export.data import SCHEMA
from kaoview.library.own import OwnDocument
from kaoview.model import Library
from kaoview.reading.describe import READER_PLACE, TITLE_PLACE
from kaoview.reading.hints import Hints

_FIELDS = (
    ("title", "標題"),
    ("government", "政府"),
    ("department", "機關"),
    ("period", "年度"),
    ("kind", "種類"),
)
_UNKNOWN = "不明"
_LEVELS = 5
"""Levels of items that are counted one by one; chosen by eye."""
_NAMED_DEPARTMENTS = 3


@dataclass(frozen=True)
class Understood:
    """What was understood of some files.

    Attributes:
        files: The files that were read.
        library: Their documents and plans.
        hints: What the reader said of all of them.
        problems: What could not be read.
        origins: For files in a temporary place, what they were called.
    """

    files: tuple[Path, ...]
    library: Library
    hints: Hints
    problems: tuple[Problem, ...]
    names: dict[Path, str]


def understood_lines(found: Understood) -> Iterator[Line]:
    """Yield what was understood of each document, as lines."""
    for at, document in enumerate(found.library.documents):
        if at:
            yield plain("")
        yield plain(document.id, "bold")
        origins = dict(document.origins)
        for field, label in _FIELDS:
            value = _value(found.library, document, field)
            place = origins.get(field, "")
            words = value or _UNKNOWN
            note = _told(place) if place and value else ""
            yield ((f"  {label}　", "dim"), (words, "" if value else "yellow"), (note, "dim"))
        yield ((("  內容　"), "dim"), (_contents(found.library, document), ""))
        for remark in document.remarks:
            yield ((("  注意　"), "dim"), (remark, "yellow"))


def _told(place: str) -> str:
    """Return where a value comes from, in words; files keep their own name for the title."""
    if place == READER_PLACE:
        return f"（{place}）"
    return f"（取自{'標題' if place == TITLE_PLACE else place}）"


def _value(library: Library, document: Document, field: str) -> str:
    match field:
        case "kind":
            return document.kind.label
        case "department":
            names = [p.department for p in library.plans() if p.document == document.id]
            names = list(dict.fromkeys(names))
            more = f"等 {len(names)} 個" if len(names) > _NAMED_DEPARTMENTS else ""
            return "、".join(names[:_NAMED_DEPARTMENTS]) + more
        case _:
            return str(getattr(document, field))


def _levels(library: Library, document: Document) -> list[int]:
    """Return the number of items on each level."""
    counts: Counter[int] = Counter()
    for plan in library.plans():
        if plan.document == document.id:
            waiting = [(item, 0) for item in plan.items]
            while waiting:
                item, level = waiting.pop()
                counts[level] += 1
                waiting += [(child, level + 1) for child in item.children]
    return [counts[level] for level in range(len(counts))]


def _contents(library: Library, document: Document) -> str:
    levels = _levels(library, document)
    named = [f"第 {at} 層 {count:,} 項" for at, count in enumerate(levels[:_LEVELS], 1)]
    named += [f"更深各層 {sum(levels[_LEVELS:]):,} 項"] if len(levels) > _LEVELS else []
    pages = f"，{document.pages:,} 頁" if document.pages else ""
    return f"{sum(levels):,} 項（{'、'.join(named)}）{pages}，{document.encoding_words}"


def understood_record(
    found: Understood, added: Sequence[tuple[OwnDocument, bool]]
) -> dict[str, Any]:
    """Return what was understood and copied, for JSON."""
    return {
        "schema": SCHEMA,
        "documents": [_record(found.library, document) for document in found.library.documents],
        "problems": [{"path": p.path, "message": p.message} for p in found.problems],
        "added": [{"name": document.name, "new": is_new} for document, is_new in added],
    }


def _record(library: Library, document: Document) -> dict[str, Any]:
    plans = [plan for plan in library.plans() if plan.document == document.id]
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "government": document.government,
        "departments": list(dict.fromkeys(plan.department for plan in plans)),
        "period": document.period,
        "kind": document.kind.value,
        "origins": dict(document.origins),
        "items_per_level": _levels(library, document),
        "pages": document.pages or None,
        "format": document.encoding,
        "verdict": document.verdict.value,
        "notes": document.remarks,
    }


def list_lines(found: Sequence[tuple[OwnDocument, Understood]]) -> Iterator[Line]:
    """Yield the documents of the reader's library, as lines."""
    if not found:
        yield plain("我的文件庫是空的；用 kaoview add 檔案 加入文件")
    for document, understood in found:
        yield plain(document.name, "bold")
        for each in understood.library.documents:
            when = f"{each.period} 年度" if each.period else "年度不明 "
            department = _value(understood.library, each, "department")
            yield plain(f"  {each.title}（{when}{each.kind.label}，{department}）")
        for problem in understood.problems:
            yield plain(f"  讀不了：{problem.message}", "yellow")
        if document.source:
            yield plain(f"  來自 {document.source}", "dim")


def list_records(found: Sequence[tuple[OwnDocument, Understood]]) -> list[dict[str, Any]]:
    """Return the documents of the reader's library, for JSON."""
    return [
        {
            "name": document.name,
            "path": str(document.path),
            "source": document.source or None,
            "documents": [_record(each.library, d) for d in each.library.documents],
            "problems": [p.message for p in each.problems],
        }
        for document, each in found
    ]
