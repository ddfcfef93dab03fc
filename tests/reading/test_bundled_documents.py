"""Every item of the bundled documents, and what was taken out of them, as they were read."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.model import Library
from tests.reading.told import about, furniture, told

NAMES = (
    "107-secretariat-plan",
    "108-111-midterm-plan",
    "112-04-administration-report",
    "112-11-research-commission-report",
    "113-annual-outline",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_read_as_before(
    name: str, library: Library, kept_text: SnapshotAssertion
) -> None:
    document = library.document(f"{name}.txt")
    lines = about(document)
    for plan in library.plans():
        if plan.document == document.id:
            lines += ["", f"{plan.id}　{plan.title}　{plan.label}", *map(told, plan.walk())]
    assert "\n".join(lines) + "\n" == kept_text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_furniture_is_taken_out(
    name: str, library: Library, kept_text: SnapshotAssertion
) -> None:
    assert "\n".join([*furniture(library.document(f"{name}.txt")), ""]) == kept_text
