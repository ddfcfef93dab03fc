"""kaoview: a terminal explorer for Taiwanese government plan documents."""

from kaoview.library import LibraryError, load
from kaoview.model import Department, Document, Item, Library, Plan

__version__ = "0.1.0"

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
