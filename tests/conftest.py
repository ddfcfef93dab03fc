"""Shared by all tests: the bundled library, read once, and where the documents are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from syrupy.assertion import SnapshotAssertion

import kaoview
from kaoview.model import Library
from tests.kept import KeptText
from tests.quick_words import quick_words

__all__ = ["quick_words"]  # a fixture for all tests

# How long one example takes says nothing on a machine that many tests share.
settings.register_profile("kaoview", deadline=None)
settings.load_profile("kaoview")

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the reader's own settings and caches out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLORFGBG", raising=False)  # of the terminal in which the tests run
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(scope="session")
def library() -> Library:
    return kaoview.load()


@pytest.fixture(scope="session")
def documents() -> Path:
    return DOCUMENTS


@pytest.fixture
def kept_text(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """The text that a test has made before."""
    return snapshot.use_extension(KeptText)
