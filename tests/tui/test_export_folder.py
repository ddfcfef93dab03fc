"""Where exports go: the folder that the reader works in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.paths import source_folder
from kaoview.tui.app import ExplorerApp
from kaoview.tui.state.session import SessionStore


def folder_of(store: Path) -> Path:
    return ExplorerApp(lambda: Library((), ()), store=SessionStore(store)).folder


def test_exports_go_to_the_folder_that_it_was_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_of(tmp_path / "state") == tmp_path


def test_started_from_its_own_source_they_go_to_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source_folder())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "文件"))
    assert folder_of(tmp_path / "state") == tmp_path
    (tmp_path / "文件").mkdir()
    assert folder_of(tmp_path / "state") == tmp_path / "文件"
