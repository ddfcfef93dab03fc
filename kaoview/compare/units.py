"""What is compared: a plan's units, one for each matter that it states.

A unit is, for each kind of plan:

- an annual plan with a summary (提要): the items of the summary, not the budget and the tables of
  objectives and measures behind it, which say the same at length;
- a work report, and a document of no known kind: its sections of the third level with everything
  below them, and sections of a higher level that have none; a report's numbered paragraphs without
  headings are no sections of their own;
- every other plan: the leaves, that is, items with nothing below them.

Captions, tables and rows that hold nothing but an amount are no units. Neither is what stands
before and behind the matter itself: forewords, closing words, unnumbered sheets beside numbered
parts, and the whole-city foreword of a document that goes on department by department. Where that
would leave nothing of a plan that the reader asked for, its leaves are compared after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.compare.progress import Progress
from kaoview.model import WHOLE_CITY, Item, ItemKind, Node, Plan, PlanKind, fold_name

SECTION_LEVEL = 3
"""The level of a report's sections that are read as one matter, from 1 at the top."""

_SECTIONED = frozenset({PlanKind.REPORT, PlanKind.OTHER})
_MATTER = re.compile(r"前言|序言|緒論|緒言|結語|結論|結尾|後記|目錄|目次")
_SUMMARY = re.compile(r"提要$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One matter of a plan.

    Attributes:
        id: The item's id.
        plan: The plan's id.
        department: The department's id.
        headings: The titles above it, outermost first.
        title: Its own heading, or empty.
        text: Its own words, with those of everything below it.
        narrative: Whether the text is a report's account under the heading rather than the
            measure itself.
    """

    id: str
    plan: str
    department: str
    headings: tuple[str, ...]
    title: str
    text: str
    narrative: bool

    @property
    def words(self) -> str:
        """Title and text as one, as they are compared and shown side by side."""
        return f"{self.title}\n{self.text}" if self.title and self.text else self.title + self.text

    @property
    def section(self) -> str:
        """The outermost heading folded for comparing, without its number; may be empty."""
        return fold_name(self.headings[0]) if self.headings else ""


def units_of(
    plans: Sequence[Plan], among: Iterable[Plan] = (), steps: Progress | None = None
) -> list[Unit]:
    """Return the units of some plans, in the plans' order and each plan's own.

    Args:
        plans: The plans to compare.
        among: Every plan of the library, to know which documents go on department by department.
        steps: Asked before each plan whether to stop.

    Returns:
        The units; each plan that has items with words gives at least one, unless it is a
        foreword beside other plans of ``plans``.
    """
    departments: dict[str, set[str]] = {}
    for plan in (*among, *plans):
        departments.setdefault(plan.document, set()).add(plan.department)
    found = []
    for plan in plans:
        if steps is not None:
            steps.ask()
        foreword = plan.department == WHOLE_CITY and len(departments[plan.document]) > 1
        if not (foreword and len(plans) > 1 and not any(item.marker for item in plan.items)):
            found += plan_units(plan)
    return found


def plan_units(plan: Plan) -> list[Unit]:
    """Return the units of one plan, in its order."""
    matter = [item for item in plan.items if not _is_frame(item, plan)]
    units = list(_units(_summary(matter, plan), plan))
    return units or list(_units(plan.items, plan))


def unit_items(plan: Plan) -> dict[str, str]:
    """Return for each item of a plan the id of the unit that holds it.

    Items above and beside the units are not in the answer.
    """
    held: dict[str, str] = {}
    roots = {unit.id for unit in plan_units(plan)}
    for item in plan.walk():
        if item.id in roots:
            held |= dict.fromkeys((below.id for below in item.walk()), item.id)
    return held


def item_unit(item: Item, plan: Plan, trail: Sequence[Node]) -> Unit:
    """Return any item with all that it holds as a unit, for comparing it by itself.

    Args:
        item: The item.
        plan: Its plan.
        trail: The nodes that lead to it (``Library.trail``).
    """
    above = [node for node in trail if isinstance(node, Item) and node is not item]
    return Unit(
        id=item.id,
        plan=plan.id,
        department=plan.department,
        headings=tuple(words for node in above for words in _heading(node)),
        title=item.title,
        text="\n".join(_words(item)),
        narrative=False,
    )


def _is_frame(item: Item, plan: Plan) -> bool:
    """Whether a top-level item stands before or behind the matter itself."""
    if item.id.rpartition("-")[2] == "0" or _MATTER.search(item.title):
        return True
    return not item.marker and any(other.marker for other in plan.items)


def _summary(items: Sequence[Item], plan: Plan) -> Sequence[Item]:
    """Return an annual plan's summary alone, where it has one."""
    if plan.kind is not PlanKind.ANNUAL:
        return items
    return [item for item in items if item.children and _SUMMARY.search(item.title)] or items


def _units(
    items: Sequence[Item], plan: Plan, headings: tuple[str, ...] = (), level: int = 1
) -> Iterator[Unit]:
    for item in items:
        if item.kind is not ItemKind.ITEM:
            continue
        parts = [child for child in item.children if child.kind is ItemKind.ITEM]
        folded = _is_section(parts, plan, level)
        if parts and not folded:
            yield from _units(parts, plan, (*headings, *_heading(item)), level + 1)
            continue
        text = "\n".join(_words(item)) if folded else item.text
        if item.title or text:
            if item.amount is not None and not text:
                continue
            yield Unit(
                id=item.id,
                plan=plan.id,
                department=plan.department,
                headings=headings,
                title=item.title,
                text=text,
                narrative=plan.kind in _SECTIONED and bool(item.title and text),
            )


def _is_section(parts: Sequence[Item], plan: Plan, level: int) -> bool:
    """Whether an item at a level is read as one matter with all its parts."""
    if plan.kind not in _SECTIONED or not parts:
        return False
    bare = plan.kind is PlanKind.REPORT and not any(part.title for part in parts)
    return level == SECTION_LEVEL or (bare and level == SECTION_LEVEL - 1)


def _heading(item: Item) -> tuple[str, ...]:
    words = item.title or item.text
    return (words,) if words else ()


def _words(item: Item) -> Iterator[str]:
    """Yield an item's text and the words of everything below it but captions and tables."""
    if item.text:
        yield item.text
    for child in item.children:
        if child.kind is ItemKind.ITEM:
            if child.title:
                yield child.title
            yield from _words(child)
