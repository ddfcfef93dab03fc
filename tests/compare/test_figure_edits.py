"""Edits that take figures whole."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.figure_edits import with_whole_figures
from kaoview.compare.wording import EditKind, compare_wording
from kaoview.text.fold import fold_key


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return what is marked in either text."""
    edits = with_whole_figures(compare_wording(left, right).edits, left, right)
    changed = [edit for edit in edits if edit.kind is not EditKind.KEPT]
    return (
        [left[slice(*edit.left)] for edit in changed if edit.left[0] < edit.left[1]],
        [right[slice(*edit.right)] for edit in changed if edit.right[0] < edit.right[1]],
    )


@pytest.mark.parametrize(
    ("left", "right", "removed", "added"),
    [
        (
            "本館自112年6月30日起開放市民使用",
            "本館自113年9月15日起開放市民使用",
            ["112年6月30日"],
            ["113年9月15日"],
        ),
        (
            "服務人數達11萬2,300人次以上",
            "服務人數達12萬2,300人次以上",
            ["11萬2,300人次"],
            ["12萬2,300人次"],
        ),
        ("依第14條第1項辦理補助", "依第14條第2項辦理補助", ["第14條第1項"], ["第14條第2項"]),
        ("完工率達 30% 的工程案件", "完工率達 30 的工程案件", ["30%"], ["30"]),
        (
            "於 112 年 6 月 30 日完工啟用",
            "於112年6月15日完工啟用",
            ["112 年 6 月 30 日"],
            ["112年6月15日"],
        ),
    ],
)
def test_a_figure_is_marked_whole_when_a_part_of_it_changed(
    left: str, right: str, removed: list[str], added: list[str]
) -> None:
    ours, theirs = marked(left, right)
    assert ([each.strip() for each in ours], [each.strip() for each in theirs]) == (removed, added)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("於112年6月30日、31日完工啟用", "於112年6月30日，31日完工啟用"),
        ("於112年6月30日完工，啟用", "於112年6月30日完工。啟用"),
    ],
)
def test_where_only_punctuation_changed_no_figure_is_marked(left: str, right: str) -> None:
    for side in marked(left, right):
        assert not any(each.isalnum() for each in "".join(side))


def test_a_figure_that_no_edit_touches_stays_unmarked() -> None:
    left = "於112年6月30日推動淨零與1,200萬元補助"
    right = "於112年6月30日辦理淨零與1,200萬元補助"
    assert marked(left, right) == (["推動"], ["辦理"])


texts = st.text(alphabet=st.sampled_from("於112年6月30日萬,.%、，推動人次 　"), max_size=40)


@given(texts, texts)
def test_edits_cover_both_texts_and_split_no_figure(left: str, right: str) -> None:
    wording = compare_wording(left, right)
    if not wording.close:
        return
    edits = with_whole_figures(wording.edits, left, right)
    for side, text in ((0, left), (1, right)):
        spans = [(edit.left, edit.right)[side] for edit in edits]
        assert "".join(text[slice(*span)] for span in spans) == text
        assert all(before[1] == after[0] for before, after in pairwise(spans))
    for edit in edits:
        if edit.kind is EditKind.KEPT:
            assert fold_key(left[slice(*edit.left)]) == fold_key(right[slice(*edit.right)])


@given(texts, texts)
def test_what_was_marked_before_is_marked(left: str, right: str) -> None:
    before = compare_wording(left, right).edits
    kept = [
        edit.left for edit in with_whole_figures(before, left, right) if edit.kind is EditKind.KEPT
    ]
    known = set(chain.from_iterable(range(*e.left) for e in before if e.kind is EditKind.KEPT))
    assert all(at in known for span in kept for at in range(*span))
