"""For each test a navigator of its own."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from tests.tui.explorer.alone import Alone


@pytest.fixture
def alone(small: Library) -> Alone:
    return Alone(small)
