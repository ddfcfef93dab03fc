"""The units of comparison: the parts of a plan that each state one measure.

A unit is, for each kind of plan:

- an annual plan with a summary (提要): the items of the summary, not the budget and the tables of
  objectives and measures after it, which repeat it at length;
- a work report, and a document of unknown kind: its sections of the third level with everything
  below them, and sections of a higher level without subsections; a report's numbered paragraphs
  without headings are no sections of their own;
- every other plan: the leaves, that is, items without children.

Captions, tables and rows with nothing but an amount are no units. Neither is front and back
matter: forewords, closing words, unnumbered items beside numbered parts, and the whole-city
foreword of a document that is otherwise divided by department. If that would leave no unit of a
plan that the reader asked for, its leaves are compared after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.compare.progress import Progress
from kaoview.model import WHOLE_CITY, Item, ItemKind, Node, Plan, PlanKind
from kaoview.node_names import fold_name

SECTION_LEVEL = 3
"""The level of a report's sections that are one unit each, from 1 at the top: the reports of the
bundled documents state one measure in each section of this level."""

_SECTIONED = frozenset({PlanKind.REPORT, PlanKind.OTHER})
_FRONT_OR_BACK_MATTER = re.compile(r"前言|序言|緒論|緒言|結語|結論|結尾|後記|目錄|目次")
_SUMMARY = re.compile(r"提要$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a plan.

    Attributes:
        id: The item's id.
        plan: The plan's id.
        department: The department's id.
        headings: The titles above it, outermost first.
        title: Its own heading, or empty.
        text: Its own text, with that of everything below it.
        narrative: Whether the text is a report's account of what was done rather than the measure
            itself.
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
        """Title and text as one, as they are compared and shown."""
        return f"{self.title}\n{self.text}" if self.title and self.text else self.title + self.text

    @property
    def section(self) -> str:
        """The outermost heading in folded form, without its number; may be empty."""
        return fold_name(self.headings[0]) if self.headings else ""


def units_of(
    plans: Sequence[Plan], among: Iterable[Plan] = (), steps: Progress | None = None
) -> list[Unit]:
    """Return the units of some plans, in order.

    Args:
        plans: The plans to compare.
        among: Every plan of the library, to know which documents are divided by department.
        steps: Checked for cancellation before each plan.

    Returns:
        The units; each plan that has items with text gives at least one, unless it is a foreword
        beside other plans of ``plans``.
    """
    departments: dict[str, set[str]] = {}
    for plan in (*among, *plans):
        departments.setdefault(plan.document, set()).add(plan.department)
    found = []
    for plan in plans:
        if steps is not None:
            steps.check()
        foreword = plan.department == WHOLE_CITY and len(departments[plan.document]) > 1
        if not (foreword and len(plans) > 1 and not any(item.marker for item in plan.items)):
            found += plan_units(plan)
    return found


def plan_units(plan: Plan) -> list[Unit]:
    """Return the units of one plan, in its order."""
    body = [item for item in plan.items if not _is_front_or_back_matter(item, plan)]
    units = list(_walk_units(_summary(body, plan), plan))
    return units or list(_walk_units(plan.items, plan))


def unit_items(plan: Plan) -> dict[str, str]:
    """Return for each item of a plan the id of the unit that contains it.

    Items above and beside the units are not in the result.
    """
    found: dict[str, str] = {}
    roots = {unit.id for unit in plan_units(plan)}
    for item in plan.walk():
        if item.id in roots:
            found |= dict.fromkeys((below.id for below in item.walk()), item.id)
    return found


def item_unit(item: Item, plan: Plan, trail: Sequence[Node]) -> Unit:
    """Return any item with everything below it as a unit, for comparing it by itself.

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
        text="\n".join(_subtree_text(item)),
        narrative=False,
    )


def _is_front_or_back_matter(item: Item, plan: Plan) -> bool:
    """Whether a top-level item is a foreword, closing words or an unnumbered item beside parts."""
    if item.id.rpartition("-")[2] == "0" or _FRONT_OR_BACK_MATTER.search(item.title):
        return True
    return not item.marker and any(other.marker for other in plan.items)


def _summary(items: Sequence[Item], plan: Plan) -> Sequence[Item]:
    """Return an annual plan's summary alone if it has one, else all items."""
    if plan.kind is not PlanKind.ANNUAL:
        return items
    return [item for item in items if item.children and _SUMMARY.search(item.title)] or items


def _walk_units(
    items: Sequence[Item], plan: Plan, headings: tuple[str, ...] = (), level: int = 1
) -> Iterator[Unit]:
    for item in items:
        if item.kind is not ItemKind.ITEM:
            continue
        parts = [child for child in item.children if child.kind is ItemKind.ITEM]
        folded = _is_whole_section(parts, plan, level)
        if parts and not folded:
            yield from _walk_units(parts, plan, (*headings, *_heading(item)), level + 1)
            continue
        text = "\n".join(_subtree_text(item)) if folded else item.text
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


def _is_whole_section(parts: Sequence[Item], plan: Plan, level: int) -> bool:
    """Whether an item at a level is one unit with all its parts."""
    if plan.kind not in _SECTIONED or not parts:
        return False
    untitled = plan.kind is PlanKind.REPORT and not any(part.title for part in parts)
    return level == SECTION_LEVEL or (untitled and level == SECTION_LEVEL - 1)


def _heading(item: Item) -> tuple[str, ...]:
    words = item.title or item.text
    return (words,) if words else ()


def _subtree_text(item: Item) -> Iterator[str]:
    """Yield an item's text, and titles and texts below it except captions and tables."""
    if item.text:
        yield item.text
    for child in item.children:
        if child.kind is ItemKind.ITEM:
            if child.title:
                yield child.title
            yield from _subtree_text(child)
