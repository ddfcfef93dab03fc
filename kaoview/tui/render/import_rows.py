"""What would come of importing a colleague's decisions: the counts, and every conflict."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.compare.review_import import ReviewImport, decision_words, pair_ids
from kaoview.model import Item, Library
from kaoview.text.cell_width import cell_width, fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.render.lines import BLANK, Line, Piece, Tone
from kaoview.tui.render.plain_lines import plain_lines

_MINE, _THEIRS = "自己的　", "匯入的　"


def import_lines(found: ReviewImport, library: Library, name: str, width: int) -> Iterator[Line]:
    """Yield the lines of the preview.

    Args:
        found: What would come of it.
        library: The library of the items.
        name: The name of the colleague's file.
        width: Cells of a line.
    """
    yield from plain_lines(f"匯入 {visible(name)} 的校對", Tone.TITLE, width)
    yield from plain_lines(found.summary, Tone.TEXT, width)
    for conflict in found.merge.conflicts:
        yield BLANK
        yield from plain_lines(pair_ids(conflict.theirs), Tone.HEADING, width)
        for id in filter(None, (conflict.theirs.left, conflict.theirs.right)):
            node = library.find(id)
            if isinstance(node, Item):
                words = " ".join(f"{node.printed_marker}{node.title}{node.text}".split())
                yield Line((Piece(fit(visible(words), width), Tone.QUIET),))
        yield from _side(_MINE, f"{decision_words(conflict.mine)}（留用）", width)
        yield from _side(_THEIRS, decision_words(conflict.theirs), width)
    for problem in found.problems:
        yield BLANK
        yield from plain_lines(f"！{visible(problem)}", Tone.TEXT, width)


def _side(label: str, words: str, width: int) -> Iterator[Line]:
    for number, line in enumerate(wrap(words, width - cell_width(label))):
        front = " " * cell_width(label) if number else label
        yield Line((Piece(front, Tone.KEY), Piece(line, Tone.TEXT)), joined=number > 0)
