"""What a reader should know of a PDF's pages: scans, text outside the page, invisible text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_FEW = 5
"""Characters of a page that is a picture with a stamp or a page number on it, at most."""
_SHOWN = 8
"""Ranges of pages that are named; chosen by hand."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was found on a page.

    Attributes:
        number: The page, from 1.
        characters: How many characters it prints.
        outside: How many stand outside the page.
        invisible: How many are invisible.
        picture: Whether it is a picture without text.
        broken: Whether it cannot be opened.
        recognised: Whether its text was recognised from a picture.
    """

    number: int
    characters: int
    outside: int = 0
    invisible: int = 0
    picture: bool = False
    broken: bool = False
    recognised: bool = False


def page_notes(pages: Sequence[PageFacts]) -> list[str]:
    """Return what to say of the pages, one Chinese sentence each."""
    notes: list[str] = []
    broken = [page.number for page in pages if page.broken]
    if broken:
        notes.append(f"{page_words(broken)}壞了，打不開")
    scans = [page.number for page in pages if page.picture]
    if scans:
        whole = "整份都" if len(scans) == len(pages) else page_words(scans)
        notes.append(f"{whole}是掃描的圖片，沒有文字可讀；裝了 tesseract 可以加 --ocr 辨識")
    invisible = [page.number for page in pages if page.invisible]
    layer = [
        page.number
        for page in pages
        if page.recognised or (page.invisible and page.invisible == page.characters)
    ]
    if layer:
        notes.append(f"{page_words(layer)}的文字是掃描後辨識的，可能有錯字")
    hidden = [number for number in invisible if number not in layer]
    if hidden:
        notes.append(f"{page_words(hidden)}有看不見的文字，沒有讀進來")
    outside = [page.number for page in pages if page.outside]
    if outside:
        notes.append(f"{page_words(outside)}有文字落在頁面外，沒有讀進來")
    return notes


def page_words(numbers: Sequence[int]) -> str:
    """Return page numbers in words, those in a row as a range.

    >>> page_words([1, 2, 3, 7])
    '第 1-3、7 頁'
    """
    starts = [at for at, (a, b) in enumerate(pairwise([-1, *numbers])) if b != a + 1]
    ranges = [numbers[a:b] for a, b in pairwise([*starts, len(numbers)])]
    words = [f"{r[0]}-{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in ranges]
    more = f" 等 {len(numbers)}" if len(words) > _SHOWN else ""
    return f"第 {'、'.join(words[:_SHOWN])}{more} 頁"
