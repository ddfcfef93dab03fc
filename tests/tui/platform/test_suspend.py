"""Ctrl+Z: stopping where a shell can bring the explorer back, and saying so where none can."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from kaoview.tui.platform.suspend import CAN_PAUSE
from tests.tui.conftest import Explorer
from tests.tui.waiting import main, opened

pytestmark = pytest.mark.skipif(not CAN_PAUSE, reason="Windows stops no program")

PAUSING = """
from contextlib import nullcontext
from kaoview.tui.platform.suspend import pause
print(ascii(pause(nullcontext)))
"""


def started(**how: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PAUSING]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **how)  # type: ignore[call-overload,no-any-return]


def test_it_stops_until_it_is_told_to_go_on() -> None:
    program = started(process_group=0)  # as a shell starts what it runs
    _, status = os.waitpid(program.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    # Whoever types "fg" is not that quick.
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(0.15)
    os.kill(program.pid, signal.SIGCONT)
    said, _ = program.communicate(timeout=10)
    assert said == "''\n"


def test_where_no_shell_can_bring_it_back_it_goes_on_and_says_so() -> None:
    said, _ = started(start_new_session=True).communicate(timeout=10)
    assert ascii("沒有暫停")[1:-1] in said


async def test_the_key_works_on_every_screen_and_while_typing(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test() as pilot:
        await opened(pilot)
        for keys in (("ctrl+z",), ("slash", "ctrl+z")):
            await pilot.press(*keys)
            assert "沒有暫停" in main(pilot).keybar.message  # a test has no terminal to give away
            main(pilot).keybar.clear_message()
        await pilot.press("escape", "M", "ctrl+z")
        assert "沒有暫停" in pilot.app.screen.keybar.message  # type: ignore[attr-defined]
