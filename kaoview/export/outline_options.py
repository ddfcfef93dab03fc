"""What a document for readers says besides the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class OutlineOptions:
    """What a document for readers says besides the text.

    Attributes:
        title: Its title; empty for the names of what is in it.
        notes: A reader's notes by the id that they belong to.
    """

    title: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
