"""A program in a pseudo-terminal: press keys, read what it draws, ask how much memory it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

COLUMNS, LINES = 120, 36
NO_EFFECT = 0.25
"""Seconds without anything drawn after which a key does nothing where it is pressed.

What the explorer does of its own accord after a moment's rest comes later.
"""
PATIENCE = 180.0  # seconds until something that is waited for must have been drawn


@dataclass(frozen=True)
class Effect:
    """What a key takes: seconds until all of it is drawn, and seconds of a processor for that.

    The first grows with whatever else the machine does, the second hardly.
    """

    seconds: float
    computing: float


class Terminal:
    """A running program; end it with :meth:`close`, or use it in a ``with`` statement."""

    def __init__(
        self, command: Sequence[str], folder: str, size: tuple[int, int] = (COLUMNS, LINES)
    ) -> None:
        """Start a program.

        Args:
            command: The program and its arguments.
            folder: An empty folder for whatever it keeps.
            size: Columns and lines of the terminal.
        """
        self.drawn = b""
        self._started = perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execve(command[0], list(command), _environment(folder, size))
        self.resize(size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program at once."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller; the program is told.

        Args:
            size: Columns and lines.
        """
        columns, lines = size
        packed = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, packed)

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read until some words have been drawn since the last call.

        Raises:
            TimeoutError: They have not.
        """
        end = perf_counter() + PATIENCE
        while words.encode() not in self.drawn:
            if not self._read(0.5) and perf_counter() > end:
                raise TimeoutError(f"no {words!r} in {self.drawn[-400:]!r}")
        self.drawn = b""

    def times_until(self, marks: Sequence[bytes]) -> list[float]:
        """Return the seconds from the start of the program until each of some bytes was drawn.

        Raises:
            TimeoutError: Some were not.
        """
        found: dict[bytes, float] = {}
        while len(found) < len(marks):
            if not self._read(PATIENCE):
                raise TimeoutError(f"no {set(marks) - set(found)!r} in {self.drawn[-400:]!r}")
            now = perf_counter() - self._started
            for mark in marks:
                if mark in self.drawn:
                    found.setdefault(mark, now)
        return [found[mark] for mark in marks]

    def rest(self, quiet: float) -> float:
        """Read until nothing has been drawn for some seconds.

        Returns:
            When the last of it came, on the clock of ``perf_counter``; or when it was called, if
            nothing did.
        """
        last = perf_counter()
        while (read := self._read(quiet)) or self._running():
            last = perf_counter() if read else last
        self.drawn = b""
        return last

    def effect(self, keys: str, quiet: float) -> Effect | None:
        """Press a key and return how long its effect takes, or None if it draws nothing.

        Args:
            keys: What is pressed.
            quiet: Seconds without anything drawn after which nothing more is expected.
        """
        return self.effect_of(lambda: self.press(keys), quiet)

    def effect_of(self, done: Callable[[], object], quiet: float) -> Effect | None:
        """Do something to the program and return how long the effect takes, or None.

        Args:
            done: What is done.
            quiet: Seconds without anything drawn after which nothing more is expected.
        """
        start, computed = perf_counter(), self.computing()
        done()
        while not (read := self._read(NO_EFFECT)) and self._running():
            pass
        if not read:
            return None
        return Effect(self.rest(quiet) - start, self.computing() - computed)

    def computing(self) -> float:
        """Return the seconds that the program has had a processor; 0 where that is not told."""
        tasks = Path(f"/proc/{self._process}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in tasks) / 1e9

    def _running(self) -> bool:
        """Tell whether the program computes, or waits for others to let it; False if not known."""
        tasks = Path(f"/proc/{self._process}/task").glob("*/stat")
        return any(each.read_text().rpartition(")")[2].split()[0] == "R" for each in tasks)

    def _read(self, timeout: float) -> bool:
        """Read what is there within some seconds; return whether anything was."""
        ready, _, _ = select.select([self._terminal], [], [], timeout)
        if ready:
            self.drawn += os.read(self._terminal, 1 << 16)
        return bool(ready)

    def memory(self) -> float:
        """Return the memory the program has in use, in MB; 0 where that cannot be told."""
        status = Path(f"/proc/{self._process}/status")
        found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0


def _environment(folder: str, size: tuple[int, int]) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    kinds = ("STATE", "CONFIG", "DATA", "CACHE")
    return {
        **kept,
        **{f"XDG_{kind}_HOME": folder for kind in kinds},
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": str(size[0]),
        "LINES": str(size[1]),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
