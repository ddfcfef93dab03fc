"""The export dialog: what to write, in which format, and where; and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from kaoview.document import SourceSpan
from kaoview.export.formats import AS_DATA, ExportFormat
from kaoview.text.cell_width import visible
from kaoview.text.line_break import wrap
from kaoview.tui.commands import Area, bindings
from kaoview.tui.dialogs.export_job import (
    ExportJob,
    ExportOutcome,
    ExportStoppedError,
    write_export,
)
from kaoview.tui.host import host_of
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.export_rows import source_line
from kaoview.tui.render.lines import Line
from kaoview.tui.state.export_names import (
    free_name,
    shown_path,
    size_words,
    typed_path,
    with_format,
)
from kaoview.tui.state.export_sources import ExportKind, ExportSource
from kaoview.tui.state.session import Exports, SessionStore
from kaoview.tui.widgets.format_picker import FormatPicker
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.path_box import PathBox
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput

_FRAME_LINES = 11
"""Lines of the dialog around its list, as export.tcss has them."""

_LEAST_ROWS = 3
"""Lines of the list at least; chosen by eye."""

_PADDING = 4
"""Cells of padding beside the message."""
_IN_A_PAGER = frozenset({".md", ".txt", ".csv", ".json", ".jsonl"})
"""Suffixes of what reads as text; the rest is for a word processor, a spreadsheet, a browser."""


class SourceList(RowList):
    """What can be exported, one a line; and the keys of the dialog."""

    BINDINGS = bindings(Area.EXPORT)


class ExportMessage(Static, can_focus=True):
    """Says that the file is written, and takes the keys from then on."""

    BINDINGS = bindings(Area.EXPORTED)


class ExportScreen(DrawnOnce[Path | None], ModalScreen[Path | None]):
    """Lets a reader write something to a file; gives the file, or None.

    It stays open until the file is written or the reader gives up, and shows what goes wrong.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "export.tcss"]
    AUTO_FOCUS = "#export-list"

    def __init__(
        self,
        sources: Sequence[ExportSource],
        chosen: int = 0,
        *,
        folder: Path,
        store: SessionStore,
    ) -> None:
        """Offer some sources.

        Args:
            sources: What there is, at least one; see ``library_subjects`` and
                ``comparison_subjects`` in :mod:`kaoview.tui.state.export_sources`.
            chosen: Which of them is under the cursor at first.
            folder: Where to put the file, unless the last export went elsewhere.
            store: Remembers the last folder, and the last format of each kind of source.
        """
        super().__init__()
        self.sources = sources
        self._chosen = chosen
        self._store = store
        before = len(store.messages)
        last = store.exports()
        self._problems = store.messages[before:]
        self._folder = Path(last.folder) if os.path.isdir(last.folder) else folder  # noqa: PTH112
        self._default = folder
        self._formats = dict(last.formats)
        self._remembered = True
        self._proposed = ""
        self._taken: Path | None = None
        self._run = 0
        self._started = 0.0
        self._done = 0.0
        self._progress_timer: Timer | None = None
        self.written: Path | None = None
        self.list = SourceList(id="export-list")
        self.formats = FormatPicker(id="export-formats")
        self.box = PathBox("檔名，例如 ~/Documents/登革熱.md", id="export-path")
        self.message = ExportMessage(Content(""), id="export-said")
        self.message.can_focus = False

    @property
    def source(self) -> ExportSource:
        """The source that is chosen."""
        return self.sources[self._chosen]

    @property
    def form(self) -> ExportFormat:
        """The format that is chosen."""
        name = self._formats.get(self.source.kind)
        formats = self.source.formats
        return next((form for form in formats if form.name == name), formats[0])

    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._progress_timer is not None

    def compose(self) -> ComposeResult:
        """Lay out what, how and where, and the key bar."""
        with Vertical(id="export"):
            yield Static(Content("匯出成檔案"), id="export-title")
            yield self.list
            yield self.formats
            with Horizontal(id="export-place"):
                yield Static(Content("存到"), id="export-sign")
                yield self.box
            yield self.message
            yield KeyBar(id="export-keybar")

    def on_mount(self) -> None:
        """Show the sources, in a list as tall as it needs and the screen allows."""
        room = self.app.size.height - _FRAME_LINES
        self.list.styles.height = max(_LEAST_ROWS, min(len(self.sources), room))
        self.list.show(len(self.sources), self._lines, self._chosen)
        self._propose()
        problems = "；".join(self._problems)
        said = f"！{problems}" if problems else self._about_format  # wrapped once there is a width
        self.call_after_refresh(self._show_message, said, warning=bool(problems))

    def _lines(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        return [source_line(self.sources[number], width)]

    # Choosing

    def on_row_list_moved(self) -> None:
        """Choose the source under the cursor."""
        self._chosen = self.list.cursor
        self._propose()

    def on_row_list_opened(self) -> None:
        """Ignore a second click on a source, which would write a file."""

    def on_format_picker_picked(self, message: FormatPicker.Picked) -> None:
        """Choose the format that was clicked."""
        self._use_format(message.form)

    def action_format(self, by: int) -> None:
        """Choose the next or previous format."""
        formats = self.source.formats
        self._use_format(formats[(formats.index(self.form) + by) % len(formats)])

    def _use_format(self, form: ExportFormat) -> None:
        self._remembered = False
        self._formats[self.source.kind] = form.name
        self._propose()

    def _propose(self) -> None:
        """Propose a file, unless the reader has named one: then only its suffix changes."""
        self.formats.show(self.source.formats, self.form)
        if self.box.value == self._proposed:
            name = f"{self.source.stem}{self.form.suffix}"
            self._proposed = shown_path(free_name(self._folder / name))
            self.box.word_lines(self._proposed)
        else:
            self.box.word_lines(with_format(self.box.value, self.form))
        self._show_message(self._about_format)

    @property
    def _about_format(self) -> str:
        """What the format makes of it, and where it comes from if it is not the usual one."""
        kind, form = self.source.kind, self.form
        table = kind is ExportKind.COMPARISON and form.name not in AS_DATA
        name = "新舊對照表" if self.source.columns.startswith("舊") else "修正對照表"
        said = [f"寫成{name}（{self.source.columns}）"] if table else []
        if self._remembered and form != self.source.formats[0]:
            said.append(f"格式照上次匯出{kind}時選的 {form.label}；左右鍵可以換")
        return "；".join(said)

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Take the format from the suffix that was typed."""
        suffix = Path(message.words.strip()).suffix.lower()
        form = next((form for form in self.source.formats if form.suffix == suffix), None)
        if form is not None and form != self.form:
            self._remembered = False
            self._formats[self.source.kind] = form.name
            self.formats.show(self.source.formats, form)
        if form is not None and message.words.lower().endswith(form.suffix * 2):
            # Typed before the proposed suffix, with a suffix of its own.
            self.box.word_lines(message.words[: -len(form.suffix)])
        if message.words != self._proposed:
            self._show_message("")

    def action_switch(self) -> None:
        """Go from the list to the file's name, its caret before the suffix."""
        self.set_focus(self.box)
        self.box.cursor_position = len(self.box.value) - len(Path(self.box.value).suffix)

    def on_text_input_focus_next(self) -> None:
        """Go back to the list."""
        self.set_focus(self.list)

    # Writing

    def on_text_input_submitted(self) -> None:
        """Write the file."""
        self.action_go()

    def action_go(self) -> None:
        """Write the file; over another of that name only when asked a second time."""
        words = self.box.value.strip()
        if self.running:
            return
        if not words:
            self._show_message("！請打檔名", warning=True)
            return
        try:
            path = typed_path(words, self._default)
        except RuntimeError:
            self._show_message("！不知道那是誰的家目錄，請改成完整的路徑", warning=True)
            return
        self._run += 1
        self._started = monotonic()
        self._done = 0.0
        in_folder = words.endswith(os.sep)
        self._write(ExportJob(self.source, self.form, path, in_folder, self._taken))
        self._progress_timer = self.set_interval(1, self._show_progress)
        self._show_message("匯出中")

    def _show_progress(self) -> None:
        seconds = round(monotonic() - self._started)
        self._show_message(
            f"匯出中　{self._done:.0%}（{self.source.count:,} 項，{seconds} 秒）　Esc 停止"
        )

    def _write(self, job: ExportJob) -> None:
        run = self._run

        def progress(done: int, total: int) -> None:
            if run != self._run:
                raise ExportStoppedError
            self._done = done / total

        def work() -> None:
            try:
                outcome = write_export(job, progress)
            except ExportStoppedError:
                return
            if not outcome.problem:
                folder = outcome.path.absolute().parent
                formats = {**self._store.exports().formats, job.source.kind: job.form.name}
                self._store.save_exports(Exports(str(folder), formats))
            self.app.call_from_thread(self._finish, run, job.source, outcome)

        self.run_worker(work, name="export", group="export", thread=True)

    def _stop(self) -> None:
        self._run += 1
        if self._progress_timer is not None:
            self._progress_timer.stop()
            self._progress_timer = None

    def _finish(self, run: int, source: ExportSource, outcome: ExportOutcome) -> None:
        if not self.is_attached or (run != self._run and (self.running or outcome.problem)):
            return
        # A file that was whole before it could be stopped is said to be written.
        self._stop()
        if outcome.problem:
            self._show_message(outcome.problem, warning=True)
            self._taken = outcome.path if outcome.taken else None
            return
        self.written = path = outcome.path
        size = size_words(path.stat().st_size)
        self._show_message(f"已存成 {shown_path(path)}（{source.count:,} 項，{size}）")
        self.message.can_focus = True
        self.set_focus(self.message)

    def _show_message(self, words: str, *, warning: bool = False) -> None:
        """Show a message below the file's name."""
        self._taken = None
        self.message.set_class(warning, "-warning")
        width = self.message.size.width - _PADDING
        self.message.update(Content("\n".join(wrap(visible(words), width) if width > 0 else [])))

    # Leaving

    def on_text_input_cancelled(self) -> None:
        """Give up."""
        self.action_cancel()

    def action_cancel(self) -> None:
        """Stop writing, or else give up."""
        if self.running:
            self._stop()
            self._show_message("停下來了，沒有寫檔案")
        else:
            self.dismiss(None)

    def action_look(self) -> None:
        """Open the file: text in a pager, anything else in the program of the desktop."""
        path = self.written
        if path is not None and path.suffix.lower() in _IN_A_PAGER:
            host_of(self.app).open_file(path, pager=True)
        elif path is not None:
            host_of(self.app).open_in_desktop(path, SourceSpan.at(1))

    def action_close(self) -> None:
        """Give the file."""
        self.dismiss(self.written)
