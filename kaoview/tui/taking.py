"""Taking a passage away: writing what is selected to a Markdown file under a name of its own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kaoview.export.files import FileTakenError, WriteError, write_new
from kaoview.model import Library, Node
from kaoview.text.cells import visible

_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 180  # bytes; most file systems take 255, and a number and a suffix follow
_TRIES = 1000


def take(library: Library, node: Node, folder: Path, today: date) -> Path:
    """Write a department, plan or item to a new Markdown file named after its id.

    Args:
        library: Where the node comes from.
        node: What to write.
        folder: Where to put the file.
        today: The date of export.

    Returns:
        The file. Where the name is taken a number follows it, after an underscore so that
        it is not read as part of the id: ``113-衛生局_2.md``.

    Raises:
        WriteError: The folder cannot be written; the message says why and what to do.
    """
    from kaoview.export.markdown import export_markdown

    text = export_markdown(library, [node], today=today)
    stem = file_stem(node.id)
    for number in range(1, _TRIES):
        path = folder / (f"{stem}.md" if number == 1 else f"{stem}_{number}.md")
        try:
            write_new(path, text)
        except FileTakenError:
            continue
        return path
    raise WriteError(f"「{folder}」裡叫「{stem}」的檔案太多，請先整理")


def file_stem(id: str) -> str:
    """Return an id as a file name without suffix, in characters that every system takes.

    >>> file_stem("112-04-行政暨國際處-1.1")
    '112-04-行政暨國際處-1.1'
    >>> file_stem("../a b")
    'a-b'
    """
    name = _UNFIT.sub("-", visible(id)).strip(".-")
    while len(name.encode("utf-8", "replace")) > _LONGEST:
        name = name[:-1]
    return name or "kaoview"
