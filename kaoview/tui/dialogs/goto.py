"""Jumping to a place: a line for an id, a department, a year or words, and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.model import Library
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.goto_index import Suggestion, words
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import JumpLine, TextInput

if TYPE_CHECKING:
    from kaoview.tui.state.goto_index import PlaceIndex

_HINT = """\
編號　　113-衛生局-2；機關用簡稱、舊名也可以
機關　　衛生局、研考會
年度　　113
標題　　登革熱；幾個字，用空白分開"""
_NEAR = "沒有這個地方；相近的有（內文裡的字，用 / 搜尋）"
_TYPED = 20  # cells of what was typed, in a message
_GAP = 2


class GotoScreen(DrawnOnce[str | None], ModalScreen[str | None]):
    """Lets a reader say where to go; gives the id of the place, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../travelling.tcss"]

    def __init__(self, library: Library, make_atlas: Callable[[], PlaceIndex], here: str) -> None:
        """Offer the places of a library.

        Args:
            library: The library.
            make_atlas: Makes them ready for suggesting; called in a thread.
            here: The id of the department the reader is in.
        """
        super().__init__()
        self._library = library
        self._make_atlas = make_atlas
        self._here = here
        self._atlas: PlaceIndex | None = None
        self._found: Sequence[Suggestion] = ()
        self._warned = False
        self.line = JumpLine("編號、機關、年度或標題裡的字", id="jump-line")
        self.sheet = RowList(id="jump-list")
        self.hint = Static(Content(_HINT), id="jump-hint")
        self.keybar = KeyBar(id="jump-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the line, the places below it and the key bar."""
        with Vertical(id="jump"):
            yield Static(Content.styled("跳到", "bold"), classes="dialog-title")
            yield self.line
            yield self.hint
            yield self.sheet
            yield self.keybar

    def on_mount(self) -> None:
        """Make ready."""
        self.sheet.can_focus = False
        self.sheet.display = False
        self.set_focus(self.line)
        self._prepare()

    @work(thread=True, group="atlas", exit_on_error=False)
    def _prepare(self) -> None:
        import rapidfuzz  # noqa: F401  # for names that are only near

        atlas = self._make_atlas()
        self.app.call_from_thread(self._ready, atlas)

    def _ready(self, atlas: PlaceIndex) -> None:
        self._atlas = atlas
        if self.is_attached:
            self._suggest(self.line.value)

    # What is offered

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Offer places for what was typed."""
        self._suggest(message.words)

    def _suggest(self, typed: str) -> None:
        self._warned = False
        self.keybar.hush()
        if self._atlas is not None:
            self._found = self._atlas.suggest(typed, self._here)
        else:
            node = self._library.find(typed) if typed.strip() else None
            self._found = [Suggestion(node.id, words(node))] if node else []
        self.hint.display = not self._found
        self.sheet.display = bool(self._found)
        self.sheet.show(len(self._found), self._set)

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        each = self._found[number]
        lines = []
        if number == 0 and each.near:
            lines.append(Line((Piece(_NEAR, Tone.QUIET),), head=True))
        widest = max(cell_width(visible(found.id)) for found in self._found)
        column = min(widest, width // 2)
        id = pad(fit(visible(each.id), column), column)
        rest = max(width - column - _GAP, 0)
        words = pad(fit(visible(each.words), rest), rest)
        pieces = (Piece(id + " " * _GAP, Tone.TEXT), Piece(words, Tone.QUIET))
        return [*lines, Line(pieces)]

    # Keys

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Choose another place."""
        self._warned = True
        self.sheet.action_row(message.by)

    def on_text_input_focus_next(self) -> None:
        """Fill in the id of the chosen place."""
        if self._found:
            self.line.set_words(self._found[self.sheet.cursor].id)

    def on_text_input_submitted(self) -> None:
        """Go to the chosen place; one that is only near has to be chosen or confirmed."""
        typed = self.line.value.strip()
        if not typed:
            self.dismiss(None)
        elif not self._found:
            self.keybar.say(
                f"！找不到「{fit(typed, _TYPED)}」；內文裡的字請用 / 搜尋", warning=True
            )
        elif self._found[0].near and not self._warned:
            self._warned = True
            near = self._found[0].id
            self.keybar.say(
                f"！沒有「{fit(typed, _TYPED)}」；再按 Enter 到「{near}」", warning=True
            )
        else:
            self.dismiss(self._found[self.sheet.cursor].id)

    def on_row_list_opened(self) -> None:
        """Go to the place that was clicked."""
        self.dismiss(self._found[self.sheet.cursor].id)

    def on_text_input_cancelled(self) -> None:
        """Stay."""
        self.dismiss(None)
