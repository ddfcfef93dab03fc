"""Whose document it is: the department it goes under, and those that its sections name.

The bundled government's departments go by their bare names (衛生局), those of the central
government as well (內政部); those of any other government are led by its name (桃園市政府衛生局),
so that their ids mean the same whatever else is loaded. Names whose characters look the same are
one name.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.lookalikes import same_han
from kaoview.model import WHOLE_CITY
from kaoview.reading.departments import DepartmentTable
from kaoview.reading.describe import Description
from kaoview.reading.governments import (
    Government,
    body_of_state_at_start,
    find_government,
    holding_at_start,
)
from kaoview.reading.hints import Hints

_COUNCIL = "議會"
_KINDS_OF_OFFICE = ("局", "處", "會", "委員會", "中心", "部", "所")
"""What the name of an office ends with, and a section's title leaves out (民政 for 民政局)."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose document it is.

    Attributes:
        department: The department it goes under.
        whole: Whether it is a whole government's, whose sections may be departments'.
        table: The bundled government's departments, where it is theirs.
        government: The government, where it is another one of the table.
        lead: What leads the names of its departments.
    """

    department: str
    whole: bool = False
    table: DepartmentTable | None = None
    government: Government | None = None
    lead: str = ""

    def knows(self, section: str) -> bool:
        """Tell whether a section's title is the name of a department."""
        return self._official(section) is not None

    def named(self, section: str) -> str:
        """Return the department that a section names."""
        official = self._official(section) or section
        return official if official.startswith(self.lead) else self.lead + official

    def _official(self, section: str) -> str | None:
        if self.table is not None:
            return self.table.official(section)
        if self.government is None:
            return None
        names = (section, *(section + kind for kind in _KINDS_OF_OFFICE))
        return next(filter(None, map(self.government.official, names)), None)


def owner_of_document(
    stem: str, description: Description, table: DepartmentTable, hints: Hints
) -> Owner:
    """Return whose document it is.

    Args:
        stem: The name of its file, which stands for a department that is not known.
        description: What the document says.
        table: The bundled government's departments.
        hints: What a reader says of it.
    """
    named = find_government(hints.government) if hints.government else None
    government = same_han((named.name if named else hints.government) or description.body)
    unit = same_han(hints.department or description.unit)
    if hints.department and not hints.government and not description.body:
        return _of_reader(unit, table)
    if government == table.government or (not government and table.official(unit)):
        department = (table.official(unit) or unit) if unit else WHOLE_CITY
        return Owner(department, department == WHOLE_CITY, table)
    known = find_government(government) if government else None
    if not government:
        return Owner(unit or same_han(stem))
    official = (known.official(unit) if known and unit else None) or unit
    if known and known.central:
        if unit and not known.official(unit) and not body_of_state_at_start(unit):
            official = government + unit  # an office that every house has: 總統府秘書處
        return Owner(official or government, not unit, None, known)
    return Owner(_led(official, government, known), not unit, None, known, government)


def _led(office: str, government: str, known: Government | None) -> str:
    """Return the name of an office as it is led by that of its government.

    What has the name of its city already needs none (臺中市北區公所, 臺中捷運股份有限公司); a
    council is the city's, not its government's (臺中市議會).
    """
    place = government.removesuffix("政府")
    if office.startswith(place) or (known and holding_at_start(office)):
        return office
    if office.startswith(_COUNCIL):
        return place + office
    return government + office


def _of_reader(name: str, table: DepartmentTable) -> Owner:
    """Return the owner that a reader names without a government: 衛生局, 桃園市政府衛生局, 全市."""
    official = table.official(name)
    if official or name == WHOLE_CITY:
        department = official or name
        return Owner(department, department == WHOLE_CITY, table)
    return Owner(name)
