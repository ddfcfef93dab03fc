"""Who reads: this process, a pool of processes, a cluster; all of them read the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kaoview.library import cluster as clusters
from kaoview.library.build import read_library
from kaoview.library.cluster import Cluster, ClusterError
from kaoview.library.document_cache import CachingExecutor
from kaoview.library.executors import Executor, ProcessPool, Sequential, executor_for
from kaoview.library.jobs import ReadJob
from kaoview.model import Library, Problem
from kaoview.reading.formats.progress import CancelledError, Watch
from kaoview.reading.hints import Hints

DOCUMENTS = 6


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Documents of two departments, so that some of their ids meet, and one that is none."""
    for at in range(DOCUMENTS):
        name = "衛生局" if at % 2 else "教育局"
        text = f"高雄市政府{name}114年度施政計畫\n\n一、第{at}項\n" + f"辦理第{at}項工作。\n" * 20
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "壞.txt").write_bytes(b"\x00\x01\x02" * 99)
    return sorted(tmp_path.iterdir())


def read(files: list[Path], executor: Executor, watch: Watch | None = None) -> Library:
    return read_library(files, 0, executor=executor, watch=watch or Watch())


def test_a_pool_reads_what_this_process_reads(files: list[Path]) -> None:
    told: list[tuple[int, int]] = []
    pooled = read(files, ProcessPool(2), Watch(progress=lambda *p: told.append(p)))
    assert pooled == read(files, Sequential())
    assert told == [(at, len(files)) for at in range(1, len(files) + 1)]
    ids = [plan.id for plan in pooled.plans()]
    assert len(set(ids)) == DOCUMENTS
    assert "114b-衛生局" in ids and "114c-衛生局" in ids


@pytest.mark.parametrize("executor", [Sequential(), ProcessPool(2)], ids=["here", "pool"])
def test_reading_can_be_cancelled(executor: Executor, files: list[Path], tmp_path: Path) -> None:
    page = tmp_path / "頁.html"
    page.write_text("<p>一、長照</p>", encoding="utf-8")
    with pytest.raises(CancelledError):
        read([*files, page], executor, Watch(cancelled=lambda: True))


def test_a_pool_is_for_many_documents() -> None:
    assert isinstance(executor_for(3), Sequential)
    assert isinstance(executor_for(500), ProcessPool) or os.cpu_count() == 1


class Deadly:
    """Hints that kill the process which unpacks them, unless it is the one that made them."""

    def __reduce__(self) -> object:
        return _die, (os.getpid(),)


def _die(home: int) -> Hints:
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return Hints()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_document_that_kills_its_process_is_named_and_the_others_open(tmp_path: Path) -> None:
    data = "高雄市政府衛生局114年度施政計畫\n\n一、長照\n".encode()
    hints = (Hints(), Deadly(), Hints())
    jobs = [
        ReadJob(tmp_path / f"{at}.txt", f"{at}.txt", data, each)  # type: ignore[arg-type]
        for at, each in enumerate(hints)
    ]
    found = list(ProcessPool(1).run(jobs, 3, Watch()))
    assert [isinstance(each, Problem) for each in found] == [False, True, False]
    assert isinstance(found[1], Problem)
    assert found[1].path == str(tmp_path / "1.txt")
    assert "被系統結束了" in found[1].message


UNGUARDED = """
import sys
from pathlib import Path
from kaoview.library.build import read_library
from kaoview.library.executors import ProcessPool

files = sorted(Path(sys.argv[1]).iterdir())
library = read_library(files, 0, executor=ProcessPool(1))
print(len(library.documents), [Path(problem.path).name for problem in library.problems])
"""


def test_a_program_without_the_guard_reads_all_the_same(
    files: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = tmp_path_factory.mktemp("program") / "unguarded.py"
    program.write_text(UNGUARDED)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(program), str(files[0].parent)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2])])},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout == f"{DOCUMENTS} ['壞.txt']\n"


# What is known already


class Counting:
    """Reads here, and counts."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def run(self, jobs: Iterator[ReadJob], total: int, watch: Watch) -> Iterator[object]:
        for job in jobs:
            self.names.append(job.name)
            yield from Sequential().run([job], 1, watch)


def cached(files: list[Path]) -> tuple[Library, list[str]]:
    counting = Counting()
    return read(files, CachingExecutor(counting)), counting.names  # type: ignore[arg-type]


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.mark.usefixtures("cache")
def test_only_what_is_new_is_read(files: list[Path]) -> None:
    first, names = cached(files)
    assert names == [file.name for file in files]
    assert first == read(files, Sequential())
    again, names = cached(files)
    assert names == ["壞.txt"], "what failed is tried again"
    assert again == first
    files[2].write_text("高雄市政府民政局114年度施政計畫\n\n一、里鄰\n", encoding="utf-8")
    changed, names = cached(files)
    assert names == ["2.txt", "壞.txt"]
    assert changed == read(files, Sequential())


@pytest.mark.usefixtures("cache")
def test_a_document_that_was_moved_is_not_read_again(files: list[Path], tmp_path: Path) -> None:
    cached(files[:1])
    moved = tmp_path / "別處" / files[0].name
    moved.parent.mkdir()
    files[0].rename(moved)
    library, names = cached([moved])
    assert names == []
    assert library.documents[0].path == str(moved)


def test_a_damaged_cache_is_no_harm(files: list[Path], cache: Path) -> None:
    first, _ = cached(files)
    for path in cache.rglob("documents/*.json"):
        path.write_bytes(path.read_bytes()[:-3] + b"x]]")
    again, names = cached(files)
    assert len(names) == len(files)
    assert again == first


# A cluster


def test_an_address_where_nobody_answers_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    monkeypatch.setattr(clusters, "_PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:9", "no address"):
        with pytest.raises(ClusterError, match="連不上叢集「"):
            Cluster(address)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'kaoview\[cluster\]'"):
        Cluster("tcp://127.0.0.1:9")


class Running:
    """A scheduler and workers on this machine, as programs of their own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        self.address = ""
        self._scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        self.address = self._address()
        self.workers = [self._start_worker() for _ in range(workers)]

    def _start_worker(self) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        return self._start("worker", self.address, *options)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        here = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
        extra = ["--host", "127.0.0.1"] if arguments[0] == "scheduler" else []
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:], *extra],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": here},
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / f"{arguments[0]}.log").open("ab"),
        )

    def _address(self) -> str:
        log = self._folder / "scheduler.log"
        for _ in range(600):
            for word in log.read_text("utf-8", "replace").split():
                if word.startswith("tcp://127.0.0.1:"):
                    return word
            time.sleep(0.1)
        self._scheduler.kill()
        pytest.skip(f"the scheduler did not start within a minute: {log.read_text('utf-8')}")

    def await_workers(self, client: object) -> None:
        client.wait_for_workers(len(self.workers), timeout=30)  # type: ignore[attr-defined]

    def stop(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait(20)


def _client(address: str) -> Any:
    """Connect; again where the thread of the connection takes over ten seconds to start."""
    from distributed import Client

    for _ in range(2):
        with suppress(AssertionError):
            return Client(address, timeout=30, set_as_default=False)
    return Client(address, timeout=30, set_as_default=False)


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    found = Running(tmp_path_factory.mktemp("cluster"), 2)
    try:
        with _client(found.address) as client:
            found.await_workers(client)
        yield found
    finally:
        found.stop()


def test_a_cluster_reads_every_document_once_though_a_worker_dies(
    running: Running, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Cluster(running.address)
    try:
        # More documents than are on their way at once, so that some begin after the death.
        many = files * 5
        killed = threading.Event()

        def progress(done: int, _total: int) -> None:
            if done == 3 and not killed.is_set():
                running.workers[0].kill()
                killed.set()

        found = read(many, reader, Watch(progress=progress))
        assert killed.is_set()
        assert found == read(many, Sequential())
        assert len(found.documents) == 5 * DOCUMENTS
        with pytest.raises(CancelledError):
            read(files, reader, Watch(cancelled=lambda: True))
    finally:
        reader.close()
    monkeypatch.setattr(clusters, "__version__", "0.0.0")
    with pytest.raises(ClusterError, match=r"請在每一台裝同一版"):
        Cluster(running.address)
    running.workers[1].kill()
    running.workers[1].wait()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with pytest.raises(ClusterError, match="沒有 worker"):
                Cluster(running.address)
        except BaseException:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("a cluster without workers was taken")
