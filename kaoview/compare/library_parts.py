"""The parts of a library that an item is compared within: its government's, its department's."""

from __future__ import annotations

from dataclasses import replace

from kaoview.model import WHOLE_CITY, Department, Library


def government_of(library: Library, id: str) -> str:
    """Return the government that a department, plan or item belongs to, empty if not known."""
    home = library.trail(id)[:1]
    return home[0].government if home and isinstance(home[0], Department) else ""


def same_government(library: Library, id: str) -> Library:
    """Return only the departments of the government that a node belongs to.

    Another government's plans are no other years of a plan.
    """
    if not library.governments:
        return library
    government = government_of(library, id)
    departments = tuple(each for each in library.departments if each.government == government)
    return replace(library, departments=departments)


def same_department(library: Library, id: str) -> Library:
    """Return only the plans of the department an item belongs to, and those of the whole city.

    Comparing all periods of a very large library takes minutes; one department's, no time.

    Raises:
        KeyError: No plan has the id.
    """
    home = library.plan_of(id).department
    departments = tuple(each for each in library.departments if each.id in (home, WHOLE_CITY))
    return replace(library, departments=departments)
