"""Items that mean something like a query though they share no word with it, where a model is there.

Their ranks are fused with those of the near hits; hits that hold the words themselves stay first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.search.corpus import Corpus
from kaoview.search.embedder import Embedder, EmbedderMissingError
from kaoview.search.memory_index import Progress
from kaoview.search.vector_cache import VectorCache, text_digest

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MAX_ITEMS = 50_000
"""Most items that are embedded: about half an hour on two processors, and 77 MB of vectors."""

_MAX_SIMILAR = 30
"""Items whose ranks are fused. As measured; more did not change the first ten."""

_RANK_CONSTANT = 10
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). 5 to 30 were measured
to do equally well within .01; their 60 is for lists of a thousand."""

_SIMILAR_WEIGHT = 0.5
"""Weight of a rank by meaning; that of a rank by words is 1. Measured on 100 queries over documents
of other governments: 1 and 2 lose .04 and .14 recall against it."""

_BATCH = 64
"""Texts embedded at once, between two looks at whether to stop: about two seconds."""

_MAX_CHARACTERS = 400
"""Characters of a text that are embedded: what the model takes in of Chinese at once, its 512
tokens, less what the headings above need."""

_HEADINGS = 2
"""Headings above an item that are embedded with it, the nearest: recall was .01 higher."""

_HEADING_CHARACTERS = 30
"""Characters of an untitled heading's text that stand for it. Chosen by hand."""


class SimilarMeaning:
    """Finds items of one library by meaning, once they are embedded.

    Args:
        corpus: The library's rows.
        load: Returns the embedder; called when the vectors are built, as loading takes a while.
        folder: The folder to keep vectors in, or None to keep none.

    Attributes:
        notes: Why it does not work, for the reader, in Chinese; else empty.
    """

    def __init__(self, corpus: Corpus, load: Callable[[], Embedder], folder: Path | None) -> None:
        self._corpus = corpus
        self._load = load
        self._folder = folder
        self._built: tuple[Embedder, npt.NDArray[np.float32]] | None = None
        self.notes: tuple[str, ...] = ()

    def build(self, progress: Progress) -> None:
        """Embed the items that have not been before; what goes wrong is said in ``notes``.

        Args:
            progress: Called with the items done and their total; it may raise to stop. What was
                embedded until then is kept.
        """
        if len(self._corpus) > MAX_ITEMS:
            self.notes = (f"語意搜尋最多 {MAX_ITEMS:,} 項，這裡有 {len(self._corpus):,} 項，略過",)
            return
        try:
            embedder = self._load()
        except EmbedderMissingError as error:
            self.notes = (str(error),)
            return
        self._built = embedder, self._vectors(embedder, progress)

    def _vectors(self, embedder: Embedder, progress: Progress) -> npt.NDArray[np.float32]:
        import numpy as np

        texts = [_passage(self._corpus, row) for row in range(len(self._corpus))]
        digests = [text_digest(text) for text in texts]
        name = f"vectors-{embedder.name}.sqlite"
        cache = VectorCache(self._folder / name if self._folder else None)
        size = embedder.query("").astype(np.float16).nbytes
        kept = {
            digest: vector
            for digest, vector in cache.get(dict.fromkeys(digests)).items()
            if isinstance(vector, bytes) and len(vector) == size  # else the file is damaged
        }
        # Texts of one length together: a batch takes as long as its longest text.
        wanted = dict(zip(digests, texts, strict=True))
        missing = sorted(wanted.keys() - kept.keys(), key=lambda digest: len(wanted[digest]))
        done = len(wanted) - len(missing)
        for start in range(0, len(missing), _BATCH):
            progress(done + start, len(wanted))
            some = missing[start : start + _BATCH]
            vectors = embedder.passages([wanted[digest] for digest in some])
            fresh = {
                digest: vector.astype(np.float16).tobytes()
                for digest, vector in zip(some, vectors, strict=True)
            }
            cache.put(fresh)
            kept.update(fresh)
        progress(len(wanted), len(wanted))
        if not digests:
            return np.zeros((0, 0), np.float32)
        return np.stack([np.frombuffer(kept[each], np.float16) for each in digests]).astype(
            np.float32
        )

    def fused(
        self,
        words: str,
        exact: Sequence[int],
        near: Sequence[int],
        accepts: Callable[[int], bool],
    ) -> list[int]:
        """Return the near hits with the items that mean something like the query among them.

        Args:
            words: What is looked for.
            exact: The rows of the exact hits.
            near: The rows of the near hits, best first.
            accepts: Whether a row may be a hit at all.

        Returns:
            Rows, best first: all near ones, and those found by meaning. Just the near ones where
            the items are not embedded yet.
        """
        if self._built is None:
            return list(near)
        embedder, vectors = self._built
        found = embedder.query(words)
        listed = set(exact)
        similar: list[int] = []
        for row in (-(vectors @ found)).argsort(kind="stable").tolist() if len(vectors) else ():
            if len(similar) == _MAX_SIMILAR:
                break
            if row not in listed and accepts(row):
                similar.append(row)
        return fuse_ranks(near, similar)


def fuse_ranks(near: Sequence[int], similar: Sequence[int]) -> list[int]:
    """Return two ranked lists as one, by reciprocal rank fusion.

    >>> fuse_ranks([1, 2], [2, 3])
    [2, 1, 3]
    """
    scores: dict[int, float] = {}
    for rows, weight in ((near, 1.0), (similar, _SIMILAR_WEIGHT)):
        for rank, row in enumerate(rows):
            scores[row] = scores.get(row, 0.0) + weight / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda row: -scores[row])


def _passage(corpus: Corpus, row: int) -> str:
    """Return what is embedded of an item: its department, the headings above, title and text."""
    item, headings = corpus.items[row], list[str]()
    above = corpus.parent_of[row]
    while above >= 0 and len(headings) < _HEADINGS:
        heading = corpus.items[above]
        headings.append(heading.title or heading.text[:_HEADING_CHARACTERS])
        above = corpus.parent_of[above]
    parts = (corpus.department(row).name, *reversed(headings), item.title, item.text)
    return "　".join(filter(None, parts))[:_MAX_CHARACTERS]
