"""A library's words, worked out once and kept beside the reader's cache."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from kaoview.text.segment import Segmenter, new_terms, pairs_of, trimmed_dictionary

_HEADER = "kaoview words 1"


def fingerprint(keys: Iterable[str]) -> str:
    """Return a short name for the texts of a library, another for every change."""
    digest = blake2b(digest_size=12)
    for key in keys:
        digest.update(key.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()


def load_segmenter(keys: Iterable[str], name: str, folder: Path | None) -> Segmenter:
    """Return what cuts a library's texts into words.

    Args:
        keys: The library's folded texts.
        name: Their :func:`fingerprint`.
        folder: Where to keep the words; None to keep nothing. A folder that cannot be written
            to only costs the half second it takes to find the words again.

    Returns:
        A segmenter over the words of jieba's dictionary that occur, and the library's own.
    """
    path = folder / f"words-{name}.txt" if folder else None
    kept = _read(path) if path else None
    if kept is None:
        texts = list(keys)
        kept = trimmed_dictionary(pairs_of(texts)), new_terms(texts)
        if path:
            _write(path, *kept)
    return Segmenter(*kept)


def _read(path: Path) -> tuple[dict[str, int], dict[str, int]] | None:
    """Read kept words; None where there are none or they are damaged."""
    try:
        header, *lines, last = path.read_text(encoding="utf-8").split("\n")
        if header != _HEADER or last != f"end {len(lines)}":
            return None
        parts: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for line in lines:
            part, word, times = line.split("\t")
            parts[part == "term"][word] = int(times)
    except (OSError, ValueError):
        return None
    return parts


def _write(path: Path, words: dict[str, int], terms: dict[str, int]) -> None:
    lines = [f"word\t{word}\t{times}" for word, times in words.items()]
    lines += [f"term\t{word}\t{times}" for word, times in terms.items()]
    with contextlib.suppress(OSError):
        write_whole(path, "\n".join([_HEADER, *lines, f"end {len(lines)}"]))


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, making its folder where needed.

    Raises:
        OSError: It cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
