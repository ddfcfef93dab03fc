"""A library's words, kept between runs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search.segmenter_cache import fingerprint, load_segmenter
from kaoview.text.fold import fold_key
from kaoview.text.segment import bigrams_of

KEYS = [fold_key("賡續推動綠色殯葬政策")]


def load(folder: Path | None, calls: list[str]) -> list[str]:
    def pairs() -> set[str]:
        calls.append("built")
        return bigrams_of(KEYS)

    return load_segmenter("113", folder, pairs, lambda: KEYS).vocabulary


def test_words_are_found_once_and_kept(tmp_path: Path) -> None:
    calls: list[str] = []
    first, second = load(tmp_path, calls), load(tmp_path, calls)
    assert fold_key("綠色") in first
    assert sorted(first) == sorted(second)
    assert calls == ["built"]


@pytest.mark.parametrize("damage", ["", "kaoview words 0\nend 0", "壞了", None])
def test_damaged_words_are_found_again(tmp_path: Path, damage: str | None) -> None:
    calls: list[str] = []
    whole = load(tmp_path, calls)
    (path,) = tmp_path.iterdir()
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-20] if damage is None else damage, encoding="utf-8")
    assert sorted(load(tmp_path, calls)) == sorted(whole)
    assert calls == ["built", "built"]


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert load(blocked, [])
    assert load(None, [])


def test_every_change_has_another_fingerprint(library: Library) -> None:
    items = list(library.items())
    changed = [replace(items[0], text=items[0].text + "。"), *items[1:]]
    assert fingerprint(items) == fingerprint(iter(items))
    assert len({fingerprint(items), fingerprint(changed), fingerprint(items[1:])}) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_files_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "words-113.txt")
    assert fold_key("綠色") in load(tmp_path, [])
