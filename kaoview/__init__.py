"""kaoview: a terminal explorer for Taiwanese government plan documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.library.load import LibraryError, load
    from kaoview.model import Department, Document, Item, Library, Plan

__version__ = "0.2.0"

__all__ = [
    "Department",
    "Document",
    "Item",
    "Library",
    "LibraryError",
    "Plan",
    "__version__",
    "load",
]

_READING = ("LibraryError", "load")


def __getattr__(name: str) -> object:
    """Import what is asked for: the explorer's first picture needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(
        import_module("kaoview.library.load" if name in _READING else "kaoview.model"), name
    )
