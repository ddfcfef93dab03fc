"""The tree that everything else reads: Library > Department > Plan > Item, all frozen.

Strings are the documents' own text, cleaned only of layout white space; nothing here knows how a
document is read or shown. The classes of documents come from ``kaoview.document`` and can be
imported from here as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kaoview.document import (
    Account,
    Document,
    Furniture,
    FurnitureKind,
    PlanKind,
    Problem,
    SourceSpan,
)
from kaoview.node_names import LED_PARTS, fold_name, led
from kaoview.printed import PRIVATE_GLYPHS, marked

__all__ = [
    "WHOLE_CITY",
    "Account",
    "Department",
    "Document",
    "Furniture",
    "FurnitureKind",
    "Item",
    "ItemKind",
    "Library",
    "Node",
    "Plan",
    "PlanKind",
    "Problem",
    "SourceSpan",
]

WHOLE_CITY = "全市"
"""The department of text that belongs to the whole government."""


class ItemKind(StrEnum):
    """The kind of an item."""

    ITEM = "item"
    CAPTION = "caption"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered or headed item in a plan, with its children.

    Attributes:
        id: Short, typeable and stable, for instance ``113-衛生局-2``.
        marker: The numbering exactly as printed (``(一)``, ``1.``), or empty.
        title: The heading's words, or empty where an item is plain text.
        text: The body; paragraphs and table rows are separated by newlines, table cells by tabs.
        source: Its place in the document, children included.
        amount: A budget in thousand NT$ (仟元), or None.
        kind: Whether it is text, a caption or a table kept as printed.
        children: The items below it, in the document's order.
    """

    id: str
    marker: str
    title: str
    text: str
    source: SourceSpan
    amount: int | None = None
    kind: ItemKind = ItemKind.ITEM
    children: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield this item and its descendants, in the document's order."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(reversed(item.children))

    @property
    def count(self) -> int:
        """The number of descendants, captions aside."""
        return sum(item.kind is not ItemKind.CAPTION for item in self.walk() if item is not self)

    @property
    def characters(self) -> int:
        """The number of its own characters, white space, marker and descendants aside."""
        return sum(map(len, self.title.split())) + sum(map(len, self.text.split()))

    @property
    def printed_marker(self) -> str:
        """The marker as a reader sees it on paper: private-use glyphs as the council prints them.

        The council's font has ㈠ to ㈩ and ⑴ to ⒇ at code points that other fonts leave empty.
        """
        return self.marker.translate(PRIVATE_GLYPHS)

    @property
    def heading(self) -> str:
        """Printed marker and title together, or marker and the text's first paragraph."""
        words = self.title or self.text.split("\n", 1)[0].replace("\t", " ")
        return marked(self.printed_marker, words)


@dataclass(frozen=True)
class Plan:
    """One document's part for one department and period.

    Attributes:
        id: Period (and month, for a report) and department, for instance ``113-衛生局``.
        title: Its title in the document.
        period: A year or a range of years of the Republic: ``107``, ``108-111``.
        kind: The kind of document it comes from.
        department: The id of its department.
        document: The id of the document it comes from.
        items: The top-level items, in the document's order.
        month: The month of a report, from 1 to 12, or None.
    """

    id: str
    title: str
    period: str
    kind: PlanKind
    department: str
    document: str
    items: tuple[Item, ...]
    month: int | None = None

    def walk(self) -> Iterator[Item]:
        """Yield every item of the plan, in the document's order."""
        for item in self.items:
            yield from item.walk()

    @property
    def label(self) -> str:
        """Period, month and kind in a few words, for instance ``112.4 業務報告``."""
        when = f"{self.period}.{self.month}" if self.month else self.period
        return f"{when} {self.kind.label}"

    @property
    def source(self) -> SourceSpan | None:
        """Its place in its document, from its first item to its last, or None without items."""
        return SourceSpan.around(item.source for item in self.items) if self.items else None

    @property
    def source_words(self) -> str:
        """Its document, and its pages where the format has them.

        Lines are left out: they hold headings and tables of other plans as well.
        """
        pages = self.source.page_words if self.source else ""
        return f"{self.document} {pages}".rstrip()

    @cached_property
    def count(self) -> int:
        """The number of items at all levels, captions aside."""
        return sum(item.kind is not ItemKind.CAPTION for item in self.walk())


@dataclass(frozen=True, slots=True)
class Department:
    """A department (機關) under its official name, with its other names and its plans.

    Attributes:
        id: Its id.
        name: Its official name.
        aliases: Its other names.
        plans: Its plans.
        government: The government it belongs to, or empty if that is not known.
        led_names: Its names led by those of its government (桃園:衛生局), where there are several
            governments; they are understood where they are typed, and never shown.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    government: str = ""
    led_names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The number of items in its plans at all levels, captions aside."""
        return sum(plan.count for plan in self.plans)


Node = Department | Plan | Item


@dataclass(frozen=True)
class Library:
    """Departments with their plans, the documents they come from, and files that failed."""

    departments: tuple[Department, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()

    def plans(self) -> Iterator[Plan]:
        """Yield every plan, department by department."""
        for department in self.departments:
            yield from department.plans

    def items(self) -> Iterator[Item]:
        """Yield every item of every plan."""
        for plan in self.plans():
            yield from plan.walk()

    @cached_property
    def governments(self) -> tuple[str, ...]:
        """The governments of its departments in their order; empty where there is only one.

        Departments of an unknown government count for none.
        """
        found = dict.fromkeys(d.government for d in self.departments if d.government)
        return tuple(found) if len(found) > 1 else ()

    def document(self, id: str) -> Document:
        """Return the document with this id.

        Raises:
            KeyError: No document has it.
        """
        return self._documents[id]

    def department(self, name: str) -> Department | None:
        """Return the department with this name, id or alias, or None."""
        return self._departments.get(led(fold_name(name)))

    def department_name(self, id: str) -> str:
        """Return the name of the department with an id, or the id itself if there is none."""
        department = self.department(id)
        return department.name if department else id

    def find(self, id: str) -> Node | None:
        """Return the department, plan or item with an id, or None.

        Any name of a department may be used in the id (``107-秘書處-1.3``), and the month of a
        report may be left out where the department has only one report in that year.
        """
        if id in self._nodes:
            return self._nodes[id]
        name = fold_name(id)
        return self._named.get(self._without_lead(led(name)) if ":" in name else name)

    def _without_lead(self, name: str) -> str:
        """Return a folded id with its department's own id in place of a led name, if it has one."""
        parts = LED_PARTS.fullmatch(name)
        department = self._departments.get(parts.group(2)) if parts else None
        if parts is None or department is None:
            return name
        year, number = parts.group(1) or "", parts.group(3) or ""
        return f"{year}{fold_name(department.id)}{number}"

    def trail(self, id: str) -> tuple[Node, ...]:
        """Return the nodes from the department down to the node with this (canonical) id.

        Returns:
            The department, the plan, then the items, the node itself last; empty where no node
            has the id.
        """
        steps: list[Node] = []
        at: str | None = id
        while at is not None and at in self._nodes:
            steps.append(self._nodes[at])
            at = self._parents.get(at)
        return tuple(reversed(steps))

    def plan_of(self, id: str) -> Plan:
        """Return the plan that holds the item or is the plan with this canonical id.

        Raises:
            KeyError: The id is a department's or unknown.
        """
        for node in self.trail(id):
            if isinstance(node, Plan):
                return node
        raise KeyError(id)

    def names(self) -> list[str]:
        """Return all names and aliases of departments and ids of plans, for suggestions."""
        found = {plan.id: None for plan in self.plans()}
        for department in self.departments:
            found |= dict.fromkeys((department.name, *department.aliases))
        return list(found)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def _departments(self) -> dict[str, Department]:
        found: dict[str, Department] = {}
        for department in self.departments:
            every = (department.id, department.name, *department.aliases, *department.led_names)
            for name in every:
                found.setdefault(fold_name(name), department)
        return found

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for department in self.departments:
            found[department.id] = department
            for plan in department.plans:
                found[plan.id] = plan
                for item in plan.walk():
                    found[item.id] = item
        return found

    @cached_property
    def _parents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for department in self.departments:
            for plan in department.plans:
                found[plan.id] = department.id
                for item in plan.items:
                    found[item.id] = plan.id
                for item in plan.walk():
                    for child in item.children:
                        found[child.id] = item.id
        return found

    @cached_property
    def _named(self) -> dict[str, Node]:
        """Ids under every name of their department, folded."""
        found: dict[str, Node] = {}
        for department in self.departments:
            names = (department.id, department.name, *department.aliases)
            for name in names:
                found.setdefault(fold_name(name), department)
            months: dict[str, int] = {}
            for plan in department.plans:
                months[plan.period] = months.get(plan.period, 0) + 1
            for plan in department.plans:
                stems = [plan.id.replace(department.id, name) for name in names]
                if plan.month and months[plan.period] == 1:
                    stems += [f"{plan.period}-{name}" for name in names]
                for stem in stems:
                    found.setdefault(fold_name(stem), plan)
                    for item in plan.walk():
                        found.setdefault(fold_name(stem + item.id[len(plan.id) :]), item)
        return found
