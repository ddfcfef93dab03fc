"""Loading a library: the bundled documents, or files and folders given by the user."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.model import Library, Problem
from kaoview.os_errors import explain
from kaoview.paths import data_folder, own_library
from kaoview.text.cell_width import visible

if TYPE_CHECKING:
    from kaoview.library.executors import ExecutorChoice
    from kaoview.reading.hints import Hints


class LibraryError(Exception):
    """The library cannot be loaded; the message is one Chinese sentence."""


def load(
    paths: Sequence[str | PathLike[str]] = (),
    *,
    add: Sequence[str | PathLike[str]] = (),
    said: Mapping[Path, Hints] | None = None,
    executor: ExecutorChoice | None = None,
) -> Library:
    """Read documents into a library.

    Args:
        paths: Files and folders to read; the bundled documents and those of the reader's own
            library where there are none.
        add: Files and folders to read as well.
        said: What the reader says of files, in place of their descriptions.
        executor: Chooses who reads, by the number of documents; this process by default.

    Returns:
        The library; a file or folder that cannot be read is named in ``problems``.

    Raises:
        LibraryError: A path is empty or does not exist, a folder holds no documents, or nothing
            at all could be read.
    """
    # Not needed for the explorer's first picture.
    from kaoview.library.cache import load_snapshot, save_snapshot, snapshot_path

    unreadable: list[Problem] = []
    given = [file for path in (*paths, *add) for file in find_documents(path, unreadable)]
    bundled = [] if paths else _bundled_files()
    own = [] if paths else _own_files()
    files = _unique((*bundled, *own, *given)) if own or given else bundled
    corrected = {file: hints for file, hints in (said or {}).items() if hints.given}
    kept = None if corrected else snapshot_path(files, len(bundled))
    library = load_snapshot(kept) if kept else None
    if library is None:
        # Slow to import, and not needed with a snapshot.
        from kaoview.library.build import read_library
        from kaoview.library.document_cache import CachingExecutor
        from kaoview.library.executors import in_this_process

        reader = CachingExecutor((executor or in_this_process)(len(files)))
        library = read_library(files, len(bundled), said=corrected, executor=reader)
        if kept and not library.problems:
            # A file that could not be read may be readable next time without having changed.
            save_snapshot(kept, library)
    if not library.documents:
        raise LibraryError("；".join(f"{p.path}：{p.message}" for p in library.problems))
    return replace(library, problems=(*library.problems, *unreadable)) if unreadable else library


def _bundled_files() -> list[Path]:
    """Return the bundled documents, oldest period first as their names have it."""
    return sorted((data_folder() / "documents").glob("*.txt"))


def _own_files() -> list[Path]:
    """Return the documents of the reader's own library."""
    if not own_library().is_dir():
        return []
    from kaoview.library.own import own_files

    return own_files()


_SUGGESTIONS = 3
"""Names suggested for one that is not found; chosen by hand."""

_SIMILAR = 40
"""rapidfuzz's similarity (0 to 100) from which a name is suggested; chosen by hand."""


def suggest(library: Library, typed: str, limit: int = _SUGGESTIONS) -> list[str]:
    """Return the names of departments and plans most similar to what was typed, best first."""
    from rapidfuzz import fuzz, process

    names = library.names()
    found = process.extract(typed, names, scorer=fuzz.WRatio, limit=limit, score_cutoff=_SIMILAR)
    return [name for name, _, _ in found]


def _unique(files: Sequence[Path]) -> list[Path]:
    """Return the files without duplicates, compared by their real paths."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def find_documents(given: str | PathLike[str], unreadable: list[Problem]) -> list[Path]:
    """Return the documents at a path: the file itself, or those in the folder.

    Args:
        given: The path.
        unreadable: The list to which folders that cannot be read are added, and what was passed
            over in them.

    Raises:
        LibraryError: The path is empty or cannot be read, or a folder holds no document.
    """
    # Path("") would mean the current folder.
    if not os.fspath(given):
        raise LibraryError("路徑是空的，請寫出檔案或資料夾；目前的資料夾請寫「.」")
    path = Path(given)
    try:
        folder = path.is_dir()
        if not folder:
            path.stat()
    except FileNotFoundError:
        raise LibraryError(f"找不到「{path}」，請檢查路徑") from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, in older Pythons
        reason = (
            explain(error)
            if isinstance(error, OSError)
            else "符號連結互相指向，找不到檔案；請檢查路徑"
        )
        raise LibraryError(f"無法讀取「{path}」：{reason}") from None
    return _documents(path, unreadable) if folder else [path]


def _documents(folder: Path, closed: list[Problem]) -> list[Path]:
    """Return the documents in and below a folder, links to other folders not followed."""
    # Imported here because most runs read no folder, and start sooner without the readers.
    from kaoview.library.known_exports import KnownExports
    from kaoview.reading.formats.registry import is_document, readable_kinds

    refused: list[Problem] = []

    def refuse(error: OSError) -> None:
        refused.append(Problem(str(error.filename), f"無法讀取資料夾：{explain(error)}"))

    found: list[Path] = []
    passed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not _is_about(name)]
        found += [Path(place, name) for name in shown if is_document(name)]
        passed += [name for name in shown if not is_document(name) and not _describes(name, names)]
    known = KnownExports(folder)
    exports = [file for file in sorted(found) if known.is_export(file)]
    known.keep()
    if found:
        closed += [*refused, *_passed_over(folder, passed), *_exports(folder, exports)]
        if len(exports) < len(found):
            return sorted(set(found).difference(exports))
        raise LibraryError(f"資料夾「{folder}」裡只有 kaoview 匯出的檔案；要讀請直接指定檔案")
    if refused:
        raise LibraryError(f"「{refused[0].path}」{refused[0].message}")
    raise LibraryError(f"資料夾「{folder}」裡沒有文件，請放入 {readable_kinds()}或改指定檔案")


_NAMED = 3
"""Files passed over that are named; chosen by hand."""


def _passed_over(folder: Path, names: Sequence[str]) -> list[Problem]:
    """Return what to say of the files of a folder that are no documents, a line a suffix."""
    by_suffix: dict[str, list[str]] = {}
    for name in sorted(names):
        by_suffix.setdefault(Path(name).suffix.lower(), []).append(name)
    problems: list[Problem] = []
    for suffix, found in sorted(by_suffix.items()):
        kind = f"{suffix} 檔" if suffix else "沒有副檔名的檔案"
        problems.append(Problem(str(folder), f"{_named(found)}沒有讀：{kind}不是讀得懂的文件"))
    return problems


def _exports(folder: Path, files: Sequence[Path]) -> list[Problem]:
    """Return what to say of the exports of kaoview's that are passed over in a folder."""
    if not files:
        return []
    from kaoview.reading.own_export import OWN_EXPORT_WORDS

    words = f"{_named([file.name for file in files])}沒有讀：{OWN_EXPORT_WORDS}；要讀請直接指定檔案"
    return [Problem(str(folder), words)]


def _named(names: Sequence[str]) -> str:
    """Return the first names, and how many there are if there are more."""
    more = f"等 {len(names):,} 個" if len(names) > _NAMED else ""
    return "、".join(f"「{visible(name)}」" for name in names[:_NAMED]) + more


def _describes(name: str, names: Sequence[str]) -> bool:
    """Tell whether a file describes a document beside it (plan.pdf.toml, plan.toml)."""
    stem = name.removesuffix(".toml")
    return stem != name and any(
        other == stem or Path(other).stem == stem for other in names if other != name
    )


def _is_about(name: str) -> bool:
    """Tell by its name whether a file is hidden or describes its folder."""
    return name.lower().startswith(("readme", "."))
