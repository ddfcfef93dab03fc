"""On which pages the texts of a table of amendments stand, chapter by chapter, for its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.export.comparison_rows import ItemText


def page_lines(
    name: str, items: Iterable[ItemText], heading: Callable[[str], str]
) -> Iterator[str]:
    """Yield a line for each heading with the pages of the items below it.

    Documents without pages have no such lines.

    Args:
        name: What the side is called.
        items: The items of one side; one that stands in several rows is named once.
        heading: Returns the headings above an item, given its id.
    """
    by_heading: dict[str, dict[str, ItemText]] = {}
    for item in items:
        if item.pages:
            by_heading.setdefault(heading(item.id), {})[item.id] = item
    for above, found in by_heading.items():
        places = (
            f"{'、'.join(map(_name, group))} {pages}"
            for pages, group in groupby(found.values(), key=lambda item: item.pages)
        )
        yield f"{'　'.join(filter(None, (name, above)))}：{'、'.join(places)}"


def _name(item: ItemText) -> str:
    return item.marker.rstrip("、.．") or item.id
