"""Term weights that are counted once for all comparisons within a library.

Counting the terms of every unit takes as long as the library is large. A lineage compares each of
its periods with one, so that counting anew for each would take the square of their number.
"""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.progress import Progress
from kaoview.compare.similarity import TermWeights
from kaoview.compare.units import Unit, units_of
from kaoview.model import Library


class SharedWeights:
    """The term weights of a library, counted when they are first asked for."""

    def __init__(self, library: Library) -> None:
        """Remember the library."""
        self._library = library
        self._units: dict[str, Unit] | None = None
        self._weights: TermWeights | None = None

    def including(self, units: Sequence[Unit], step: Progress, later: int) -> TermWeights:
        """Return the weights over the units of the library and those that are compared.

        Args:
            units: The units that are compared. Those that are no units of the library, such as a
                row of a table that a reader asks about, are counted for this comparison alone.
            step: Its total is set; then it is called once for each unit that is counted.
            later: The steps that are taken after that.

        Raises:
            ComparisonCancelledError: ``step`` raised it.
        """
        if self._units is None:
            every = units_of(tuple(self._library.plans()), steps=step)
            self._units = {unit.id: unit for unit in every}
        known = self._units
        others = {unit.id: unit for unit in units if unit.id not in known}
        if others or self._weights is None:
            step.total = len(known) + len(others) + later
            weights = TermWeights((known | others).values(), step)
            if not others:
                self._weights = weights
            return weights
        step.total = later
        return self._weights
