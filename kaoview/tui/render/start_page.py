"""The start page, and the page of a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from kaoview.model import WHOLE_CITY, Document, Library, Plan, PlanKind
from kaoview.periods import order
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.line_break import break_lines
from kaoview.tui.commands import BY_ID, key_name
from kaoview.tui.render.lines import BLANK, Line, Piece, Tone
from kaoview.tui.render.plain_lines import plain_lines

_KINDS = {
    PlanKind.OUTLINE: "各機關下一年要做的事，一個機關一節，每項一段話。",
    PlanKind.MIDTERM: "全市四年的願景、策略與優先發展的課題。",
    PlanKind.ANNUAL: "一個機關一年的工作計畫，逐項對著預算。",
    PlanKind.REPORT: "機關向議會報告半年來做了什麼、接下來要做什麼。",
    PlanKind.BUDGET: "一個政府或機關一年的收支，以及說明。",
    PlanKind.WHITE_PAPER: "一項政策的現況、目標與作法。",
    PlanKind.PROGRAMME: "一件事的計畫，常常跨好幾年。",
    PlanKind.OTHER: "看不出是哪一種計畫，照原文讀進來。",
}
"""Descriptions of the kinds of documents."""

_FIRST = ("program.tour", "search", "compare", "export", "open_file", "help")
"""The ids of the actions to begin with."""

_TOOLTIPS = {
    "help": "所有的按鍵，與記號的意思",
    "program.tour": "十步走一遍，自己按鍵，隨時可以跳過",
}
"""Descriptions that say more to beginners than those of the help page."""

_MOST_DOCUMENTS = 12  # documents listed one by one; of more, only the periods; by hand
_STEP = "  "  # indent of a document below its kind


def start_lines(
    library: Library, bundled: Path, keys: Mapping[str, Sequence[str]], width: int
) -> Iterator[Line]:
    """Yield the lines of the start page: the documents, and the first keys to know.

    Args:
        library: The library.
        bundled: The folder of the bundled documents; all others are the user's own.
        keys: The user's own keys by action.
        width: Cells of a line.
    """
    yield from plain_lines("kaoview", Tone.TITLE, width)
    yield from plain_lines("讀市政計畫、找承諾、對照年度、引用出處", Tone.QUIET, width)
    yield BLANK
    found = any(library.plans())
    yield from _counts(library, width) if found else _no_plans(library, width)
    yield BLANK
    yield from plain_lines("從這裡開始", Tone.HEADING, width)
    yield from _keys(keys, width)
    if found:
        yield BLANK
        yield from _documents(library, bundled, width)
    yield BLANK
    yield from plain_lines("在目錄上下移動就開始讀；在最上面按 Home 再看這一頁", Tone.QUIET, width)


def period_lines(library: Library, label: str, plans: Sequence[Plan], width: int) -> Iterator[Line]:
    """Yield the lines of a period's page: its plans by department."""
    yield from plain_lines(visible(label), Tone.TITLE, width)
    departments = len({plan.department for plan in plans} - {WHOLE_CITY})
    items = sum(plan.count for plan in plans)
    yield from plain_lines(f"{departments} 個機關　{items:,} 項", Tone.QUIET, width)
    yield BLANK
    for plan in plans:
        name = library.department_name(plan.department)
        tail = Piece(f"{plan.count} 項", Tone.QUIET)
        room = width - cell_width(tail.text) - 2
        words = Piece(fit(visible(f"{name}　{plan.label}"), room), Tone.TEXT)
        yield Line((words,), node=plan.id, tail=tail)


def government_lines(library: Library, government: str, width: int) -> Iterator[Line]:
    """Yield the lines of a government's page: its departments."""
    departments = [d for d in library.departments if d.government == government]
    yield from plain_lines(visible(government), Tone.TITLE, width)
    items = sum(department.count for department in departments)
    yield from plain_lines(f"{len(departments)} 個機關　{items:,} 項", Tone.QUIET, width)
    yield BLANK
    for department in departments:
        tail = Piece(f"{department.count} 項", Tone.QUIET)
        words = fit(visible(department.name), width - cell_width(tail.text) - 2)
        yield Line((Piece(words, Tone.TEXT),), node=department.id, tail=tail)


def _no_plans(library: Library, width: int) -> Iterator[Line]:
    names = "、".join(document.id for document in library.documents[:_MOST_DOCUMENTS])
    yield from plain_lines(visible(f"這些文件裡沒有讀到計畫：{names}"), Tone.TEXT, width)
    yield BLANK
    yield from plain_lines("看看讀到了什麼：kaoview check 檔案", Tone.TEXT, width)
    yield from plain_lines("換別的文件：kaoview --library 檔案或資料夾", Tone.TEXT, width)
    yield from plain_lines("只看隨附的文件：kaoview", Tone.TEXT, width)


def _counts(library: Library, width: int) -> Iterator[Line]:
    plans = list(library.plans())
    counts = {
        "份文件": len(library.documents),
        "個年度": len({plan.period for plan in plans if plan.period}),
        "個機關": sum(each.id != WHOLE_CITY for each in library.departments),
        "項": sum(plan.count for plan in plans),
    }
    words = "　".join(f"{count:,} {unit}" for unit, count in counts.items() if count)
    yield from plain_lines(f"已讀進 {words}", Tone.TEXT, width)
    if library.problems:
        words = f"另有 {len(library.problems)} 個檔案沒有讀進來，見目錄最下面"
        yield from plain_lines(words, Tone.QUIET, width)


def _documents(library: Library, bundled: Path, width: int) -> Iterator[Line]:
    """Yield the documents by kind, below a description of the kind; a click opens one."""
    first: dict[str, Plan] = {}
    for plan in library.plans():
        first.setdefault(plan.document, plan)
    many = len(library.documents) > _MOST_DOCUMENTS
    kinds = list(PlanKind)
    listed = sorted(
        library.documents, key=lambda each: (kinds.index(each.kind), order(each.period))
    )
    for kind, group in groupby(listed, key=lambda each: each.kind):
        documents = list(group)
        count = f"　{len(documents)} 份" if len(documents) > 1 else ""
        yield from plain_lines(f"{kind.label}{count}", Tone.HEADING, width)
        yield from plain_lines(_KINDS[kind], Tone.QUIET, width)
        own = [each for each in documents if not Path(each.path).is_relative_to(bundled)]
        if many:
            periods = sorted({each.period for each in documents if each.period}, key=order)
            span = f"{periods[0]} 到 {periods[-1]} 年度　" if periods else ""
            words = f"{span}其中 {len(own)} 份是自己的文件" if own else span
            if words:
                yield from plain_lines(words, Tone.TEXT, width, front=_STEP)
            doubtful = sum(bool(each.reasons) for each in documents)
            if doubtful:
                words = f"{doubtful} 份請先檢查是怎麼讀的，目錄裡有 ? 或 !"
                yield from plain_lines(words, Tone.TEXT, width, front=_STEP)
            continue
        for document in documents:
            opened = first.get(document.id)
            mark = "　（自己的文件）" if document in own else ""
            mark += (
                f"　{document.verdict.sign} {document.verdict.label}" if document.reasons else ""
            )
            node = opened.id if opened else ""
            yield from plain_lines(
                _title(document) + mark, Tone.TEXT, width, front=_STEP, node=node
            )


def _title(document: Document) -> str:
    """Return a document's title, with its period in front if the title does not have it."""
    title = document.title or document.id
    missing = document.period and document.period not in title.replace("至", "-")
    return visible(f"{document.period}　{title}" if missing else title)


def _keys(keys: Mapping[str, Sequence[str]], width: int) -> Iterator[Line]:
    """Yield a line for each action to begin with, with its current key."""
    actions = [BY_ID[id] for id in _FIRST]
    names = [key_name((keys.get(action.id) or action.keys)[0]) for action in actions]
    gutter = max(map(cell_width, names)) + 2
    for name, action in zip(names, actions, strict=True):
        tooltip = _TOOLTIPS.get(action.id, action.tooltip)
        words = f"{action.label}　{tooltip}"
        for number, (start, end) in enumerate(break_lines(words, width - gutter)):
            marker = Piece(pad("" if number else name, gutter), Tone.KEY)
            yield Line((marker, Piece(words[start:end], Tone.TEXT)), joined=number > 0)
