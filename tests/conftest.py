"""Shared by all tests: the bundled library, read once, and where the documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.model import Library

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"


@pytest.fixture(scope="session")
def library() -> Library:
    return kaoview.load()


@pytest.fixture(scope="session")
def documents() -> Path:
    return DOCUMENTS
