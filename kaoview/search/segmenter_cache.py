"""A library's words, worked out once and kept beside the reader's cache."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from kaoview.model import Item
from kaoview.paths import data_folder
from kaoview.storage import PRIVATE, read_file, write_file
from kaoview.text.segment import Segmenter, new_terms, trimmed_dictionary

_HEADER = "kaoview words 1"
_AT_ONCE = 2000
_FOLDING = ("variants.txt", "simplified.txt")


def fingerprint(items: Iterable[Item]) -> str:
    """Return a short name for the texts of a library: another for every change.

    It also changes with the tables of folding, so that nothing kept under it can be out of date.
    """
    digest = blake2b(_tables(), digest_size=12)
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        text = "\x1f".join(
            f"{item.id}\x1f{item.title}\x1f{item.text}\x1f{item.amount}" for item in some
        )
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _tables() -> bytes:
    digest = blake2b(digest_size=16)
    for name in _FOLDING:
        digest.update((data_folder() / name).read_bytes())
    return digest.digest()


def load_segmenter(
    name: str,
    folder: Path | None,
    pairs: Callable[[], set[str]],
    keys: Callable[[], Iterable[str]],
) -> Segmenter:
    """Return what cuts a library's texts into words.

    Args:
        name: The library's :func:`fingerprint`.
        folder: Where to keep the words; None to keep nothing. A folder that cannot be written
            to only costs the half second it takes to find the words again.
        pairs: Gives every two neighbouring characters of the library's folded texts.
        keys: Gives the folded texts, or a part of them where there are very many.

    Returns:
        A segmenter over the words of jieba's dictionary that occur, and the library's own.
    """
    path = folder / f"words-{name}.txt" if folder else None
    kept = _read(path) if path else None
    if kept is None:
        kept = trimmed_dictionary(pairs()), new_terms(keys())
        if path:
            _write(path, *kept)
    return Segmenter(*kept)


def _read(path: Path) -> tuple[dict[str, int], dict[str, int]] | None:
    """Read kept words; None where there are none or they are damaged."""
    try:
        header, *lines, last = read_file(path).decode("utf-8").split("\n")
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
    text = "\n".join([_HEADER, *lines, f"end {len(lines)}"])
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, [text.encode("utf-8")], durable=False, mode=PRIVATE)
