"""Inputs kept from fuzzing, each given to its target again: nothing may be raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_every_target_has_inputs_to_begin_with() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_kept_input_does_no_harm(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
