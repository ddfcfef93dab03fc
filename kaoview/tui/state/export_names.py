"""Names of exported files: from ids, free ones, with the suffix of a format; how they are shown."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kaoview.export.formats import COMPARISON_FORMATS, ITEM_FORMATS, ExportFormat
from kaoview.export.reviews import REVIEW_FORMATS
from kaoview.text.cell_width import visible

_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 180  # bytes of a stem: file systems take 255, and a number and a suffix follow
_TRIES = 1000  # numbers tried for a file name that is not taken; chosen by hand

SUFFIXES = frozenset(form.suffix for form in (*ITEM_FORMATS, *COMPARISON_FORMATS, *REVIEW_FORMATS))


def file_stem(id: str) -> str:
    """Return an id as a file stem, with characters that are allowed on every system.

    >>> file_stem("112-04-行政暨國際處-1.1")
    '112-04-行政暨國際處-1.1'
    >>> file_stem("../a b")
    'a-b'
    """
    name = _UNFIT.sub("-", visible(id)).strip(".-")
    while len(name.encode("utf-8", "replace")) > _LONGEST:
        name = name[:-1]
    return name or "kaoview"


def free_name(path: Path) -> Path:
    """Return a path that does not exist yet, with a number after its stem if needed.

    The number follows an underscore, so that it does not look like part of an id:
    ``113-衛生局_2.md``.
    """
    for number in range(1, _TRIES):
        free = path if number == 1 else path.with_name(f"{path.stem}_{number}{path.suffix}")
        if not os.path.lexists(free):
            return free
    return path


def with_format(words: str, form: ExportFormat) -> str:
    """Return a typed path with the suffix of a format instead of that of another.

    >>> with_format("~/113-衛生局-1.2.md", ExportFormat("csv", "CSV", ".csv"))
    '~/113-衛生局-1.2.csv'
    """
    stem, dot, suffix = words.rpartition(".")
    kept = stem if dot + suffix.lower() in SUFFIXES else words
    return kept + form.suffix


def typed_path(words: str, folder: Path) -> Path:
    """Return the path that was typed: expand ``~``, and put a bare name into the folder."""
    return folder / Path(words.strip()).expanduser()


def shown_path(path: Path) -> str:
    """Return a path for display, with ``~`` for the home folder."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path's own fails without a home
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def size_words(size: int) -> str:
    """Return a number of bytes with its unit.

    >>> size_words(900), size_words(71_629)
    ('900 位元組', '70 KB')
    """
    if size < 1024:
        return f"{size} 位元組"
    return f"{size / 1024:,.0f} KB" if size < 1024**2 else f"{size / 1024**2:,.1f} MB"
