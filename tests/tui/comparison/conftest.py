"""A comparison for tests without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.state.comparison_choices import comparison_choices
from kaoview.tui.state.comparison_result import ComparisonResult, find
from tests.tui.comparables import OFFICE, comparable


@pytest.fixture
def result(tmp_path: Path) -> ComparisonResult:
    library = comparable()
    node = library.find(f"112-{OFFICE}")
    assert node is not None
    choices, best = comparison_choices(library, node)
    path = tmp_path / "reviews.tsv"
    return find(library, choices[best], path, lambda *_: None, lambda: False)
