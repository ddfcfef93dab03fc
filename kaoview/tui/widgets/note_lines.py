"""A note below a list: each thing that is said of it on lines of its own, cut to the room."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from kaoview.text.cell_width import fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.render.whole_rows import Parts

_LINES, _HIGH = 4, 30
"""Lines that each thing may take, from so many lines of the screen on; one on lower screens. Chosen
by eye."""


class NoteLines(Static):
    """Shows what is said.

    Attributes:
        told: What is said: names and words, as they were given.
    """

    told: Parts = ()

    def show(self, told: Parts, width: int) -> None:
        """Show what is said, on lines of a width."""
        self.told = told
        most = _LINES if self.app.size.height >= _HIGH else 1
        shown = [part for _, words in told for part in _broken(visible(words), most, width)]
        self.update(Content("\n".join(shown)))


def _broken(words: str, most: int, width: int) -> list[str]:
    """Return words on lines, the last of which is cut where there are too many."""
    lines = wrap(words, width)
    rest = "".join(lines[most - 1 :])
    return [*lines[: most - 1], fit(rest, width)] if rest else lines
