"""Export for notes: Markdown with front matter, a heading for each level, markers as printed.

Every paragraph of a document becomes a paragraph of its own, escaped, so that a renderer shows
exactly the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, zip_longest

from kaoview.export.citation import plan_reference, reference
from kaoview.export.escape import cell, front_matter, inline, line
from kaoview.export.outline_options import OutlineOptions
from kaoview.export.selection import (
    ExportProgress,
    SelectedDepartment,
    SelectedPlan,
    select,
    with_progress,
)
from kaoview.model import Item, ItemKind, Library, Node, SourceSpan
from kaoview.printed import marked
from kaoview.reading.export_form import (
    ABOVE,
    AMOUNT_HEADER,
    DEEPEST_HEADING,
    NOTE,
    SOURCE,
    item_mark,
)
from kaoview.text.cell_width import fit, visible

_FENCE = 8  # tildes around a table that is kept line by line, or more than it prints in a row
_CONTEXT = 60  # cells of each heading in the line that says where an item is; chosen by eye
_NAMED = 3  # names in a title before it says how many there are; chosen by eye


def export_markdown(
    library: Library,
    nodes: Sequence[Node],
    *,
    today: date,
    options: OutlineOptions | None = None,
    progress: ExportProgress | None = None,
) -> str:
    """Return the selected nodes as one Markdown text.

    Args:
        library: The library of the nodes.
        nodes: Departments, plans and items, in any order; they are exported in the library's.
        today: The date of export, for the front matter.
        options: What is said besides the text; the title stands in the front matter.
        progress: Called with the items done and all items.

    Returns:
        Front matter in YAML, then the text, ending in a newline.
    """
    selected = select(library, nodes)
    said = options or OutlineOptions()
    fields = _fields(library, selected, said.title)
    body = _Body(library, said.notes).blocks(selected, progress)
    blocks = [front_matter(fields, today), *body]
    return "\n\n".join(blocks) + "\n"


def _fields(
    library: Library, selected: Sequence[SelectedDepartment], title: str
) -> dict[str, list[str]]:
    parts = [part for each in selected for part in each.parts]
    places = [part.source for part in parts]
    lines = [_lines(place) if place else "" for place in places]
    pages = [place.page_range if place else "" for place in places]
    return {
        "title": [title or _title(library, selected)],
        "id": _ids(selected),
        "department": [each.department.name for each in selected],
        "period": list(dict.fromkeys(part.plan.period for part in parts)),
        "source": [part.plan.document for part in parts],
        "source_title": [part.plan.title for part in parts],
        **({"lines": lines} if any(lines) or not any(pages) else {}),
        **({"pages": pages} if any(pages) else {}),
    }


def _title(library: Library, selected: Sequence[SelectedDepartment]) -> str:
    if all(each.whole for each in selected) and len(selected) == len(library.departments):
        names = [document.title or document.id for document in library.documents]
    else:
        names = [name for each in selected for name in _names(each)]
    if len(names) <= _NAMED:
        return "、".join(names)
    return f"{'、'.join(names[:_NAMED])}等 {len(names)} 項"


def _names(selected: SelectedDepartment) -> list[str]:
    if selected.whole:
        return [selected.department.name]
    names: list[str] = []
    for part in selected.parts:
        names += [part.plan.title] if part.whole else [item.heading for item in part.items]
    return names


def _ids(selected: Sequence[SelectedDepartment]) -> list[str]:
    ids: list[str] = []
    for each in selected:
        if each.whole:
            ids.append(each.department.id)
            continue
        for part in each.parts:
            ids += [part.plan.id] if part.whole else [item.id for item in part.items]
    return ids


def _lines(place: SourceSpan) -> str:
    """Return the lines of a place, or empty where its pages stand for them."""
    return "" if place.first_page else f"{place.first_line}-{place.last_line}"


def _aside(label: str, words: str) -> str:
    """Return a line that is said of the text, and belongs to no item when it is read again."""
    return f"*{label}{inline(words)}*"


class _Body:
    """Writes what stands below the front matter."""

    def __init__(self, library: Library, notes: Mapping[str, str]) -> None:
        self._library = library
        self._notes = notes

    def blocks(
        self, selected: Sequence[SelectedDepartment], progress: ExportProgress | None
    ) -> Iterator[str]:
        """Yield the selected nodes in paragraphs."""
        several = sum(len(each.parts) for each in selected) > 1
        for each in with_progress(selected, progress):
            level = 1
            if several:
                yield _heading(each.department.name, level)
                level += 1
            yield from self._note(each.department.id)
            for part in each.parts:
                yield from self._part(part, level, alone=not several)

    def _part(self, part: SelectedPlan, level: int, *, alone: bool) -> Iterator[str]:
        plan = part.plan
        if part.whole or not alone or len(part.items) > 1:
            yield _heading(plan.title if part.whole else plan.label, level)
            level += 1
        yield from self._note(plan.id)
        if part.whole:
            yield from _amounts(part.items)
        for before, item in zip((None, *part.items), part.items, strict=False):
            if not part.whole:
                yield from self._context(item)
                yield from _amounts((item,))
            yield from self._item(item, level, 1, before)
            if not part.whole:
                yield _aside(SOURCE, reference(self._library, item))
        if part.whole and part.items:
            yield _aside(SOURCE, plan_reference(self._library, plan))

    def _note(self, id: str) -> Iterator[str]:
        if self._notes.get(id):
            yield _aside(NOTE, self._notes[id])

    def _context(self, item: Item) -> Iterator[str]:
        """Yield a line with the headings above an item that is exported without them."""
        above = [node for node in self._library.trail(item.id)[:-1] if isinstance(node, Item)]
        if above:
            yield _aside(ABOVE, " > ".join(fit(node.heading, _CONTEXT) for node in above))

    def _item(
        self, item: Item, level: int, depth: int, before: Item | None = None
    ) -> Iterator[str]:
        """Yield an item and those below it.

        Args:
            item: The item.
            level: The level of its heading.
            depth: Its level in the plan, from 1.
            before: The item before it below the same one, or None.
        """
        yield from _own_blocks(item, level, depth, before)
        yield from self._note(item.id)
        yield from _amounts(item.children)
        for previous, child in zip((None, *item.children), item.children, strict=False):
            yield from self._item(child, level + 1, depth + 1, previous)


def _own_blocks(item: Item, level: int, depth: int, before: Item | None) -> Iterator[str]:
    """Yield an item's own heading and text."""
    paragraphs = [text for text in item.text.split("\n") if text.strip()]
    if item.kind is ItemKind.CAPTION:
        if before is not None and before.kind is not ItemKind.CAPTION:
            yield item_mark(depth)
        words = [marked(item.printed_marker, item.title), *paragraphs]
        yield "\n>\n".join(f"> {line(text)}" for text in words if text)
    elif item.kind is ItemKind.TABLE and "\t" not in item.text:
        longest = max(map(len, re.findall("~+", item.text)), default=0)
        fence = "~" * max(_FENCE, longest + 1)
        yield "\n".join((fence, *map(visible, item.text.split("\n")), fence))
    else:
        if item.title or (item.printed_marker and not _takes_marker(paragraphs)):
            yield _heading(marked(item.printed_marker, item.title), level)
        elif item.kind is ItemKind.ITEM and not item.printed_marker:
            if depth > 1 or before is not None:
                yield item_mark(depth)
        else:
            paragraphs[0] = marked(item.printed_marker, paragraphs[0])
        yield from _text(paragraphs)


def _takes_marker(paragraphs: list[str]) -> bool:
    """Whether a text begins with a paragraph, which a marker can precede, and not with a table."""
    return bool(paragraphs) and "\t" not in paragraphs[0]


def _heading(words: str, level: int) -> str:
    if level <= DEEPEST_HEADING:
        return f"{'#' * level} {inline(words)}"
    return f"**{inline(words)}**"


def _text(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs, and consecutive table rows as one table."""
    for in_table, group in groupby(paragraphs, key=lambda text: "\t" in text):
        if in_table:
            yield _table([row.split("\t") for row in group])
        else:
            yield from map(line, group)


def _table(rows: Sequence[Sequence[str]], *, right: int | None = None) -> str:
    """Return rows as a table; the first is the header, the column ``right`` is right-aligned."""
    columns = list(zip_longest(*rows, fillvalue=""))
    rule = ["---:" if at == right else "---" for at in range(len(columns))]
    filled = [[cell(text) for text in row] for row in zip(*columns, strict=True)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [filled[0], rule, *filled[1:]])


def _amounts(items: Iterable[Item]) -> Iterator[str]:
    """Yield a table of the items that have an amount, in thousand NT$ (仟元)."""
    rows = [(item.heading, f"{item.amount:,}") for item in items if item.amount is not None]
    if rows:
        yield _table([AMOUNT_HEADER, *rows], right=1)
