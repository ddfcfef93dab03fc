"""The explorer in a pseudo-terminal: what it takes of the machine, and what it is sent."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_ROOT = Path(__file__).parents[2]
_EXPLORER = "tests.endurance._explorer"
_HARMLESS = (
    *("xdg-open", "gio", "open", "wslview", "explorer.exe", "soffice", "libreoffice", "tesseract"),
    *("code", "vi", "vim", "nano", "less", "emacs", "firefox"),
    *("xclip", "xsel", "wl-copy", "pbcopy", "clip.exe"),
    *("evince", "okular", "mupdf", "zathura"),
)
"""Programs that the explorer might start; each does nothing."""
ERRORS = "errors"
"""The file that what it says of a crash is written to."""


@dataclass(frozen=True)
class Sample:
    """What the explorer takes at one time.

    Attributes:
        second: Seconds since the program was started.
        memory: MB of memory in use.
        files: Open files.
        threads: Threads.
        children: Child processes.
    """

    second: float
    memory: float
    files: int
    threads: int
    children: int


class Program:
    """The explorer with empty folders; end it with :meth:`close`."""

    def __init__(self, folder: Path, columns: int, lines: int) -> None:
        """Start it.

        Args:
            folder: The only folder that it can write to.
            columns: The width of its terminal.
            lines: The height.
        """
        self.drawn = 0
        self.code: int | None = None
        self._begun = monotonic()
        environment = _environment(folder)
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder / "home")
            os.dup2(os.open(folder / ERRORS, os.O_WRONLY | os.O_CREAT), 2)
            command = [sys.executable, "-m", _EXPLORER, str(folder)]
            os.execve(command[0], command, environment)
        os.set_blocking(self._terminal, False)
        self.resize(columns, lines)

    def resize(self, columns: int, lines: int) -> None:
        """Give its terminal another size."""
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        if self.code is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is None

    def send(self, keys: str) -> None:
        """Send what a terminal sends, reading what is drawn meanwhile."""
        data = keys.encode()
        while data and self.alive:
            try:
                data = data[os.write(self._terminal, data) :]
            except BlockingIOError:
                self.listen(0.05)

    def halt(self, seconds: float) -> None:
        """Stop it for some seconds, as a shell or a limiter of processes does."""
        if self.alive:
            os.kill(self.pid, signal.SIGSTOP)
            self.listen(seconds)
            os.kill(self.pid, signal.SIGCONT)

    def go_on(self) -> bool:
        """Continue it where it was stopped, as a shell's ``fg`` does; return whether it was."""
        stopped = self.alive and "\nState:\tT" in Path(f"/proc/{self.pid}/status").read_text()
        if stopped:
            os.kill(self.pid, signal.SIGCONT)
        return stopped

    def tell_where(self) -> None:
        """Make it say in its errors what all its threads are doing."""
        if self.alive:
            os.kill(self.pid, signal.SIGUSR1)
            self.listen(1.0)

    def listen(self, seconds: float) -> int:
        """Read for some seconds what it draws; return how many bytes those were."""
        end = monotonic() + seconds
        before = self.drawn
        while (left := end - monotonic()) > 0:
            ready, _, _ = select.select([self._terminal], [], [], left)
            try:
                data = os.read(self._terminal, 1 << 16) if ready else b""
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                break  # it has ended
            self.drawn += len(data)
        return self.drawn - before

    def sample(self) -> Sample:
        """Return what it takes now."""
        process = Path(f"/proc/{self.pid}")
        told = dict(
            line.split(":", 1)
            for line in (process / "status").read_text().splitlines()
            if ":" in line
        )
        return Sample(
            second=monotonic() - self._begun,
            memory=int(told["VmRSS"].split()[0]) / 1024,
            files=len(list((process / "fd").iterdir())),
            threads=int(told["Threads"]),
            children=_children(self.pid),
        )

    def computing(self) -> float:
        """Return the seconds of a processor that it has taken, its ended children included."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End it at once, if it still runs."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.code = -signal.SIGKILL
        os.close(self._terminal)


def _children(pid: int) -> int:
    """Return how many child processes a process has, whichever of its threads started them."""
    count = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # the thread has ended meanwhile
            count += len((task / "children").read_text().split())
    return count


def _environment(folder: Path) -> Mapping[str, str]:
    """Return variables that name nothing but what is below a folder, and make it."""
    places = {f"XDG_{kind}_HOME": kind.lower() for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    places.update(HOME="home", TMPDIR="tmp", PATH="programs", XDG_RUNTIME_DIR="runtime")
    for place in places.values():
        (folder / place).mkdir(parents=True, exist_ok=True)
    for name in _HARMLESS:
        program = folder / "programs" / name
        if not program.exists():
            program.write_text("#!/bin/sh\nexit 0\n")
            program.chmod(0o755)
    return {
        **{name: str(folder / place) for name, place in places.items()},
        "EDITOR": "nano",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
