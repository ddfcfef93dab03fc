"""Items below a heading that says what was typed."""

from __future__ import annotations

from pathlib import Path

import kaoview
from kaoview.search import Searcher

LINES = (
    "高雄市政府 114年度施政綱要",
    "一、辦理ECFA公投",
    "(一) 提案人於四月檢具主文及理由書",
    "(二) 提案人復於六月檢具主文相同之理由書",
    "二、整修校舍",
    "(一) 補強老舊教室",
)


def searcher(folder: Path) -> Searcher:
    path = folder / "114.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return Searcher(kaoview.load([path]), cache=None)


def test_a_heading_answers_for_what_stands_below_it(tmp_path: Path) -> None:
    results = searcher(tmp_path).search("ECFA")
    assert (results.exact, results.near) == (1, 2)
    heading, first, second = results.hits
    assert heading.item.title.startswith("辦理ECFA")
    assert [first.id, second.id] == [f"{heading.id}.1", f"{heading.id}.2"]
    assert first.how == "部分：上層「一、辦理ECFA公投」"
    assert first.spans == ()


def test_what_is_found_in_a_paragraph_says_nothing_of_others(tmp_path: Path) -> None:
    results = searcher(tmp_path).search("主文")
    assert [hit.id[-3:] for hit in results.hits] == ["1.1", "1.2"]
