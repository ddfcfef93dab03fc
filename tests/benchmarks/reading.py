"""How long the five documents take to read, and to take from what was kept of the last reading."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from kaoview.library.build import read_library
from kaoview.library.cache import load_snapshot, save_snapshot
from kaoview.paths import data_folder

LIMIT = 0.150  # seconds


def _median_seconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def main() -> None:
    """Print both medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    files = sorted((data_folder() / "documents").glob("*.txt"))
    size = sum(path.stat().st_size for path in files)
    read = _median_seconds(lambda: read_library(files, len(files)), rounds)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snapshot.json"
        save_snapshot(path, read_library(files, len(files)))
        kept = _median_seconds(lambda: load_snapshot(path), rounds)
    print(f"reading {len(files)} documents, {size / 1000:.0f} kB: {read * 1000:.0f} ms ", end="")
    print(f"(at most {LIMIT * 1000:.0f}); from a snapshot: {kept * 1000:.1f} ms")


if __name__ == "__main__":
    main()
