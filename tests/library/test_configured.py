"""The documents of the settings: beside the bundled ones, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.library.configured import load_configured
from kaoview.library.load import LibraryError

TEXT = "高雄市政府衛生局114年度施政計畫\n\n一、落實登革熱整合醫療照護。\n\n二、推動失智照護。\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def periods(library) -> set[str]:
    return {plan.period for plan in library.plans()}


def test_they_are_read_beside_the_bundled_ones(own: Path) -> None:
    assert {"113", "114"} <= periods(load_configured(settings=[own]))
    assert "114" not in periods(load_configured())


def test_who_names_other_documents_gets_only_those(own: Path, documents: Path) -> None:
    library = load_configured([documents / "113-annual-outline.txt"], settings=[own])
    assert periods(library) == {"113"}


def test_one_that_holds_nothing_is_named_and_the_others_are_read(own: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    library = load_configured(settings=[empty, own])
    assert {"113", "114"} <= periods(library)
    (problem,) = library.problems
    assert problem.path == str(empty)
    assert "沒有文件" in problem.message


def test_what_was_asked_for_on_the_command_line_still_has_to_be_there(own: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere"):
        load_configured(add=["/nowhere/at/all"], settings=[own])
