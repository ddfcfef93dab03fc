"""Loading the documents that were asked for, and those of the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.library.load import LibraryError, load
from kaoview.model import Library, Problem

if TYPE_CHECKING:
    from kaoview.library.executors import Executor
    from kaoview.reading.hints import Hints


def load_configured(
    paths: Sequence[str | PathLike[str]] = (),
    *,
    add: Sequence[str | PathLike[str]] = (),
    settings: Sequence[Path] = (),
    said: Mapping[Path, Hints] | None = None,
) -> Library:
    """Read documents into a library.

    Args:
        paths: Files and folders to read; the bundled documents where there are none.
        add: Files and folders to read as well.
        settings: Files and folders that the settings add to the bundled documents; ignored if
            ``paths`` are given.
        said: What the reader says of files, in place of their descriptions.

    Returns:
        The library; files and entries of the settings that cannot be read are in ``problems``.

    Raises:
        LibraryError: ``paths`` or ``add`` cannot be loaded.
    """
    if paths or not settings:
        return load(paths, add=add, said=said, executor=choose_executor)
    try:
        return load(add=(*add, *settings), said=said, executor=choose_executor)
    except LibraryError:
        good, problems = _try_each(settings)
        library = load(add=(*add, *good), said=said, executor=choose_executor)
        return replace(library, problems=(*library.problems, *problems))


def choose_executor(documents: int) -> Executor:
    """Return who reads some documents soonest: a pool of processes where there are many."""
    # Not needed where a snapshot has everything.
    from kaoview.library.executors import executor_for

    return executor_for(documents)


def _try_each(settings: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Load paths one by one, and return the readable ones and the problems of the others."""
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
