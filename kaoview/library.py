"""Which documents make up a library: the bundled ones, or a reader's own files and folders."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from kaoview.model import Library
from kaoview.places import data_folder
from kaoview.snapshot import load_snapshot, save_snapshot, snapshot_path

SUFFIXES = frozenset({".txt", ".md", ".text"})
"""Which files of a folder are read; a file named by itself is read whatever its suffix."""


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
        The library; a file that cannot be read is named in ``problems``.

    Raises:
        LibraryError: A path does not exist, a folder holds no documents, or nothing at all
            could be read.
    """
    own = [file for path in (*paths, *add) for file in _files(Path(path))]
    bundled = [] if paths else _bundled_files()
    files = list(dict.fromkeys((*bundled, *own)))
    kept = snapshot_path(files, len(bundled))
    library = load_snapshot(kept) if kept else None
    if library is None:
        # Reading is slow to import, too, and most runs need none of it.
        from kaoview.assembly import read_library

        library = read_library(files, len(bundled))
        if kept and not library.problems:
            # A file that failed may do better next time, though nothing about it seems changed.
            save_snapshot(kept, library)
    if not library.documents:
        raise LibraryError("；".join(f"{p.path}：{p.message}" for p in library.problems))
    return library


def _bundled_files() -> list[Path]:
    """Return the bundled documents, oldest period first as their names have it."""
    return sorted((data_folder() / "documents").glob("*.txt"))


def suggest(library: Library, typed: str, limit: int = 3) -> list[str]:
    """Return the names of departments and plans nearest to what was typed, best first."""
    from rapidfuzz import fuzz, process

    names = library.names()
    found = process.extract(typed, names, scorer=fuzz.WRatio, limit=limit, score_cutoff=40)
    return [name for name, _, _ in found]


def _files(path: Path) -> list[Path]:
    """Return the documents that a path names: itself, or those of a folder."""
    if path.is_dir():
        try:
            found = sorted(p for p in path.rglob("*") if _is_document(p, path))
        except OSError as error:
            raise LibraryError(f"無法讀取資料夾「{path}」：{error.strerror}") from None
        if not found:
            kinds = "、".join(sorted(SUFFIXES))
            raise LibraryError(f"資料夾「{path}」裡沒有文件，請放入 {kinds} 純文字檔或改指定檔案")
        return found
    if not path.exists():
        raise LibraryError(f"找不到「{path}」，請檢查路徑")
    return [path]


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    about = path.stem.lower().startswith("readme")
    return path.suffix.lower() in SUFFIXES and not hidden and not about and path.is_file()
