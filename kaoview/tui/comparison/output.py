"""Copying, citing and exporting what a comparison lists."""

from __future__ import annotations

from pathlib import Path

from kaoview.model import Library
from kaoview.tui.comparison.rows import ComparisonRows
from kaoview.tui.host import Host
from kaoview.tui.state.comparison_choices import ComparisonChoice


def copy_row(host: Host, rows: ComparisonRows, at: int) -> None:
    """Copy a row: both texts, their status and sources."""
    entry = rows.entry(at)
    if rows.result is not None and entry is not None:
        from kaoview.tui.render.clipboard_text import row_text

        host.copy_to_clipboard(row_text(rows.result, entry))


def copy_citation(host: Host, rows: ComparisonRows, pair: tuple[str, str]) -> None:
    """Copy a pair as a citation."""
    if rows.result is not None and any(pair):
        from kaoview.tui.render.clipboard_text import pair_citation

        host.copy_to_clipboard(pair_citation(rows.result, *pair), what="引文")


def export(
    host: Host, library: Library, choice: ComparisonChoice, rows: ComparisonRows, reviews: Path
) -> None:
    """Open the export dialog for the rows that are listed, for all, or for one's own reviews."""
    if rows.result is None:
        return
    from kaoview.tui.state.export_sources import comparison_sources, review_source

    filtered = rows.filter_description
    sources = comparison_sources(
        library,
        rows.result.comparison,
        " ".join(rows.result.left_name.split()),
        " ".join(choice.right_name.split()),
        only=[entry.key for entry in rows.entries] if filtered else (),
        told=filtered,
    )
    own = review_source(library, reviews)
    host.open_export([*sources, own] if own else sources)
