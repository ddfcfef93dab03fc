"""The explorer on a pseudo-terminal of its own: send bytes, read what it draws, see how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

READY = "從這裡開始"
"""Words that are drawn once the documents can be read."""

_PATIENCE = 30.0  # seconds until something that is waited for must have come


class PtyExplorer:
    """A running explorer; to be used in a ``with`` statement.

    Attributes:
        drawn: All that it has drawn since the last call of :meth:`wait_for`.
        everything: All that it has drawn.
        code: Its exit code, once it has ended.
        pid: Its process.
    """

    def __init__(self, folder: Path, program: str = "from kaoview.__main__ import main; main()"):
        """Start it.

        Args:
            folder: An empty folder for whatever it keeps; standard error goes to ``errors`` in it.
            program: What Python runs.
        """
        self.drawn = self.everything = b""
        self.code: int | None = None
        self.folder = folder
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            kinds = ("STATE", "CONFIG", "DATA", "CACHE")
            os.environ.update({f"XDG_{kind}_HOME": str(folder) for kind in kinds})
            os.environ.update(TERM="xterm-256color", PYTHONPATH=os.getcwd())  # noqa: PTH109
            errors = os.open(folder / "errors", os.O_WRONLY | os.O_CREAT)
            os.dup2(errors, 2)
            os.execv(sys.executable, [sys.executable, "-c", program])
        size = struct.pack("HHHH", 40, 140, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)

    def __enter__(self) -> PtyExplorer:
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.terminal)

    @property
    def errors(self) -> str:
        """What it wrote to standard error."""
        return (self.folder / "errors").read_text(encoding="utf-8")

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as a shell needs it."""
        return bool(termios.tcgetattr(self.terminal)[3] & termios.ECHO)

    def send(self, sent: bytes) -> None:
        """Send bytes as a terminal does."""
        os.write(self.terminal, sent)

    def interrupt(self) -> None:
        """Interrupt it as ``kill -INT`` does."""
        os.kill(self.pid, signal.SIGINT)

    def terminate(self) -> None:
        """End it as ``kill`` does."""
        os.kill(self.pid, signal.SIGTERM)

    def wait_for(self, words: str) -> None:
        """Read until some words have been drawn.

        Raises:
            TimeoutError: They have not.
        """
        end = time.monotonic() + _PATIENCE
        while words.encode() not in self.drawn:
            if time.monotonic() > end or not self._read(_PATIENCE):
                raise TimeoutError(f"no {words!r} in {self.drawn[-400:]!r}; {self.errors}")
        self.drawn = b""

    def rest(self, seconds: float) -> None:
        """Read what is drawn for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass

    def ended(self) -> int:
        """Wait until it ends, and return its exit code."""
        while self._read(_PATIENCE):
            pass
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], timeout)
        if not ready:
            return False
        try:
            read = os.read(self.terminal, 1 << 16)
        except OSError:  # nobody draws any more
            return False
        self.drawn += read
        self.everything += read
        return bool(read)
