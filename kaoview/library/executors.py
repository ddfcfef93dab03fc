"""Who runs the jobs of reading: this process, a pool of processes, or (``cluster``) a cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotDoneError
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from kaoview.library.jobs import Outcome, ReadJob, run_job
from kaoview.model import Problem
from kaoview.reading.formats.progress import CancelledError, Watch

_MOST_PROCESSES = 8
"""Processes of the largest pool: each takes about 100 MB beside its document. Chosen by hand."""
_FEWEST_JOBS = 12
"""Documents from which a pool is quicker: starting one takes as long as reading about ten."""
_AHEAD = 2
"""Jobs waiting for each process, so that none is idle and few documents are in memory."""
_BEAT = 0.1
"""Seconds between two looks at whether the reading was cancelled; chosen by hand."""
_DIED = "讀這個檔案時程式被系統結束了（多半是記憶體不夠），這份文件沒有讀進來"


class Executor(Protocol):
    """Runs the jobs of reading."""

    def run(self, jobs: Iterable[ReadJob], total: int, watch: Watch) -> Iterator[Outcome]:
        """Yield what becomes of each job, in their order.

        Args:
            jobs: The jobs.
            total: How many there are, about: archives may hold more.
            watch: Who is told how many have been read, and may stop the reading.

        Raises:
            CancelledError: The reading was cancelled.
        """


class Sequential:
    """Runs one job after the other in this process."""

    def run(self, jobs: Iterable[ReadJob], total: int, watch: Watch) -> Iterator[Outcome]:
        """Yield what becomes of each job, in their order; a single one tells its pages."""
        inner = Watch(watch.cancelled) if total > 1 else watch
        for number, job in enumerate(jobs):
            watch.progress(number, max(total, number + 1))
            yield run_job(job, inner)


class ProcessPool:
    """Runs jobs in processes of their own, as many as there are cores.

    The processes import the program that uses it, which therefore needs the guard
    ``if __name__ == "__main__"``; where it has none, all is read in this process.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or min(os.cpu_count() or 1, _MOST_PROCESSES)
        self._usable = True

    def run(self, jobs: Iterable[ReadJob], total: int, watch: Watch) -> Iterator[Outcome]:
        """Yield what becomes of each job, in their order; a job that kills its process is named."""
        waiting: deque[tuple[ReadJob, Future[Outcome] | None]] = deque()
        pool = self._pool()
        done = 0
        try:
            for job in jobs:
                waiting.append((job, _submit(pool, job)))
                if len(waiting) >= self._processes * _AHEAD:
                    yield self._result(waiting.popleft(), watch)
                    done += 1
                    watch.progress(done, max(total, done))
            while waiting:
                yield self._result(waiting.popleft(), watch)
                done += 1
                watch.progress(done, max(total, done))
        finally:
            _stop(pool)

    def _pool(self, processes: int | None = None) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # forking is not safe beside threads
        return ProcessPoolExecutor(processes or self._processes, mp_context=context)

    def _result(self, pair: tuple[ReadJob, Future[Outcome] | None], watch: Watch) -> Outcome:
        job, future = pair
        try:
            if future is not None:
                return _await(future, watch)
        except BrokenProcessPool:
            pass
        if not self._usable:
            return run_job(job, Watch(watch.cancelled))
        # Some job killed its process, and with it the pool: each of those that are left gets a
        # pool of its own, so that only the culprit fails.
        alone = self._pool(1)
        try:
            self._usable = _works(alone)
            if not self._usable:
                return run_job(job, Watch(watch.cancelled))
            return _await(alone.submit(run_job, job), watch)
        except BrokenProcessPool:
            return Problem(str(job.path), _DIED)
        finally:
            _stop(alone)


def _works(pool: ProcessPoolExecutor) -> bool:
    """Tell whether processes can be started at all: not where a program lacks the guard."""
    try:
        return pool.submit(os.getpid).result() > 0
    except BrokenProcessPool:
        return False


def _submit(pool: ProcessPoolExecutor, job: ReadJob) -> Future[Outcome] | None:
    """Hand a job to a pool, or return None where the pool has broken."""
    try:
        return pool.submit(run_job, job)
    except BrokenProcessPool:
        return None


def _await(future: Future[Outcome], watch: Watch) -> Outcome:
    while True:
        if watch.cancelled():
            raise CancelledError
        try:
            return future.result(_BEAT)
        except NotDoneError:
            continue


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def executor_for(documents: int) -> Executor:
    """Return who reads some documents soonest: a pool where there are many."""
    cores = os.cpu_count() or 1
    return ProcessPool() if documents >= _FEWEST_JOBS and cores > 1 else Sequential()


ExecutorChoice = Callable[[int], Executor]
"""Chooses who reads, given the number of documents."""


def in_this_process(_documents: int) -> Executor:
    """Return the executor that needs no other process, for any number of documents."""
    return Sequential()
