"""The documents that a reader means: those asked for, and those of the settings beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from kaoview.library.load import LibraryError, load
from kaoview.model import Library, Problem


def gather(
    paths: Sequence[str | PathLike[str]] = (),
    *,
    add: Sequence[str | PathLike[str]] = (),
    settings: Sequence[Path] = (),
) -> Library:
    """Read documents into a library.

    Args:
        paths: Files and folders to read; the bundled documents where there are none.
        add: Files and folders to read as well.
        settings: Files and folders that the settings add to the bundled documents. Who names
            documents in their place wants only those, and these are left out.

    Returns:
        The library; a file, and an entry of the settings, that cannot be read is named in
        ``problems``.

    Raises:
        LibraryError: What was asked for makes no library.
    """
    if paths or not settings:
        return load(paths, add=add)
    try:
        return load(add=(*add, *settings))
    except LibraryError:
        good, problems = _sorted_out(settings)
        library = load(add=(*add, *good))
        return replace(library, problems=(*library.problems, *problems))


def _sorted_out(settings: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Try paths one by one: which can be read, and what is wrong with the others."""
    good: list[Path] = []
    problems: list[Problem] = []
    for path in settings:
        try:
            load((path,))
        except LibraryError as error:
            problems.append(Problem(str(path), str(error)))
        else:
            good.append(path)
    return good, problems
