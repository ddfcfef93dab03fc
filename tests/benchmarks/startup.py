"""Whole-process time of ``kaoview tree`` against ``python -c "import typer"``.

The commands run in turn, so that what else the machine does falls on all; the figures that travel
are the ratios of their medians. ``kaoview tree`` is timed as it is day by day, and as it is the
first time, when nothing is kept from an earlier run. Run it with
``python -m tests.benchmarks.startup [ROUNDS]``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from tempfile import TemporaryDirectory

BASE = (sys.executable, "-c", "import typer")
TREE = (sys.executable, "-m", "kaoview", "tree")
LIMIT = 2.5


def measure(rounds: int = 15) -> tuple[float, float, float]:
    """Return the median seconds of the base, of ``kaoview tree``, and of its first run."""
    base, tree, first = [], [], []
    with TemporaryDirectory() as kept:
        for at in range(rounds + 1):
            with TemporaryDirectory() as fresh:
                found = (_time(BASE, kept), _time(TREE, kept), _time(TREE, fresh))
            if at:  # the first round only warms the disk
                for times, taken in zip((base, tree, first), found, strict=True):
                    times.append(taken)
    return median(base), median(tree), median(first)


def _time(command: tuple[str, ...], cache: str) -> float:
    start = time.perf_counter()
    environment = os.environ | {"XDG_CACHE_HOME": cache}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> bool:
    """Print the medians and their ratios; return whether the limit is passed."""
    base, tree, first = measure(*map(int, sys.argv[1:2]))
    print(f"import typer          {base * 1000:4.0f} ms")
    print(f"kaoview tree          {tree * 1000:4.0f} ms  x {tree / base:.2f} (at most {LIMIT})")
    print(f"kaoview tree, at first{first * 1000:4.0f} ms  x {first / base:.2f}")
    return tree > LIMIT * base


if __name__ == "__main__":
    sys.exit(main())
