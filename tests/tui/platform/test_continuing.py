"""Stopped and continued without Ctrl+Z: the terminal is taken anew, not once more."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from threading import Lock

import pytest

from kaoview.tui.platform.continuing import continue_once

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")


def test_a_stop_from_outside_leaves_as_many_threads(tmp_path: Path) -> None:
    from tests.tui.platform._pty import READY, PtyExplorer

    with PtyExplorer(tmp_path) as explorer:
        explorer.wait_for(READY)
        explorer.rest(3)

        def threads() -> int:
            return len(list(Path(f"/proc/{explorer.pid}/task").iterdir()))

        before = threads()
        for _ in range(4):
            os.kill(explorer.pid, signal.SIGSTOP)
            os.kill(explorer.pid, signal.SIGCONT)
            explorer.rest(1)
        assert threads() <= before
        explorer.send(b"q")
        assert explorer.ended() == 0


def test_continued_before_it_has_stopped_it_goes_on(tmp_path: Path) -> None:
    from tests.tui.platform._pty import READY, PtyExplorer

    with PtyExplorer(tmp_path) as explorer:
        explorer.wait_for(READY)
        for pause in (0, 0, 0.002, 0.005, 0.01, 0.02):
            os.kill(explorer.pid, signal.SIGTSTP)
            explorer.rest(pause)
            os.kill(explorer.pid, signal.SIGCONT)
            explorer.rest(0.5)
            state = Path(f"/proc/{explorer.pid}/stat").read_text("utf-8").rpartition(")")[2]
            assert state.split()[0] != "T", f"it has stopped, {pause} s"
        explorer.send(b"q")
        assert explorer.ended() == 0


class Terminal:
    """A stand-in for a driver that hands what it writes to a thread, under a lock."""

    _auto_restart = True
    _must_signal_resume = False

    def __init__(self) -> None:
        self.lock = Lock()
        self.done: list[str] = []

    def suspend_application_mode(self) -> None:
        self._write("given back")

    def resume_application_mode(self) -> None:
        self._write("taken")

    def _write(self, what: str) -> None:
        assert self.lock.acquire(timeout=1), "it would wait forever"
        self.done.append(what)
        self.lock.release()


async def test_a_signal_that_interrupts_a_write_waits_for_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from textual.drivers.linux_driver import LinuxDriver

    for name in ("_sigcont_application", "_sigtstp_application"):
        monkeypatch.setattr(LinuxDriver, name, getattr(LinuxDriver, name))
    continue_once()
    terminal = Terminal()
    before = signal.signal(
        signal.SIGCONT,
        lambda *told: LinuxDriver._sigcont_application(terminal, *told),  # type: ignore[arg-type]
    )
    try:
        with terminal.lock:
            signal.raise_signal(signal.SIGCONT)
            assert terminal.done == []
        await asyncio.sleep(0)
        assert terminal.done == ["given back", "taken"]
    finally:
        signal.signal(signal.SIGCONT, before)
