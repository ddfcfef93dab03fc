"""Shared by the tests of search: the bundled library, made ready once."""

from __future__ import annotations

import pytest

from kaoview.model import Item, Library
from kaoview.search import Searcher


@pytest.fixture(scope="session")
def searcher(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    made = Searcher(library, cache=tmp_path_factory.mktemp("cache"))
    made.prepare()
    return made


def raw(item: Item) -> str:
    return item.title + item.text
