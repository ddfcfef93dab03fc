"""Which documents make up a library: the bundled ones, or a reader's own files and folders."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from kaoview.model import Library


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
        LibraryError: Nothing at all could be read, or a path does not exist.
    """
    raise NotImplementedError


def suggest(library: Library, typed: str, limit: int = 3) -> list[str]:
    """Return the names of departments and plans nearest to what was typed, best first."""
    raise NotImplementedError
