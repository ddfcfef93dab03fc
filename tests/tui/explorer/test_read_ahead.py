"""What the other screens need is there before the reader asks for them."""

from __future__ import annotations

import subprocess
import sys

from kaoview.tui.explorer.read_ahead import MODULES
from tests.tui.conftest import Explorer
from tests.tui.waiting import opened, until

_LOADED_BY_DIALOGS = """
import sys
from importlib import import_module
from kaoview.tui.explorer.read_ahead import MODULES
for name in MODULES:
    import_module(name)
print(*{"http.client", "html.entities", "xml.sax.saxutils"}.intersection(sys.modules))
"""


async def test_the_modules_of_dialogs_are_loaded_while_nobody_waits(explorer: Explorer) -> None:
    sys.modules.pop("kaoview.tui.dialogs.available", None)
    async with explorer().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: all(name in sys.modules for name in MODULES))


def test_dialogs_do_without_libraries_that_are_slow_to_load() -> None:
    told = subprocess.run(
        (sys.executable, "-c", _LOADED_BY_DIALOGS), capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
