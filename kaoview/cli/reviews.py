"""``kaoview reviews``: decisions on pairs travel to a colleague and back, and are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kaoview.cli.terminal import CliError, Line, plain
from kaoview.compare import review_import
from kaoview.compare.decisions import Decision, ReviewFile, plan_id
from kaoview.compare.review_import import (
    NOBODY,
    ReviewImport,
    ReviewImportError,
    conflicts_beside,
    decision_words,
    pair_ids,
    preview_import,
)
from kaoview.compare.review_store import SaveError
from kaoview.compare.reviews import alias_resolver, load_reviews, read_reviews
from kaoview.compare.statuses import Status
from kaoview.model import Library, Plan
from kaoview.paths import reviews_file
from kaoview.text.cell_width import visible

ACTIONS = ("status", "export", "import")
"""What can be done with decisions, the usual one first."""


def conflicts_file() -> Path:
    """Return the file that keeps what was not taken over when two readers disagree."""
    return conflicts_beside(reviews_file())


def own_reviews(library: Library) -> ReviewFile:
    """Return the reader's own decisions.

    Raises:
        CliError: There are none yet.
    """
    path = reviews_file()
    if not path.exists():
        raise CliError(f"還沒有自己的校對（{path}）；在瀏覽畫面按 d 對照，就可以校對", code=1)
    return read_reviews(path, resolve_id=alias_resolver(library))


# Counting


def status_record(library: Library) -> dict[str, Any]:
    """Return the counts of decisions for JSON."""
    reviews = load_reviews(library=library)
    return {
        "schema": 1,
        "path": str(reviews_file()),
        "files": [
            {
                "file": file.name,
                "own": not file.complete,
                "decisions": len(file.decisions),
                "pairs": _pairs(file, library),
                "reviewers": dict(Counter(d.decided_by for d in file.decisions)),
                "problems": list(file.problems),
            }
            for file in reviews.files
        ],
        "conflicts": len(_kept_conflicts()),
    }


def status_lines(library: Library) -> Iterator[Line]:
    """Yield what was decided: for each file the pairs of plans, the reviewers, and problems."""
    record = status_record(library)
    for file in record["files"]:
        name = "自己的校對" if file["own"] else f"隨附的 {file['file']}"
        yield plain(f"{name}：{file['decisions']} 個判定", "bold")
        for pair, count in file["pairs"].items():
            yield plain(f"  {visible(pair)}　{count}")
        who = "、".join(f"{name or NOBODY} {count}" for name, count in file["reviewers"].items())
        if who:
            yield plain(f"  校對者：{visible(who)}")
        for problem in file["problems"]:
            yield plain(f"  ！{visible(problem)}", "yellow")
    if not any(file["own"] for file in record["files"]):
        yield plain("自己的校對：還沒有", "bold")
    if record["conflicts"]:
        yield plain(f"匯入時沒有採用的：{record['conflicts']} 個，在 {conflicts_file()}", "yellow")


def _pairs(file: ReviewFile, library: Library) -> dict[str, int]:
    """Return the number of decisions by the periods of their items."""

    def period(item: str) -> str:
        plan = library.find(plan_id(item)) if item else None
        return plan.period if isinstance(plan, Plan) else plan_id(item)

    found: Counter[str] = Counter()
    for decision in file.decisions:
        right = period(decision.right) if decision.right else Status.MISSING.label
        found[f"{period(decision.left)} → {right}"] += 1
    return dict(found)


# Handing on


def import_reviews(library: Library, path: Path, *, theirs: bool, dry: bool) -> ReviewImport:
    """Merge a colleague's decisions into the reader's own.

    Args:
        library: The library of the items.
        path: The colleague's file.
        theirs: Whether theirs hold where the two disagree; the other one is kept aside.
        dry: Whether nothing is written.

    Returns:
        What came of it.

    Raises:
        CliError: The file has no decision that can be used, or something cannot be written.
    """
    own = reviews_file()
    try:
        if dry:
            return preview_import(library, path, own)
        return review_import.import_reviews(library, path, own, theirs=theirs)
    except (ReviewImportError, SaveError) as error:
        raise CliError(str(error)) from error


def import_lines(done: ReviewImport, *, theirs: bool) -> Iterator[Line]:
    """Yield what came of an import, every conflict with both sides."""
    yield plain(done.summary)
    for conflict in done.merge.conflicts:
        yield plain(pair_ids(conflict.theirs), "bold")
        yield plain(f"  自己的：{decision_words(conflict.mine)}{'' if theirs else '（留用）'}")
        yield plain(f"  匯入的：{decision_words(conflict.theirs)}{'（採用）' if theirs else ''}")
    if done.merge.conflicts:
        other = "自己的" if theirs else "匯入的"
        yield plain(f"沒有採用的（{other}）存在 {conflicts_file()}")
    yield from (plain(f"！{visible(problem)}", "yellow") for problem in done.problems)


def _kept_conflicts() -> tuple[Decision, ...]:
    path = conflicts_file()
    return read_reviews(path).decisions if path.exists() else ()
