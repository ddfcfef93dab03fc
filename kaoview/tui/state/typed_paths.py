"""Paths as readers type, paste or drop them: quotes, escapes, file addresses, several at once."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

_MOST_COMPLETIONS = 200
"""Names in a folder that are offered to complete a path; chosen by hand."""


def parse_paths(text: str) -> list[Path]:
    """Return the paths in a text, or nothing where it holds none.

    A terminal pastes what is dropped on it quoted, escaped, or as an address.

    >>> [str(path) for path in parse_paths("'/a/桃園 114.pdf' file:///b/c%20d.odt")]
    ['/a/桃園 114.pdf', '/b/c d.odt']
    """
    stripped = text.strip()
    if not stripped or "\0" in stripped:
        return []
    whole = _path(stripped)
    if whole is not None and is_there(whole):
        return [whole]
    try:
        words = shlex.split(stripped.replace("\n", " "))
    except ValueError:  # a quotation mark without its other half
        words = [stripped]
    paths = [path for word in words if (path := _path(word)) is not None]
    return paths if len(paths) == len(words) else []


def existing_paths(text: str) -> list[Path]:
    """Return the paths in a text if all of them exist, else nothing."""
    paths = parse_paths(text)
    looks_so = re.match(r"['\"]?(?:/|~|file:|\.{1,2}/|[A-Za-z]:\\)", text.strip())
    return paths if looks_so and paths and all(map(is_there, paths)) else []


def completions(typed: str) -> list[str]:
    """Return the paths that what was typed may become, folders with a slash at their end."""
    path = Path(typed).expanduser()
    folder, start = (path, "") if typed.endswith("/") else (path.parent, path.name)
    try:
        names = sorted(
            entry.name + ("/" if entry.is_dir() else "")
            for entry in folder.iterdir()
            if entry.name.startswith(start) and (start or not entry.name.startswith("."))
        )
    except (OSError, ValueError):
        return []
    lead = typed[: len(typed) - len(start)]
    return [lead + name for name in names[:_MOST_COMPLETIONS]]


def common_start(paths: list[str]) -> str:
    """Return the longest start that all paths share.

    >>> common_start(["/a/plan-113.pdf", "/a/plan-114.pdf"])
    '/a/plan-11'
    """
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    shared = next((at for at, c in enumerate(first) if at >= len(last) or c != last[at]), None)
    return first if shared is None else first[:shared]


def _path(word: str) -> Path | None:
    if word.startswith("file:"):
        parts = urlsplit(word)
        return Path(unquote(parts.path)) if parts.path else None
    try:
        return Path(word).expanduser()
    except RuntimeError:  # the home of a user that does not exist
        return Path(word)


def is_there(path: Path) -> bool:
    """Whether a path names a file or a folder; one that is too long for any names none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
