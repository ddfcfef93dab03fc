"""A comparison as Markdown (新舊對照表) and JSON, and what all its forms have in common.

Whatever form it takes, what readers decided and what only the matcher thinks are told apart: a
status without a reader behind it says 未經校對.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from kaoview.compare.decisions import Decision
from kaoview.compare.rows import REVIEWED, UNREVIEWED, Comparison, Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording, compare_wording
from kaoview.export.data import json_text
from kaoview.export.escape import cell, inline
from kaoview.model import WHOLE_CITY, Item, Library
from kaoview.text.cell_width import visible

SCHEMA = 1
EXCERPT = 200
"""A report's account is shown up to so many characters."""
DOCUMENTS = 4
"""So many documents of a side are named."""
ABOVE = "（同上）"
"""Stands in place of an old text that is shown in the row above."""
HINTS = 3
"""So many candidates are named where nothing answers to an item."""
LEAST_HINT = 0.01
"""Candidates of which the matcher is less sure are not named."""


@dataclass(frozen=True)
class ComparisonTable:
    """A comparison ready to be shown: what is compared, and which rows.

    Attributes:
        library: The library of both sides.
        comparison: What was found.
        left: What the left side is called, as the reader asked for it (``108-111``).
        right: What the right side is called.
        statuses: Which statuses to show; none means all.
        only: The ids of the left items, and of the new right ones, to show; none means all.
    """

    library: Library
    comparison: Comparison
    left: str
    right: str
    statuses: Collection[Status] = ()
    only: Collection[str] = ()

    @property
    def title(self) -> str:
        """Both sides in one line."""
        return f"{self.left} → {self.right} 新舊對照"

    @property
    def rows(self) -> list[Row]:
        """The rows to show, in the left's order."""
        return [row for row in self.comparison.rows if self._wanted(row.status, row.left)]

    @property
    def new(self) -> list[Unit]:
        """The new right units to show, in the right's order."""
        ids = (id for id in self.comparison.new if self._wanted(Status.NEW, id))
        return [self.comparison.units[id] for id in ids]

    @property
    def counts(self) -> str:
        """How many rows have each status, in one line, whatever is shown."""
        found = self.comparison.counts.items()
        return "　".join(f"{status.mark} {status.label} {count}" for status, count in found)

    @property
    def reviewed(self) -> str:
        """How much of it readers have decided, in one sentence."""
        rows = self.comparison.rows
        done = sum(row.reviewed for row in rows)
        if done == len(rows):
            alone = sum(not match.reviewed for row in rows for match in row.reached)
            more = f"；另有 {alone} 個對應是程式比對的，{UNREVIEWED}，逐一註明" if alone else ""
            return f"{len(rows)} 項都{REVIEWED}{more}。" if rows else ""
        if not done:
            return f"以下全由程式比對，{UNREVIEWED}：「未見對應」「新增」不等於原文沒有。"
        return (
            f"{len(rows)} 項中 {done} 項{REVIEWED}，其餘{UNREVIEWED}："
            "「未見對應」「新增」不等於原文沒有。"
        )

    @property
    def sources(self) -> list[str]:
        """Where each side stands: its documents by title and file, one line a side."""
        sides = ((self.left, self.comparison.left), (self.right, self.comparison.right))
        return [f"{name}：{'、'.join(self._documents(units))}" for name, units in sides if units]

    @property
    def notes(self) -> list[str]:
        """What a reader has to know of the whole, one sentence each."""
        shown = "、".join(f"「{status.label}」" for status in Status if status in self.statuses)
        absent = self._without_plan()
        outdated = len(self.comparison.outdated)
        part = self.comparison.part
        told = [
            f"{part}；其餘不在這裡，不等於沒有對應。" if part else "",
            self.reviewed,
            f"以下只列{shown}；各狀態的項數是全部的。" if shown else "",
            f"有 {absent} 項所屬的機關在「{self.right}」沒有計畫，未見對應不足為奇。"
            if absent
            else "",
            f"有 {outdated} 個校對的原文已經變了，沒有套用。" if outdated else "",
        ]
        return [note for note in told if note]

    def source(self, unit: Unit) -> str:
        """Return where a unit stands: its document and lines."""
        item = self.library.find(unit.id)
        if not isinstance(item, Item):
            return ""
        return replace(item.source, last_line=_last_line(item)).words

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield the rows under the headings that they stand under on the left."""
        for heading, rows in groupby(self.rows, key=self._heading):
            yield heading, list(rows)

    def new_groups(self) -> Iterator[tuple[str, list[Unit]]]:
        """Yield the new units under the name of their department."""
        for department, units in groupby(self.new, key=lambda unit: unit.department):
            yield department, list(units)

    def marker(self, unit: Unit) -> str:
        """Return a unit's marker as it is printed."""
        item = self.library.find(unit.id)
        return visible(item.printed_marker) if isinstance(item, Item) else ""

    def _documents(self, units: Sequence[Unit]) -> list[str]:
        """Return the documents that units come from, the first of very many."""
        plans = {plan.id: plan for plan in self.library.plans()}
        ids = list(dict.fromkeys(plans[id].document for id in {unit.plan: None for unit in units}))
        found = []
        for id in ids[:DOCUMENTS]:
            title = self.library.document(id).title
            found.append(f"{title}（{id}）" if title else id)
        return [*found, *([f"等 {len(ids)} 份"] if len(ids) > DOCUMENTS else [])]

    def _without_plan(self) -> int:
        """Return how many left units are of departments for which no right plan speaks."""
        there = {unit.department for unit in self.comparison.right}
        if not there or WHOLE_CITY in there:
            return 0
        left = (unit.department for unit in self.comparison.left)
        return sum(department not in there and department != WHOLE_CITY for department in left)

    def _heading(self, row: Row) -> str:
        unit = self.comparison.units[row.left]
        several = len({unit.plan for unit in self.comparison.left}) > 1
        names = [unit.department] if several else []
        return visible(" › ".join([*names, *(h.rstrip("：:") for h in unit.headings)]))

    def _wanted(self, status: Status, id: str) -> bool:
        named = not self.statuses or status in self.statuses
        return named and (not self.only or id in self.only)


def _last_line(item: Item) -> int:
    """Return the last line of an item and all below it."""
    return max(part.source.last_line for part in item.walk())


def excerpt(unit: Unit) -> tuple[str, bool]:
    """Return a unit's words for showing, and whether they are only the beginning."""
    words = unit.words
    if unit.narrative and len(words) > EXCERPT:
        return words[:EXCERPT].rstrip() + "⋯（節錄）", True
    return words, False


def pair_wording(sheet: ComparisonTable, row: Row, match: Match) -> Wording | None:
    """Return the wording of a pair that is the same measure, where both texts are shown whole."""
    if not match.status.counterpart:
        return None
    left, right = (sheet.comparison.units[id] for id in (row.left, match.id))
    if excerpt(left)[1] or excerpt(right)[1]:
        return None
    return compare_wording(left.words, right.words)


def said_of(match: Match) -> str:
    """Return a pair's status and who says so: 「延續，已校對（王小明 2026-11-20）：…」."""
    if match.decision is None:
        return f"{match.status.label}，{UNREVIEWED}，{match.certainty}"
    who = f"{match.decision.decided_by} {match.decision.date}".strip()
    note = f"：{match.decision.note}" if match.decision.note else ""
    return visible(f"{match.status.label}，{REVIEWED}" + (f"（{who}）" if who else "") + note)


def said_of_row(row: Row) -> str:
    """Return what became of a left item, with 未經校對 where no reader decided it."""
    return f"{row.status.label}（{REVIEWED if row.reviewed else UNREVIEWED}）"


def changed(wording: Wording | None) -> list[str]:
    """Return the figures and places that changed, in a few short lines.

    Those that changed come one by one (「百分比 30％ → 50 %」), then all that only one side has.
    """
    changes = wording.figures if wording else ()
    both = [f"{c.left.kind.label} {c.label}" for c in changes if c.left and c.right]
    gone = "、".join(change.left.text for change in changes if change.left and not change.right)
    come = "、".join(change.right.text for change in changes if change.right and not change.left)
    told = [*both, f"未再提到 {gone}" if gone else "", f"新提到 {come}" if come else ""]
    return [visible(line) for line in told if line]


def hints(row: Row) -> list[Match]:
    """Return the best candidates of a row that nothing answers, if they are worth a look."""
    worth = [m for m in row.matches if not m.rejected and m.score >= LEAST_HINT]
    return worth[:HINTS]


def export_comparison_json(sheet: ComparisonTable) -> str:
    """Return a comparison as JSON: rows with ranked matches, and what is new."""
    return json_text(
        {
            "schema": SCHEMA,
            "left": sheet.left,
            "right": sheet.right,
            **_part(sheet.comparison),
            "counts": {status.value: n for status, n in sheet.comparison.counts.items()},
            "rows": [_record(row) for row in sheet.rows],
            "new": [unit.id for unit in sheet.new],
            "new_reviewed": sheet.comparison.new_reviewed,
            "outdated": outdated_records(sheet.comparison.outdated),
        }
    )


def _part(comparison: Comparison) -> dict[str, Any]:
    """Return what tells, for JSON, that the rows are only a part of the left side."""
    if not comparison.part:
        return {}
    return {
        "part": {
            "departments": list(comparison.answering),
            "rows": len(comparison.rows),
            "of": len(comparison.whole.rows),
        }
    }


def outdated_records(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Return decisions that were left out because their texts have changed, for JSON."""
    return [{"left": d.left, "right": d.right, "file": d.file, "line": d.line} for d in decisions]


def export_comparison_markdown(sheet: ComparisonTable, *, today: date) -> str:
    """Return a comparison as Markdown: counts, a table for each heading, and what is new.

    Args:
        sheet: The comparison.
        today: The date of export, for the front matter.

    Returns:
        The text, ending in a newline.
    """
    blocks = [
        _front_matter(sheet, today),
        f"# {inline(sheet.title)}",
        inline("　".join(f"{s.label} {n}" for s, n in sheet.comparison.counts.items())),
        "\n".join(f"- {inline(line)}" for line in (*sheet.notes, *sheet.sources)),
        "<del>刪除線</del>是舊文刪去的字，<ins>底線</ins>是新文加上的字。" if sheet.rows else "",
    ]
    for heading, rows in sheet.groups():
        blocks += [f"## {inline(heading)}" if heading else "", _table(sheet, rows)]
    if sheet.new:
        told = REVIEWED if sheet.comparison.new_reviewed else UNREVIEWED
        blocks.append(f"## {Status.NEW.label} {len(sheet.new)} 項（{told}）")
        for department, units in sheet.new_groups():
            blocks.append(f"### {inline(department)}")
            blocks.append("\n".join(f"- {_words(sheet, unit)}" for unit in units))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _record(row: Row) -> dict[str, Any]:
    return {
        "left": [{"id": row.left}],
        "status": row.status.value,
        "reviewed": row.reviewed,
        "matches": [
            {
                "id": match.id,
                "score": round(match.score, 4),
                "status": match.status.value,
                "reviewed": match.reviewed,
            }
            for match in row.matches
        ],
    }


def _front_matter(sheet: ComparisonTable, today: date) -> str:
    values = (("title", sheet.title), ("left", sheet.left), ("right", sheet.right))
    rows = [f"{key}: {json_text(visible(value), indent=None).strip()}" for key, value in values]
    return "\n".join(["---", *rows, f"exported: {today.isoformat()}", "---"])


def _table(sheet: ComparisonTable, rows: Sequence[Row]) -> str:
    header = (
        f"| 狀態 | {cell(sheet.left)} | {cell(sheet.right)} | 說明 |\n| --- | --- | --- | --- |"
    )
    return "\n".join([header, *(line for row in rows for line in _lines(sheet, row))])


def _lines(sheet: ComparisonTable, row: Row) -> Iterator[str]:
    """Yield a row of the table for each match; the left text stands in the first."""
    unit = sheet.comparison.units[row.left]
    first = _words(sheet, unit)
    if not row.reached:
        near = "、".join(match.id for match in hints(row))
        note = f"最接近的：{cell(near)}" if near and not row.reviewed else ""
        yield f"| {said_of_row(row)} | {first} |  | {note} |"
    for match in row.reached:
        wording = pair_wording(sheet, row, match)
        right = _words(sheet, sheet.comparison.units[match.id])
        if wording and wording.close:
            left, right = _marked(sheet, row, match, wording)
            first = ABOVE if first == ABOVE else left
        notes = [said_of(match), *changed(wording)]
        yield f"| {match.status.label} | {first} | {right} | {'；'.join(map(cell, notes))} |"
        first = ABOVE


def _marked(sheet: ComparisonTable, row: Row, match: Match, wording: Wording) -> tuple[str, str]:
    """Return both texts of a pair with what was deleted and what was added.

    The tags are HTML's, because Markdown's own marks do not open or close beside 「，」 and 「。」.
    """
    left, right = (sheet.comparison.units[id] for id in (row.left, match.id))
    sides = ["", ""]
    for edit in wording.edits:
        ours, theirs = _cell(left.words[slice(*edit.left)]), _cell(right.words[slice(*edit.right)])
        kept = edit.kind is EditKind.KEPT
        sides[0] += ours if kept or not ours.strip() else f"<del>{ours}</del>"
        sides[1] += theirs if kept or not theirs.strip() else f"<ins>{theirs}</ins>"
    return _named(sheet, left, sides[0]), _named(sheet, right, sides[1])


def _words(sheet: ComparisonTable, unit: Unit) -> str:
    return _named(sheet, unit, _cell(excerpt(unit)[0]))


def _named(sheet: ComparisonTable, unit: Unit, words: str) -> str:
    return f"{cell(sheet.marker(unit))}{words} （{cell(unit.id)}）"


def _cell(text: str) -> str:
    """Return a text for a table's cell, white space kept, paragraphs apart by a line break."""
    return "<br>".join(_piece(part) for part in text.split("\n"))


def _piece(text: str) -> str:
    """Escape a piece of a line without losing the space at its ends."""
    words = cell(text)
    if not words:
        return " " if text else ""
    return " " * text[:1].isspace() + words + " " * text[-1:].isspace()
