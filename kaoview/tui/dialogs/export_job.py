"""Writing an export to a file: where it goes, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaoview.export.formats import ExportFormat, refuse_suffix
from kaoview.export.write_file import FileTakenError, WriteError, write_new
from kaoview.tui.state.export_names import free_name
from kaoview.tui.state.export_sources import ExportSource


class ExportStoppedError(Exception):
    """The reader has stopped the export."""


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What to write, how and where.

    Attributes:
        source: What to write.
        form: Its format.
        path: The file, or the folder to put it into.
        in_folder: Whether the path was typed as a folder.
        overwrite: A file that may be overwritten, or None.
    """

    source: ExportSource
    form: ExportFormat
    path: Path
    in_folder: bool = False
    overwrite: Path | None = None

    @property
    def target(self) -> Path:
        """The file to write: in a folder under a free name, without a suffix under the format's."""
        path = self.path
        # os.path.isdir is False for a name that is too long or may not be looked at.
        if self.in_folder or os.path.isdir(path):  # noqa: PTH112
            return free_name(path / f"{self.source.stem}{self.form.suffix}")
        if path.suffix[1:].isdecimal() or not path.suffix:  # 1.2 is the end of an id
            return path.with_name(path.name + self.form.suffix)
        return path


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """What came of an export.

    Attributes:
        path: The file.
        problem: Why it was not written, in Chinese, or empty.
        taken: Whether there is another file of that name, which may be overwritten.
    """

    path: Path
    problem: str = ""
    taken: bool = False


def write_export(job: ExportJob, progress: Callable[[int, int], None]) -> ExportOutcome:
    """Write a file.

    Args:
        job: What to write, how and where.
        progress: Called with items done and items in all.

    Raises:
        ExportStoppedError: ``progress`` raised it.
    """
    target = job.target
    refused = refuse_suffix(target.name, job.source.formats)
    if refused:
        return ExportOutcome(target, f"！{refused}")
    force = target == job.overwrite
    if not force and os.path.lexists(target):
        return _taken(target)
    try:
        pieces = list(job.source.write(job.form.name, progress))
        progress(1, 1)
        write_new(target, pieces, force=force)
    except FileTakenError:
        return _taken(target)
    except WriteError as error:
        return ExportOutcome(target, f"！{error}")
    except ExportStoppedError:
        raise
    except Exception as error:
        # Whatever it is, the explorer goes on without the file and says so.
        return ExportOutcome(
            target, f"！匯出失敗，沒有寫檔；請換一種格式再試，仍不行請回報（{error!r}）"
        )
    return ExportOutcome(target)


def _taken(path: Path) -> ExportOutcome:
    other = free_name(path).name
    words = f"！「{path.name}」已經有了：再按 Enter 蓋過它，或改名，例如「{other}」"
    return ExportOutcome(path, words, taken=True)
