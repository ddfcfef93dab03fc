"""The table of governments: official, short and former names, and their departments."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kaoview.model import fold_name
from kaoview.paths import data_folder

_FILE = "governments.toml"
_CENTRAL = "行政院"


@dataclass(frozen=True)
class Government:
    """A government.

    Attributes:
        name: Its official name.
        short: How it is called before a colon (``桃園:衛生局``).
        aliases: Its other and former names.
        departments: The official names of its departments.
        former: Other and former names of departments, and the official ones.
    """

    name: str
    short: str
    aliases: tuple[str, ...]
    departments: tuple[str, ...]
    former: dict[str, str]

    def official(self, name: str) -> str | None:
        """Return the official name of a department with a name or former name, or None."""
        folded = fold_name(name)
        for each in self.departments:
            if fold_name(each) == folded:
                return each
        return next((new for old, new in self.former.items() if fold_name(old) == folded), None)

    def other_names(self, department: str) -> tuple[str, ...]:
        """Return the other and former names of a department."""
        return tuple(old for old, new in self.former.items() if new == department)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the official one first."""
        return (self.name, self.short, *self.aliases)


@cache
def governments() -> tuple[Government, ...]:
    """Return all governments of the table; it is read when it is first needed."""
    return _load(data_folder() / _FILE)


def _load(path: Path) -> tuple[Government, ...]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Government(
            entry["name"],
            entry["short"],
            tuple(entry["aliases"]),
            tuple(entry["departments"].split()),
            entry.get("former", {}),
        )
        for entry in content["government"]
    )


def find_government(name: str) -> Government | None:
    """Return the government with an official, short or former name, or None."""
    folded = fold_name(name)
    for each in governments():
        if any(fold_name(other) == folded for other in each.names):
            return each
    return None


def central_department(name: str) -> str | None:
    """Return the official name of a ministry or commission of the central government, or None."""
    central = find_government(_CENTRAL)
    return central.official(name) if central else None
