"""For each test a home of its own, and a document of one department."""

import pytest

from tests.cli_own.asked import HEALTH


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of one's own, so that nothing is kept between two tests."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    return tmp_path / "home"


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "桃園衛生114.txt"
    path.write_text(HEALTH, encoding="utf-8")
    return path
