"""Reading one document into its plans: a job that can run in any process, on any machine.

A job holds the document's bytes, so that whoever reads it need not see the file; what comes back
holds the document and its plans under ids that may still meet those of other documents.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from kaoview.document import OWN_EXPORT, Reason, Verdict
from kaoview.library.verdict import judge
from kaoview.model import Document, Item, Plan, Problem
from kaoview.paths import data_folder
from kaoview.reading.departments import DepartmentTable, load_departments
from kaoview.reading.document_reader import ReadResult, read_document
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.progress import UNWATCHED, CancelledError, Watch
from kaoview.reading.hints import Hints
from kaoview.reading.own_export import OWN_EXPORT_WORDS, is_own_export

_WHOLE = "全文"
_TOO_DEEP = "編號一層套一層，深得讀不了，請檢查編號"
_DEEPEST = 200
"""Levels of items that may stand within each other.

Chosen by hand: the bundled documents have 6 at most, and Python's own limit of 1,000 calls, which
writing nested JSON comes up against at about 480, is far off.
"""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A document to read.

    Attributes:
        path: Its path as the reader gave it.
        name: The document's id.
        data: Its bytes.
        hints: What is known of it from elsewhere.
        remark: What is wrong in its description, or empty.
    """

    path: Path
    name: str
    data: bytes
    hints: Hints
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReadPlans:
    """A document that has been read.

    Attributes:
        document: The document.
        plans: Its plans; none of them have the same id.
    """

    document: Document
    plans: tuple[Plan, ...]


Outcome = ReadPlans | Problem
"""What becomes of a job."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold back the garbage collection: what reading makes is kept or freed without it.

    Looking through it again and again takes a quarter of the time of a document of a million lines.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_without_collection()
def run_job(job: ReadJob, watch: Watch = UNWATCHED) -> Outcome:
    """Read a document; whatever goes wrong is what is said of it.

    Args:
        job: The document.
        watch: Who is told how far the reading is, and may stop it.

    Raises:
        CancelledError: The reading was cancelled.
    """
    try:
        result = read_document(job.path, job.name, job.data, department_table(), job.hints, watch)
        plans = _build_plans(result)
    except FormatError as error:
        return Problem(str(job.path), str(error))
    except CancelledError:
        raise
    except Exception as error:  # a defect in the reading: the other documents still open
        return unreadable(str(job.path), error)
    notes = (job.remark, *result.document.notes) if job.remark else result.document.notes
    document = result.document._replace(notes=notes)
    reasons = (*_origin(job), *judge(document, plans))
    return ReadPlans(document._replace(reasons=reasons), tuple(plans))


def _origin(job: ReadJob) -> tuple[Reason, ...]:
    """Return that a document was written by kaoview, which explains whatever else looks odd."""
    if is_own_export(job.path.name, BytesIO(job.data)):
        return (Reason(OWN_EXPORT, OWN_EXPORT_WORDS, Verdict.DOUBTFUL),)
    return ()


@cache
def department_table() -> DepartmentTable:
    """Return the bundled government's departments; the table is read once in a process."""
    return load_departments(data_folder() / "departments.toml")


def unreadable(path: str, error: Exception) -> Problem:
    """Return what to say of a document on which the reading itself failed."""
    if isinstance(error, RecursionError):
        return Problem(path, _TOO_DEEP)
    return Problem(path, f"讀取時程式出了錯（{type(error).__name__}），這份文件沒有讀進來")


class PlanIds:
    """The ids of plans that are taken, and the next one that is free for a department and year."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[tuple[str, str], int] = {}

    def claim(self, document: Document, month: int | None, department: str) -> str:
        """Return a free id and take it; a second plan of one year gets a letter (113b)."""
        when = document.period or Path(document.id).stem
        if month and document.period:
            when += f"-{month:02d}"
        number = self._numbers.get((when, department), 0)
        while True:
            number += 1
            mark = "" if number == 1 else (chr(96 + number) if number <= 26 else f"~{number}")
            # A document without a period and a department gets its name alone.
            id = f"{when}{mark}-{_WHOLE if department == when else department}"
            if self.take(id):
                self._numbers[when, department] = number
                return id

    def take(self, id: str) -> bool:
        """Take an id; return whether it was free."""
        free = id not in self._taken
        self._taken.add(id)
        return free


def with_free_ids(read: ReadPlans, ids: PlanIds) -> ReadPlans:
    """Return a document whose plans have ids that no others have, and take them.

    Args:
        read: The document.
        ids: The ids of the plans of other documents.
    """
    plans: list[Plan] = []
    renamed: dict[str, str] = {}
    for plan in read.plans:
        if ids.take(plan.id):
            plans.append(plan)
        else:
            id = ids.claim(read.document, plan.month, plan.department)
            renamed[plan.id] = id
            plans.append(_renamed(plan, id))
    if not renamed:
        return read
    reasons = tuple(
        reason._replace(place=_moved(reason.place, renamed)) for reason in read.document.reasons
    )
    return ReadPlans(read.document._replace(reasons=reasons), tuple(plans))


def _moved(place: str, renamed: dict[str, str]) -> str:
    """Return an id of an item below its plan's new id."""
    stem, dash, rest = place.rpartition("-")
    return f"{renamed[stem]}{dash}{rest}" if stem in renamed else place


def _renamed(plan: Plan, id: str) -> Plan:
    before = len(plan.id)

    def item(each: Item) -> Item:
        children = tuple(map(item, each.children))
        return replace(each, id=id + each.id[before:], children=children)

    return replace(plan, id=id, items=tuple(map(item, plan.items)))


def _build_plans(result: ReadResult) -> list[Plan]:
    """Return a document's plans, with an id each.

    Raises:
        RecursionError: Its items are nested too deeply.
    """
    ids = PlanIds()
    plans: list[Plan] = []
    for draft in result.plans:
        id = ids.claim(result.document, result.month, draft.department)
        plan = result.build(draft, id)
        if _depth(plan.items) > _DEEPEST:
            raise RecursionError
        plans.append(plan)
    return plans


def _depth(items: Sequence[Item]) -> int:
    """Return how many levels of items stand within each other."""
    levels = 0
    level = list(items)
    while level:
        levels += 1
        level = [child for item in level for child in item.children]
    return levels
