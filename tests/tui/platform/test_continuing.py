"""Stopped and continued without Ctrl+Z: the terminal is taken anew, not once more."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

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
