"""A reader's decisions on pairs as a file: for a colleague to import, or for people to read."""

from __future__ import annotations

from kaoview.compare.decisions import ReviewFile
from kaoview.export.formats import ExportFormat
from kaoview.export.sheet import Sheet
from kaoview.export.sheets import xlsx_bytes
from kaoview.model import Item, Library
from kaoview.reading.export_heads import REVIEW_COLUMNS, REVIEW_TABLE_HEADS

REVIEW_FORMATS = (
    ExportFormat("tsv", "TSV（給同事匯入）", ".tsv"),
    ExportFormat("xlsx", "Excel（給人看）", ".xlsx", binary=True),
)
"""The formats of decisions, the one that can be imported first."""

_WIDTHS = (24, 24, 10, 14, 12, 40, 60, 60)


def export_reviews(file: ReviewFile, library: Library, format: str) -> str | bytes:
    """Return decisions in a format.

    Args:
        file: The decisions.
        library: The library of their items, whose texts stand in the table for reading.
        format: The name of one of :data:`REVIEW_FORMATS`.
    """
    return xlsx_bytes([_sheet(file, library)]) if format == "xlsx" else _tsv(file)


def _tsv(file: ReviewFile) -> str:
    """Return decisions as a file that can be imported."""
    rows = [REVIEW_COLUMNS, *(decision.row() for decision in file.decisions)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _sheet(file: ReviewFile, library: Library) -> Sheet:
    """Return decisions with their items' texts, for reading."""

    def words(id: str) -> str:
        item = library.find(id) if id else None
        return item.title + item.text if isinstance(item, Item) else ""

    rows = tuple(
        (
            decision.left,
            decision.right,
            decision.word,
            decision.decided_by,
            decision.date,
            decision.note,
            words(decision.left),
            words(decision.right),
        )
        for decision in file.decisions
    )
    return Sheet("校對", REVIEW_TABLE_HEADS, rows, _WIDTHS)
