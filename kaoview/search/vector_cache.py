"""Vectors of texts on disk, so that no text is embedded twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

from kaoview.cache_files import is_trusted, make_folder
from kaoview.storage import PRIVATE

_DIGEST_BYTES = 16
"""Length of a text's fingerprint: 128 bits make a collision practically impossible."""

_AT_ONCE = 500
"""Vectors asked for in one statement; SQLite's oldest limit is 999 variables."""

_CREATE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"


def text_digest(text: str) -> bytes:
    """Return the fingerprint under which a text's vector is kept."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()


class VectorCache:
    """The vectors of one model by the fingerprint of their text.

    Where the file cannot be used, nothing is kept, and nothing fails; a damaged one is begun anew.

    Args:
        path: The SQLite file, or None to keep nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        if path is None:
            return
        try:
            _create(path)
        except (OSError, sqlite3.OperationalError):  # no room, no permission, another is writing
            self._path = None
        except sqlite3.DatabaseError:
            with suppress(OSError, sqlite3.Error):
                path.unlink()
                _create(path)
                return
            self._path = None

    def get(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the vectors that are kept of some texts."""
        wanted, found = list(digests), dict[bytes, bytes]()
        if self._path is None:
            return found
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._path)) as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(
                    connection.execute(
                        f"SELECT text, vector FROM vectors WHERE text IN ({marks})",
                        some,
                    )
                )
        return found

    def put(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep the vectors of some texts."""
        if self._path is None:
            return
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(self._path)) as connection,
            connection,
        ):
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)", list(vectors.items())
            )


def _create(path: Path) -> None:
    """Create the file and its table where there is none that only this user can have written."""
    make_folder(path.parent)
    if path.exists() and not is_trusted(path):
        path.unlink()
    path.touch(PRIVATE)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_CREATE)
