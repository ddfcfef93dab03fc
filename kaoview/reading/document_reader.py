"""One file's bytes to a document and its plans, with an account of every character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kaoview.model import (
    WHOLE_CITY,
    Account,
    Document,
    Furniture,
    FurnitureKind,
    Item,
    Plan,
    PlanKind,
)
from kaoview.model import (
    SourceSpan as Place,
)
from kaoview.reading.departments import DepartmentTable
from kaoview.reading.describe import Description, describe
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.file_format import SourceText
from kaoview.reading.formats.registry import read_source
from kaoview.reading.furniture import Scrap, find_page_lines
from kaoview.reading.located_text import LocatedText
from kaoview.reading.outline import read_outline
from kaoview.reading.paragraph_blocks import Block, TableBlock
from kaoview.reading.paragraphs import Paragraph, habit_of, read_paragraphs
from kaoview.reading.tables import find_tables, gather_broken_tables, read_table
from kaoview.text.cell_width import visible

_FEWEST_SECTIONS = 3
_KNOWN_SECTIONS = 0.8


@dataclass(frozen=True, slots=True)
class Hints:
    """What is said about a document from outside; None where its own words decide."""

    title: str | None = None
    period: str | None = None
    kind: PlanKind | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan that has no id yet.

    Attributes:
        department: The official name of its department, or the name the document gives.
        title: What the document calls it.
        items: Its top-level items.
    """

    department: str
    title: str
    items: tuple[DraftItem, ...]


@dataclass(frozen=True)
class ReadResult:
    """A document that has been read.

    Attributes:
        document: What it is, its furniture and its account.
        plans: Its plans in order.
        month: The month of a report, or None.
        source: Its decoded text.
    """

    document: Document
    plans: tuple[PlanDraft, ...]
    month: int | None
    source: SourceText

    def build(self, draft: PlanDraft, id: str) -> Plan:
        """Return one of the document's plans under an id, with ids for all its items."""
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

    def _items(self, drafts: Sequence[DraftItem], above: str, joint: str) -> tuple[Item, ...]:
        found: list[Item] = []
        position = 0
        for draft in drafts:
            position += not draft.opening
            id = f"{above}{joint}{0 if draft.opening else position}"
            children = self._items(draft.children, id, ".")
            found.append(self._item(draft, id, children))
        return tuple(found)

    def _item(self, draft: DraftItem, id: str, children: tuple[Item, ...]) -> Item:
        own = list(draft.passages())
        lines = [self.source.line_at(p.first) for p in own]
        lines += [self.source.line_at(p.last) for p in own]
        for child in children:
            lines += [child.source.first_line, child.source.last_line]
        return Item(
            id=id,
            marker=draft.marker.text,
            title=draft.title.text,
            text="\n".join(passage.text for passage in draft.text),
            source=Place(self.document.id, min(lines), max(lines)),
            amount=int(draft.amount.text.replace(",", "")) if draft.amount else None,
            kind=draft.kind,
            children=children,
        )


def read_document(
    path: PurePath, name: str, data: bytes, table: DepartmentTable, hints: Hints
) -> ReadResult:
    """Read a document.

    Args:
        path: Where it is, as the reader gave it.
        name: Its id, as a rule the file's name.
        data: Its bytes.
        table: The departments known by name.
        hints: What is said about it from outside.

    Returns:
        The document and its plans.

    Raises:
        FormatError: The bytes are not text that can be read.
    """
    source = read_source(path.name, data)
    stem = visible(path.stem)
    blocks, scraps = _blocks(source)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    told = describe(paragraphs)
    titles = [paragraphs[index] for index in told.title_lines]
    scraps += [(FurnitureKind.TITLE, paragraph.passage) for paragraph in titles]
    title = hints.title or told.title
    outline = read_outline([b for b in blocks if b not in titles], told.title)
    plans, headings = _plans(outline.items, stem, told, table, hints, title)
    scraps += headings
    notes = [f"第 {source.line_at(p.first)} 行：{message}" for p, message in outline.notes]
    document = Document(
        id=name,
        path=str(path),
        title=title or stem,
        period=hints.period or told.period,
        kind=hints.kind or told.kind,
        encoding=source.encoding,
        furniture=_furniture(source, scraps),
        account=_account(source, plans, scraps),
        notes=tuple(notes),
    )
    return ReadResult(document, plans, told.month, source)


def _blocks(source: SourceText) -> tuple[list[Block], list[Scrap]]:
    """Return a source's paragraphs and tables in order, and its furniture."""
    lines = source.lines
    pages = find_page_lines(lines)
    scraps: list[Scrap] = [(FurnitureKind.PAGE, lines[i].passage) for i in sorted(pages)]
    tables: list[TableBlock] = []
    skip = set(pages)
    for span in find_tables(lines):
        block, found = read_table(lines, span)
        if block.lines:
            tables.append(block)
        skip.update(span)
        scraps += found
    habit, full = habit_of(lines)
    paragraphs, found = read_paragraphs(lines, skip, habit, full)
    scraps += found
    blocks = [*gather_broken_tables(paragraphs, full), *tables]
    return sorted(blocks, key=lambda block: block.lines[0]), scraps


def _plans(
    items: list[DraftItem],
    stem: str,
    told: Description,
    table: DepartmentTable,
    hints: Hints,
    title: str,
) -> tuple[tuple[PlanDraft, ...], list[Scrap]]:
    """Share a document's items among departments; return the headings that name plans too."""
    department = _department(stem, told, table, hints)
    title = title or stem
    found: list[PlanDraft] = []
    headings: list[Scrap] = []
    if department == WHOLE_CITY:
        for owner, sections in _sections(items, table):
            headings += _heading_scraps(owner) if owner and not owner.text else []
            for section in sections:
                headings += _heading_scraps(section)
                name = "".join(section.title.text.split())
                opening = [DraftItem(text=section.text, opening=True)] if section.text else []
                children = (*opening, *section.children)
                found.append(PlanDraft(table.official(name) or name, f"{title}：{name}", children))
            gone = {id(section) for section in sections}
            if owner:
                owner.children = [child for child in owner.children if id(child) not in gone]
                if not owner.children and not owner.text:
                    gone.add(id(owner))
            items = [item for item in items if id(item) not in gone]
    if items:
        found.insert(0, PlanDraft(department, title, tuple(items)))
    return tuple(found), headings


def _sections(
    items: Sequence[DraftItem], table: DepartmentTable
) -> list[tuple[DraftItem | None, list[DraftItem]]]:
    """Find the run of sections that are named after departments, and what it stands below."""
    runs: list[tuple[DraftItem | None, list[DraftItem]]] = [(None, [d for d in items if d.marker])]
    runs += [(item, [d for d in item.children if d.marker]) for item in items]
    for owner, drafts in runs:
        known = sum(table.official("".join(d.title.text.split())) is not None for d in drafts)
        if len(drafts) >= _FEWEST_SECTIONS and known >= len(drafts) * _KNOWN_SECTIONS:
            return [(owner, drafts)]
    return []


def _heading_scraps(draft: DraftItem) -> list[Scrap]:
    return [(FurnitureKind.TITLE, p) for p in (draft.marker, draft.title) if p]


def _department(stem: str, told: Description, table: DepartmentTable, hints: Hints) -> str:
    if hints.department:
        return table.official(hints.department) or hints.department
    if told.body == table.government:
        return (table.official(told.unit) or told.unit) if told.unit else WHOLE_CITY
    return told.body + told.unit or stem


def _furniture(source: SourceText, scraps: Iterable[Scrap]) -> tuple[Furniture, ...]:
    placed = sorted(scraps, key=lambda scrap: scrap[1].first)
    return tuple(
        Furniture(kind, source.line_at(passage.first), passage.text) for kind, passage in placed
    )


def _account(source: SourceText, plans: Iterable[PlanDraft], scraps: Iterable[Scrap]) -> Account:
    """Count, for every character but white space, in how many places it stands."""
    # White space that joining put in has the place -1: the spare one at the end.
    text = source.text + " "
    in_items = bytearray(len(text))
    in_furniture = bytearray(len(text))
    for plan in plans:
        for item in plan.items:
            for draft in item.walk():
                for passage in draft.passages():
                    _count(passage, text, in_items)
    for _, passage in scraps:
        _count(passage, text, in_furniture)
    found = Counter(zip(map(str.isspace, text), in_items, in_furniture, strict=True))
    ink = [(items, furniture, n) for (space, items, furniture), n in found.items() if not space]
    return Account(
        characters=sum(n for _, _, n in ink),
        in_items=sum(n for items, _, n in ink if items),
        in_furniture=sum(n for _, furniture, n in ink if furniture),
        missing=sum(n for items, furniture, n in ink if not items + furniture),
        repeated=sum(n for items, furniture, n in ink if items + furniture > 1),
    )


def _count(passage: LocatedText, text: str, counts: bytearray) -> None:
    """Count a passage's characters where they stand, if they are what the source has there."""
    places = passage.places
    if "".join(map(text.__getitem__, places)) != passage.text:
        return
    for place in places:
        counts[place] = 1 if counts[place] == 0 else 2
