"""What was kept of a library's words cuts its texts as what was found in them does."""

from __future__ import annotations

from pathlib import Path

from kaoview.model import Library
from kaoview.search.segmenter_cache import load_segmenter
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter, bigrams_of


def test_kept_words_cut_a_text_as_found_ones_do(library: Library, tmp_path: Path) -> None:
    keys = [fold_key(item.title + item.text) for item in library.items()]

    def words(folder: Path | None) -> Segmenter:
        return load_segmenter("113", folder, lambda: bigrams_of(keys), lambda: keys)

    found, kept = words(tmp_path), words(tmp_path)
    for key in keys[::10]:
        assert kept.cut(key) == found.cut(key)
        assert kept.boundaries(key) == found.boundaries(key)
    assert kept.vocabulary == found.vocabulary
    assert [path.name for path in tmp_path.iterdir()] == ["words-113.txt"]
    assert words(None).vocabulary == found.vocabulary
