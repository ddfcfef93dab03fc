"""How often a search finds what was meant: ours and other tools' on queries with known answers.

Run with ``python -m tests.benchmarks.search_quality``; ``--misses`` lists what was not found.
Queries are lines of query, kind and relevant items (their first 24 characters, ``|`` between).
Recall@10 is the share of relevant items (at most ten) among the first ten hits; MRR the mean of
one over the rank of the first relevant one.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sqlite3
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import kaoview
from kaoview.model import Item, Library, Plan
from kaoview.search import Searcher
from tests.samples import sample

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = sample("reference/queries.tsv")
OWN = ROOT / "tests" / "search" / "queries.tsv"
FRESH = ROOT / "tests" / "search" / "queries_fresh.tsv"
"""Written later and blind. Its misses have been listed since; what was tuned on it is in
docs/architecture.md."""

SHOWN = 10
PREFIX = 24


@dataclass(frozen=True)
class Case:
    """A query, its kind, and how its relevant items begin."""

    query: str
    kind: str
    relevant: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Recall@10 and reciprocal rank of one query."""

    case: Case
    recall: float
    reciprocal: float


Ranker = Callable[[str], list[Item]]


def read_cases(path: Path) -> list[Case]:
    """Read a file of queries."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(row[0], row[1], tuple(map(plain, row[2].split("|"))))
        for row in rows[1:]
        if len(row) >= 3 and row[0] and not row[0].startswith("#")
    ]


def plain(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def is_relevant(item: Item, case: Case) -> bool:
    """Return whether an item begins as one of a query's relevant items does."""
    starts = (plain(item.title + item.text)[:PREFIX], plain(item.text)[:PREFIX])
    return any(start and start.startswith(want) for start in starts for want in case.relevant)


def judge(case: Case, items: Sequence[Item]) -> Score:
    """Score the first ten items found for a query."""
    right = [is_relevant(item, case) for item in items[:SHOWN]]
    reciprocal = next((1 / rank for rank, hit in enumerate(right, 1) if hit), 0.0)
    return Score(case, min(1.0, sum(right) / min(SHOWN, len(case.relevant))), reciprocal)


def reference_library(library: Library) -> Library:
    """Cut a library down to the items that the reference queries were judged on.

    These are the 465 of the 113 outline, the 18 of the 107 summary and the 42 of the mid-term
    plan, as they stand.
    """

    def chosen(plan: Plan) -> Iterator[Item]:
        for item in plan.walk():
            if (
                (plan.period == "113" and plan.department != "全市")
                or (plan.period == "107" and item.id.startswith(f"{plan.id}-1."))
                or (
                    plan.period == "108-111"
                    and item.id.startswith(f"{plan.id}-1.")
                    and item.text
                    and not item.children
                )
            ):
                yield item

    departments = tuple(
        replace(
            department,
            plans=tuple(replace(plan, items=tuple(chosen(plan))) for plan in department.plans),
        )
        for department in library.departments
    )
    return Library(departments, library.documents)


def ours(library: Library) -> Ranker:
    """Rank with kaoview."""
    searcher = Searcher(library)
    return lambda query: [hit.item for hit in searcher.search(query, SHOWN).hits]


def ours_in_all(library: Library, judged: Library) -> Ranker:
    """Rank with kaoview over everything; items that were never judged are passed over."""
    searcher = Searcher(library)
    known = {item.id for item in judged.items()}

    def rank(query: str) -> list[Item]:
        return [hit.item for hit in searcher.search(query).hits if hit.id in known]

    return rank


def by_partial_ratio(library: Library) -> Ranker:
    """Rank with rapidfuzz.fuzz.partial_ratio."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import partial_ratio

    items = list(library.items())
    texts = [plain(item.title + item.text) for item in items]
    return lambda query: [
        items[place]
        for _, _, place in process.extract(plain(query), texts, scorer=partial_ratio, limit=SHOWN)
    ]


def by_trigram(library: Library) -> Ranker:
    """Rank with SQLite's trigram index and BM25."""
    items = list(library.items())
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE rows USING fts5(text, tokenize='trigram')")
    table.executemany(
        "INSERT INTO rows VALUES (?)", [(plain(item.title + item.text),) for item in items]
    )

    def rank(query: str) -> list[Item]:
        wanted = " AND ".join('"' + term.replace('"', '""') + '"' for term in query.split())
        found = table.execute(
            "SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT ?", (wanted, SHOWN)
        )
        return [items[row - 1] for (row,) in found]

    return rank


def by_command(library: Library, command: Callable[[str], list[str]]) -> Ranker:
    """Rank with a command that reads lines and prints the matching ones, each with its number."""
    items = list(library.items())
    lines = "".join(
        f"{number}\t{unicodedata.normalize('NFC', plain(item.title + item.text))}\n"
        for number, item in enumerate(items)
    )

    def rank(query: str) -> list[Item]:
        done = subprocess.run(
            command(query), input=lines, capture_output=True, text=True, check=False
        )
        found = [line.split("\t")[0] for line in done.stdout.splitlines()[:SHOWN]]
        return [items[int(number)] for number in found if number.isdecimal()]

    return rank


def peers(library: Library) -> dict[str, Ranker | None]:
    """Return the other tools, None for one that is not installed."""
    found: dict[str, Ranker | None] = {
        "rapidfuzz partial_ratio": by_partial_ratio(library),
        "SQLite FTS5 trigram": by_trigram(library),
        "fzf": None,
        "ripgrep": None,
    }
    if shutil.which("fzf"):
        found["fzf"] = by_command(
            library, lambda query: ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2"]
        )
    if shutil.which("rg"):
        found["ripgrep"] = by_command(
            library, lambda query: ["rg", "--ignore-case", "--fixed-strings", "--", query]
        )
    return found


def mean(values: Sequence[float]) -> float:
    """Return the mean, or 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def report(name: str, scores: Sequence[Score], *, misses: bool) -> None:
    """Print recall@10 / MRR over all and by kind."""
    kinds: dict[str, list[Score]] = defaultdict(list)
    for score in scores:
        kinds[score.case.kind].append(score)
    cells = [
        f"{kind} {mean([each.recall for each in held]):.2f}/"
        f"{mean([each.reciprocal for each in held]):.2f}"
        for kind, held in kinds.items()
    ]
    total = (
        f"{mean([each.recall for each in scores]):.3f} / "
        f"{mean([each.reciprocal for each in scores]):.3f}"
    )
    print(f"{name:28} {total}   {'  '.join(cells)}")
    if misses:
        for score in scores:
            if score.recall < 1 or score.reciprocal < 1:
                print(
                    f"    {score.case.kind:10} {score.case.query}  "
                    f"recall {score.recall:.2f}, rank 1/{score.reciprocal:.2f}"
                )


def main() -> None:
    """Print the table for every file of queries that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="files of queries")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    parser.add_argument("--alone", action="store_true", help="leave the other tools out")
    given = parser.parse_args()
    library = kaoview.load()
    judged = reference_library(library)
    print(
        f"{sum(1 for _ in judged.items())} items judged, {sum(1 for _ in library.items())} in all"
    )
    for path in given.files or [REFERENCE, OWN, FRESH]:
        if not path.is_file():
            print(f"{path.name}: not there, skipped")
            continue
        cases = read_cases(path)
        print(f"\n{path.parent.name}/{path.name}: {len(cases)} queries, recall@10 / MRR")
        rankers: dict[str, Ranker | None] = {
            "kaoview": ours(judged),
            "kaoview, whole library": ours_in_all(library, judged),
        }
        if not given.alone:
            rankers |= peers(judged)
        for name, ranker in rankers.items():
            if ranker is None:
                print(f"{name:28} not installed, skipped")
                continue
            scores = [judge(case, ranker(case.query)) for case in cases]
            report(name, scores, misses=given.misses and name.startswith("kaoview"))


if __name__ == "__main__":
    main()
