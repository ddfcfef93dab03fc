"""What the comparison on screen does with the reader's own decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.comparing.findings import own_decisions


def test_without_a_file_there_are_no_decisions(tmp_path: Path) -> None:
    assert own_decisions(tmp_path / "reviews.tsv", "107-行政暨國際處-1.1") == []


def test_decisions_that_may_not_be_looked_at_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "closed" / "reviews.tsv"

    def refuse(path: Path, **_: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    assert own_decisions(path, "107-行政暨國際處-1.1") == []
