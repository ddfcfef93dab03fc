"""Small libraries made of a few sentences, for a test that is about those sentences."""

from __future__ import annotations

from pathlib import Path

import kaoview
from kaoview.search import Searcher

_MARKERS = "一二三四五六七八九十"


def search_in(folder: Path, *texts: str, year: int = 114) -> Searcher:
    """Return a search over one document with these texts as its items, ``114-全市-1`` onward."""
    lines = [f"{marker}、{text}\n" for marker, text in zip(_MARKERS, texts, strict=False)]
    path = folder / f"{year}.txt"
    path.write_text(f"高雄市政府 {year}年度施政綱要\n{''.join(lines)}", encoding="utf-8")
    return Searcher(kaoview.load([path]), cache=None)


def numbers(searcher: Searcher, query: str) -> list[int]:
    """Return the items that answer a query by their numbers, best first."""
    return [int(hit.id.rpartition("-")[2]) for hit in searcher.search(query).hits]
