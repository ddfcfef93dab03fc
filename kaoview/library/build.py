"""Building a library from files: read each, assign ids, group the plans by department."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from typing import NamedTuple

from kaoview.library.description_files import SUFFIX as TOML
from kaoview.library.descriptions import LARGEST as LARGEST_DESCRIPTION
from kaoview.library.descriptions import (
    DescriptionError,
    load_description,
    read_description,
)
from kaoview.library.executors import Executor, Sequential
from kaoview.library.jobs import PlanIds, ReadJob, ReadPlans, department_table, with_free_ids
from kaoview.model import (
    WHOLE_CITY,
    Department,
    Document,
    Library,
    Plan,
    PlanKind,
    Problem,
)
from kaoview.os_errors import explain
from kaoview.paths import data_folder
from kaoview.reading.departments import DepartmentTable
from kaoview.reading.formats.archive import SUFFIX, Member, is_archive, members
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.progress import UNWATCHED, Watch
from kaoview.reading.formats.registry import LARGEST, is_document, too_large
from kaoview.reading.governments import find_government
from kaoview.reading.hints import Hints
from kaoview.reading.own_export import OWN_EXPORT_WORDS, is_own_export
from kaoview.storage import NotRegularFileError, TooLargeError, read_file
from kaoview.text.cell_width import visible


def read_library(
    files: Sequence[Path],
    bundled: int,
    *,
    said: Mapping[Path, Hints] | None = None,
    watch: Watch = UNWATCHED,
    executor: Executor | None = None,
) -> Library:
    """Read files into a library.

    Args:
        files: The documents in order; ids are assigned in this order, so that documents added
            later change none of them.
        bundled: The number of bundled documents, which come first.
        said: What the reader says of a file, in place of its description.
        watch: Who is told how many files have been read, and may stop the reading.
        executor: Who reads; this process by default.

    Returns:
        The library; files that cannot be read are in ``problems``.

    Raises:
        CancelledError: The reading was cancelled.
    """
    problems: list[Problem] = []
    read: list[ReadPlans] = []
    jobs = _jobs(files, bundled, said or {}, problems)
    for outcome in (executor or Sequential()).run(jobs, len(files), watch):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            read.append(outcome)
    return _assemble(read, problems)


def _jobs(
    files: Sequence[Path], bundled: int, said: Mapping[Path, Hints], problems: list[Problem]
) -> Iterator[ReadJob]:
    """Yield what is to be read, the bytes of each document when its turn comes.

    Args:
        files: The documents in order.
        bundled: The number of bundled documents, which come first.
        said: What the reader says of a file, in place of its description.
        problems: The list to which files are added whose bytes cannot be read.
    """
    hints = _hints(data_folder() / "library.toml")
    names: set[str] = set()
    for number, file in enumerate(files):
        file_hints, remark = _file_hints(file, hints if number < bundled else None)
        file_hints = said.get(file, file_hints)
        for source in _sources(file, problems):
            path = source.path
            name = _free_name(path, names)
            names.add(name)
            try:
                data = source.load()
            except FormatError as error:
                problems.append(Problem(str(path), str(error)))
                continue
            known = source.hints.corrected_by(file_hints)
            yield ReadJob(path, name, data, known, remark or source.remark)


def _file_hints(file: Path, bundled: Mapping[str, Hints] | None) -> tuple[Hints, str]:
    """Return what is known of a file from elsewhere, and what is wrong in its description.

    Args:
        file: The file.
        bundled: What is known of the bundled documents; None for a document of the user's.
    """
    if bundled is not None:
        return bundled.get(file.name, Hints()), ""
    try:
        return load_description(file), ""
    except DescriptionError as error:
        return Hints(), str(error)


class _Source(NamedTuple):
    """A document: its path, how to read its bytes, and its description in an archive."""

    path: Path
    load: Callable[[], bytes]
    hints: Hints = Hints()
    remark: str = ""


def _sources(file: Path, problems: list[Problem]) -> Iterator[_Source]:
    """Yield a file as a source; for an archive, its members, with what describes them there.

    Args:
        file: The file.
        problems: The list to which members that are not read are added.
    """
    if file.suffix.lower() != SUFFIX:
        yield _Source(file, lambda: _read_bytes(file))
        return
    try:
        data = _read_bytes(file)
        found = list(members(data)) if is_archive(file.name, data) else None
    except FormatError as error:
        problems.append(Problem(str(file), str(error)))
        return
    if found is None:
        yield _Source(file, lambda: data)
        return
    described = (member for member in found if member.name.endswith(TOML))
    small = (member for member in described if len(member.data) <= LARGEST_DESCRIPTION)
    known = {member.name: member.data for member in small}
    for member in found:
        path = file / member.name.lstrip("/")
        if member.error:
            problems.append(Problem(str(path), member.error))
        elif not is_document(member.name):
            continue
        elif is_own_export(path.name, BytesIO(member.data)):
            problems.append(Problem(str(path), f"{OWN_EXPORT_WORDS}，沒有讀"))
        else:
            hints, remark = _member_hints(member.name, known)
            yield _Source(path, partial(_data_of, member), hints, remark)


def _data_of(member: Member) -> bytes:
    return member.data


def _member_hints(name: str, described: Mapping[str, bytes]) -> tuple[Hints, str]:
    """Return what is said of a member beside it in its archive, and what is wrong in that.

    Args:
        name: The member's name.
        described: The bytes of the archive's descriptions by their names.
    """
    names = (name + TOML, name[: len(name) - len(PurePath(name).suffix)] + TOML)
    found = next((each for each in names if each in described), "")
    if not found:
        return Hints(), ""
    try:
        return read_description(described[found], found), ""
    except DescriptionError as error:
        return Hints(), str(error)


def _free_name(file: Path, taken: set[str]) -> str:
    """Return a document's name: its file's name, or its path if the name is taken.

    The name becomes part of ids, which are printed, typed and written to files, so control
    characters and those that cannot be encoded are replaced; then names may still be equal, and
    get a number.
    """
    name = visible(file.name)
    if name not in taken:
        return name
    path = visible(str(file))
    numbered = (f"{path}.{number}" for number in range(2, len(taken) + 3))
    return next(name for name in chain([path], numbered) if name not in taken)


def _hints(path: Path) -> dict[str, Hints]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        entry["file"]: Hints(
            title=entry.get("title"),
            period=entry.get("period"),
            kind=PlanKind(entry["kind"]) if "kind" in entry else None,
            department=entry.get("department"),
        )
        for entry in content["document"]
    }


def _read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        FormatError: It cannot be read, or is larger than a document can be.
    """
    try:
        return read_file(path, largest=LARGEST)
    except NotRegularFileError:
        raise FormatError("不是一般檔案（是管線或裝置），請先存成純文字檔") from None
    except TooLargeError as error:
        raise FormatError(too_large(error.size)) from None
    except OSError as error:
        raise FormatError(f"無法讀取：{explain(error)}") from None


def _assemble(read: Iterable[ReadPlans], problems: Sequence[Problem]) -> Library:
    """Make the ids of plans differ, and group the plans by department."""
    table = department_table()
    documents: list[Document] = []
    plans: dict[str, list[Plan]] = {}
    ids = PlanIds()
    for each in read:
        named = with_free_ids(each, ids)
        documents.append(named.document)
        for plan in named.plans:
            plans.setdefault(plan.department, []).append(plan)
    order = [WHOLE_CITY, *table.aliases]
    known = [name for name in order if name in plans]
    others = [name for name in plans if name not in table.aliases and name != WHOLE_CITY]
    governments = _governments(documents, plans, table)
    several = len(set(filter(None, governments.values()))) > 1
    in_order = sorted(others, key=lambda name: governments[name] == "")
    departments = tuple(
        Department(
            id=name,
            name=name,
            aliases=table.aliases.get(name, ()),
            plans=tuple(sorted(plans[name], key=_sort_key)),
            government=governments[name],
            led_names=_led_names(name, governments[name], table) if several else (),
        )
        for name in (*known, *in_order)
    )
    return Library(departments, tuple(documents), tuple(problems))


def _governments(
    documents: Sequence[Document], plans: Mapping[str, Sequence[Plan]], table: DepartmentTable
) -> dict[str, str]:
    """Return the government of each department, empty where it is not known."""
    of_document = {document.id: document.government for document in documents}
    found: dict[str, str] = {}
    for name, own in plans.items():
        if name in table.aliases or name == WHOLE_CITY:
            found[name] = table.government
        else:
            said = (of_document.get(plan.document, "") for plan in own)
            found[name] = next(filter(None, said), "")
    return found


def _led_names(name: str, government: str, table: DepartmentTable) -> tuple[str, ...]:
    """Return the names of a department led by each name of its government (桃園:衛生局).

    Args:
        name: Its name.
        government: Its government, or empty.
        table: The bundled government's departments.
    """
    if not government:
        return ()
    known = find_government(government)
    leads = known.names if known else (government,)
    # A council and a district's office are led by their city: 臺中市議會, 臺中市北區公所.
    place = known.place if known and not known.central else government
    bare = name.removeprefix(government).removeprefix(place) or WHOLE_CITY
    names = [bare, *table.aliases.get(name, ()), *(known.other_names(bare) if known else ())]
    return tuple(f"{lead}:{each}" for lead in leads for each in names)


def _sort_key(plan: Plan) -> tuple[int, int]:
    first = plan.period.split("-")[0]
    return (int(first) if first.isdigit() else 0, plan.month or 0)
