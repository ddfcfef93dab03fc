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

from kaoview.export.formats import ExportFormat
from kaoview.export.write_file import FileTakenError, WriteError, write_new
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.line_break import wrap
from kaoview.tui.commands import Area, bindings
from kaoview.tui.host import host_of
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.export_sources import (
    ExportSource,
    free_name,
    shown_path,
    typed_path,
    with_format,
)
from kaoview.tui.state.session import Exports, SessionStore
from kaoview.tui.widgets.format_picker import FormatPicker
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput

# os.path.isdir is used for what it says of a name that is too long or may not be looked at: False.

_FRAME = 11  # lines of the dialog around its list
_SIDES = 4  # cells of padding beside what is said
_LABEL = 12  # cells of what a subject is


class _StoppedError(Exception):
    """The reader has given up."""


class SubjectList(RowList):
    """What can be exported, one a line; and the keys of the dialog."""

    BINDINGS = bindings(Area.EXPORT)


class PathBox(TextInput):
    """Where to write it."""

    BINDINGS = bindings(Area.EXPORT_PATH)


class Written(Static, can_focus=True):
    """Says that the file is written, and takes the keys from then on."""

    BINDINGS = bindings(Area.EXPORTED)


class ExportScreen(DrawnOnce[Path | None], ModalScreen[Path | None]):
    """Lets a reader write something to a file; gives the file, or None.

    It stays open until the file is written or the reader gives up: what goes wrong is said in it.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "export.tcss"]
    AUTO_FOCUS = "#export-list"

    def __init__(
        self,
        subjects: Sequence[ExportSource],
        chosen: int = 0,
        *,
        folder: Path,
        store: SessionStore,
    ) -> None:
        """Offer what can be exported.

        Args:
            subjects: What there is, at least one; see ``library_subjects`` and
                ``comparison_subjects`` in :mod:`kaoview.tui.state.export_sources`.
            chosen: Which of them is under the cursor at first.
            folder: Where to put the file, unless the last export went elsewhere.
            store: Remembers the last format and folder.
        """
        super().__init__()
        self._subjects = subjects
        self._at = chosen
        self._store = store
        told = len(store.messages)
        last = store.exports()
        self._remarks = store.messages[told:]
        self._folder = Path(last.folder) if os.path.isdir(last.folder) else folder  # noqa: PTH112
        self._default = folder
        self._wanted = last.format
        self._proposed = ""
        self._taken: Path | None = None
        self._run = 0
        self._since = 0.0
        self._part = 0.0
        self._clock: Timer | None = None
        self.written: Path | None = None
        self.list = SubjectList(id="export-list")
        self.formats = FormatPicker(id="export-formats")
        self.box = PathBox("檔名，例如 ~/Documents/登革熱.md", id="export-path")
        self.said = Written(Content(""), id="export-said")
        self.said.can_focus = False

    @property
    def subject(self) -> ExportSource:
        """What is to be exported."""
        return self._subjects[self._at]

    @property
    def form(self) -> ExportFormat:
        """The format it is to be written in."""
        formats = self.subject.formats
        return next((form for form in formats if form.name == self._wanted), formats[0])

    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._clock is not None

    def compose(self) -> ComposeResult:
        """Lay out what, how and where, and the key bar."""
        with Vertical(id="export"):
            yield Static(Content("匯出成檔案"), id="export-title")
            yield self.list
            yield self.formats
            with Horizontal(id="export-place"):
                yield Static(Content("存到"), id="export-sign")
                yield self.box
            yield self.said
            yield KeyBar(id="export-keybar")

    def on_mount(self) -> None:
        """Show what there is, in a list as tall as it needs and the screen allows."""
        self.list.styles.height = max(3, min(len(self._subjects), self.app.size.height - _FRAME))
        self.list.show(len(self._subjects), self._set, self._at)
        self._propose()
        if self._remarks:
            self.call_after_refresh(self._say, "！" + "；".join(self._remarks), warning=True)

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        subject = self._subjects[number]
        count = f"{subject.count:,} 項"
        room = max(width - _LABEL - cell_width(count) - 2, 0)
        words = pad(fit(visible(subject.words), room), room)
        return [
            Line(
                (
                    Piece(pad(subject.label, _LABEL), Tone.TITLE),
                    Piece(f"{words}  ", Tone.TEXT),
                    Piece(count, Tone.QUIET),
                )
            )
        ]

    # Choosing

    def on_row_list_moved(self) -> None:
        """Choose what the cursor is on."""
        self._at = self.list.cursor
        self._propose()

    def on_row_list_opened(self) -> None:
        """Leave a second click on the same line without effect: it would write a file."""

    def on_format_picker_picked(self, message: FormatPicker.Picked) -> None:
        """Choose the format that was clicked."""
        self._use(message.form)

    def action_format(self, by: int) -> None:
        """Choose the next or previous format."""
        formats = self.subject.formats
        self._use(formats[(formats.index(self.form) + by) % len(formats)])

    def _use(self, form: ExportFormat) -> None:
        self._wanted = form.name
        self._propose()

    def _propose(self) -> None:
        """Propose a file, unless the reader has named one: then only its suffix changes."""
        self.formats.show(self.subject.formats, self.form)
        if self.box.value == self._proposed:
            name = f"{self.subject.stem}{self.form.suffix}"
            self._proposed = shown_path(free_name(self._folder / name))
            self.box.set_words(self._proposed)
        else:
            self.box.set_words(with_format(self.box.value, self.form))
        self._say("")

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Take the format from the suffix that was typed."""
        suffix = Path(message.words.strip()).suffix.lower()
        form = next((form for form in self.subject.formats if form.suffix == suffix), None)
        if form is not None and form != self.form:
            self._wanted = form.name
            self.formats.show(self.subject.formats, form)
        if form is not None and message.words.lower().endswith(form.suffix * 2):
            # Typed before the proposed suffix, with a suffix of its own.
            self.box.set_words(message.words[: -len(form.suffix)])
        if message.words != self._proposed:
            self._say("")

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
            self._say("！請打檔名", warning=True)
            return
        try:
            path = typed_path(words, self._default)
        except RuntimeError:
            self._say("！不知道那是誰的家目錄，請改成完整的路徑", warning=True)
            return
        self._run += 1
        self._since = monotonic()
        self._part = 0.0
        self._write(self._run, path, in_folder=words.endswith(os.sep))
        self._clock = self.set_interval(1, self._tick)
        self._say("匯出中")

    def _tick(self) -> None:
        seconds = round(monotonic() - self._since)
        self._say(f"匯出中　{self._part:.0%}（{self.subject.count:,} 項，{seconds} 秒）　Esc 停止")

    def _write(self, run: int, path: Path, *, in_folder: bool) -> None:
        subject, form, taken = self.subject, self.form, self._taken

        def watch(done: int, total: int) -> None:
            if run != self._run:
                raise _StoppedError
            self._part = done / total

        def work() -> None:
            target = path
            if in_folder or os.path.isdir(path):  # noqa: PTH112
                target = free_name(path / f"{subject.stem}{form.suffix}")
            elif path.suffix[1:].isdecimal() or not path.suffix:  # 1.2 is the end of an id
                target = path.with_name(path.name + form.suffix)
            force = target == taken
            if not force and os.path.lexists(target):
                self.app.call_from_thread(self._found_taken, run, target)
                return
            try:
                pieces = list(subject.write(form.name, watch))
                watch(1, 1)
                write_new(target, pieces, force=force)
            except FileTakenError:
                self.app.call_from_thread(self._found_taken, run, target)
            except WriteError as error:
                self.app.call_from_thread(self._failed, run, str(error))
            except _StoppedError:
                return
            except Exception as error:
                # Whatever it is, the explorer goes on without the file and says so.
                self.app.call_from_thread(self._failed, run, f"沒有匯出：{error!r}")
            else:
                self._store.save_exports(Exports(form.name, str(target.absolute().parent)))
                self.app.call_from_thread(self._done, run, target, subject)

        self.run_worker(work, name="export", group="export", thread=True)

    def _stop(self) -> None:
        self._run += 1
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def _failed(self, run: int, words: str) -> None:
        if run == self._run:
            self._stop()
            self._say(f"！{words}", warning=True)

    def _found_taken(self, run: int, path: Path) -> None:
        if run == self._run:
            other = free_name(path).name
            words = f"「{path.name}」已經有了：再按 Enter 蓋過它，或改名，例如「{other}」"
            self._failed(run, words)
            self._taken = path

    def _done(self, run: int, path: Path, subject: ExportSource) -> None:
        if run != self._run:
            return
        self._stop()
        self.written = path
        size = _size_words(path.stat().st_size)
        self._say(f"已存成 {shown_path(path)}（{subject.count:,} 項，{size}）")
        self.said.can_focus = True
        self.set_focus(self.said)

    def _say(self, words: str, *, warning: bool = False) -> None:
        """Say something below the file's name."""
        self._taken = None
        self.said.set_class(warning, "-warning")
        width = self.said.size.width - _SIDES
        self.said.update(Content("\n".join(wrap(visible(words), width) if width > 0 else [])))

    # Leaving

    def on_text_input_cancelled(self) -> None:
        """Give up."""
        self.action_cancel()

    def action_cancel(self) -> None:
        """Stop what is being written, or else give up."""
        if self.running:
            self._stop()
            self._say("停下來了，沒有寫檔案")
        else:
            self.dismiss(None)

    def action_look(self) -> None:
        """Open what was written in a pager."""
        if self.written is not None:
            host_of(self.app).open_file(self.written, pager=True)

    def action_close(self) -> None:
        """Give what was written."""
        self.dismiss(self.written)


def _size_words(size: int) -> str:
    """Return a number of bytes as readers know it.

    >>> _size_words(900), _size_words(71_629)
    ('900 位元組', '70 KB')
    """
    if size < 1024:
        return f"{size} 位元組"
    return f"{size / 1024:,.0f} KB" if size < 1024**2 else f"{size / 1024**2:,.1f} MB"
