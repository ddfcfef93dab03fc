"""Years and departments led by a government on the command line: 桃園:113, 桃園:衛生局."""

from __future__ import annotations

import re

from kaoview.cli.terminal import CliError
from kaoview.lookalikes import normalized
from kaoview.model import Department, Library, Plan
from kaoview.reading.governments import find_government


def led_period(library: Library, typed: str) -> tuple[str | None, str]:
    """Return the government that a period is led by (桃園:113), or None, and the period.

    Raises:
        CliError: The library has no document of that government.
    """
    lead, colon, period = normalized("NFKC", typed).partition(":")
    if not colon or not re.fullmatch(r"[\d~-]*", period):
        return None, typed
    known = find_government(lead)
    name = known.name if known else lead
    if name not in {department.government for department in library.departments}:
        raise CliError(f"沒有「{lead}」的文件；目前的政府有 {'、'.join(_governments(library))}")
    return name, period


def departments_of(library: Library, typed: str) -> list[Department]:
    """Return the departments of the government that is called so, where there are several."""
    known = find_government(typed)
    name = known.name if known else typed
    return [d for d in library.departments if d.government == name and library.governments]


def _governments(library: Library) -> list[str]:
    return list(dict.fromkeys(d.government for d in library.departments if d.government))


def same_governments(
    library: Library, left: list[Plan], right: list[Plan]
) -> tuple[list[Plan], list[Plan]]:
    """Return two periods' plans, those of governments that only one of them has left out.

    Years of different governments are compared only where they are named (桃園:113).

    Raises:
        CliError: Several governments have plans of both.
    """
    of = {d.id: d.government for d in library.departments}
    one, other = ({of[plan.department] for plan in plans} for plans in (left, right))
    if len(one) < 2 and len(other) < 2:
        return left, right
    shared = one & other
    if len(shared) > 1:
        names = sorted(filter(None, shared))
        example = f"{names[0]}:{right[0].period}"
        raise CliError(
            f"這兩個年度有好幾個政府的計畫（{'、'.join(names)}），請寫明，例如 {example}"
        )
    if not shared:
        return left, right
    return (
        [plan for plan in left if of[plan.department] in shared],
        [plan for plan in right if of[plan.department] in shared],
    )


def led_name(period: str, department: str) -> str:
    """Return a department's name led by the government that leads a period, if one does."""
    lead, colon, _ = normalized("NFKC", period).partition(":")
    led = ":" in normalized("NFKC", department)
    return f"{lead}:{department}" if colon and not led else department


def typed_period(typed: str) -> str:
    """Return a period as it is written in the library: with a hyphen between two years."""
    return typed.strip().replace("–", "-").replace("~", "-").replace("～", "-")


def plans_of_period(library: Library, typed: str) -> list[Plan]:
    """Return the plans of a period, of one government where its name leads (``桃園:113``)."""
    led, period = led_period(library, typed_period(typed))
    return [
        plan
        for department in library.departments
        if led is None or department.government == led
        for plan in department.plans
        if plan.period == period
    ]
