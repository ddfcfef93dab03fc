"""Lists within the measures of a plan table: (1) (2) below 2., as outside of tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaoview.reading.draft_items import DraftItem
from kaoview.reading.numbering import Marker, rank_of


@dataclass
class MeasureLists:
    """The lists of measures that are open, the outermost first: style and last item of each."""

    _open: list[tuple[str, DraftItem]] = field(default_factory=list)

    def clear(self) -> None:
        """Forget them: what comes next belongs to another objective or plan."""
        self._open.clear()

    def add(self, draft: DraftItem, marker: Marker | None) -> bool:
        """Add a measure below the one that its list stands in.

        Args:
            draft: The measure.
            marker: Its marker.

        Returns:
            Whether there is such a measure; else it stands right below its objective or plan.
        """
        if marker is None:
            self._open.clear()
            return False
        depth = self._depth(marker)
        del self._open[depth:]
        self._open.append((marker.style, draft))
        if depth:
            self._open[depth - 1][1].children.append(draft)
        return depth > 0

    def _depth(self, marker: Marker) -> int:
        """Return how many lists a marker's own one stands in."""
        for depth, (style, _) in enumerate(self._open):
            if style == marker.style:
                return depth
        inner, outer = rank_of(marker.style), rank_of(self._open[-1][0]) if self._open else None
        begins = marker.value == 1 and inner is not None and outer is not None and inner > outer
        return len(self._open) if begins else 0
