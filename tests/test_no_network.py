"""Nothing is sent anywhere, and nothing is written outside the reader's own folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import os, sys
SEEN = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        SEEN.append(("network", event, str(args[1:])))
    elif event == "open" and isinstance(args[0], (str, bytes)) and args[2] & WRITES:
        SEEN.append(("write", os.path.abspath(os.fsdecode(args[0])), ""))
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"):
        SEEN.append(("write", os.path.abspath(os.fsdecode(args[0])), event))
sys.addaudithook(watch)
sys.dont_write_bytecode = True
"""
_COMMANDS = (
    _PROGRAM
    + '''
from typer.testing import CliRunner
from kaoview.cli import app
for line in """tree
show 113-衛生局-2 --json
search 登革熱
trend 淨零
words 淨零 捷運 -o words.xlsx
diff 108-111 113-衛生局
lineage 113-衛生局-2
export 113-衛生局 -o health.odt
export --diff 108-111 113-衛生局 -o pairs.docx
check
config
reviews status
list
man
completion bash""".splitlines():
    found = CliRunner().invoke(app, line.split())
    assert found.exit_code == 0, (line, found.stderr)
for each in SEEN:
    print(*each, sep="\\t")
'''
)
_EXPLORER = (
    _PROGRAM
    + """
import asyncio
import kaoview
from kaoview.tui.app import ExplorerApp
async def read():
    app = ExplorerApp(kaoview.load, "113-衛生局-2")
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(1000):
            await pilot.pause(0.05)
            if app.screen.navigator.place == "113-衛生局-2":
                break
        else:
            raise TimeoutError("the documents were not opened")
        await pilot.press("slash", *"淨零", "enter", "m", "a", "enter", "question_mark", "escape")
        await pilot.pause(0.5)
        await pilot.press("q")
asyncio.run(read())
for each in SEEN:
    print(*each, sep="\\t")
"""
)


def _seen(program: str, folder: Path) -> list[list[str]]:
    """Run a program in a home of its own, and return what it opened and connected to."""
    own = {f"XDG_{name}_HOME": str(folder / name) for name in ("STATE", "DATA", "CACHE", "CONFIG")}
    (folder / "work").mkdir()
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder / "work",
        env={**os.environ, **own, "HOME": str(folder), "TMPDIR": str(folder)},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert found.returncode == 0, found.stderr
    return [line.split("\t") for line in found.stdout.splitlines() if line.count("\t") == 2]


def _strange(seen: list[list[str]], folder: Path) -> list[list[str]]:
    return [
        each
        for each in seen
        if each[0] == "network"
        or not (each[1].startswith(str(folder)) or each[1].startswith("/dev/"))
    ]


def test_the_commands_write_only_in_the_readers_folders_and_call_nobody(tmp_path: Path) -> None:
    seen = _seen(_COMMANDS, tmp_path)
    written = {path.name for path in (tmp_path / "work").iterdir()}
    assert written == {"words.xlsx", "health.odt", "pairs.docx"}
    assert any(each[1].startswith(str(tmp_path / "work")) for each in seen), "it is watched"
    assert _strange(seen, tmp_path) == []


def test_nor_does_the_explorer(tmp_path: Path) -> None:
    seen = _seen(_EXPLORER, tmp_path)
    assert any("STATE" in each[1] for each in seen), "it is watched"
    assert _strange(seen, tmp_path) == []
