"""``kaoview reviews``: decisions on pairs travel to a colleague and back, and are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kaoview.cli.terminal import CliError, Line, plain
from kaoview.compare.decisions import Decision, ReviewFile, plan_id
from kaoview.compare.review_exchange import Conflict, Merge, merge
from kaoview.compare.review_store import ReviewStore, SaveError
from kaoview.compare.reviews import alias_resolver, load_reviews, read_reviews
from kaoview.model import Library, Plan
from kaoview.paths import reviews_file
from kaoview.text.cell_width import visible

ACTIONS = ("status", "export", "import")
"""What can be done with decisions, the usual one first."""

_FOR_READING = frozenset((".xlsx", ".ods"))
"""Suffixes of tables that are made for people, or that a spreadsheet made of one."""
_NOBODY = "沒有署名"


def conflicts_file() -> Path:
    """Return the file that keeps what was not taken over when two readers disagree."""
    return reviews_file().with_name("reviews-conflicts.tsv")


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
        who = "、".join(f"{name or _NOBODY} {count}" for name, count in file["reviewers"].items())
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
        right = period(decision.right) if decision.right else "未見對應"
        found[f"{period(decision.left)} → {right}"] += 1
    return dict(found)


# Handing on


def import_reviews(
    library: Library, path: Path, *, theirs: bool, dry: bool
) -> tuple[Merge, tuple[str, ...]]:
    """Merge a colleague's decisions into the reader's own.

    Args:
        library: The library of the items.
        path: The colleague's file.
        theirs: Whether theirs hold where the two disagree; the other one is kept aside.
        dry: Whether nothing is written.

    Returns:
        What came of it, and what is wrong in the file.

    Raises:
        CliError: The file has no decision that can be used, or something cannot be written.
    """
    resolve = alias_resolver(library)
    if path.suffix.lower() in _FOR_READING:
        raise CliError(
            f"「{path}」是給人看的表格，不能匯入；"
            "請對方改用 kaoview reviews export -o 檔名.tsv 匯出"
        )
    found = read_reviews(path, resolve_id=resolve)
    if not found.decisions:
        problem = found.problems[0] if found.problems else f"「{path}」裡沒有判定"
        raise CliError(problem)
    own = reviews_file()
    mine = read_reviews(own, resolve_id=resolve).decisions if own.exists() else ()
    merged = merge(mine, found.decisions)
    if dry:
        return merged, found.problems
    store = ReviewStore(own, resolve)
    try:
        # What is not taken over is kept first: should the rest fail, nothing is lost.
        _keep_aside(merged.conflicts, path.name, theirs=theirs)
        taken = [conflict.theirs for conflict in merged.conflicts] if theirs else []
        for conflict in merged.conflicts if theirs else ():
            store.withdraw(conflict.mine.left, conflict.mine.right)
        for decision in (*merged.added, *merged.noted, *taken):
            store.decide(decision)
    except SaveError as error:
        raise CliError(str(error)) from error
    return merged, found.problems


def merge_lines(merged: Merge, problems: Iterable[str], *, theirs: bool) -> Iterator[Line]:
    """Yield what came of a merge, every conflict with both sides."""
    yield plain(
        f"新增 {len(merged.added)} 個，併入註記 {len(merged.noted)} 個，"
        f"本來就有 {merged.same} 個，不一致 {len(merged.conflicts)} 個"
    )
    for conflict in merged.conflicts:
        yield plain(f"{conflict.theirs.left} → {conflict.theirs.right or '（未見對應）'}", "bold")
        yield plain(f"  自己的：{_told(conflict.mine)}{'' if theirs else '（留用）'}")
        yield plain(f"  匯入的：{_told(conflict.theirs)}{'（採用）' if theirs else ''}")
    if merged.conflicts:
        other = "自己的" if theirs else "匯入的"
        yield plain(f"沒有採用的（{other}）存在 {conflicts_file()}")
    yield from (plain(f"！{visible(problem)}", "yellow") for problem in problems)


def _told(decision: Decision) -> str:
    who = " ".join(filter(None, (decision.decided_by or _NOBODY, decision.date)))
    note = f"：{decision.note}" if decision.note else ""
    return visible(f"{decision.word}，{who}{note}")


def _keep_aside(conflicts: tuple[Conflict, ...], name: str, *, theirs: bool) -> None:
    store = ReviewStore(conflicts_file())
    for conflict in conflicts:
        lost = conflict.mine if theirs else conflict.theirs
        store.note(f"# {date.today().isoformat()} 匯入 {visible(name)} 時沒有採用", lost)


def _kept_conflicts() -> tuple[Decision, ...]:
    path = conflicts_file()
    return read_reviews(path).decisions if path.exists() else ()
