"""The help page: every key, from the registry of actions, and the meaning of the signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from kaoview.compare.rows import CERTAINTY, CERTAINTY_MEANING
from kaoview.compare.statuses import Status
from kaoview.text.cell_width import cell_width, pad
from kaoview.text.line_break import wrap
from kaoview.tui.commands import ACTIONS, Area, bindings, key_name
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import BLANK, Line, Piece, Tone
from kaoview.tui.symbols import OF_DECISIONS, OF_THE_TREE
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import LineView

_KEYS_WIDTH = 20
"""Cells of the column of keys; chosen by eye."""

_LEAST_WORDS_WIDTH = 10
"""Cells of the words beside the keys on the narrowest screen; chosen by hand."""

_MEASURE = 64
"""The most cells of a line: the dialog's 72 without its margins."""
_INTRODUCTION = (
    "「上下左右」是方向鍵；滑鼠可以點選與捲動，右鍵有選單，在內文點兩下選詞，三下選句。"
    "按 / 打幾個字找按鍵。記號的意思在最下面。"
)


class KeyPage(LineView):
    """The list of keys."""

    BINDINGS = bindings(Area.HELP)


class HelpScreen(DrawnOnce[None], ModalScreen[None]):
    """Shows every key over the main screen."""

    def compose(self) -> ComposeResult:
        """Lay out the page and its own key bar."""
        with Vertical(id="help"):
            yield KeyPage(_MEASURE, id="help-page")
            yield KeyBar(id="help-keybar")

    def __init__(
        self, first: Sequence[Area] = (), keys: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Make the page.

        Args:
            first: The areas whose keys come first: those of the screen below.
            keys: The reader's own keys by action.
        """
        super().__init__()
        self._first = first
        self._keys = keys or {}

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one(KeyPage).show(lambda width: set_keys(width, self._first, self._keys))

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()

    def action_look_up(self) -> None:
        """Open the palette instead, where typing finds an action."""
        self.dismiss()
        self.app.call_later(self.app.run_action, "palette")


def set_keys(
    width: int, first: Sequence[Area] = (), keys: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Line]:
    """Yield the lines of the help page.

    Args:
        width: Cells of a line.
        first: The areas to begin with; the others follow in their usual order.
        keys: The reader's own keys by action.
    """
    yield Line((Piece("按鍵", Tone.TITLE),))
    for line in wrap(_INTRODUCTION, width):
        yield Line((Piece(line, Tone.QUIET),))
    for area in dict.fromkeys((*first, *Area)):
        yield BLANK
        yield Line((Piece(area.value, Tone.HEADING),))
        for action in ACTIONS:
            if action.area is area:
                shown = (keys or {}).get(action.id, action.keys)
                yield from _entry("　".join(map(key_name, shown)), action.tooltip, width)
    yield BLANK
    yield Line((Piece("記號", Tone.HEADING),))
    certainty = (CERTAINTY, f"對照裡：{CERTAINTY_MEANING}")
    for sign, words in (*OF_THE_TREE, *_of_statuses(), *OF_DECISIONS, certainty):
        yield from _entry(sign, words, width)


def _of_statuses() -> Iterator[tuple[str, str]]:
    for status in Status:
        yield f"{status.mark} {status.label}", f"對照裡：{status.traits.meaning}"


def _entry(keys: str, words: str, width: int) -> Iterator[Line]:
    first, *rest = wrap(words, max(width - _KEYS_WIDTH, _LEAST_WORDS_WIDTH))
    if cell_width(keys) >= _KEYS_WIDTH:
        yield Line((Piece(keys, Tone.KEY),))
        keys = ""
    yield Line((Piece(pad(keys, _KEYS_WIDTH), Tone.KEY), Piece(first, Tone.TEXT)))
    for line in rest:
        yield Line((Piece(line, Tone.TEXT),), indent=_KEYS_WIDTH)
