"""The searcher that the settings ask for."""

from __future__ import annotations

from kaoview.config import Config
from kaoview.model import Library
from kaoview.search.embedder import load_embedder
from kaoview.search.searcher import Searcher
from kaoview.search.synonyms import settings_synonyms


def searcher_of(library: Library, config: Config, *, semantic: bool = False) -> Searcher:
    """Return a library's searcher with the user's synonyms.

    Args:
        library: The library.
        config: The settings.
        semantic: Whether to find items by meaning as well, whatever the settings say.
    """
    embedder = load_embedder if semantic or config.semantic else None
    return Searcher(library, synonyms=settings_synonyms(config), embedder=embedder)
