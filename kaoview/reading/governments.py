"""The table of governments: official, short and former names, and their departments."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kaoview.node_names import fold_name
from kaoview.paths import data_folder

_FILE = "governments.toml"
_TOWNS = "towns.toml"
_HOUSE = "行政院"
_MINISTRY = re.compile(
    r"(?:行政院)?[\u4e00-\u9fff]{1,14}?(?:部|委員會|署|總處|博物院|研究院|國史館|銀行)"
)
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2}會|NCC")
"""What bodies of the state are called in short (客委會); the table decides which of them are."""


@dataclass(frozen=True)
class Government:
    """A government.

    Attributes:
        name: Its official name.
        short: How it is called before a colon (``桃園:衛生局``).
        aliases: Its other and former names.
        departments: The official names of its departments.
        former: Other and former names of departments, and the official ones.
        heads: The titles that only one department's head has, and that department.
        owned: The companies that it owns.
    """

    name: str
    short: str
    aliases: tuple[str, ...]
    departments: tuple[str, ...]
    former: dict[str, str]
    heads: dict[str, str]
    owned: tuple[str, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, str]:
        names = {fold_name(old): new for old, new in self.former.items()}
        return names | {fold_name(each): each for each in self.departments}

    def official(self, name: str) -> str | None:
        """Return the official name of a department with a name or former name, or None."""
        return self._by_name.get(fold_name(name))

    def other_names(self, department: str) -> tuple[str, ...]:
        """Return the other and former names of a department."""
        return tuple(old for old, new in self.former.items() if new == department)

    @property
    def place(self) -> str:
        """Its city or county, for a local one."""
        return self.name.removesuffix("政府")

    @property
    def central(self) -> bool:
        """Whether it is a house of the central government, not a local one."""
        return not self.name.endswith("政府")

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
            entry.get("heads", {}),
            tuple(entry.get("owned", "").split()),
        )
        for entry in content["government"]
    )


@cache
def _by_name() -> dict[str, Government]:
    """Return all governments by their folded names."""
    return {fold_name(name): each for each in reversed(governments()) for name in each.names}


def find_government(name: str) -> Government | None:
    """Return the government with an official, short or former name, or None."""
    return _by_name().get(fold_name(name))


def government_of_town(name: str) -> Government | None:
    """Return the government of the only city or county that has a district or township, or None.

    >>> [found and found.name for found in map(government_of_town, ("三民區", "鹽埔鄉", "中山區"))]
    ['高雄市政府', '屏東縣政府', None]
    """
    owners = _by_town().get(fold_name(name), ())
    return find_government(owners[0]) if len(owners) == 1 else None


def has_town(government: Government, name: str) -> bool:
    """Tell whether a city or county has a district or township."""
    return government.name in _by_town().get(fold_name(name), ())


@cache
def _by_town() -> dict[str, tuple[str, ...]]:
    """Return the governments of all districts and townships by their folded names."""
    content = tomllib.loads((data_folder() / _TOWNS).read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for government, towns in content.items():
        for town in towns.split():
            key = fold_name(town)
            found[key] = (*found.get(key, ()), government)
    return found


@cache
def _by_holding() -> dict[str, tuple[Government, str]]:
    """Return, by folded names, what local governments hold that is named after their place."""
    return {
        fold_name(name): (each, name)
        for each in governments()
        if not each.central
        for name in (*each.owned, *each.departments)
        if name in each.owned or name.startswith(each.short)
    }


def holding_at_start(words: str) -> tuple[Government, str] | None:
    """Return the local government whose company or works words begin with, and its name, or None.

    >>> found = holding_at_start("台北自來水事業處年報")
    >>> found and found[1]
    '臺北自來水事業處'
    """
    folded = fold_name(words)
    return next((found for key, found in _by_holding().items() if folded.startswith(key)), None)


def department_of_state(name: str) -> tuple[str, str] | None:
    """Return the house of the central government that has a department, and its official name.

    >>> department_of_state("行政院衛生署"), department_of_state("考選部")
    (('行政院', '衛生福利部'), ('考試院', '考選部'))
    """
    for each in governments():
        if each.central and (official := each.official(name)):
            return each.name, official
    return None


def body_of_state_at_start(words: str) -> tuple[str, str, str] | None:
    """Return the body of the central government that words begin with, or None.

    Local governments have offices with some of these names (主計處), which say nothing alone; a
    short name of a body that is there now (原民會) is the state's where no city stands before it.

    Returns:
        Its name as printed, its house, and its official name.

    >>> body_of_state_at_start("客委會114年度施政計畫")
    ('客委會', '行政院', '客家委員會')
    >>> body_of_state_at_start("主計處業務報告"), body_of_state_at_start("研考會業務報告")
    (None, None)
    """
    for pattern in (_MINISTRY, _SHORT_NAME):
        found = pattern.match(words)
        name = found.group() if found else ""
        known = department_of_state(name) or department_of_state(name.removeprefix(_HOUSE))
        if known and not _is_local_too(name, known[1]):
            return name, *known
    return None


def _is_local_too(name: str, official: str) -> bool:
    """Tell whether a name may be that of a local office as well as of a body of the state."""
    having = [each for each in governments() if not each.central and each.official(name)]
    whole = any(fold_name(name) in map(fold_name, each.departments) for each in having)
    letters = iter(official)
    return whole or (bool(having) and not all(letter in letters for letter in name))
