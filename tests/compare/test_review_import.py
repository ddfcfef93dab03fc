"""Importing decisions: a preview writes nothing, and the side that does not hold is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.review_import import (
    ReviewImportError,
    conflicts_beside,
    import_reviews,
    pair_ids,
    preview_import,
)
from kaoview.compare.reviews import read_reviews
from kaoview.model import Library

HEAD = "left\tright\tstatus\tdecided_by\tdate\tnote\tfingerprint\n"
MINE = "107-秘書處-1.1\t113-行政暨國際處-1\tsame\t王小明\t2026-11-20\t我的看法\t\n"
THEIRS = (
    "107-秘書處-1.1\t113-行政暨國際處-1\trelated\t林小華\t2026-11-21\t只是相關\t\n"
    "107-秘書處-1.2\t\tnone\t林小華\t2026-11-21\t\t\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A colleague's file and one's own."""
    theirs, own = tmp_path / "同事.tsv", tmp_path / "reviews.tsv"
    theirs.write_text(HEAD + THEIRS, encoding="utf-8")
    own.write_text(HEAD + MINE, encoding="utf-8")
    return theirs, own


def test_a_preview_counts_and_writes_nothing(library: Library, files: tuple[Path, Path]) -> None:
    theirs, own = files
    before = own.read_bytes()
    found = preview_import(library, theirs, own)
    assert found.summary == "新增 1 個，併入註記 0 個，本來就有 0 個，不一致 1 個"
    (conflict,) = found.merge.conflicts
    assert pair_ids(conflict.theirs) == "107-行政暨國際處-1.1 → 113-行政暨國際處-1"
    assert pair_ids(found.merge.added[0]) == "107-行政暨國際處-1.2 → （未見對應）"
    assert own.read_bytes() == before
    assert not conflicts_beside(own).exists()


@pytest.mark.parametrize("theirs_hold", [False, True])
def test_one_side_holds_and_the_other_is_kept(
    library: Library, files: tuple[Path, Path], theirs_hold: bool
) -> None:
    theirs, own = files
    import_reviews(library, theirs, own, theirs=theirs_hold)
    notes = {decision.note for decision in read_reviews(own).decisions}
    aside = {decision.note for decision in read_reviews(conflicts_beside(own)).decisions}
    held, lost = ("只是相關", "我的看法") if theirs_hold else ("我的看法", "只是相關")
    assert held in notes and lost not in notes
    assert aside == {lost}


def test_without_decisions_of_ones_own_all_are_new(
    library: Library, files: tuple[Path, Path], tmp_path: Path
) -> None:
    assert len(preview_import(library, files[0], tmp_path / "none.tsv").merge.added) == 2


def test_a_file_without_decisions_is_refused(library: Library, tmp_path: Path) -> None:
    empty = tmp_path / "空.tsv"
    empty.write_text(HEAD, encoding="utf-8")
    for path, told in ((empty, "沒有判定"), (tmp_path / "x.ods", "給人看的表格")):
        with pytest.raises(ReviewImportError, match=told):
            preview_import(library, path, tmp_path / "reviews.tsv")
