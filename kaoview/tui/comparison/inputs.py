"""The lines to type into on the comparison's screens; each has the keys of its own area."""

from __future__ import annotations

from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.text_input import TextInput

_LONGEST_NOTE = 200
"""Characters of a note; chosen by hand."""


class FilterWordsBox(TextInput):
    """Takes the words that rows have to contain."""

    BINDINGS = bindings(Area.SIFT)


class PickBox(TextInput):
    """Takes the words to find an item of the other side by."""

    BINDINGS = bindings(Area.ADDING)


class NoteInput(TextInput):
    """Takes the note of a decision; the keys that choose the status work beside it."""

    BINDINGS = bindings(Area.VERDICT)

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder, id=id)
        self.max_length = _LONGEST_NOTE
