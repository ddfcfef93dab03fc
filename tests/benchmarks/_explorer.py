"""The explorer with a library of some size: ``python _explorer.py ITEMS [START]``, 0 for the usual."""

import sys

import kaoview
from kaoview.tui.run import run


def load() -> kaoview.Library:
    """Return the bundled library, or a larger one made of its clauses."""
    library = kaoview.load()
    size = int(sys.argv[1])
    if not size:
        return library
    from tests.benchmarks.search_speed import recombined

    return recombined(library, size)


if __name__ == "__main__":
    run(load, sys.argv[2] if len(sys.argv) > 2 else None)
