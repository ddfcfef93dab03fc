"""The table of departments: official names and aliases."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kaoview.node_names import fold_name


@dataclass(frozen=True)
class DepartmentTable:
    """Every department known by name.

    Attributes:
        government: The government they belong to, for instance ``高雄市政府``.
        aliases: The official names in their order, each with its other names.
    """

    government: str
    aliases: dict[str, tuple[str, ...]]

    def official(self, name: str) -> str | None:
        """Return the official name of the department with a name or alias, or None."""
        return self._by_name.get(fold_name(name))

    @cached_property
    def _by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for official, others in self.aliases.items():
            for name in (official, *others):
                found.setdefault(fold_name(name), official)
        return found


def load_departments(path: Path) -> DepartmentTable:
    """Read the table from a TOML file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return DepartmentTable(
        content["government"],
        {entry["name"]: tuple(entry["aliases"]) for entry in content["department"]},
    )
