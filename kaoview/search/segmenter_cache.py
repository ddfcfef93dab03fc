"""Cache the words of a library on disk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from kaoview.cache_files import read_cached, write_cached
from kaoview.model import Item
from kaoview.paths import data_folder
from kaoview.storage import remove_leftovers
from kaoview.text.segment import Segmenter, extract_terms, trimmed_dictionary

_HEADER = "kaoview words 1"
_FINGERPRINT_BATCH = 2000
"""Items hashed at a time: few calls without a copy of all texts. Chosen by hand."""

_DIGEST_BYTES = 12
"""Length of a library's fingerprint: 96 bits make a collision practically impossible."""

_TABLES_DIGEST_BYTES = 16
"""Length of the folding tables' digest, which is hashed into the fingerprint."""

_FOLDING_TABLES = ("variants.txt", "simplified.txt")


def fingerprint(items: Iterable[Item]) -> str:
    """Return a hash of the texts of a library, as the key of its caches.

    It includes the folding tables, so that caches are invalidated when these change.
    """
    digest = blake2b(_folding_digest(), digest_size=_DIGEST_BYTES)
    remaining = iter(items)
    while batch := list(islice(remaining, _FINGERPRINT_BATCH)):
        text = "\x1f".join(
            f"{item.id}\x1f{item.title}\x1f{item.text}\x1f{item.amount}" for item in batch
        )
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _folding_digest() -> bytes:
    digest = blake2b(digest_size=_TABLES_DIGEST_BYTES)
    for name in _FOLDING_TABLES:
        digest.update((data_folder() / name).read_bytes())
    return digest.digest()


def load_segmenter(
    name: str,
    folder: Path | None,
    bigrams: Callable[[], set[str]],
    keys: Callable[[], Iterable[str]],
) -> Segmenter:
    """Return the segmenter of a library, from the cache if possible.

    Args:
        name: The library's :func:`fingerprint`.
        folder: The cache folder, or None for no cache. If it cannot be written to, the words are
            extracted again at the next start, which takes half a second.
        bigrams: Returns the character bigrams of the library's folded texts.
        keys: Returns the folded texts, or a sample of them if there are very many.

    Returns:
        A segmenter with the words of jieba's dictionary that occur and the library's own terms.
    """
    path = folder / f"words-{name}.txt" if folder else None
    cached = _read(path) if path else None
    if cached is None:
        cached = trimmed_dictionary(bigrams()), extract_terms(keys())
        if path:
            _write(path, *cached)
    return Segmenter(*cached)


def _read(path: Path) -> tuple[dict[str, int], dict[str, int]] | None:
    """Read cached words; None if there are none or the file is damaged."""
    try:
        header, *lines, last = read_cached(path).decode("utf-8").split("\n")
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
        write_cached(path, [text.encode("utf-8")])
        remove_leftovers(path.parent)
