"""What ``kaoview add``, ``list``, ``describe`` and ``remove`` do: read, copy, correct, remove."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kaoview.cli.own_listing import Understood
from kaoview.cli.standard_input import STANDARD_INPUT, read_standard_input
from kaoview.cli.terminal import CliError, is_interactive, show_progress
from kaoview.document import Problem
from kaoview.library.build import read_library
from kaoview.library.descriptions import (
    DescriptionError,
    load_description,
    parse_kind,
    parse_period,
)
from kaoview.library.document_cache import CachingExecutor
from kaoview.library.executors import Executor, Sequential, executor_for
from kaoview.library.load import LibraryError, find_documents
from kaoview.library.own import (
    OwnDocument,
    OwnLibraryError,
    add_document,
    describe_document,
    own_documents,
    remove_documents,
)
from kaoview.os_errors import explain
from kaoview.reading.formats.progress import Watch
from kaoview.reading.hints import Hints
from kaoview.storage import read_file


def parse_hints(
    *,
    title: str | None = None,
    period: str | None = None,
    department: str | None = None,
    government: str | None = None,
    kind: str | None = None,
    ocr: bool = False,
) -> Hints:
    """Return what the reader says of a document on the command line.

    Raises:
        CliError: The period or the kind is none.
    """
    from kaoview.reading.governments import find_government

    try:
        known = find_government(government) if government else None
        return Hints(
            title=title or None,
            period=parse_period(period, "--period") if period else None,
            kind=parse_kind(kind, "--kind") if kind else None,
            department=department or None,
            government=(known.name if known else government) or None,
            ocr=ocr,
        )
    except DescriptionError as error:
        words = str(error).replace("--period 的 period", "--period")
        raise CliError(words.replace("--kind 的 kind", "--kind")) from error


def understand(
    paths: Sequence[str],
    hints: Hints,
    name: str | None,
    temporary: Path,
    cluster: str | None = None,
) -> Understood:
    """Read files, those in folders included.

    Args:
        paths: Files and folders, and ``-`` for standard input.
        hints: What the reader says of all of them.
        name: The name of the file that comes by standard input.
        temporary: A folder for that file.
        cluster: The address of the cluster that reads, or None for this machine.

    Raises:
        CliError: A path does not exist, or nothing could be read from standard input.
    """
    problems: list[Problem] = []
    files: list[Path] = []
    names: dict[Path, str] = {}
    for path in paths:
        if path == STANDARD_INPUT:
            file = read_standard_input(temporary, name)
            names[file] = file.name
            files.append(file)
            continue
        try:
            files += find_documents(path, problems)
        except LibraryError as error:
            raise CliError(str(error)) from error
    if cluster is None:
        return _read(files, hints, problems, names, executor_for(len(files)))
    from kaoview.library.cluster import Cluster, ClusterError

    try:
        reader = Cluster(cluster)
        try:
            return _read(files, hints, problems, names, reader)
        finally:
            reader.close()
    except ClusterError as error:
        raise CliError(str(error)) from error


def understand_own() -> list[tuple[OwnDocument, Understood]]:
    """Read the documents of the reader's library, one by one."""
    return [(document, understand_one(document)) for document in _own()]


def understand_one(document: OwnDocument) -> Understood:
    """Read a document of the reader's library."""
    return _read([document.path], Hints(), [], {})


def _read(
    files: Sequence[Path],
    hints: Hints,
    problems: list[Problem],
    names: dict[Path, str],
    executor: Executor | None = None,
) -> Understood:
    said = {file: _merged(file, hints) for file in files} if hints != Hints() else None
    watch = Watch(progress=show_progress("讀取"))
    library = read_library(
        files, 0, said=said, watch=watch, executor=CachingExecutor(executor or Sequential())
    )
    show_progress("讀取")(1, 1)
    return Understood(tuple(files), library, hints, (*problems, *library.problems), names)


def _merged(file: Path, hints: Hints) -> Hints:
    """Return what stands beside a file, and on the command line, which has the last word."""
    try:
        known = load_description(file)
    except DescriptionError:
        known = Hints()
    return known.corrected_by(hints)


def confirmed(found: Understood, *, yes: bool) -> bool:
    """Ask on a terminal whether to copy what was read; elsewhere nobody is asked."""
    if not found.library.documents:
        return False
    if yes or not is_interactive():
        return True
    sys.stderr.write("加入我的文件庫？[Y/n] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "是", "好")


def copy(found: Understood) -> list[tuple[OwnDocument, bool]]:
    """Copy the files that were read into the reader's library.

    Raises:
        CliError: It cannot be written.
    """
    read = {Path(document.path) for document in found.library.documents}
    added: list[tuple[OwnDocument, bool]] = []
    for file in found.files:
        # Members of an archive have paths below it.
        if file not in read and not any(file in path.parents for path in read):
            continue
        try:
            data = read_file(file)
        except OSError as error:
            raise CliError(f"無法讀取「{file}」：{explain(error)}") from error
        source = "" if file in found.names else str(file.absolute())
        try:
            added.append(add_document(data, file.name, source, _merged(file, found.hints)))
        except OwnLibraryError as error:
            raise CliError(str(error)) from error
    return added


def copied_messages(found: Understood, added: Sequence[tuple[OwnDocument, bool]]) -> Iterator[str]:
    """Yield what to say after copying."""
    new = [document.name for document, is_new in added if is_new]
    known = [document.name for document, is_new in added if not is_new]
    if new:
        yield f"已加入我的文件庫：{'、'.join(new)}"
    if known:
        yield f"內容和原有的一樣，沒有重複加入：{'、'.join(known)}"
    if not added and found.library.documents:
        yield "沒有加入我的文件庫"


def find_document(name: str) -> OwnDocument:
    """Return the document of the reader's library with a name.

    Raises:
        CliError: There is none, or several have a name that begins so.
    """
    known = _own()
    exact = [each for each in known if each.name == name]
    found = exact or [each for each in known if each.name.startswith(name)] if name else []
    if len(found) == 1:
        return found[0]
    if found:
        raise CliError(f"「{name}」有 {len(found)} 份：{'、'.join(d.name for d in found)}")
    raise CliError(f"我的文件庫裡沒有「{name}」；有哪些請看 kaoview list")


def correct(document: OwnDocument, hints: Hints) -> None:
    """Write what the reader says of a document, beside what was said before.

    Raises:
        CliError: It cannot be written.
    """
    if hints == Hints():
        return
    try:
        describe_document(document, hints)
    except OwnLibraryError as error:
        raise CliError(str(error)) from error


def remove(names: Sequence[str]) -> Iterator[str]:
    """Remove documents from the reader's library, and yield what to say.

    Raises:
        CliError: A name is not known, or the library cannot be written.
    """
    documents = [find_document(name) for name in names]
    try:
        remove_documents(documents)
    except OwnLibraryError as error:
        raise CliError(str(error)) from error
    yield f"已從我的文件庫移除：{'、'.join(dict.fromkeys(document.name for document in documents))}"


def _own() -> tuple[OwnDocument, ...]:
    try:
        return own_documents()
    except OwnLibraryError as error:
        raise CliError(str(error)) from error
