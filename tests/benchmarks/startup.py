"""Whole-process time of ``kaoview tree`` against ``python -c "import typer"``.

The two run in turn, so that what else the machine does falls on both; the figure that travels is
the ratio of their medians. Run it with ``python -m tests.benchmarks.startup [ROUNDS]``.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

BASE = (sys.executable, "-c", "import typer")
TREE = (sys.executable, "-m", "kaoview", "tree")
LIMIT = 2.5


def measure(rounds: int = 15) -> tuple[float, float]:
    """Return the median seconds of the base and of ``kaoview tree``."""
    times: dict[tuple[str, ...], list[float]] = {BASE: [], TREE: []}
    for at in range(rounds + 1):
        for command, found in times.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if at:  # the first round only warms the disk
                found.append(time.perf_counter() - start)
    return median(times[BASE]), median(times[TREE])


def main() -> None:
    """Print both medians and their ratio."""
    base, tree = measure(*map(int, sys.argv[1:2]))
    print(f"import typer {base * 1000:.0f} ms, kaoview tree {tree * 1000:.0f} ms, ", end="")
    print(f"ratio {tree / base:.2f} (at most {LIMIT})")


if __name__ == "__main__":
    main()
