"""The one entry of the settings that the program writes: the reader's name, asked for once."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kaoview.config import config_path, load_config
from kaoview.storage import locked, read_file, write_file

_ENTRY = re.compile(r"^reviewer\s*=.*$", re.MULTILINE)
_EXAMPLE = re.compile(r"^#\s*reviewer\s*=.*$", re.MULTILINE)
_TABLE = re.compile(r"^\s*\[", re.MULTILINE)
_LONGEST = 40
"""Characters of a name that are kept. Chosen by hand."""


def keep_reviewer(name: str, path: Path | None = None) -> bool:
    """Write the reader's name into the settings, which otherwise stay as they are.

    Args:
        name: The name.
        path: The settings; those at the usual place by default.

    Returns:
        Whether it was written: not into settings that cannot be read as they are.

    Raises:
        OSError: The file cannot be written.
    """
    path = (config_path() if path is None else path).resolve()  # a link leads to the file itself
    entry = f"reviewer = {json.dumps(name.strip()[:_LONGEST], ensure_ascii=False)}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path):
        if load_config(path).problems:
            return False
        try:
            text = read_file(path).decode("utf-8-sig")
        except FileNotFoundError:
            text = ""
        write_file(path, [_with_entry(text, entry).encode("utf-8")])
    return True


def _with_entry(text: str, entry: str) -> str:
    """Return the text with the entry in its place: before the first table."""
    table = _TABLE.search(text)
    end = table.start() if table else len(text)
    top, rest = text[:end], text[end:]
    for pattern in (_ENTRY, _EXAMPLE):
        if pattern.search(top):
            return pattern.sub(lambda _: entry, top, count=1) + rest
    return f"{top}{'' if not top or top.endswith(chr(10)) else chr(10)}{entry}\n{rest}"
