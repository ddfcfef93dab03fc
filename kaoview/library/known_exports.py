"""Which files of a folder are exports of kaoview's, kept so that not each start opens all of them.

What was found of a file holds as long as its path, size and times are the same, and those of the
code that looked at it.
"""

from __future__ import annotations

import hashlib
import json
from io import BufferedReader
from pathlib import Path

from kaoview.cache_files import read_cached, write_cached
from kaoview.library.cache import state_of
from kaoview.paths import cache_folder
from kaoview.storage import open_file

_READING = Path(__file__).resolve().parents[1] / "reading"
_MOST_KEPT = 32
"""Folders of which something is kept, those used last; chosen by hand."""
_READERS = ("own_export.py", "export_form.py", "export_heads.py")


class KnownExports:
    """What is known of the files of one folder, in its place in the cache."""

    def __init__(self, folder: Path) -> None:
        """Read what was kept of a folder, if anything was."""
        key = hashlib.sha256()
        for name in _READERS:
            key.update(state_of(_READING / name))
        key.update(str(folder.absolute()).encode("utf-8", "surrogateescape"))
        self._path = cache_folder() / "folders" / f"{key.hexdigest()[:32]}.json"
        self._kept = _read(self._path)
        self._seen: dict[str, bool] = {}

    def is_export(self, file: Path) -> bool:
        """Tell whether a file is an export that is no document; it is opened if it is new."""
        try:
            state = hashlib.sha256(state_of(file)).hexdigest()
            found = self._kept.get(state)
            if found is None:
                found = _is_export(file)
            self._seen[state] = found
        except (OSError, UnicodeEncodeError):  # what is wrong is said when it is read
            return False
        return found

    def keep(self) -> None:
        """Keep what is known of the files that were asked for, and forget the others."""
        if self._seen == self._kept:
            return
        try:
            write_cached(self._path, (json.dumps(self._seen).encode("ascii"),))
            others = [each for each in self._path.parent.glob("*.json") if each != self._path]
            others.sort(key=lambda each: each.stat().st_mtime_ns)
            for old in others[: 1 - _MOST_KEPT]:
                old.unlink()
        except OSError:
            return  # the next start opens the files again


def _read(path: Path) -> dict[str, bool]:
    """Return what is kept at a path; nothing where there is no such file, or it is damaged."""
    try:
        content = json.loads(read_cached(path))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {key: value for key, value in content.items() if isinstance(value, bool)}


def _is_export(file: Path) -> bool:
    from kaoview.reading.own_export import is_own_export

    with BufferedReader(open_file(file)) as opened:
        return is_own_export(file.name, opened)
