"""How long the explorer takes to its first picture, beside an empty Textual application.

Run with ``python -m tests.benchmarks.first_paint``. Both programs start in a pseudo-terminal of
120 columns and 36 lines, seven times, in turns. The clock runs from the start of the process

- for both: until the first picture is drawn, that is, until the last of the 36 lines is;
- for the explorer also: until its key bar can be read, and until the documents can.

Beside the time stands how long each computes for its first picture: on a machine that does other
things as well, the truer figure.

The explorer is what a reader types, ``kaoview`` without arguments, reading the bundled documents.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks._terminal import LINES, Terminal

ROUNDS = 7
LAST_LINE = f"\x1b[{LINES};".encode()
KEY_BAR = "離開".encode()
DOCUMENTS = "行政暨國際處".encode()
EXPLORER = (sys.executable, "-m", "kaoview")
EMPTY = (sys.executable, str(Path(__file__).with_name("_empty_app.py")))


def main() -> None:
    """Print the medians and their ratio."""
    explorer: list[list[float]] = []
    empty: list[float] = []
    computing: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(ROUNDS + 1):  # the first round only warms the caches
            with Terminal(EXPLORER, state) as program:
                ours = program.times_until((LAST_LINE,))
                computed = program.computing()
                ours += program.times_until((KEY_BAR, DOCUMENTS))
                explorer.append(ours)
            with Terminal(EMPTY, state) as program:
                empty.append(program.times_until((LAST_LINE,))[0])
                computing.append((computed, program.computing()))
    first, keys, documents = (median(column) for column in zip(*explorer[1:], strict=True))
    base = median(empty[1:])
    print(f"first picture: empty Textual app {base * 1000:.0f} ms")
    for name, value in (("first picture", first), ("key bar", keys), ("documents", documents)):
        print(f"{name}: kaoview {value * 1000:.0f} ms, ratio {value / base:.2f}")
    own, theirs = (median(column) for column in zip(*computing[1:], strict=True))
    print(
        f"computing until the first picture: kaoview {own * 1000:.0f} ms, empty "
        f"{theirs * 1000:.0f} ms, ratio {own / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
