"""Running the jobs of reading on an existing Dask cluster (``dask.distributed``).

The scheduler gives a job to another worker when one dies, and gives up a job on which several
died. Jobs carry the documents' bytes, so workers need no common file system, but they need the
same version of kaoview.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from kaoview import __version__
from kaoview.library.jobs import Outcome, ReadJob, run_job
from kaoview.model import Problem
from kaoview.reading.formats.progress import CancelledError, Watch

_PATIENCE = 10.0
"""Seconds to wait for a scheduler that does not answer; chosen by hand."""
_BEAT = 0.1
"""Seconds between two looks at whether the reading was cancelled; chosen by hand."""
_AHEAD = 4
"""Jobs on their way for each thread of the cluster, so that none waits for bytes."""
_DIED = "叢集上讀這個檔案的程式一再中斷（多半是記憶體不夠），這份文件沒有讀進來"


class ClusterError(Exception):
    """A cluster cannot be used; the message is one Chinese sentence."""


class Cluster:
    """A Dask cluster that reads documents."""

    def __init__(self, address: str) -> None:
        """Connect to a cluster.

        Args:
            address: The address of its scheduler, such as ``tcp://127.0.0.1:8786``.

        Raises:
            ClusterError: dask.distributed is not installed, nobody answers there, the cluster has
                no workers, or they run another version of kaoview.
        """
        try:
            from distributed import Client
        except ImportError:
            raise ClusterError(
                "--cluster 要有 dask.distributed 這個套件，請執行 pip install 'kaoview[cluster]'"
            ) from None
        try:
            client: Any = Client
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError):
            raise ClusterError(
                f"連不上叢集「{address}」，請檢查位址與排程器（dask scheduler）是否在執行"
            ) from None
        try:
            self._check()
        except ClusterError:
            self.close()
            raise

    def _check(self) -> None:
        """Raise ClusterError unless there are workers, all of them with this version."""
        versions = self._client.run(_version, on_error="return")
        if not versions:
            raise ClusterError("叢集上沒有 worker，請先啟動 dask worker")
        others = {str(each) for each in versions.values() if each != __version__}
        if others:
            raise ClusterError(
                f"叢集上的 kaoview 是 {'、'.join(sorted(others))}，這裡是 {__version__}；"
                "請在每一台裝同一版"
            )

    def run(self, jobs: Iterable[ReadJob], total: int, watch: Watch) -> Iterator[Outcome]:
        """Yield what becomes of each job, in their order.

        Args:
            jobs: The jobs.
            total: How many there are, about.
            watch: Who is told how many have been read, and may stop the reading.

        Raises:
            CancelledError: The reading was cancelled.
            ClusterError: The cluster went away.
        """
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        source = iter(jobs)
        waiting = [(job, self._submit(job)) for job in islice(source, ahead)]
        done = 0
        try:
            while waiting:
                job, future = waiting.pop(0)
                yield self._result(job, future, watch)
                done += 1
                watch.progress(done, max(total, done))
                waiting += [(job, self._submit(job)) for job in islice(source, 1)]
        finally:
            self._client.cancel([future for _, future in waiting])

    def _submit(self, job: ReadJob) -> Any:
        # Not pure: two equal jobs are two documents. The result is fetched before it is let go.
        return self._client.submit(run_job, job, pure=False)

    def _result(self, job: ReadJob, future: Any, watch: Watch) -> Outcome:
        from distributed import CancelledError as LostError
        from distributed import KilledWorker
        from distributed import TimeoutError as NotDoneError

        while True:
            if watch.cancelled():
                raise CancelledError
            try:
                outcome: Outcome = future.result(timeout=_BEAT)
            except NotDoneError:
                continue
            except KilledWorker:
                return Problem(str(job.path), _DIED)
            except (LostError, OSError):
                raise ClusterError(
                    "和叢集的連線斷了，請檢查後再試一次；還沒有加入任何文件"
                ) from None
            else:
                return outcome

    def close(self) -> None:
        """End the connection."""
        self._client.close(timeout=_PATIENCE)


def _version() -> str:
    """Return the version of kaoview where this runs."""
    return __version__
