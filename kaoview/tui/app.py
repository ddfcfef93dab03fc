"""The explorer as a program: it shows itself first, then reads the documents behind the picture."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key, MouseEvent, MouseUp, Paste
from textual.worker import Worker, WorkerState

from kaoview.config import checked, load_config
from kaoview.paths import bookmarks_file, export_folder, reviews_file, state_folder
from kaoview.tui import themes as palettes
from kaoview.tui.commands import USUAL_KEYS, Area, bindings
from kaoview.tui.explorer.pages import prepared
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.platform.full_width_keys import as_half_width
from kaoview.tui.platform.ground import AsksGround, may_ask, terminal_kind
from kaoview.tui.platform.key_queue import KeyQueue
from kaoview.tui.platform.style_cache import cached
from kaoview.tui.platform.suspend import CAN_PAUSE, pause
from kaoview.tui.platform.textual_patches import CrashSafeApp, remember_clipboard
from kaoview.tui.state.session import SessionStore
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_targets import RIGHT_BUTTON

if TYPE_CHECKING:
    from kaoview.model import Library, SourceSpan
    from kaoview.reading.hints import Hints
    from kaoview.tui.explorer.tour import TourController
    from kaoview.tui.platform.clipboard import Clipboard
    from kaoview.tui.state.export_sources import ExportSource
    from kaoview.tui.widgets.row_targets import MenuWanted

ReadAgain = Callable[["Mapping[Path, Hints]"], "Library"]
"""Reads the documents anew, with files that are open this time only."""


class ExplorerApp(CrashSafeApp, AsksGround):
    """The explorer.

    Attributes:
        touring: Whether the explorer begins with the tour.
        failure: What the reading of the documents raised, if it did.
        folder: Where exports go, unless the reader says otherwise.
    """

    TITLE = "kaoview"
    CSS_PATH = "kaoview.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(Area.PROGRAM)

    _theme_chosen = False  # styles need no variables before

    def __init__(
        self,
        load: Callable[[], Library],
        start: str | None = None,
        *,
        store: SessionStore | None = None,
        folder: Path | None = None,
        reviews: Path | None = None,
        bookmarks: Path | None = None,
        read_again: ReadAgain | None = None,
    ) -> None:
        """Make the explorer.

        Args:
            load: Reads the documents; called in a thread once the first picture is there.
            start: The id to open, or None for where the reader was last.
            store: What is remembered between runs; by default at the platform's place.
            folder: Where exports go; by default the current folder.
            reviews: The reader's own file of decisions; by default at the platform's place.
            bookmarks: The reader's own file of bookmarks; by default at the platform's place.
            read_again: Reads the documents anew, with files that are open this time only; by
                default ``load`` does, without such files.
        """
        no_colour = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if no_colour else None)
        # Sixteen colours are too few for shades of a ground: the terminal's own look better.
        self._plain = no_colour or self.console.color_system in (None, "standard")
        themes, problems = palettes.user_themes()
        for own in (*palettes.own_themes(), *themes):
            self.register_theme(own)
        self.failure: BaseException | None = None
        self._key_queue = KeyQueue(self)
        self._copying: Clipboard | None = None
        self._load = load
        self._read_again = read_again or (lambda _extra: load())
        self._start = start
        self._store = store or SessionStore(state_folder())
        self.folder = folder or export_folder()
        self.settings = checked(load_config(), USUAL_KEYS, self.available_themes, problems)
        self._main = ExplorerScreen(
            self._store,
            self.settings,
            reviews=reviews or reviews_file(),
            bookmarks=bookmarks or bookmarks_file(),
        )
        self._tour: TourController | None = None
        self.touring = False
        self.set_keymap({id: ",".join(keys) for id, keys in self.settings.keys.items()})
        # What was chosen last in the explorer holds; the settings say where to begin.
        theme = self._store.looks().theme or self.settings.theme
        self._theme_chosen = True
        self.asks_ground = not self._plain and not theme and may_ask()
        if self._plain:
            self.theme = palettes.PLAIN
        else:
            light = self.asks_ground and self._store.is_light(terminal_kind())
            usual = palettes.LIGHT if light else palettes.usual_theme()
            self._begin_with(theme if theme in self.available_themes else usual)
        self.stylesheet = cached(self)
        self.stylesheet.set_variables(self.get_css_variables())

    def _begin_with(self, name: str) -> None:
        """Set the theme before anything is styled; the usual way would style all a second time."""
        self.set_reactive(App.theme, name)
        if self.current_theme.ansi:
            self.set_reactive(App.theme, palettes.DARK)
            self.theme = name  # the filter that maps colours to the terminal's has to change, too

    def get_default_screen(self) -> ExplorerScreen:
        """Return the screen to begin with."""
        return self._main

    def on_ready(self) -> None:
        """Start reading the documents once the first picture has been drawn."""
        self.ask_ground(palettes.LIGHT, palettes.DARK, self._store.remember_ground)
        self._main.call_after_refresh(
            self.run_worker,
            lambda: prepared(self._load()),
            name="load",
            thread=True,
            exit_on_error=False,
        )

    async def on_event(self, event: Event) -> None:
        """Queue keys of one burst, and keep the focus on mouse events outside of all widgets.

        Textual takes the focus away when there is no widget under the mouse, as happens while the
        terminal is made smaller; dialogs without a focus could not be closed by key.
        """
        if isinstance(event, Key | Paste) and self._key_queue.holds(event):
            return
        if isinstance(event, Key) and not event.is_forwarded:
            event = as_half_width(event, self.focused)
        had_keys = self.focused if isinstance(event, MouseEvent) else None
        asks = isinstance(event, MouseUp) and event.button == RIGHT_BUTTON
        selected = self.screen.selections if asks else {}
        await super().on_event(event)
        if selected:  # what was selected stays, for the menu to copy it
            self.screen.selections = selected
        if had_keys is not None and self.focused is None:
            self.set_focus(had_keys, scroll_visible=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the documents when they have been read, or end if they cannot be."""
        worker = event.worker
        if worker.name != "load" or not self._main.query("#page"):  # it may be closing
            return
        if event.state is WorkerState.SUCCESS and worker.result is not None:
            self._main.open_library(worker.result, self._start, self.settings.problems)
            # The library lives as long as the explorer: exclude it from garbage collection.
            gc.freeze()
            gc.enable()
            if self.touring:
                self.call_after_refresh(self.action_tour)  # the panes are laid out then
        elif event.state is WorkerState.ERROR:
            self.failure = worker.error
            self.exit()

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the style sheet; none before the theme has been chosen."""
        return super().get_css_variables() if self._theme_chosen else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables for themes that do not define them."""
        return palettes.own_variables(self.current_theme)

    def action_theme(self) -> None:
        """Switch between dark and light."""
        self._use_theme(palettes.other_shade(self.current_theme, self.available_themes))

    def _use_theme(self, name: str) -> None:
        """Switch to a theme and remember it for the next start."""
        self.asks_ground, self.theme = False, name
        if not self._plain:
            self._store.save_looks(self._store.looks()._replace(theme=self.theme))

    def copy_to_clipboard(self, text: str, *, what: str = "") -> None:
        """Copy a text by the best way there is, and say in the key bar which it was.

        Args:
            text: What to copy.
            what: What it is, for the message, for instance ``出處``; by default its length is said.
        """
        from kaoview.tui.platform.clipboard import Clipboard

        remember_clipboard(self, text)
        if self._copying is None:
            self._copying = Clipboard(self, self.say)
        self._copying.copy(text, what=what)

    def find_word(self, text: str, at: int, found: Callable[[tuple[int, int]], None]) -> None:
        """Find the word that a character of a text belongs to, in a thread."""
        self._main.search.find_word(text, at, found)

    def open_file(self, path: Path, line: int = 1, *, pager: bool = False) -> None:
        """Open a file in the reader's editor or pager, and come back when it has been closed.

        Args:
            path: The file; the bundled documents are opened for reading only, if that can be.
            line: The line to show.
            pager: Prefer a pager to an editor.
        """
        from kaoview.tui.platform.editor import open_file

        words = open_file(path, line, self.suspend, pager=pager)
        if words:
            self.say(words, warning=words.startswith("！"))

    def open_in_desktop(self, path: Path, source: SourceSpan) -> None:
        """Open a document in the desktop's program, and say in the key bar which it was.

        Args:
            path: The document.
            source: The place to show: its page, where the program can be told one.
        """
        from kaoview.tui.platform.desktop import open_in_desktop

        def tell(words: str) -> None:
            with suppress(RuntimeError):  # the explorer has been left meanwhile
                self.call_from_thread(self.say, words, warning=words.startswith("！"))

        self.run_worker(
            lambda: open_in_desktop(path, source, which, tell),
            group="desktop",
            description="open in the desktop's program",
            thread=True,
            exit_on_error=False,
        )

    def read_again(self, extra: Mapping[Path, Hints]) -> Library:
        """Read the documents anew, in a thread, with files that are open this time only."""
        return self._read_again(extra)

    def show_library(self, library: Library, start: str | None) -> None:
        """Show a library in place of the one that is open."""
        self._main.replace_library(library, start)

    def open_export(self, subjects: Sequence[ExportSource], chosen: int = 0) -> None:
        """Ask what of some things to write to a file, how and where, and write it.

        Args:
            subjects: What there is, at least one.
            chosen: Which of them is under the cursor at first.
        """
        from kaoview.tui.dialogs.export import ExportScreen
        from kaoview.tui.state.export_names import shown_path

        def written(path: Path | None) -> None:
            if path is not None:
                self.say(f"已匯出 {shown_path(path)}")
                if self.is_web:
                    self.deliver_binary(path, open_method="download")

        dialog = ExportScreen(subjects, chosen, folder=self.folder, store=self._store)
        self.push_screen(dialog, written)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Say something in the key bar of the screen that is on top."""
        bar = next(iter(self.screen.query(KeyBar)), self._main.keybar)
        bar.say(words, warning=warning)

    def action_help(self) -> None:
        """Show every key."""
        from kaoview.tui.app_dialogs import open_help

        open_help(self, self.settings.keys)

    def action_palette(self) -> None:
        """Open the command palette: the actions available here, and the themes."""
        from kaoview.tui.app_dialogs import open_palette

        themes = {} if self._plain else self.available_themes
        open_palette(self, themes, self.settings.keys, self._use_theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the end of the tour where there is none, and what a system cannot do."""
        if action == "tour_end":
            return self._tour is not None and self._tour.under_way
        return CAN_PAUSE if action == "pause" else super().check_action(action, parameters)

    def action_on_row(self, what: str) -> None:
        """Do something about the row under the cursor, by its name in ``ON_ROW``."""
        from kaoview.tui.app_dialogs import ON_ROW

        ON_ROW[what](self)

    def on_menu_wanted(self, message: MenuWanted) -> None:
        """Offer what can be done where the right button of the mouse was pressed."""
        from kaoview.tui.app_dialogs import open_menu

        open_menu(self, message.place)

    def action_tour(self) -> None:
        """Begin the tour, or skip a step of it."""
        from kaoview.tui.explorer.tour import TourController

        if self._tour is None:
            self._tour = TourController(self, self._main, self.settings.keys)
        self._tour.step()

    def action_tour_end(self) -> None:
        """End the tour."""
        if self._tour is not None:
            self._tour.end()

    def action_pause(self) -> None:
        """Suspend the explorer until the shell resumes it."""
        words = pause(self.suspend)
        if words:
            self.say(words)

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C copies, but is often pressed to quit."""
        self._main.keybar.say("要離開請按 q")

    def leave(self) -> None:
        """Quit as by key; called by signal handlers."""
        self.call_later(self.action_quit)

    def save_before_exit(self) -> bool:
        """Remember where the reader is; what is being written has threads that finish it."""
        return self._main.remember_now()

    async def action_quit(self) -> None:
        """Remember where the reader is, finish what is being written, and end."""
        self.left_unsaved = not self.save_before_exit()
        writing = [worker for worker in self.workers if worker.group in ("export", "bookmarks")]
        if writing:
            await self.workers.wait_for_complete(writing)
        self.exit()
