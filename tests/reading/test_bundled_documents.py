"""Every item of the bundled documents, and what was taken out of them, as they were read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.model import Document, Item, Library

NAMES = (
    "107-secretariat-plan",
    "108-111-midterm-plan",
    "112-04-administration-report",
    "112-11-research-commission-report",
    "113-annual-outline",
)


def _about(document: Document) -> Iterator[str]:
    yield f"{document.title}　{document.period}　{document.kind}　{document.encoding}"
    account = document.account
    yield f"{account.characters} 字　{account.in_items} 在項目　{account.in_furniture} 在版面"


def _told(item: Item) -> str:
    """Return an item on one line: where it stands, its kind, and how its words begin and end."""
    text = item.text.replace("\n", "⏎").replace("\t", "⇥")
    words = text if len(text) <= 50 else f"{text[:30]}⋯⋯{text[-16:]}"
    place = f"{item.source.first_line}-{item.source.last_line}"
    amount = "" if item.amount is None else f"　{item.amount:,}"
    return f"{item.id}　{place}　{item.kind}　{item.marker}｜{item.title}｜{words}{amount}"


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_read_as_before(
    name: str, library: Library, kept_text: SnapshotAssertion
) -> None:
    document = library.document(f"{name}.txt")
    lines = [*_about(document)]
    for plan in library.plans():
        if plan.document == document.id:
            lines += ["", f"{plan.id}　{plan.title}　{plan.label}", *map(_told, plan.walk())]
    assert "\n".join(lines) + "\n" == kept_text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_furniture_is_taken_out(
    name: str, library: Library, kept_text: SnapshotAssertion
) -> None:
    pieces = library.document(f"{name}.txt").furniture
    assert "".join(f"{f.line}　{f.kind}　{f.text}\n" for f in pieces) == kept_text
