"""What was understood of files that a reader opens: read behind, shown, and corrected."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaoview.text.cell_width import fit, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.text_input import FieldLine

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.reading.formats.progress import Watch
    from kaoview.reading.hints import Hints

FIELDS = (
    ("title", "標題"),
    ("government", "政府"),
    ("department", "機關"),
    ("period", "年度"),
    ("kind", "種類"),
)
_FORM = "表格"
"""What the dialog is called in messages about its fields, before they are put into its words."""
_WIDTH = 76
"""Cells of a line in the dialog; chosen by eye."""
_SHOWN = 5
"""Remarks that are shown; chosen by eye."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """What becomes of files that were opened.

    Attributes:
        files: The files that were read.
        hints: What the reader corrected.
        keep: Whether they are copied into the reader's library, not only read this time.
    """

    files: tuple[Path, ...]
    hints: Hints
    keep: bool


Read = Callable[["Watch"], "tuple[tuple[Path, ...], Library]"]
"""Reads the files, in a thread, and tells how far it is."""


class UnderstoodScreen(DrawnOnce[OpenAnswer | None], ModalScreen[OpenAnswer | None]):
    """Reads files and shows what was understood; gives the answer, or None."""

    CSS_PATH = "places.tcss"
    BINDINGS = bindings(Area.UNDERSTOOD)

    def __init__(self, read: Read) -> None:
        """Begin to read.

        Args:
            read: Reads the files.
        """
        super().__init__()
        self._read = read
        self._stopped = threading.Event()
        self._files: tuple[Path, ...] = ()
        self._before: dict[str, str] = {}
        self.done = False
        self.title_line = Static(Content.styled("讀取中", "bold"), classes="dialog-title")
        self.lines = {name: FieldLine("不明", id=f"field-{name}") for name, _ in FIELDS}
        self.form = Vertical(id="understood-form")
        self.about = Static(id="understood-about")

    def compose(self) -> ComposeResult:
        """Lay out the form, which is shown when the files have been read."""
        with Vertical(id="understood"):
            yield self.title_line
            with self.form:
                for name, label in FIELDS:
                    with Horizontal(classes="field"):
                        yield Static(Content(label), classes="field-label")
                        yield self.lines[name]
            yield self.about
            yield KeyBar(id="understood-keybar")

    def on_mount(self) -> None:
        """Read the files behind the dialog."""
        self.form.display = False
        self._begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take the files only once they have been read."""
        if action in ("keep", "only_now"):
            return self.done
        return super().check_action(action, parameters)

    @work(thread=True, group="open", exit_on_error=False)
    def _begin(self) -> None:
        from kaoview.library.load import LibraryError
        from kaoview.reading.formats.progress import CancelledError, Watch

        def progress(done: int, total: int) -> None:
            if self.is_attached:
                self.app.call_from_thread(self._show_progress, done, total)

        try:
            files, library = self._read(Watch(self._stopped.is_set, progress))
        except CancelledError:
            return
        except LibraryError as error:
            words = str(error)
            self.app.call_from_thread(self._fail, words)
        else:
            self.app.call_from_thread(self._show, files, library)

    def _show_progress(self, done: int, total: int) -> None:
        if self.is_attached and not self.done and total > 1:
            self.about.update(Content(f"{done} / {total}"))

    def _fail(self, words: str) -> None:
        if self.is_attached:
            self.title_line.update(Content.styled("沒有讀進來", "bold"))
            self.about.update(Content(_folded(words)))

    def _show(self, files: tuple[Path, ...], library: Library) -> None:
        """Show what was understood."""
        if not self.is_attached:
            return
        problems = [f"沒有讀 {Path(p.path).name}：{p.message}" for p in library.problems]
        if not library.documents:
            self._fail("\n".join(problems) or "裡面沒有文件")
            return
        self.done = True
        self._files = files
        remarks = [remark for document in library.documents for remark in document.remarks]
        items = sum(plan.count for plan in library.plans())
        count = len(library.documents)
        if count == 1:
            document = library.documents[0]
            departments = dict.fromkeys(plan.department for plan in library.plans())
            self._before = {
                "title": document.title,
                "government": document.government,
                "department": next(iter(departments)) if len(departments) == 1 else "",
                "period": document.period,
                "kind": document.kind.label,
            }
            for name, line in self.lines.items():
                line.value = visible(self._before[name])
            self.form.display = True
            pages = f"，{document.pages} 頁" if document.pages else ""
            about = f"{items:,} 項{pages}，{document.encoding_words}"
            self.set_focus(self.lines["title"])
        else:
            about = f"{count:,} 份文件，{items:,} 項"
        self.title_line.update(Content.styled("讀到了，看一下對不對", "bold"))
        self.about.update(Content("\n".join([about, *_some([*problems, *remarks])])))
        self.refresh_bindings()

    def action_keep(self) -> None:
        """Copy the files into the reader's library."""
        self._answer(keep=True)

    def action_only_now(self) -> None:
        """Read the files this time only."""
        self._answer(keep=False)

    def _answer(self, *, keep: bool) -> None:
        if not self.done:
            return
        from kaoview.library.descriptions import DescriptionError, parse_description

        said = {
            name: line.value.strip()
            for name, line in self.lines.items()
            if self._before and line.value.strip() not in ("", visible(self._before[name]))
        }
        try:
            hints = parse_description(said, _FORM)
        except DescriptionError as error:
            words = str(error)
            for name, label in FIELDS:
                words = words.replace(f"{_FORM} 的 {name} ", label)
            self.about.update(Content(_folded(words)))
            return
        self.dismiss(OpenAnswer(self._files, hints, keep))

    def on_text_input_submitted(self) -> None:
        """Copy the files into the reader's library."""
        self.action_keep()

    def action_leave(self) -> None:
        """Stop reading and give nothing."""
        self._stopped.set()
        self.dismiss(None)

    def on_text_input_cancelled(self) -> None:
        """Give nothing."""
        self.action_leave()

    def on_text_input_focus_next(self) -> None:
        """Go to the next field."""
        self.focus_next()


def _some(remarks: Sequence[str]) -> list[str]:
    shown = [fit(visible(remark), _WIDTH) for remark in remarks[:_SHOWN]]
    more = len(remarks) - _SHOWN
    return [*shown, f"…另有 {more} 點"] if more > 0 else shown


def _folded(words: str) -> str:
    return "\n".join(fit(visible(line), 3 * _WIDTH) for line in words.split("\n")[:_SHOWN])
