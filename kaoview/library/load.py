"""Which documents make up a library: the bundled ones, or a reader's own files and folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from kaoview.model import Library, Problem
from kaoview.os_errors import explain
from kaoview.paths import data_folder


class LibraryError(Exception):
    """No library can be made of what was asked for; the message is one Chinese sentence."""


def load(
    paths: Sequence[str | PathLike[str]] = (), *, add: Sequence[str | PathLike[str]] = ()
) -> Library:
    """Read documents into a library.

    Args:
        paths: Files and folders to read; the bundled documents where there are none.
        add: Files and folders to read as well.

    Returns:
        The library; a file or folder that cannot be read is named in ``problems``.

    Raises:
        LibraryError: A path is empty or does not exist, a folder holds no documents, or nothing
            at all could be read.
    """
    # The explorer shows its first picture before this runs, and sooner for not importing it.
    from kaoview.library.cache import load_snapshot, save_snapshot, snapshot_path

    closed: list[Problem] = []
    own = [file for path in (*paths, *add) for file in _files(path, closed)]
    bundled = [] if paths else _bundled_files()
    files = _once((*bundled, *own)) if own else bundled
    kept = snapshot_path(files, len(bundled))
    library = load_snapshot(kept) if kept else None
    if library is None:
        # Reading is slow to import, too, and most runs need none of it.
        from kaoview.library.build import read_library

        library = read_library(files, len(bundled))
        if kept and not library.problems:
            # A file that failed may do better next time, though nothing about it seems changed.
            save_snapshot(kept, library)
    if not library.documents:
        raise LibraryError("；".join(f"{p.path}：{p.message}" for p in library.problems))
    return replace(library, problems=(*library.problems, *closed)) if closed else library


def _bundled_files() -> list[Path]:
    """Return the bundled documents, oldest period first as their names have it."""
    return sorted((data_folder() / "documents").glob("*.txt"))


def suggest(library: Library, typed: str, limit: int = 3) -> list[str]:
    """Return the names of departments and plans nearest to what was typed, best first."""
    from rapidfuzz import fuzz, process

    names = library.names()
    found = process.extract(typed, names, scorer=fuzz.WRatio, limit=limit, score_cutoff=40)
    return [name for name, _, _ in found]


def _once(files: Sequence[Path]) -> list[Path]:
    """Return each file once, however many paths lead to it."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _files(given: str | PathLike[str], closed: list[Problem]) -> list[Path]:
    """Return the documents that a path names: itself, or those of a folder.

    Args:
        given: The path.
        closed: Takes the folders below it that may not be read.
    """
    # An empty path would mean the folder one happens to be in, and all below it.
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
        reason = explain(error) if isinstance(error, OSError) else "捷徑繞回自己，請檢查路徑"
        raise LibraryError(f"無法讀取「{path}」：{reason}") from None
    return _documents(path, closed) if folder else [path]


def _documents(folder: Path, closed: list[Problem]) -> list[Path]:
    """Return the documents in and below a folder, links to other folders not followed."""
    # Imported here because most runs read no folder, and start sooner without the readers.
    from kaoview.reading.formats.registry import is_document, readable_kinds

    refused: list[Problem] = []

    def refuse(error: OSError) -> None:
        refused.append(Problem(str(error.filename), f"無法讀取資料夾：{explain(error)}"))

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not _is_about(name) and is_document(name)]
    if found:
        closed += refused
        return sorted(found)
    if refused:
        raise LibraryError(f"「{refused[0].path}」{refused[0].message}")
    raise LibraryError(f"資料夾「{folder}」裡沒有文件，請放入 {readable_kinds()}或改指定檔案")


def _is_about(name: str) -> bool:
    """Tell by its name whether a file is hidden or describes its folder."""
    return name.lower().startswith(("readme", "."))
