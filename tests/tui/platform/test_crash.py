"""Whatever fails in the explorer: the place is saved, the terminal given back, a code, one line."""

from __future__ import annotations

import json
import signal
import stat
import sys
from pathlib import Path

import pytest

from ._pty import READY, PtyExplorer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")

SECOND_ENTRY = "108-111-midterm-plan.txt"
"""Words of the page of the tree's second entry."""

FAILING_KEY = """
from kaoview.tui.app import ExplorerApp
def fail(self):
    raise ValueError("壞了")
ExplorerApp.action_theme = fail
from kaoview.__main__ import main
main()
"""
FAILING_INPUT = """
from textual.drivers.linux_driver import LinuxDriver
def fail(self, message):
    if getattr(message, "key", "") == "x":
        raise ValueError("壞了")
    send(self, message)
send, LinuxDriver.process_message = LinuxDriver.process_message, fail
from kaoview.__main__ import main
main()
"""
FAILING_LOAD = """
import kaoview.library.configured
def fail(*args, **named):
    raise ValueError("壞了")
kaoview.library.configured.load_configured = fail
from kaoview.__main__ import main
main()
"""


def saved_places(folder: Path) -> list[str]:
    files = folder.rglob("session-*.json")
    return [json.loads(file.read_text(encoding="utf-8"))["place"] for file in files]


def reports(folder: Path) -> list[Path]:
    return sorted(folder.glob("kaoview/crashes/*"))


@pytest.mark.parametrize(
    ("program", "key"),
    [(FAILING_KEY, b"T"), (FAILING_INPUT, b"x")],
    ids=["a key's action", "reading what is typed"],
)
def test_it_saves_and_says_so_in_one_line(program: str, key: bytes, tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, program) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"\x1b[B\x1b[B")
        explorer.wait_for(SECOND_ENTRY)
        assert not explorer.echoes
        explorer.drawn = b""
        explorer.send(key)
        assert explorer.ended() == 1
        assert explorer.echoes
        assert b"\x1b[?1049l" in explorer.drawn
        assert b"Traceback" not in explorer.drawn
    assert explorer.errors.count("\n") == 1
    assert "ValueError" in explorer.errors and "壞了" in explorer.errors
    assert "已經結束；閱讀位置、書籤與校對都已儲存" in explorer.errors
    assert saved_places(tmp_path) == ["108-111-全市"]
    (report,) = reports(tmp_path)
    assert f"錯誤紀錄在 {report}；" in explorer.errors
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    told = report.read_text(encoding="utf-8")
    assert "ValueError" in told and "壞了" in told and "in fail" in told


STATE_THAT_CANNOT_BE_WRITTEN = """
import errno, os
kept = os.open
def refuse(path, flags, *mode, **named):
    if flags & os.O_CREAT and str(path).endswith(".part"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
    return kept(path, flags, *mode, **named)
os.open = refuse
"""


def test_a_state_folder_that_may_only_be_read_is_said(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, STATE_THAT_CANNOT_BE_WRITTEN + FAILING_KEY) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"T")
        assert explorer.ended() == 1
        assert explorer.echoes
    assert explorer.errors.count("\n") == 1
    assert f"錯誤紀錄無法寫入 {tmp_path / 'kaoview' / 'crashes'}" in explorer.errors
    assert "Read-only file system" in explorer.errors
    assert "閱讀位置沒有儲存" in explorer.errors
    assert reports(tmp_path) == [] and saved_places(tmp_path) == []


def test_a_place_that_could_not_be_saved_is_said_on_leaving(tmp_path: Path) -> None:
    program = STATE_THAT_CANNOT_BE_WRITTEN + "from kaoview.__main__ import main\nmain()\n"
    with PtyExplorer(tmp_path, program) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"\x1b[B\x1b[B")
        explorer.wait_for(SECOND_ENTRY)
        explorer.send(b"q")
        assert explorer.ended() == 0
        assert explorer.echoes
    assert explorer.errors.startswith("閱讀位置沒有儲存，下次不會從這裡接著讀；請檢查「")
    assert explorer.errors.count("\n") == 1 and str(tmp_path / "kaoview") in explorer.errors


@pytest.mark.parametrize("library", ["", ":"], ids=["by itself", "by the command line"])
def test_a_failure_while_reading_is_one_line(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAOVIEW_LIBRARY", library)
    with PtyExplorer(tmp_path, FAILING_LOAD) as explorer:
        assert explorer.ended() == 1
        assert explorer.echoes
    assert explorer.errors.count("\n") == 1 and "壞了" in explorer.errors
    (report,) = reports(tmp_path)
    assert str(report) in explorer.errors


def test_an_interrupt_ends_it_in_order(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"\x1b[B\x1b[B")
        explorer.wait_for(SECOND_ENTRY)
        explorer.interrupt()
        assert explorer.ended() == 0
        assert explorer.echoes
    assert explorer.errors == ""
    assert saved_places(tmp_path) == ["108-111-全市"]


BUSY = """
import kaoview.tui.run as program
from functools import partial
program.exit_on_signals = partial(program.exit_on_signals, patience=0.2)
def compute(self):
    while True:
        pass
program.ExplorerApp.action_theme = compute
from kaoview.__main__ import main
main()
"""


def test_one_that_is_too_busy_to_exit_gives_the_terminal_back(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, BUSY) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"T")
        explorer.rest(0.3)
        explorer.drawn = b""
        explorer.terminate()
        assert explorer.ended() == 128 + signal.SIGTERM
        assert explorer.echoes
    assert b"\x1b[?1049l" in explorer.drawn and b"\x1b[?1003l" in explorer.drawn


TAKEN_ONCE_MORE = """
from textual.drivers.linux_driver import LinuxDriver
def take(self):
    stop(self)
    self.start_application_mode()
stop, LinuxDriver.stop_application_mode = LinuxDriver.stop_application_mode, take
from kaoview.__main__ import main
main()
"""


def test_a_terminal_that_was_taken_while_leaving_is_given_back(tmp_path: Path) -> None:
    """As SIGTERM does it that comes while the explorer is stopped, and then SIGCONT."""
    with PtyExplorer(tmp_path, TAKEN_ONCE_MORE) as explorer:
        explorer.wait_for(READY)
        explorer.terminate()
        explorer.ended()
        assert explorer.echoes
        assert explorer.drawn.rfind(b"\x1b[?1049l") > explorer.drawn.rfind(b"\x1b[?1049h")
