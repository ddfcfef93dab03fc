"""A file's bytes to a document and its plans, with an account of every character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kaoview.model import (
    Document,
    Furniture,
    FurnitureKind,
    Item,
    Plan,
    SourceSpan,
)
from kaoview.reading.account import account_of
from kaoview.reading.contents import Contents, find_contents
from kaoview.reading.departments import DepartmentTable
from kaoview.reading.describe import (
    FILE_PLACE,
    READER_PLACE,
    Description,
    Surroundings,
    describe,
)
from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.export_form import is_export
from kaoview.reading.exported import (
    amount_tables,
    export_outline,
    give_amounts,
    with_export_fields,
)
from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.progress import UNWATCHED, Watch
from kaoview.reading.formats.registry import format_of, read_source
from kaoview.reading.furniture import FurniturePiece, find_page_furniture, marked_page_furniture
from kaoview.reading.hints import Hints
from kaoview.reading.line_layout import layout_of
from kaoview.reading.located_text import LocatedText
from kaoview.reading.numbered_cells import collect_numbered_cells
from kaoview.reading.outline import Outline, read_outline
from kaoview.reading.owners import Owner, owner_of_document
from kaoview.reading.paragraph import Block, Paragraph
from kaoview.reading.paragraphs import read_paragraphs
from kaoview.reading.tables import collect_broken_tables, find_tables, joined_tables, read_table
from kaoview.text.cell_width import visible

_FEWEST_SECTIONS = 3
"""Sections named after departments that make a document the whole government's, at least."""
_LETTER = re.compile(r"[\u4e00-\u9fff]")
_MOST_HEADERS = 8
"""Different page headers that are asked what the document is; chosen by hand."""
_KNOWN_SECTIONS = 0.8
"""The share of such sections whose department is known, at least; both chosen by hand."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan that has no id yet.

    Attributes:
        department: The official name of its department, or the name that the document gives.
        title: Its title in the document.
        items: Its top-level items.
    """

    department: str
    title: str
    items: tuple[DraftItem, ...]


@dataclass(frozen=True)
class ReadResult:
    """A document that has been read.

    Attributes:
        document: Its description, its furniture and its account.
        plans: Its plans in order.
        month: The month of a report, or None.
        source: Its decoded text.
    """

    document: Document
    plans: tuple[PlanDraft, ...]
    month: int | None
    source: SourceText

    def build(self, draft: PlanDraft, id: str) -> Plan:
        """Return one of the document's plans with its id, and ids for all its items."""
        return Plan(
            id=id,
            title=draft.title,
            period=self.document.period,
            kind=self.document.kind,
            department=draft.department,
            document=self.document.id,
            items=self._items(draft.items, id, "-"),
            month=self.month,
        )

    def _items(self, drafts: Sequence[DraftItem], parent: str, separator: str) -> tuple[Item, ...]:
        found: list[Item] = []
        position = 0
        for draft in drafts:
            position += not draft.opening
            id = f"{parent}{separator}{0 if draft.opening else position}"
            children = self._items(draft.children, id, ".")
            found.append(self._item(draft, id, children))
        return tuple(found)

    def _item(self, draft: DraftItem, id: str, children: tuple[Item, ...]) -> Item:
        ends = [at for passage in draft.passages() for at in (passage.first, passage.last)]
        lines = [self.source.line_at(at) for at in ends]
        pages = [self.source.page_at(at) for at in ends]
        for child in children:
            lines += [child.source.first_line, child.source.last_line]
            pages += [child.source.first_page, child.source.last_page]
        return Item(
            id=id,
            marker=draft.marker.text,
            title=draft.title.text,
            text="\n".join(passage.text for passage in draft.text),
            source=SourceSpan(self.document.id, min(lines), max(lines), min(pages), max(pages)),
            amount=int(draft.amount.text.replace(",", "")) if draft.amount else None,
            kind=draft.kind,
            children=children,
        )


def read_document(
    path: PurePath,
    name: str,
    data: bytes,
    table: DepartmentTable,
    hints: Hints,
    watch: Watch = UNWATCHED,
) -> ReadResult:
    """Read a document.

    Args:
        path: The file's path as the user gave it.
        name: The document's id, usually the file's name.
        data: The file's bytes.
        table: The departments known by name.
        hints: What is known about it from elsewhere.
        watch: Who is told how far the reading is, and may stop it.

    Returns:
        The document and its plans.

    Raises:
        FormatError: The file cannot be read.
    """
    source = read_source(path.name, data, ocr=hints.ocr, watch=watch)
    stem = visible(path.stem)
    exported = is_export(dict(source.fields))
    amounts, listed, furniture = amount_tables(source.lines) if exported else ([], set(), [])
    blocks, found = _blocks(source, listed)
    furniture += found
    contents = find_contents([block for block in blocks if isinstance(block, Paragraph)])
    blocks, found = _without_contents(blocks, contents)
    furniture += found
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    headers = [piece.text for kind, piece in furniture if kind is FurnitureKind.PAGE]
    around = Surroundings(
        _first_headers(headers), source.title, stem, dict(source.fields), source.text
    )
    said, hints = hints, with_export_fields(hints, around.fields)
    description = describe(paragraphs, around)
    titles = [paragraphs[index] for index in description.title_lines]
    furniture += [(FurnitureKind.TITLE, paragraph.passage) for paragraph in titles]
    title = hints.title or description.title
    body = [block for block in blocks if block not in titles]
    outline = Outline(export_outline(body)) if exported else read_outline(body, description.title)
    give_amounts(outline.items, amounts)
    plans, headings = _plans(outline.items, stem, description, table, hints, title)
    furniture += headings
    notes = [*source.notes, *filter(None, [contents.note])]
    notes += [f"{_place(source, p)}：{message}" for p, message in outline.notes]
    document = Document(
        id=name,
        path=str(path),
        title=title or stem,
        period=hints.period or description.period,
        kind=hints.kind or description.kind,
        encoding=source.encoding,
        furniture=_furniture(source, furniture),
        account=account_of(source.text, _passages(plans), (piece for _, piece in furniture)),
        notes=tuple(notes),
        government=hints.government or description.body,
        pages=source.pages,
        origins=_origins(description, said, stem_as_department=_is_stem(plans, stem)),
        plain=format_of(path.name, data).plain,
    )
    return ReadResult(document, plans, hints.month or description.month, source)


def _first_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """Return the different page headers in order, page numbers left out."""
    words = dict.fromkeys(header for header in headers if _LETTER.search(header))
    return tuple(words)[:_MOST_HEADERS]


def _is_stem(plans: Sequence[PlanDraft], stem: str) -> bool:
    return any(plan.department == stem for plan in plans)


def _origins(
    description: Description, hints: Hints, *, stem_as_department: bool
) -> tuple[tuple[str, str], ...]:
    """Return where each field comes from; what a reader says has the last word."""
    found = dict(description.origins)
    if stem_as_department:
        found.setdefault("department", FILE_PLACE)
    for name in ("title", "period", "kind", "government", "department"):
        if getattr(hints, name) is not None:
            found[name] = READER_PLACE
    return tuple(found.items())


def _blocks(source: SourceText, taken: Collection[int]) -> tuple[list[Block], list[FurniturePiece]]:
    """Return a source's paragraphs and tables in order, and its furniture.

    Args:
        source: The source.
        taken: The indexes of lines that have been read already.
    """
    lines = source.lines
    # Where the format says what is a header, a line of the same words in the body is a heading.
    pages = marked_page_furniture(lines) or find_page_furniture(lines)
    furniture: list[FurniturePiece] = [
        (FurnitureKind.PAGE, lines[i].passage) for i in sorted(pages)
    ]
    marked = enumerate(lines) if source.marks else ()
    menus = {i for i, line in marked if line.mark.role is LineRole.NAVIGATION}
    furniture += [(FurnitureKind.MARKUP, lines[i].passage) for i in sorted(menus)]
    tables: list[TableBlock] = []
    skip = pages | menus | set(taken)
    spans, repeated = joined_tables(lines, find_tables(lines, skip), skip)
    furniture += [(FurnitureKind.PAGE, lines[i].passage) for i in sorted(repeated)]
    skip |= repeated
    for span in spans:
        block, found = read_table(lines, span)
        if block.lines:
            tables.append(block)
        skip.update(span)
        furniture += found
    layout, full_width = layout_of(source)
    paragraphs, found = read_paragraphs(lines, skip, layout, full_width)
    furniture += found
    blocks = [*collect_broken_tables(paragraphs, full_width), *tables]
    blocks.sort(key=lambda block: block.lines[0])
    return collect_numbered_cells(blocks, lines), furniture


def _without_contents(
    blocks: Sequence[Block], contents: Contents
) -> tuple[list[Block], list[FurniturePiece]]:
    """Return the blocks without those of contents pages, and these as furniture."""
    kept: list[Block] = []
    furniture: list[FurniturePiece] = []
    at = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            at += 1
            if at - 1 in contents.indexes:
                furniture.append((FurnitureKind.CONTENTS, block.passage))
                continue
        kept.append(block)
    return kept, furniture


def _plans(
    items: list[DraftItem],
    stem: str,
    description: Description,
    table: DepartmentTable,
    hints: Hints,
    title: str,
) -> tuple[tuple[PlanDraft, ...], list[FurniturePiece]]:
    """Divide a document's items among departments.

    Returns:
        The plans, and the headings that name them, as furniture.
    """
    owner_of = owner_of_document(stem, description, table, hints)
    title = title or stem
    found: list[PlanDraft] = []
    headings: list[FurniturePiece] = []
    if owner_of.whole:
        for owner, sections in _sections(items, owner_of):
            for section in sections:
                headings += _heading_furniture(section)
                name = "".join(section.title.text.split())
                opening = [DraftItem(text=section.text, opening=True)] if section.text else []
                children = (*opening, *section.children)
                found.append(PlanDraft(owner_of.named(name), f"{title}：{name}", children))
            moved = {id(section) for section in sections}
            if owner:
                owner.children = [child for child in owner.children if id(child) not in moved]
                if not owner.children and not owner.text:
                    moved.add(id(owner))
                    headings += _heading_furniture(owner)
            items = [item for item in items if id(item) not in moved]
    if items:
        found.insert(0, PlanDraft(owner_of.department, title, tuple(items)))
    return tuple(found), headings


def _sections(
    items: Sequence[DraftItem], owner_of: Owner
) -> list[tuple[DraftItem | None, list[DraftItem]]]:
    """Return the sections named after departments, with the item they are below, or nothing."""
    runs: list[tuple[DraftItem | None, list[DraftItem]]] = [(None, [d for d in items if d.marker])]
    runs += [(item, [d for d in item.children if d.marker]) for item in items]
    for owner, drafts in runs:
        known = sum(owner_of.knows("".join(d.title.text.split())) for d in drafts)
        if len(drafts) >= _FEWEST_SECTIONS and known >= len(drafts) * _KNOWN_SECTIONS:
            return [(owner, drafts)]
    return []


def _heading_furniture(draft: DraftItem) -> list[FurniturePiece]:
    return [(FurnitureKind.TITLE, p) for p in (draft.marker, draft.title) if p]


def _furniture(source: SourceText, furniture: Iterable[FurniturePiece]) -> tuple[Furniture, ...]:
    in_order = sorted(furniture, key=lambda piece: piece[1].first)
    return tuple(
        Furniture(kind, source.line_at(passage.first), passage.text, source.page_at(passage.first))
        for kind, passage in in_order
    )


def _place(source: SourceText, passage: LocatedText) -> str:
    """Return where a passage begins, in words."""
    return SourceSpan.at(source.line_at(passage.first), source.page_at(passage.first)).place


def _passages(plans: Iterable[PlanDraft]) -> Iterator[LocatedText]:
    """Yield every text of the plans' items."""
    for plan in plans:
        for item in plan.items:
            for draft in item.walk():
                yield from draft.passages()
