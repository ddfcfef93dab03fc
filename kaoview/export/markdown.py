"""Export for notes: Markdown with front matter, a heading a level, markers as printed.

Every paragraph of a document becomes a paragraph of its own, escaped, so that a renderer shows
the document's words and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, zip_longest

from kaoview.export.data import json_text
from kaoview.export.escape import cell, inline, line
from kaoview.export.selection import Chosen, Part, Watch, choose, watched
from kaoview.model import Item, ItemKind, Library, Node, marked
from kaoview.text.cell_width import fit, visible

_DEEPEST = 6  # Markdown knows six levels of headings
_AMOUNT_HEADER = ("項目", "金額（仟元）")
_CONTEXT = 60  # cells of a heading above, when only named for its place
_NAMED = 3  # so many names stand in a title before it says how many there are


def export_markdown(
    library: Library, nodes: Sequence[Node], *, today: date, watch: Watch | None = None
) -> str:
    """Return the chosen nodes as one Markdown text.

    Args:
        library: Where the nodes come from.
        nodes: Departments, plans and items, in any order; they come out in the library's.
        today: The date of export, for the front matter.
        watch: Told how far it is.

    Returns:
        Front matter in YAML, then the text, ending in a newline.
    """
    chosen = choose(library, nodes)
    blocks = [_front_matter(library, chosen, today), *_body(library, chosen, watch)]
    return "\n\n".join(blocks) + "\n"


def _front_matter(library: Library, chosen: Sequence[Chosen], today: date) -> str:
    parts = [part for each in chosen for part in each.parts]
    sources = [_extent(part) for part in parts]
    fields = {
        "title": [_title(library, chosen)],
        "id": _ids(chosen),
        "department": [each.department.name for each in chosen],
        "period": list(dict.fromkeys(part.plan.period for part in parts)),
        "source": [document for document, _ in sources],
        "lines": [lines for _, lines in sources],
    }
    rows = [f"{key}: {_yaml(values)}" for key, values in fields.items()]
    return "\n".join(["---", *rows, f"exported: {today.isoformat()}", "---"])


def _yaml(values: list[str]) -> str:
    """Return one text, or a list of several, in YAML's double-quoted form, which is JSON's."""
    clean = [visible(value) for value in values]
    return json_text(clean[0] if len(clean) == 1 else clean, indent=None).strip()


def _title(library: Library, chosen: Sequence[Chosen]) -> str:
    if all(each.whole for each in chosen) and len(chosen) == len(library.departments):
        names = [document.title or document.id for document in library.documents]
    else:
        names = [name for each in chosen for name in _names(each)]
    if len(names) <= _NAMED:
        return "、".join(names)
    return f"{'、'.join(names[:_NAMED])}等 {len(names)} 項"


def _names(chosen: Chosen) -> list[str]:
    if chosen.whole:
        return [chosen.department.name]
    names: list[str] = []
    for part in chosen.parts:
        names += [part.plan.title] if part.whole else [item.heading for item in part.items]
    return names


def _ids(chosen: Sequence[Chosen]) -> list[str]:
    ids: list[str] = []
    for each in chosen:
        if each.whole:
            ids.append(each.department.id)
            continue
        for part in each.parts:
            ids += [part.plan.id] if part.whole else [item.id for item in part.items]
    return ids


def _extent(part: Part) -> tuple[str, str]:
    """Return the document of a part and the lines from its first to its last item."""
    if not part.items:
        return part.plan.document, ""
    first = min(item.source.first_line for item in part.items)
    last = max(item.source.last_line for item in part.items)
    return part.plan.document, f"{first}-{last}"


def _body(library: Library, chosen: Sequence[Chosen], watch: Watch | None) -> Iterator[str]:
    several = sum(len(each.parts) for each in chosen) > 1
    for each in watched(chosen, watch):
        level = 1
        if several:
            yield _heading(each.department.name, level)
            level += 1
        for part in each.parts:
            yield from _part(library, part, level, alone=not several)


def _part(library: Library, part: Part, level: int, *, alone: bool) -> Iterator[str]:
    plan = part.plan
    if part.whole or not alone or len(part.items) > 1:
        yield _heading(plan.title if part.whole else plan.label, level)
        level += 1
    if part.whole:
        yield from _amounts(part.items)
    for item in part.items:
        if not part.whole:
            yield from _context(library, item)
            yield from _amounts((item,))
        yield from _item(item, level)


def _context(library: Library, item: Item) -> Iterator[str]:
    """Yield the headings above an item that is shown without them."""
    above = [node for node in library.trail(item.id)[:-1] if isinstance(node, Item)]
    if above:
        yield f"*位於：{inline(' > '.join(fit(node.heading, _CONTEXT) for node in above))}*"


def _item(item: Item, level: int) -> Iterator[str]:
    paragraphs = [text for text in item.text.split("\n") if text.strip()]
    if item.kind is ItemKind.CAPTION:
        words = [marked(item.printed_marker, item.title), *paragraphs]
        yield "\n>\n".join(f"> {line(text)}" for text in words if text)
    else:
        if item.title or (item.printed_marker and not _runs_on(paragraphs)):
            yield _heading(marked(item.printed_marker, item.title), level)
        elif item.printed_marker:
            paragraphs[0] = marked(item.printed_marker, paragraphs[0])
        yield from _text(paragraphs)
    yield from _amounts(item.children)
    for child in item.children:
        yield from _item(child, level + 1)


def _runs_on(paragraphs: list[str]) -> bool:
    """Tell whether a text starts with a paragraph that a marker can stand before."""
    return bool(paragraphs) and "\t" not in paragraphs[0]


def _heading(words: str, level: int) -> str:
    if level <= _DEEPEST:
        return f"{'#' * level} {inline(words)}"
    return f"**{inline(words)}**"


def _text(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs, and rows that follow each other as one table."""
    for in_table, group in groupby(paragraphs, key=lambda text: "\t" in text):
        if in_table:
            yield _table([row.split("\t") for row in group])
        else:
            yield from map(line, group)


def _table(rows: Sequence[Sequence[str]], *, right: int | None = None) -> str:
    """Return rows as a table; the first is the header, the column ``right`` set flush right."""
    columns = list(zip_longest(*rows, fillvalue=""))
    rule = ["---:" if at == right else "---" for at in range(len(columns))]
    filled = [[cell(text) for text in row] for row in zip(*columns, strict=True)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [filled[0], rule, *filled[1:]])


def _amounts(items: Iterable[Item]) -> Iterator[str]:
    """Yield a table of the items that have an amount, in thousand NT$ (仟元)."""
    rows = [(item.heading, f"{item.amount:,}") for item in items if item.amount is not None]
    if rows:
        yield _table([_AMOUNT_HEADER, *rows], right=1)
