"""How long a search takes from keystroke to ranked hits: ours and other tools', small to very large.

Run with ``python -m tests.benchmarks.search_speed [--items 100000 ...]``. Large libraries are made by
recombining the clauses of the bundled documents with a fixed seed. The queries are those of the
quality benchmark and everything on the way to them, as they are typed.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import kaoview
from kaoview.model import Department, Item, Library, Plan, PlanKind, SourceSpan
from kaoview.search import Searcher
from tests.benchmarks.search_quality import OWN, REFERENCE, plain, read_cases

SEED = 20240501
ITEMS_A_PLAN = 250
CLAUSES = 6
WANTED = {0: (3, 30), 100_000: (4, 15), 1_000_000: (8, 30)}
PEER_QUERIES = 20


def recombined(library: Library, size: int) -> Library:
    """Make a library of so many items out of the clauses of another."""
    chance = random.Random(SEED)
    clauses = [
        clause
        for item in library.items()
        for clause in re.split(r"(?<=[，；。、])", item.text.replace("\n", ""))
        if len(clause) > 3
    ]
    departments = [Department(each.id, each.name, each.aliases) for each in library.departments]
    plans: dict[str, list[Plan]] = {each.id: [] for each in departments}
    made = 0
    while made < size:
        department = departments[made // ITEMS_A_PLAN % len(departments)]
        year = 114 + len(plans[department.id])
        name = f"{year}-{department.id}"
        source = SourceSpan(f"{year}.txt", 1, 1)
        items = tuple(
            Item(f"{name}-{number}", "", "", "".join(chance.choices(clauses, k=CLAUSES)), source)
            for number in range(1, min(ITEMS_A_PLAN, size - made) + 1)
        )
        made += len(items)
        plans[department.id].append(
            Plan(name, name, str(year), PlanKind.OUTLINE, department.id, f"{year}.txt", items)
        )
    return Library(
        tuple(
            Department(each.id, each.name, each.aliases, tuple(plans[each.id]))
            for each in departments
        ),
        (),
    )


def keystrokes(queries: Sequence[str]) -> list[str]:
    """Return everything that is in the input while some queries are typed."""
    return list(dict.fromkeys(query[:end] for query in queries for end in range(1, len(query) + 1)))


def milliseconds(search: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Return how long each query takes, in milliseconds, in ascending order."""
    taken = []
    for query in queries:
        start = time.perf_counter()
        search(query)
        taken.append(1000 * (time.perf_counter() - start))
    return sorted(taken)


def memory() -> float:
    """Return the memory this process uses, in MB; 0 where that cannot be told."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def told(name: str, taken: Sequence[float], wanted: tuple[int, int] | None = None) -> str:
    """Return one line of the table."""
    percentile = taken[min(len(taken) - 1, round(0.95 * len(taken)))]
    line = (
        f"{name:28} median {statistics.median(taken):7.2f}   p95 {percentile:7.2f}   "
        f"worst {taken[-1]:7.2f} ms"
    )
    return f"{line}   (wanted {wanted[0]} and {wanted[1]})" if wanted else line


def measure(size: int, library: Library, queries: Sequence[str], folder: Path) -> float:
    """Print what a library of some size takes; return its median in milliseconds."""
    before = memory()
    start = time.perf_counter()
    searcher = Searcher(library, cache=folder)
    searcher.prepare()
    built = time.perf_counter() - start
    del searcher
    gc.collect()
    start = time.perf_counter()
    searcher = Searcher(library, cache=folder)
    searcher.prepare()
    ready = time.perf_counter() - start
    taken = milliseconds(lambda query: searcher.search(query, 50), queries)
    count = sum(1 for _ in library.items())
    print(told(f"kaoview, {count:,} items", taken, WANTED.get(size)))
    stored = sum(path.stat().st_size for path in folder.glob("*")) / 1e6
    print(
        f"{'':28} first {built:.1f} s, ready again {ready:.2f} s, "
        f"memory +{memory() - before:.0f} MB, {stored:.0f} MB on disk"
    )
    return statistics.median(taken)


def peers(library: Library, queries: Sequence[str], ours: float) -> None:
    """Print what other tools take, and how many times ours that is."""
    texts = [plain(item.title + item.text) for item in library.items()]
    lines = "\n".join(texts)

    def command(*words: str) -> Callable[[str], object]:
        return lambda query: subprocess.run(
            [*words, query], input=lines, capture_output=True, text=True, check=False
        )

    def partial_ratio(query: str) -> object:
        from rapidfuzz import process
        from rapidfuzz.fuzz import partial_ratio as scorer

        return process.extract(query, texts, scorer=scorer, limit=10)

    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE rows USING fts5(text, tokenize='trigram')")
    table.executemany("INSERT INTO rows VALUES (?)", [(text,) for text in texts])

    def trigram(query: str) -> object:
        wanted = " AND ".join('"' + term.replace('"', '""') + '"' for term in query.split())
        return table.execute(
            "SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT 10", (wanted,)
        ).fetchall()

    tools: dict[str, Callable[[str], object] | None] = {
        "rapidfuzz partial_ratio": partial_ratio,
        "SQLite FTS5 trigram": trigram,
        "fzf": command("fzf", "--filter") if shutil.which("fzf") else None,
        "ripgrep": command("rg", "--ignore-case", "--fixed-strings", "--")
        if shutil.which("rg")
        else None,
    }
    for name, tool in tools.items():
        if tool is None:
            print(f"{name:28} not installed, skipped")
            continue
        taken = milliseconds(tool, queries)
        print(f"{told(name, taken)}   {statistics.median(taken) / ours:.1f} times ours")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", nargs="*", type=int, default=[100_000])
    parser.add_argument("--alone", action="store_true", help="leave the other tools out")
    given = parser.parse_args()
    library = kaoview.load()
    queries = [
        case.query for path in (REFERENCE, OWN) if path.is_file() for case in read_cases(path)
    ]
    typed = keystrokes(queries)
    random.Random(SEED).shuffle(typed)
    print(f"{len(typed)} inputs on the way to {len(queries)} queries")
    for size in (0, *given.items):
        with tempfile.TemporaryDirectory() as folder:
            chosen = recombined(library, size) if size else library
            ours = measure(size, chosen, typed, Path(folder))
            if not given.alone:
                peers(chosen, [query for query in queries if " " not in query][:PEER_QUERIES], ours)
            del chosen
            gc.collect()


if __name__ == "__main__":
    main()
