"""The rows of the list of facets: a year or a department, its hits, and a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaoview.search.query import FilterKind
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.query_filters import narrowed
from kaoview.tui.symbols import CURSOR

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.state.search_answer import SearchAnswer

BAR = "="
"""One cell of a bar; blocks are two cells wide in some terminals, and would shift or wrap a line.

Bars of rows below each other do not touch, as coloured grounds would.
"""

_LONGEST = 10  # cells of the longest bar; chosen by eye
_COUNT = 5  # cells of a count; chosen by hand
_LEAST_LABEL = 4  # cells of a label however narrow the list is; chosen by hand


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A year or a department, or the heading above them.

    Attributes:
        kind: What it narrows by.
        value: The value in the query, or empty for a heading.
        label: What is shown.
        count: The number of hits.
        most: The number of hits of the largest facet of its kind.
        on: Whether the search is narrowed to it.
        exact: Its share of the exact hits, compared to the largest of its kind.
    """

    kind: FilterKind
    value: str
    label: str
    count: int = 0
    most: int = 1
    on: bool = False
    exact: float = 0.0

    @property
    def facet(self) -> tuple[FilterKind, str]:
        """What it narrows by, and to which value."""
        return self.kind, self.value

    @property
    def bar(self) -> str:
        """The bar, at least one cell long."""
        return BAR * max(1, round(self.count / self.most * _LONGEST)) if self.value else ""


def facet_rows(answer: SearchAnswer, query: str, library: Library | None) -> list[FacetRow]:
    """Return the facets of an answer: years in their order, departments by rank.

    Args:
        answer: The answer.
        query: The query, whose filters are marked.
        library: The library, for the names of departments.
    """
    rows: list[FacetRow] = []
    departments = sorted(answer.departments, key=lambda facet: facet.rank)
    for kind, title, facets in (
        (FilterKind.YEAR, "年度", answer.periods),
        (FilterKind.DEPARTMENT, "機關", departments),
    ):
        if facets:
            rows.append(FacetRow(kind, "", title))
        most = max((facet.count for facet in facets), default=1)
        most_exact = max((facet.exact for facet in facets), default=0) or 1
        for facet in facets:
            name = facet.value
            if kind is FilterKind.DEPARTMENT and library:
                name = library.department_name(facet.value)
            on = narrowed(query, kind, name)
            share = facet.exact / most_exact
            rows.append(FacetRow(kind, name, name, facet.count, most, on, share))
    return rows


def facet_words(rows: Sequence[FacetRow], width: int) -> list[FacetRow]:
    """Return the facets that one line has room for: those in force, then the largest of each kind.

    The largest are those with most exact hits, and after them those with most hits.

    Args:
        rows: The facets and their headings.
        width: Cells there are for them.
    """
    ranked = sorted(
        (row for row in rows if row.value),
        key=lambda row: (not row.on, -row.exact, -row.count / row.most),
    )
    chosen: list[FacetRow] = []
    for row in ranked:
        taken = cell_width(facet_word(row))
        if taken <= width:
            width -= taken
            chosen.append(row)
    return [row for row in rows if row in chosen]


def facet_word(row: FacetRow) -> str:
    """Return a facet as it stands among others on one line."""
    year = " 年" if row.kind is FilterKind.YEAR else ""
    return f"  {'[x]' if row.on else ''}{visible(row.label)}{year} {row.count} 筆"


def facet_line(row: FacetRow, width: int, *, here: bool) -> Line:
    """Return the line of a facet or a heading.

    Args:
        row: The facet.
        width: Cells of the line.
        here: Whether the cursor is on it.
    """
    if not row.value:
        return Line((Piece(pad(f" {row.label}（筆數）", width), Tone.HEAD),))
    sign = (CURSOR[0] if here else " ") + ("[x] " if row.on else "[ ] ")
    room = max(width - len(sign) - _COUNT - _LONGEST - 2, _LEAST_LABEL)
    period = row.value if row.kind is FilterKind.YEAR else ""
    return Line(
        (
            Piece(sign, Tone.TEXT),
            Piece(pad(fit(visible(row.label), room), room), Tone.TEXT, period=period),
            Piece(f"{row.count:>{_COUNT}} ", Tone.QUIET),
            Piece(row.bar, Tone.FIGURE, period=period),
        )
    )
