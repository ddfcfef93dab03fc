"""The snapshot cache: what was read, kept so that the next run need not read it again.

A snapshot is made again whenever a file, a table of names or the reading code itself changes. It
is never a source: one that is missing, stale, damaged or not of our own making is ignored, and none
fails a run.
Items are kept in a flat list, so that documents may be nested to any depth.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kaoview.cache_files import read_cached, write_cached
from kaoview.library.description_files import find_description
from kaoview.library.packing import (
    ForgedError,
    checked_text,
    checked_texts,
    pack_document,
    pack_plan,
    unpack_document,
    unpack_plan,
)
from kaoview.model import (
    Department,
    Library,
    Problem,
)
from kaoview.paths import cache_folder, data_folder
from kaoview.storage import remove_leftovers

_MOST_KEPT = 12
"""Snapshots that are kept, the newest; chosen by hand."""

_READ_WITH = (
    "model.py",
    "document.py",
    "periods.py",
    "lookalikes.py",
    "node_names.py",
    "printed.py",
    "text/cell_width.py",
    "text/invisible.py",
)
"""What the reading code imports from outside its own two packages."""

_PACKAGE = Path(__file__).resolve().parents[1]


def snapshot_path(files: Sequence[Path], bundled: int) -> Path | None:
    """Return the path of the snapshot of these files, or None if a file cannot be accessed.

    The name is a digest of everything the result depends on: the path, size and times
    of each document, of the reading code and of the tables.

    Args:
        files: The documents in order.
        bundled: The number of bundled documents, which come first.
    """
    descriptions = [found for file in files[bundled:] if (found := find_description(file))]
    key = hashlib.sha256(f"{sys.version_info[:2]} {bundled}".encode())
    try:
        for path in (*_readers(), *files, *descriptions):
            key.update(state_of(path))
    except (OSError, UnicodeEncodeError):
        return None
    return cache_folder() / "snapshots" / f"{key.hexdigest()[:32]}.json"


def reader_digest() -> str:
    """Return a digest of the reading code and its tables: what was read by others is read again.

    Raises:
        OSError: A file of the program cannot be accessed.
    """
    key = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in _readers():
        key.update(state_of(path))
    return key.hexdigest()


def _readers() -> list[Path]:
    """Return the files of the reading code and its tables."""
    code = [path for room in ("reading", "library") for path in (_PACKAGE / room).rglob("*.py")]
    code += [_PACKAGE / name for name in _READ_WITH]
    tables = ("departments.toml", "governments.toml", "library.toml", "towns.toml")
    return [*sorted(code), *(data_folder() / name for name in tables)]


def state_of(path: Path) -> bytes:
    """Return a file's path, size and times; that of its record cannot be set back by a program."""
    seen = path.stat()
    times = f"{seen.st_mtime_ns} {seen.st_ctime_ns}"
    return f"\n{path} {path.absolute()} {seen.st_size} {times}".encode()


def load_snapshot(path: Path) -> Library | None:
    """Return the library stored at a path, or None if there is no valid one.

    The first line is the digest of the rest, so that a damaged file is not used. Who can write the
    file can write a digest, too: whatever it holds is checked as it is unpacked.
    """
    try:
        seen, _, packed = read_cached(path).partition(b"\n")
        if seen != digest(packed):
            return None
        return _library(json.loads(packed))
    except Exception:  # whatever is wrong with it, the documents can be read
        return None


def save_snapshot(path: Path, library: Library) -> None:
    """Store a library at a path atomically; a failure is ignored."""
    try:
        text = json.dumps(_pack(library), ensure_ascii=False, separators=(",", ":"))
        packed = text.encode("utf-8")
        write_cached(path, (digest(packed), b"\n", packed))
        others = [each for each in path.parent.glob("*.json") if each != path]
        others.sort(key=lambda each: each.stat().st_mtime_ns)
        for old in others[: 1 - _MOST_KEPT]:
            old.unlink()
        remove_leftovers(path.parent)
    except Exception:  # the next run reads the documents again
        return


def digest(packed: bytes) -> bytes:
    """Return what the first line of a file in a cache says of the rest."""
    return hashlib.sha256(packed).hexdigest().encode("ascii")


def _pack(library: Library) -> dict[str, Any]:
    return {
        "departments": [
            [d.id, d.name, d.aliases, [pack_plan(p) for p in d.plans], d.government, d.led_names]
            for d in library.departments
        ],
        "documents": [pack_document(d) for d in library.documents],
        "problems": [[p.path, p.message] for p in library.problems],
    }


def _library(content: dict[str, Any]) -> Library:
    """Return the library that was packed.

    Raises:
        ForgedError: Something in it is not what this program packs.
    """
    documents = tuple(unpack_document(document) for document in content["documents"])
    departments = tuple(_department(*packed) for packed in content["departments"])
    problems = tuple(
        Problem(checked_text(path), checked_text(message)) for path, message in content["problems"]
    )
    known = {document.id for document in documents}
    plans = [plan for department in departments for plan in department.plans]
    if (
        len(known) < len(documents)
        or len({department.id for department in departments}) < len(departments)
        or len({plan.id for plan in plans}) < len(plans)
        or not known.issuperset(plan.document for plan in plans)
    ):
        raise ForgedError
    return Library(departments, documents, problems)


def _department(
    id: Any, name: Any, aliases: Any, plans: Any, government: Any, led_names: Any
) -> Department:
    made = tuple(unpack_plan(plan) for plan in plans)
    if any(plan.department != id for plan in made):
        raise ForgedError
    return Department(
        checked_text(id),
        checked_text(name),
        checked_texts(aliases),
        made,
        checked_text(government),
        checked_texts(led_names),
    )
