"""Importing a colleague's file of decisions into one's own: a preview, then the merge itself.

Where the two disagree one side holds, and the other is kept in a file beside one's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kaoview.compare.decisions import Decision
from kaoview.compare.review_exchange import Merge, merge
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.reviews import alias_resolver, read_reviews
from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.text.cell_width import visible

NOBODY = "沒有署名"
"""Stands for the reviewer of a decision without a name."""

_FOR_READING = frozenset((".xlsx", ".ods"))
"""Suffixes of tables that are made for people, or that a spreadsheet made of one."""


class ReviewImportError(ValueError):
    """The file has no decision that can be used; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class ReviewImport:
    """What comes of importing a file.

    Attributes:
        merge: What is new, what both have, and where they disagree.
        problems: What is wrong in the file, one Chinese sentence each.
    """

    merge: Merge
    problems: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The counts, in Chinese."""
        merged = self.merge
        return (
            f"新增 {len(merged.added)} 個，併入註記 {len(merged.noted)} 個，"
            f"本來就有 {merged.same} 個，不一致 {len(merged.conflicts)} 個"
        )


def conflicts_beside(own: Path) -> Path:
    """Return the file that keeps what was not taken over when two readers disagree.

    Args:
        own: The reader's own file of decisions.
    """
    return own.with_name("reviews-conflicts.tsv")


def preview_import(library: Library, path: Path, own: Path) -> ReviewImport:
    """Return what would come of importing a file; nothing is written.

    Args:
        library: The library of the items.
        path: The colleague's file.
        own: The reader's own file of decisions; it need not exist.

    Raises:
        ReviewImportError: The file has no decision that can be used.
    """
    if path.suffix.lower() in _FOR_READING:
        raise ReviewImportError(
            f"「{path}」是給人看的表格，不能匯入；"
            "請對方改用 kaoview reviews export -o 檔名.tsv 匯出"
        )
    resolve = alias_resolver(library)
    found = read_reviews(path, resolve_id=resolve)
    if not found.decisions:
        raise ReviewImportError(found.problems[0] if found.problems else f"「{path}」裡沒有判定")
    mine = read_reviews(own, resolve_id=resolve).decisions if own.exists() else ()
    return ReviewImport(merge(mine, found.decisions), found.problems)


def import_reviews(library: Library, path: Path, own: Path, *, theirs: bool) -> ReviewImport:
    """Merge a colleague's decisions into the reader's own.

    Args:
        library: The library of the items.
        path: The colleague's file.
        own: The reader's own file of decisions; it need not exist.
        theirs: Whether theirs hold where the two disagree; the other side is kept aside.

    Returns:
        What came of it.

    Raises:
        ReviewImportError: The file has no decision that can be used.
        SaveError: Something cannot be written.
    """
    done = preview_import(library, path, own)
    conflicts = done.merge.conflicts
    # What is not taken over is kept first: should the rest fail, nothing is lost.
    aside = ReviewStore(conflicts_beside(own))
    for conflict in conflicts:
        lost = conflict.mine if theirs else conflict.theirs
        aside.note(f"# {date.today().isoformat()} 匯入 {visible(path.name)} 時沒有採用", lost)
    store = ReviewStore(own, alias_resolver(library))
    taken = [conflict.theirs for conflict in conflicts] if theirs else []
    for conflict in conflicts if theirs else ():
        store.withdraw(conflict.mine.left, conflict.mine.right)
    for decision in (*done.merge.added, *done.merge.noted, *taken):
        store.decide(decision)
    return done


def pair_ids(decision: Decision) -> str:
    """Return the ids of a decision's pair as they are shown."""
    right = decision.right or f"（{Status.MISSING.label}）"
    return visible(f"{decision.left} → {right}")


def decision_words(decision: Decision) -> str:
    """Return what was decided, by whom and when, with the note."""
    who = " ".join(filter(None, (decision.decided_by or NOBODY, decision.date)))
    note = f"：{decision.note}" if decision.note else ""
    return visible(f"{decision.word}，{who}{note}")
