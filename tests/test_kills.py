"""A program that is killed while it writes loses nothing it had confirmed, and leaves no half file.

``KAOVIEW_KILLS`` says how often to kill each writer; 500 take a quarter of an hour.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from kaoview.compare.reviews import read_reviews
from kaoview.library.cache import load_snapshot
from kaoview.tui.state.bookmarks import BookmarkStore
from kaoview.tui.state.session import SessionStore

KILLS = int(os.environ.get("KAOVIEW_KILLS", "4"))
LONGEST = 0.15
"""Seconds that a writer writes before it is killed, at most."""

_BEGIN = """
import sys
from itertools import count
from pathlib import Path
folder = Path(sys.argv[1])
first = int(sys.argv[2])
def confirmed(number):
    print(number, flush=True)
"""
WRITERS = {
    "reviews": """
from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import ReviewStore
from kaoview.compare.statuses import Status
store = ReviewStore(folder / "reviews.tsv")
confirmed(first)
for number in count(first + 1):
    store.decide(Decision(f"107-甲-{number}", f"113-甲-{number}", Status.SAME, "王小明", "2026-11-27"))
    confirmed(number)
""",
    "bookmarks": """
from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
store = BookmarkStore(folder / "bookmarks.json")
store.load()
confirmed(first)
for number in count(first + 1):
    store.put(Bookmark("庫", f"113-甲-{number}", f"2026-11-27T{number:08}"))
    assert store.write()
    confirmed(number)
""",
    "searches": """
from kaoview.tui.state.session import SessionStore
store = SessionStore(folder)
confirmed(first)
for number in count(first + 1):
    assert store.add_recent_search("庫", f"登革熱{number}")
    confirmed(number)
""",
    "snapshot": """
import kaoview
from kaoview.library.cache import save_snapshot
library = kaoview.load()
confirmed(first)
for number in count(first + 1):
    save_snapshot(folder / "snapshot", library)
    confirmed(number)
""",
    "export": """
import kaoview
from kaoview.export.formats import export_items
from kaoview.export.write_file import write_new
library = kaoview.load()
content = export_items(library, [library.find("113-衛生局")], "docx")
confirmed(first)
for number in count(first + 1):
    write_new(folder / "衛生局.docx", content, force=True)
    confirmed(number)
""",
}
"""What each writer does, over and over."""


def _written_and_killed(program: str, folder: Path, first: int, rng: random.Random) -> int:
    """Let a writer write, kill it, and return the last number that it confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _BEGIN + program, str(folder), str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    if not process.stdout.readline():
        raise AssertionError(process.stderr.read().decode())
    time.sleep(rng.uniform(0, LONGEST))
    process.kill()
    numbers = process.stdout.read().split(b"\n")[:-1]
    process.wait()
    process.stderr.close()
    process.stdout.close()
    return int(numbers[-1]) if numbers else first


def _check(writer: str, folder: Path, last: int) -> None:
    """Check that what was confirmed is there, and that no file is half of one."""
    match writer:
        case "reviews":
            found = read_reviews(folder / "reviews.tsv")
            assert found.problems == ()
            assert {f"107-甲-{n}" for n in range(1, last + 1)} <= {d.left for d in found.decisions}
        case "bookmarks":
            store = BookmarkStore(folder / "bookmarks.json")
            store.load()
            assert store.messages == []
            assert {f"113-甲-{n}" for n in range(1, last + 1)} <= {each.id for each in store.all}
        case "searches":
            sessions = SessionStore(folder)
            recent = sessions.recent_searches("庫")
            assert sessions.messages == []
            assert not last or int(recent[0].removeprefix("登革熱")) >= last
        case "snapshot":
            path = folder / "snapshot"
            assert not path.exists() or load_snapshot(path) is not None
        case "export":
            path = folder / "衛生局.docx"
            if path.exists():
                with ZipFile(path) as package:
                    assert package.testzip() is None
    for path in folder.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("writer", WRITERS)
def test_what_was_confirmed_outlives_a_kill(writer: str, tmp_path: Path) -> None:
    rng = random.Random(writer)
    last = 0
    for _ in range(KILLS):
        last = _written_and_killed(WRITERS[writer], tmp_path, last, rng)
        _check(writer, tmp_path, last)
