"""Going to a place: a line for an id, a department, a year or words of a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
from kaoview.tui.commands import Area
from kaoview.tui.dialogs.picker import Picker, PickList
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.goto_index import Suggestion, words
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.text_input import JumpLine

if TYPE_CHECKING:
    from kaoview.tui.state.goto_index import PlaceIndex

_HINT = """\
編號　　113-衛生局-2；機關用簡稱、舊名也可以
機關　　衛生局、研考會
年度　　113
標題　　登革熱；幾個字，用空白分開"""
_NEAR = "沒有這個地方；相近的有（內文裡的字，用 / 搜尋）"

_QUOTED_WIDTH = 20
"""Cells of what was typed in a message, which then fits the dialog; chosen by eye."""

_GAP = 2
"""Cells between the columns."""


@dataclass(frozen=True, slots=True)
class PlaceSource:
    """The places of a library.

    Attributes:
        library: The library.
        here: The id of the department that the reader is in.
        index: The index of its places; until it is made, only whole ids are found.
    """

    library: Library
    here: str
    index: PlaceIndex | None = None

    def find(self, typed: str) -> Sequence[Suggestion]:
        """Return the places that match, best first, or those with similar names."""
        if self.index is not None:
            return self.index.suggest(typed, self.here)
        node = self.library.find(typed) if typed.strip() else None
        return [Suggestion(node.id, words(node))] if node else []

    def draw(self, rows: Sequence[Suggestion], number: int, width: int) -> Sequence[Line]:
        """Return the line of a place, the first of similar ones below a remark."""
        row = rows[number]
        remark = Line((Piece(_NEAR, Tone.QUIET),), head=True)
        column = min(max(cell_width(visible(each.id)) for each in rows), width // 2)
        id = pad(fit(visible(row.id), column), column)
        rest = max(width - column - _GAP, 0)
        about = pad(fit(visible(row.words), rest), rest)
        line = Line((Piece(id + " " * _GAP, Tone.TEXT), Piece(about, Tone.QUIET)))
        return [remark, line] if number == 0 and row.near else [line]


class GotoScreen(DrawnOnce[str | None], ModalScreen[str | None]):
    """Lets a reader say where to go; gives the id of the place, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "places.tcss"]

    def __init__(self, library: Library, make_index: Callable[[], PlaceIndex], here: str) -> None:
        """Offer the places of a library.

        Args:
            library: The library.
            make_index: Makes the index of its places; called in a thread.
            here: The id of the department that the reader is in.
        """
        super().__init__()
        self._make_index = make_index
        self._source = PlaceSource(library, here)
        self._may_be_near = False  # whether Enter goes to a place that is only similar
        self.line = JumpLine("編號、機關、年度或標題裡的字", id="jump-line")
        hint = Static(Content(_HINT), id="jump-hint")
        self.picker = Picker(self._source, self.line, PickList(id="jump-list"), empty=hint)
        self.keybar = KeyBar(id="jump-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the picker and the key bar."""
        with Vertical(id="jump"):
            yield Static(Content.styled(Area.JUMP, "bold"), classes="dialog-title")
            yield self.picker
            yield self.keybar

    def on_mount(self) -> None:
        """Begin to make the index."""
        self._prepare()

    @work(thread=True, group="atlas", exit_on_error=False)
    def _prepare(self) -> None:
        import rapidfuzz  # noqa: F401  # for similar names

        index = self._make_index()
        self.app.call_from_thread(self._use, index)

    def _use(self, index: PlaceIndex) -> None:
        self.picker.source = replace(self._source, index=index)
        if self.is_attached:
            self._start_over()
            self.picker.refresh_rows()

    def _start_over(self) -> None:
        self._may_be_near = False
        self.keybar.clear_message()

    def on_text_input_edited(self) -> None:
        """Clear the message about what was typed before."""
        self._start_over()

    def on_text_input_moved(self) -> None:
        """Take a place as meant once the reader has moved in the list."""
        self._may_be_near = True

    def on_text_input_focus_next(self) -> None:
        """Fill in the id of the chosen place."""
        if self.picker.row is not None:
            self.line.word_lines(self.picker.row.id)

    def on_picker_submitted(self, message: Picker.Submitted) -> None:
        """Go to the chosen place; one that is only similar has to be chosen or confirmed."""
        row = self.picker.row
        typed = fit(self.line.value.strip(), _QUOTED_WIDTH)
        if row is not None and (message.opened or self._may_be_near or not row.near):
            self.dismiss(row.id)
        elif not typed:
            self.dismiss(None)
        elif row is None:
            self.keybar.say(f"！找不到「{typed}」；內文裡的字請用 / 搜尋", warning=True)
        else:
            self._may_be_near = True
            self.keybar.say(f"！沒有「{typed}」；再按 Enter 到「{row.id}」", warning=True)

    def on_picker_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)
