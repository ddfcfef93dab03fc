"""The bundled documents, an explorer that remembers within a test, and someone who uses it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from kaoview.model import Library
from tests.tui.conftest import Explorer

from .person import SCREEN, Person, Sit, sitting


@pytest.fixture
def sit(
    explorer: Explorer, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Sit:
    """Start the explorer as often as wanted: what is remembered lasts as long as the test."""
    monkeypatch.setenv("USER", "陳助理")

    def start(
        at: str | None = None, size: tuple[int, int] = SCREEN
    ) -> AbstractAsyncContextManager[Person]:
        return sitting(explorer(at, library), tmp_path / "out", size)

    return start
