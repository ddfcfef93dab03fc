"""A program that is killed while it writes loses nothing it had confirmed, and leaves no half file.

``KAOVIEW_KILLS`` says how often to kill each writer; 500 take a quarter of an hour.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest

from kaoview.compare.reviews import read_reviews
from kaoview.config import load_config
from kaoview.library.cache import load_snapshot
from kaoview.library.descriptions import load_description
from kaoview.library.own import add_document, own_documents, remove_documents
from kaoview.model import Library
from kaoview.paths import own_library
from kaoview.reading.hints import Hints
from kaoview.search import Searcher
from kaoview.storage import LEFT_BEHIND_AFTER
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
    "store": """
import kaoview
from kaoview.search import Searcher
library = kaoview.load()
confirmed(first)
for number in count(first + 1):
    Searcher(library, cache=folder, in_memory=0).prepare()
    for path in folder.iterdir():
        path.unlink()
    confirmed(number)
""",
    "settings": """
from kaoview.config.writer import keep_reviewer
confirmed(first)
for number in count(first + 1):
    assert keep_reviewer(f"王小明{number}", folder / "config.toml")
    confirmed(number)
""",
    "added": """
from kaoview.library.own import add_document
from kaoview.reading.hints import Hints
confirmed(first)
for number in count(first + 1):
    add_document(f"計畫{number}".encode(), f"{number}.txt", "", Hints(title=f"計畫{number}"))
    confirmed(number)
""",
    "described": """
from kaoview.library.own import add_document, describe_document
from kaoview.reading.hints import Hints
document, _ = add_document("計畫".encode(), "計畫.txt", "", Hints(period="113"))
confirmed(first)
for number in count(first + 1):
    describe_document(document, Hints(title=f"計畫{number}"))
    confirmed(number)
""",
    "removed": """
from kaoview.library.own import add_document, own_documents, remove_documents
from kaoview.reading.hints import Hints
confirmed(first)
for number in count(first + 1):
    add_document(f"計畫{number}".encode(), f"{number}.txt", "", Hints(title=f"計畫{number}"))
    remove_documents([each for each in own_documents() if each.name != f"{number}.txt"])
    confirmed(number)
""",
}
"""What each writer does, over and over."""


def _written_and_killed(
    program: str, folder: Path, first: int, rng: random.Random, *, confirmed: int = 0
) -> int:
    """Let a writer write, kill it, and return the last number that it confirmed.

    Args:
        program: What it does.
        folder: Where.
        first: The number before the first that it writes.
        rng: How long to wait.
        confirmed: How many it shall confirm at least.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _BEGIN + program, str(folder), str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    if not process.stdout.readline():
        raise AssertionError(process.stderr.read().decode())
    seen = [process.stdout.readline() for _ in range(confirmed)]
    time.sleep(rng.uniform(0, LONGEST))
    process.kill()
    numbers = b"".join((*seen, process.stdout.read())).split(b"\n")[:-1]
    process.wait()
    process.stderr.close()
    process.stdout.close()
    return int(numbers[-1]) if numbers else first


def _check(writer: str, folder: Path, last: int, library: Library) -> None:
    """Check that what was confirmed is there, and that no file is half of one."""
    match writer:
        case "store":
            Searcher(library, cache=folder, in_memory=0).prepare()
        case "settings":
            settings = load_config(folder / "config.toml")
            assert settings.problems == ()
            assert not last or int(settings.reviewer.removeprefix("王小明")) >= last
        case "added":
            numbers = _own_numbers()
            assert numbers == [*range(1, len(numbers) + 1)] and len(numbers) >= last
        case "described":
            said = load_description(own_library() / "計畫.txt")
            assert said.period == "113"
            assert not last or int((said.title or "").removeprefix("計畫")) >= last
        case "removed":
            numbers = _own_numbers()
            assert not last or last in numbers or last + 1 in numbers
            assert len(numbers) <= 2
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


def _own_numbers() -> list[int]:
    """Return the numbers of the documents in the own library, each of them whole and described."""
    documents = own_documents()
    for document in documents:
        data = document.path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == document.digest
        assert load_description(document.path).title == data.decode()
    return [int(document.path.stem) for document in documents]


def _grow_old(folder: Path) -> None:
    """Let all temporary files be as old as those that nobody writes to any more."""
    long_ago = time.time() - 2 * LEFT_BEHIND_AFTER
    for path in folder.rglob("*.part"):
        os.utime(path, (long_ago, long_ago))


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The own library lies in the folder of the test, for those who are killed as well."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.mark.parametrize("writer", WRITERS)
def test_what_was_confirmed_outlives_a_kill(writer: str, tmp_path: Path, library: Library) -> None:
    rng = random.Random(writer)
    last = 0
    for _ in range(KILLS):
        last = _written_and_killed(WRITERS[writer], tmp_path, last, rng)
        _check(writer, tmp_path, last, library)
    (tmp_path / ".kaoview-0123456789abcdef.part").write_bytes(b"half of a file")
    _grow_old(tmp_path)
    _written_and_killed(WRITERS[writer], tmp_path, last, rng, confirmed=1)
    left = [path for path in tmp_path.rglob("*.part") if time.time() - path.stat().st_mtime > 60]
    if writer in ("added", "described", "removed"):  # these write in a folder of their own
        left.remove(tmp_path / ".kaoview-0123456789abcdef.part")
    assert left == []


@pytest.mark.parametrize("number", range(1, 12))
def test_a_change_of_the_own_library_that_is_cut_short_leaves_no_file(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = add_document(b"1", "1.txt", "", Hints(title="1"))
    steps = iter(range(1, number + 1))

    class Killed(BaseException):
        """What no handler catches, at a call that changes a folder."""

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def called(*args: object, **named: object) -> object:
            if next(steps, None) is None:
                raise Killed
            return call(*args, **named)

        return called

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        with suppress(Killed):
            add_document(b"2", "2.txt", "", Hints(title="2"))
            remove_documents([first])
    add_document(b"3", "3.txt", "", Hints())
    known = {document.name for document in own_documents()}
    kept = {path.name for path in own_library().iterdir() if not path.name.startswith(".")}
    assert {name.removesuffix(".toml") for name in kept} == known | {"index.json"}
    assert "3.txt" in known
