"""Reading one document as a job."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import kaoview


@pytest.mark.parametrize("collecting", [True, False])
def test_reading_leaves_the_garbage_collection_as_it_was(documents: Path, collecting: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        library = kaoview.load([documents / "107-secretariat-plan.txt"])
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
    assert library.documents
