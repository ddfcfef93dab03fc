"""A comparison as JSON: rows with ranked matches, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaoview.compare.decisions import Decision
from kaoview.compare.rows import Comparison, Row
from kaoview.compare.wording import Wording
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_rows import shown_wording
from kaoview.export.data import json_text

SCHEMA = 1
"""The version of the shape; a change that breaks a reader of it raises it."""

_SCORE_DIGITS = 4  # decimal places of a score; a promise to readers of the JSON


def export_comparison_json(table: ComparisonTable) -> str:
    """Return a comparison as JSON."""
    return json_text(
        {
            "schema": SCHEMA,
            "left": table.left,
            "right": table.right,
            **_part(table.comparison),
            "counts": {status.value: n for status, n in table.comparison.counts.items()},
            "rows": [_record(table, row) for row in table.rows],
            "new": [unit.id for unit in table.new],
            "new_reviewed": table.comparison.new_reviewed,
            "outdated": outdated_records(table.comparison.outdated),
        }
    )


def outdated_records(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Return decisions that were not applied, because the texts have changed since."""
    return [{"left": d.left, "right": d.right, "file": d.file, "line": d.line} for d in decisions]


def _part(comparison: Comparison) -> dict[str, Any]:
    """Return which part of the left side the rows are; nothing if they are all."""
    if not comparison.part:
        return {}
    return {
        "part": {
            "departments": list(comparison.answering),
            "rows": len(comparison.rows),
            "of": len(comparison.whole.rows),
        }
    }


def _figures(wording: Wording | None) -> list[dict[str, Any]]:
    """Return the figures that changed; of one that came or went the other side is null."""
    changes = wording.figures if wording else ()
    return [
        {
            "kind": change.kind.value,
            "old": change.left.text if change.left else None,
            "new": change.right.text if change.right else None,
        }
        for change in changes
    ]


def _record(table: ComparisonTable, row: Row) -> dict[str, Any]:
    return {
        "left": [{"id": row.left}],
        "status": row.status.value,
        "reviewed": row.reviewed,
        "matches": [
            {
                "id": match.id,
                "score": round(match.score, _SCORE_DIGITS),
                "status": match.status.value,
                "reviewed": match.reviewed,
                "change": table.change(row.left, match),
                "figures": _figures(shown_wording(table, row, match)),
            }
            for match in row.matches
        ],
    }
