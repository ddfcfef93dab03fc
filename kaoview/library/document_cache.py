"""The cache of documents: what was read of each, by its content, so that it is read once.

Beside the snapshot of a whole library, which is quicker to load but belongs to exactly these
files: when one document is added to a thousand, only that one is read.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaoview.cache_files import read_cached, write_cached
from kaoview.library.cache import digest, reader_digest
from kaoview.library.executors import Executor
from kaoview.library.jobs import Outcome, ReadJob, ReadPlans
from kaoview.library.packing import (
    ForgedError,
    pack_document,
    pack_plan,
    unpack_document,
    unpack_plan,
)
from kaoview.model import Problem
from kaoview.paths import cache_folder
from kaoview.reading.formats.progress import Watch
from kaoview.storage import remove_leftovers

_MOST_KEPT = 20_000
"""Documents that are kept, the newest; chosen by hand. They take about 3 kB for each page."""


@dataclass(frozen=True)
class CachingExecutor:
    """Yields what is known of documents, and leaves the others to another executor.

    Attributes:
        reader: Who reads what is not known.
    """

    reader: Executor

    def run(self, jobs: Iterable[ReadJob], total: int, watch: Watch) -> Iterator[Outcome]:
        """Yield what becomes of each job, in their order.

        Args:
            jobs: The jobs.
            total: How many there are, about.
            watch: Who is told how many have been read, and may stop the reading.

        Raises:
            CancelledError: The reading was cancelled.
        """
        folder = cache_folder() / "documents"
        code = _code()
        waiting: deque[tuple[Path | None, ReadPlans | None]] = deque()

        def unknown() -> Iterator[ReadJob]:
            for job in jobs:
                path = folder / f"{_key(job, code)}.json" if code else None
                found = _load(path, job) if path else None
                waiting.append((path, found))
                if found is None:
                    yield job

        read = False
        for outcome in self.reader.run(unknown(), total, watch):
            yield from _known(waiting)
            path, _ = waiting.popleft()
            if path and not isinstance(outcome, Problem):
                _save(path, outcome)
                read = True
            yield outcome
        yield from _known(waiting)
        if read:
            _tidy(folder)


def _known(waiting: deque[tuple[Path | None, ReadPlans | None]]) -> Iterator[ReadPlans]:
    """Yield the documents at the front that are known."""
    while waiting and waiting[0][1] is not None:
        _, found = waiting.popleft()
        assert found is not None
        yield found


def _code() -> str:
    try:
        return reader_digest()
    except OSError:
        return ""


def _key(job: ReadJob, code: str) -> str:
    """Return a digest of all that what is read depends on."""
    about = f"{code}\n{job.name}\n{job.hints}\n{job.remark}\n{job.path.suffix}\n"
    key = hashlib.sha256(about.encode("utf-8", "surrogatepass"))
    key.update(job.data)
    return key.hexdigest()


def _load(path: Path, job: ReadJob) -> ReadPlans | None:
    try:
        seen, _, packed = read_cached(path).partition(b"\n")
        if seen != digest(packed):
            return None
        document, plans = json.loads(packed)
        found = unpack_document(document)
        read = tuple(map(unpack_plan, plans))
        if any(plan.document != found.id for plan in read):
            raise ForgedError
        # The same content may lie elsewhere now.
        moved = found._replace(path=str(job.path))
        return ReadPlans(moved, read)
    except Exception:  # whatever is wrong with it, the document can be read
        return None


def _save(path: Path, read: ReadPlans) -> None:
    with suppress(Exception):  # the next run reads the document again
        content = [pack_document(read.document), list(map(pack_plan, read.plans))]
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        write_cached(path, (digest(packed), b"\n", packed))


def _tidy(folder: Path) -> None:
    """Remove what is beyond the number of documents that are kept, the oldest first."""
    with suppress(OSError):
        known = list(folder.glob("*.json"))
        if len(known) > _MOST_KEPT:
            known.sort(key=lambda each: each.stat().st_mtime_ns)
            for path in known[:-_MOST_KEPT]:
                path.unlink()
        remove_leftovers(folder)
