"""The page of a node: its lines, given the width.

A page is built line by line on demand, so opening a long plan costs no more than its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaoview.document import Reason, Verdict
from kaoview.model import Department, Item, ItemKind, Library, Node, Plan
from kaoview.printed import amount_words
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.line_break import break_lines
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import BLANK, Line, Piece, Tone
from kaoview.tui.render.plain_lines import plain_lines
from kaoview.tui.render.table import table_lines
from kaoview.tui.state.tree_model import items_below

# Cells; all chosen by eye, tests/tui/render/test_item_page.py holds them.
_WIDE_STEP, _STEP = 4, 2  # indent of a level, on a wide page and a narrow one
_WIDE = 68  # the least width of a wide page
_LEAST = 24  # the least width of a line; below it, levels are not indented further
_LEAST_BESIDE = 12  # the least width of a heading beside its amount; else that goes below
_SOURCE_PARTS = re.compile(r" 第 .*|(?:(?! 第 )[^；])+；?|；")
"""What is kept together of a source: what ends with a semicolon, the file, its pages or lines."""
_MARKER_MOST, _MARKER_MOST_NARROW = 12, 5  # the markers' column; the text follows longer ones


def node_lines(
    node: Node, width: int, reasons: Sequence[Reason] = (), *, source: str = ""
) -> Iterator[Line]:
    """Yield the lines of a node's page.

    Args:
        node: A department, whose page lists plans and headings, or a plan or an item.
        width: Cells of a line.
        reasons: Why a plan's document may have been read wrongly.
        source: What an item stands in, in words; empty for its document's name.

    Yields:
        The lines from top to bottom.
    """
    if isinstance(node, Department):
        yield from _department(node, width)
    elif isinstance(node, Plan):
        yield from _plan(node, width, reasons)
    else:
        yield from _item_page(node, width, source or node.source.words)


def problem_lines(library: Library, width: int) -> Iterator[Line]:
    """Yield the lines of the page of files that could not be read."""
    yield from plain_lines("沒有讀進來的檔案", Tone.TITLE, width)
    for problem in library.problems:
        yield BLANK
        yield from plain_lines(visible(problem.path), Tone.HEADING, width)
        yield from plain_lines(visible(problem.message), Tone.TEXT, width)
    yield BLANK
    advice = "改好以後重新打開 kaoview 就會讀進來；先看看讀不讀得懂：kaoview check 檔案"
    yield from plain_lines(advice, Tone.QUIET, width)


def _department(department: Department, width: int) -> Iterator[Line]:
    yield from plain_lines(visible(department.name), Tone.TITLE, width, node=department.id)
    if department.aliases:
        names = visible("、".join(department.aliases))
        yield from plain_lines(f"又名：{names}", Tone.QUIET, width, node=department.id)
    for plan in department.plans:
        yield BLANK
        yield from _plan_heading(plan, width)
        yield BLANK
        items = items_below(plan)
        gutter = _gutter(items, width) if items else 0
        for item in items:
            yield _contents_line(item, width, gutter)


def _dated(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield lines that begin with a period, giving it its accent."""
    first = next(lines)
    words, *others = first.pieces
    when, rest = parted(words.text)
    yield first._replace(
        pieces=(words._replace(text=when, period=when), words._replace(text=rest), *others)
    )
    yield from lines


def _plan_heading(plan: Plan, width: int) -> Iterator[Line]:
    """Yield a plan's label and number of items, and its title."""
    tail = Piece(f"{plan.count} 項", Tone.QUIET)
    label = fit(visible(plan.label), width - cell_width(tail.text) - 2)
    when, kind = parted(label)
    pieces = (Piece(when, Tone.HEADING, period=when), Piece(kind, Tone.HEADING))
    yield Line(pieces, node=plan.id, tail=tail)
    yield from plain_lines(visible(plan.title), Tone.QUIET, width, node=plan.id)


def _contents_line(item: Item, width: int, gutter: int) -> Line:
    """Return an item on one line, cut to the width."""
    marker = _marker(item, gutter if item.marker else 0)
    words = visible((item.title or item.text)[: width + 1].partition("\n")[0])
    tail = _tail(item)
    room = width - cell_width(marker.text) - (cell_width(tail.text) + 2 if tail else 0)
    return Line((marker, Piece(fit(words, room), Tone.TEXT, 0)), node=item.id, tail=tail)


def _plan(plan: Plan, width: int, reasons: Sequence[Reason]) -> Iterator[Line]:
    yield from plain_lines(visible(plan.title), Tone.TITLE, width, node=plan.id)
    facts = f"{plan.label}　{plan.count} 項　{plan.source_words}"
    yield from _dated(plain_lines(visible(facts), Tone.QUIET, width, node=plan.id))
    yield BLANK
    if reasons:
        yield from _reasons(reasons, width)
        yield BLANK
    if plan.items:
        yield from _group(plan.items, 0, width)
    else:
        yield from plain_lines("這份計畫裡沒有讀到項目。", Tone.QUIET, width)
        yield from plain_lines("看看原始檔是怎麼讀的：kaoview check 檔案", Tone.QUIET, width)


def _reasons(reasons: Sequence[Reason], width: int) -> Iterator[Line]:
    """Yield why a plan's document may have been read wrongly; a click goes to the place."""
    worst = max((reason.verdict for reason in reasons), key=list(Verdict).index)
    yield from plain_lines(f"這份文件{worst.label}：", Tone.AMOUNT, width)
    for reason in reasons:
        place = f"（{reason.place}）" if reason.place else ""
        words = visible(f"{reason.words}{place}")
        yield from plain_lines(
            words, Tone.TEXT, width, front=f"{reason.verdict.sign} ", node=reason.place
        )


def _item_page(item: Item, width: int, source: str) -> Iterator[Line]:
    yield from _group((item,), 0, width, top=True)
    yield BLANK
    yield from plain_lines(visible(item.id), Tone.QUIET, width, node=item.id, front="編號　")
    shown = visible(source)
    parts = _SOURCE_PARTS.findall(shown)
    yield from plain_lines(shown, Tone.QUIET, width, node=item.id, front="出處　", parts=parts)


def _group(items: Sequence[Item], indent: int, width: int, *, top: bool = False) -> Iterator[Line]:
    """Yield the items of one level, with their markers in one column."""
    gutter = _gutter(items, width)
    spaced = any(_is_long(item, width - indent - gutter) for item in items)
    before: Item | None = None
    for item in items:
        kinds_differ = before is not None and before.kind is not item.kind
        captions = before is not None and before.kind is item.kind is ItemKind.CAPTION
        if before is not None and (kinds_differ or (spaced and not captions)):
            yield BLANK
        yield from _item(item, indent, width, gutter, top=top)
        before = item


def _is_long(item: Item, room: int) -> bool:
    """Tell whether an item takes more than one line, so that blank lines surround it."""
    return bool(item.children) or cell_width(item.title) + cell_width(item.text) > room


def _item(item: Item, indent: int, width: int, gutter: int, *, top: bool) -> Iterator[Line]:
    if item.kind is ItemKind.CAPTION:
        yield from _caption(item, indent, width)
        return
    yield from _own_lines(item, indent, width, gutter, top=top)
    if not item.children:
        return
    if item.title or item.text:
        step = _WIDE_STEP if width >= _WIDE else _STEP
        deeper = indent + (step if not top or gutter else 0)
        indent = deeper if width - deeper >= _LEAST else indent
    if _blank_before_children(item, width - indent):
        yield BLANK
    yield from _group(item.children, indent, width)


def _blank_before_children(item: Item, room: int) -> bool:
    """Tell whether a blank line separates an item's own text from its children."""
    first = item.children[0]
    spaced = any(_is_long(child, room) for child in item.children)
    return bool(item.text) or first.kind is not ItemKind.ITEM or spaced


def _own_lines(item: Item, indent: int, width: int, gutter: int, *, top: bool) -> Iterator[Line]:
    """Yield an item's own lines: marker, title, amount and text."""
    gutter = gutter if item.marker else 0
    marker = _marker(item, gutter)
    left = indent + gutter
    excess = cell_width(marker.text) - gutter
    if excess > (width - left) // 2 or (excess > 0 and item.kind is ItemKind.TABLE):
        yield Line((marker,), indent, item.id)
        marker, excess = Piece(" " * gutter, Tone.MARKER), 0
    tail = _tail(item)
    taken = cell_width(tail.text) + 2 if tail else 0
    beside = width - left - taken >= _LEAST_BESIDE
    lines: list[Line] = []
    if item.title:
        tone = Tone.TITLE if top else Tone.HEADING
        room = width - taken if beside else width
        lines += _paragraph(item.title, tone, room, left, item.id, 0, excess)
        excess = 0
    if tail and not (item.title and beside):
        lines.append(Line((), left, item.id, tail, joined=bool(lines)))
        tail = None
    if item.text:
        lines += _body(item, left, width, excess)
    first, *rest = lines or [Line((), left, item.id)]
    if marker.text:
        first = first._replace(pieces=(marker, *first.pieces), indent=indent)
    yield first._replace(tail=tail or first.tail)
    yield from rest


def _body(item: Item, left: int, width: int, excess: int) -> Iterator[Line]:
    """Yield the lines of an item's text; the marker may take ``excess`` cells of the first."""
    at = len(item.title)
    if item.kind is ItemKind.TABLE:
        yield from table_lines(item.text, width, indent=left, node=item.id, at=at)
        return
    paragraphs = item.text.split("\n")
    long = any(cell_width(paragraph) > width - left for paragraph in paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if number and long:
            yield BLANK
        yield from _paragraph(paragraph, Tone.TEXT, width, left, item.id, at, excess)
        at += len(paragraph) + 1
        excess = 0


def _paragraph(
    text: str, tone: Tone, width: int, indent: int, node: str, at: int, taken: int = 0
) -> Iterator[Line]:
    """Yield the lines of a paragraph; ``taken`` cells of the first one are not free."""
    for number, (start, end) in enumerate(break_lines(text, width - indent, indent=taken)):
        piece = Piece(visible(text[start:end]), tone, at + start)
        yield Line((piece,), indent, node, joined=number > 0)


def _caption(item: Item, indent: int, width: int) -> Iterator[Line]:
    """Yield a caption's lines, all but the first indented."""
    marker = Piece(_marker_words(item), Tone.CAPTION)
    left = indent + _STEP
    taken = cell_width(marker.text) - _STEP
    words = item.title + item.text
    first, *rest = _paragraph(words, Tone.CAPTION, width, left, item.id, 0, taken)
    yield first._replace(indent=indent, pieces=(marker, *first.pieces))
    yield from rest


def _tail(item: Item) -> Piece | None:
    return Piece(amount_words(item.amount), Tone.AMOUNT) if item.amount is not None else None


def _marker(item: Item, gutter: int) -> Piece:
    """Return an item's marker, padded to the column of markers."""
    return Piece(pad(_marker_words(item), gutter), Tone.MARKER)


def _marker_words(item: Item) -> str:
    """Return an item's marker, with a space after it unless it ends in a wide character."""
    marker = visible(item.printed_marker)
    return f"{marker} " if marker and cell_width(marker[-1]) < 2 else marker


def _gutter(items: Sequence[Item], width: int) -> int:
    """Return the width of the column of markers."""
    widest = max(cell_width(_marker_words(item)) for item in items)
    return min(widest, _MARKER_MOST if width >= _WIDE else _MARKER_MOST_NARROW)
