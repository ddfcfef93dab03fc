"""Where the file stands that describes a document: ``plan.pdf.toml`` or ``plan.toml`` beside it."""

from __future__ import annotations

from pathlib import Path

from kaoview.storage import is_regular_file

SUFFIX = ".toml"


def description_path(document: Path) -> Path:
    """Return the path of a document's description; it may not exist."""
    return document.with_name(document.name + SUFFIX)


def find_description(document: Path) -> Path | None:
    """Return the description beside a document, or None."""
    for path in (description_path(document), document.with_suffix(SUFFIX)):
        if path != document and is_regular_file(path):
            return path
    return None
