"""Asking for the path of a file or folder to open; Tab completes it."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cell_width import fit, visible
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.typed_paths import common_start, completions, is_there, parse_paths
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.text_input import OpenLine

_HINT = "PDF、Word、ODT、試算表、網頁、純文字、壓縮檔，或裝著這些的資料夾"
_WIDTH = 76
"""Cells of a line in the dialog: its 84 with room beside them; chosen by eye."""
_SHOWN = 6
"""Completions that are shown; chosen by eye."""


class OpenScreen(DrawnOnce[list[Path] | None], ModalScreen[list[Path] | None]):
    """Lets a reader say what to open; gives the paths, or None."""

    CSS_PATH = "places.tcss"

    def __init__(
        self,
        title: str = "打開檔案或資料夾",
        example: str = "路徑，例如 ~/下載/桃園114.pdf",
        hint: str = _HINT,
    ) -> None:
        """Ask for a path.

        Args:
            title: What the file is for.
            example: What stands in the empty line.
            hint: Which files are meant.
        """
        super().__init__()
        self._completed = ""
        self._title = title
        self._hint = hint
        self.line = OpenLine(example, id="open-line")
        self.about = Static(Content(hint), id="open-about")

    def compose(self) -> ComposeResult:
        """Lay out the line, what may complete it, and the key bar."""
        with Vertical(id="open"):
            yield Static(Content.styled(self._title, "bold"), classes="dialog-title")
            yield self.line
            yield self.about
            yield KeyBar(id="open-keybar")

    def on_mount(self) -> None:
        """Begin with the line."""
        self.set_focus(self.line)

    def on_text_input_focus_next(self) -> None:
        """Complete the path as far as it is certain, and show what it may become."""
        found = completions(self.line.value)
        start = common_start(found)
        if len(start) > len(self.line.value):
            self._completed = self.line.value = start
            self.line.cursor_position = len(start)
        if not found:
            self._say("沒有這樣開頭的檔案")
        elif len(found) > 1:
            names = [Path(path).name + ("/" if path.endswith("/") else "") for path in found]
            more = [f"…另有 {len(found) - _SHOWN} 個"] if len(found) > _SHOWN else []
            self._say("\n".join(fit(visible(n), _WIDTH) for n in [*names[:_SHOWN], *more]))

    def on_text_input_edited(self) -> None:
        """Show what can be opened while typing goes on."""
        if self.line.value != self._completed:
            self._say(self._hint)

    def on_text_input_submitted(self) -> None:
        """Give the paths if they exist."""
        paths = parse_paths(self.line.value)
        missing = [path for path in paths if not is_there(path)]
        if not paths:
            self._say("請寫出檔案或資料夾的路徑")
        elif missing:
            self._say(f"找不到「{fit(visible(str(missing[0])), _WIDTH - 10)}」，請檢查路徑")
        else:
            self.dismiss(paths)

    def on_text_input_cancelled(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def _say(self, words: str) -> None:
        self.about.update(Content(words))
