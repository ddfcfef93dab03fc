"""How long the explorer takes to its first picture, beside an empty Textual application.

Run with ``python -m tests.benchmarks.first_paint``. Both programs start in a pseudo-terminal of
120 columns and 36 lines, seven times, in turns. The clock runs from the start of the process

- for both: until the first picture is drawn, that is, until the last of the 36 lines is;
- for the explorer also: until its key bar can be read, and until the documents can.

The explorer is what a reader types, ``kaoview`` without arguments, reading the bundled documents.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 7
COLUMNS, LINES = 120, 36
TIMEOUT = 20.0
LAST_LINE = f"\x1b[{LINES};".encode()
KEY_BAR = "離開".encode()
DOCUMENTS = "行政暨國際處".encode()
EXPLORER = (sys.executable, "-m", "kaoview")
EMPTY = (sys.executable, str(Path(__file__).with_name("_empty_app.py")))


def times_until(command: Sequence[str], marks: Sequence[bytes], state: str) -> list[float]:
    """Start a program in a pseudo-terminal and end it once it has drawn what is waited for.

    Args:
        command: The program and its arguments.
        marks: Bytes to wait for in what it draws.
        state: An empty folder for what it may remember.

    Returns:
        Seconds from the start until each mark had been drawn.

    Raises:
        TimeoutError: A mark did not come.
    """
    start = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], list(command), _environment(state))
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        found: dict[bytes, float] = {}
        drawn = b""
        while len(found) < len(marks):
            ready, _, _ = select.select([terminal], [], [], TIMEOUT)
            if not ready:
                raise TimeoutError(f"{command}: no {set(marks) - set(found)!r} in {drawn[-400:]!r}")
            drawn += os.read(terminal, 1 << 16)
            now = perf_counter() - start
            for mark in marks:
                if mark in drawn:
                    found.setdefault(mark, now)
        return [found[mark] for mark in marks]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _environment(state: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_STATE_HOME": state,
        "COLUMNS": str(COLUMNS),
        "LINES": str(LINES),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def main() -> None:
    """Print the medians and their ratio."""
    explorer: list[list[float]] = []
    empty: list[float] = []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(ROUNDS + 1):  # the first round only warms the caches
            explorer.append(times_until(EXPLORER, (LAST_LINE, KEY_BAR, DOCUMENTS), state))
            empty.append(times_until(EMPTY, (LAST_LINE,), state)[0])
    first, keys, documents = (median(column) for column in zip(*explorer[1:], strict=True))
    base = median(empty[1:])
    print(f"first picture: empty Textual app {base * 1000:.0f} ms")
    for name, value in (("first picture", first), ("key bar", keys), ("documents", documents)):
        print(f"{name}: kaoview {value * 1000:.0f} ms, ratio {value / base:.2f}")


if __name__ == "__main__":
    main()
