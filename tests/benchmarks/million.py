"""What a library of a million items takes: opening from the cache, browsing, searching, exporting.

Run with ``python -m tests.benchmarks.million [--items 1000000]``. The items are recombined from the
clauses of the bundled documents. Each step runs in a process of its own, whose peak memory is told
beside its time; the first search makes the index on disk, every later one opens it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import kaoview
from kaoview.library.cache import load_snapshot, save_snapshot
from kaoview.model import Account, Document, Library, PlanKind
from tests.benchmarks.search_speed import recombined

ITEMS = 1_000_000
MOST_MEMORY = 1.5
"""Gigabytes that a million items may take."""
QUERIES = ("淨零", "登革熱防治", "捷運 輕軌", "dengre", "長照據點 社區")
ROWS_READ = 40
"""Rows of the tree and items that are looked at; about a screen."""


def made(items: int) -> Library:
    """Return a library of so many items, with a document for each year."""
    library = recombined(kaoview.load(), items)
    names = dict.fromkeys(plan.document for plan in library.plans())
    account = Account(1, 1, 0, 0, 0)
    documents = tuple(
        Document(name, f"/plans/{name}", name, name[:-4], PlanKind.OUTLINE, "utf-8", (), account)
        for name in names
    )
    return replace(library, documents=documents)


def peak() -> float:
    """Return the most memory that this process has had, in gigabytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1e6


def timed(name: str, work: Callable[[], object]) -> None:
    """Do something and print how long it took."""
    start = time.perf_counter()
    work()
    print(f"  {name:34} {time.perf_counter() - start:9.3f} s", flush=True)


def browse(library: Library) -> None:
    """Open a screen of the tree, and the page of an item in the middle."""
    from kaoview.tui.render.item_page import node_lines
    from kaoview.tui.state.tree_model import DepartmentTree, TreeRows

    timed("rows of the tree", lambda: TreeRows(DepartmentTree(library)))
    rows = TreeRows(DepartmentTree(library))
    timed("opening a department and a plan", lambda: (rows.open(1), rows.open(2)))
    plans = list(library.plans())
    middle = plans[len(plans) // 2]
    timed("the first item by its id", lambda: library.find(middle.items[0].id))
    timed("the page of a plan", lambda: list(node_lines(middle, 80)))


def search(library: Library) -> None:
    """Search, the first time and again."""
    from kaoview.search import Searcher

    searcher = Searcher(library)
    timed("the first search", lambda: searcher.search("長照"))
    for query in QUERIES:
        timed(f"searching {query}", lambda query=query: searcher.search(query))  # type: ignore[misc]


def export(library: Library) -> None:
    """Export everything as JSON Lines."""
    from kaoview.export.formats import export_items
    from kaoview.storage import write_file

    target = Path(tempfile.gettempdir(), f"kaoview-million-{os.getpid()}.jsonl")

    def write() -> None:
        pieces = export_items(library, library.departments, "jsonl")
        write_file(target, (piece.encode("utf-8") for piece in pieces))

    try:
        timed("exporting as JSON Lines", write)
        print(f"  {'':34} {target.stat().st_size / 1e6:9.0f} MB")
    finally:
        target.unlink(missing_ok=True)


STEPS: dict[str, Callable[[Library], None]] = {
    "browse": browse,
    "search, the first time": search,
    "search, later": search,
    "export": export,
}


def step(name: str, snapshot: Path) -> None:
    """Open the library from the cache and do one step with it."""
    found: list[Library | None] = []
    timed("opening from the cache", lambda: found.append(load_snapshot(snapshot)))
    library = found[0]
    assert library is not None
    STEPS[name](library)
    print(f"  {'memory at its peak':34} {peak():9.2f} GB", flush=True)


def main() -> int:
    """Make the library, then run each step in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--step", choices=STEPS)
    parser.add_argument("--snapshot", type=Path)
    arguments = parser.parse_args()
    if arguments.step:
        step(arguments.step, arguments.snapshot)
        return 0
    with tempfile.TemporaryDirectory(prefix="kaoview-million-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        snapshot = Path(folder, "library.json")
        print(f"{arguments.items:,} items")
        timed("making and caching them", lambda: save_snapshot(snapshot, made(arguments.items)))
        print(f"  {'':34} {snapshot.stat().st_size / 1e6:9.0f} MB")
        for name in STEPS:
            print(name, flush=True)
            command = [sys.executable, "-m", "tests.benchmarks.million", "--step", name]
            done = subprocess.run([*command, "--snapshot", str(snapshot)], check=False)
            if done.returncode:
                return 1
    print(f"wanted: within {MOST_MEMORY} GB at 1,000,000 items")
    return 0


if __name__ == "__main__":
    sys.exit(main())
