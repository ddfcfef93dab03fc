"""What is tested only where it is to be had: documents and judgements that are not ours to give on.

``KAOVIEW_SAMPLES`` names a folder with ``samples`` (plans of other governments), ``reference``
(queries and pairs judged by readers) and ``documents`` (the bundled documents as their offices
published them). What is missing there is passed over.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

VARIABLE = "KAOVIEW_SAMPLES"


def sample(name: str) -> Path:
    """Return a file or folder of the samples, for instance ``samples``; it may not exist."""
    folder = os.environ.get(VARIABLE)
    return Path(folder).expanduser() / name if folder else Path("no-samples") / name


def needs(name: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is run only where a file or folder of the samples is."""
    return pytest.mark.skipif(not sample(name).exists(), reason=f"no {name} in ${VARIABLE}")
