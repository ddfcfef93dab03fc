"""Where old items that nothing answers to stand in a table in the order of the new plan.

Such an item stands where it stood: beside the nearest item of its own old chapter that is still in
that chapter, or of the plan where none is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kaoview.compare.units import Unit
from kaoview.export.unit_names import UnitNames


@dataclass
class GonePlaces:
    """The old items that are gone, by the new item that they stand beside; each in the old order.

    Attributes:
        first: Those at the beginning of the table: nothing of their plan goes on.
        before: Those above a new item.
        after: Those below a new item.
    """

    first: list[Unit] = field(default_factory=list)
    before: dict[str, list[Unit]] = field(default_factory=dict)
    after: dict[str, list[Unit]] = field(default_factory=dict)


def gone_places(
    old: Sequence[Unit],
    gone: Collection[str],
    answers: Mapping[str, Sequence[Unit]],
    names: UnitNames,
) -> GonePlaces:
    """Return where the old items that are gone stand.

    Args:
        old: All old items, in their order.
        gone: The ids of those that are gone.
        answers: For old items the new ones that are the same measure, in the new order.
        names: What chapters are called.
    """
    stays = {unit.id: new for unit in old if (new := _stays(unit, answers, names))}
    moved = {id: each[0].id for id, each in answers.items() if each}
    found = GonePlaces()
    for at, unit in enumerate(old):
        if unit.id not in gone:
            continue
        for above, beside in _neighbours(old, at, stays, moved, names):
            places = found.after if above else found.before
            places.setdefault(beside, []).append(unit)
            break
        else:
            found.first.append(unit)
    return found


def _stays(unit: Unit, answers: Mapping[str, Sequence[Unit]], names: UnitNames) -> str:
    """Return the first new item that an old one goes on as in its own chapter, or nothing."""
    section = names.section(unit)
    same = (new.id for new in answers.get(unit.id, ()) if names.section(new) == section)
    return next(same, "")


def _neighbours(
    old: Sequence[Unit],
    at: int,
    stays: Mapping[str, str],
    moved: Mapping[str, str],
    names: UnitNames,
) -> Iterator[tuple[bool, str]]:
    """Yield new items that an old one may stand beside, the best first.

    Yields:
        Whether the item stands below the new one, and the new one's id.
    """
    unit, above, below = old[at], old[:at][::-1], old[at + 1 :]
    chapter, section = names.chapters(unit), names.section(unit)
    steps = (
        (stays, lambda other: names.chapters(other) == chapter),
        (stays, lambda other: names.section(other) == section and other.plan == unit.plan),
        (stays, lambda other: other.plan == unit.plan),
        (moved, lambda other: other.plan == unit.plan),
        (moved, lambda _: True),
    )
    for places, fits in steps:
        for is_above, side in ((True, above), (False, below)):
            near = (places[each.id] for each in side if each.id in places and fits(each))
            yield from ((is_above, id) for id in near)
