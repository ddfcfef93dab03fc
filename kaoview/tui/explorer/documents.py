"""Opening documents from inside: asking, reading, copying them, and showing the library anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.tui.explorer.stage import run_in_thread
from kaoview.tui.host import host_of

if TYPE_CHECKING:
    from kaoview.document import Problem
    from kaoview.model import Library
    from kaoview.reading.formats.progress import Watch
    from kaoview.reading.hints import Hints
    from kaoview.tui.dialogs.understood import OpenAnswer
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets

WATCH_EVERY = 5.0
"""Seconds between two looks at whether a document has changed on disk; chosen by hand."""

Seen = dict[str, tuple[int, int]]
"""The time and size of files by their paths."""


class DocumentController:
    """Owns the documents that are open this time only, and what their files looked like."""

    def __init__(self, stage: Stage, navigator: Navigator, widgets: Widgets) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            navigator: Knows the library, and shows another one.
            widgets: What is always on the screen.
        """
        self._stage = stage
        self._navigator = navigator
        self._key_bar = widgets.key_bar
        self._extra: dict[Path, Hints] = {}
        self._seen: Seen = {}
        self._told = False

    def ask(self) -> None:
        """Ask for a path and open what is there."""
        if self._navigator.library is None:
            return
        from kaoview.tui.dialogs.open_file import OpenScreen

        self._stage.app.push_screen(OpenScreen(), self.open_paths)

    def open_pasted(self, text: str) -> bool:
        """Open the paths in a pasted text; tell whether it holds any."""
        from kaoview.tui.state.typed_paths import existing_paths

        paths = existing_paths(text) if self._navigator.library is not None else []
        self.open_paths(paths or None)
        return bool(paths)

    def open_paths(self, paths: Sequence[Path] | None) -> None:
        """Read files and folders, and show what was understood of them."""
        if not paths:
            return
        from kaoview.tui.dialogs.understood import UnderstoodScreen

        given = list(paths)
        screen = UnderstoodScreen(lambda watch: _read(given, watch))
        self._stage.app.push_screen(screen, self._answered)

    def _answered(self, answer: OpenAnswer | None) -> None:
        if answer is None:
            return
        self._key_bar.note("讀取中")
        run_in_thread(self._stage, lambda: self._take(answer), "documents", "open documents")

    def _take(self, answer: OpenAnswer) -> None:
        """Copy the files or note them, and read the library anew; in a thread."""
        from kaoview.library.own import OwnLibraryError, add_document
        from kaoview.os_errors import explain
        from kaoview.storage import read_file

        names: list[str] = []
        try:
            for file in answer.files:
                if answer.keep:
                    data = read_file(file)
                    source = str(file.absolute())
                    added, _ = add_document(data, file.name, source, answer.hints)
                    names.append(str(added.path))
                else:
                    self._extra[file.absolute()] = answer.hints
                    names.append(str(file.absolute()))
        except OwnLibraryError as error:
            self._stage.app.call_from_thread(self._key_bar.say, str(error), warning=True)
            return
        except OSError as error:
            words = f"無法讀取：{explain(error)}"
            self._stage.app.call_from_thread(self._key_bar.say, words, warning=True)
            return
        kept = "已加入我的文件庫" if answer.keep else "只在這次打開"
        self._load(names, f"{kept}：{'、'.join(Path(name).name for name in names)}")

    def reload(self) -> None:
        """Read all documents again."""
        if self._navigator.library is None:
            return
        self._key_bar.note("讀取中")
        run_in_thread(
            self._stage, lambda: self._load([], "已重新載入"), "documents", "reload documents"
        )

    def _load(self, names: Sequence[str], words: str) -> None:
        from kaoview.library.load import LibraryError

        host = host_of(self._stage.app)
        try:
            library = host.read_again(self._extra)
        except (LibraryError, OSError) as error:
            self._stage.app.call_from_thread(self._key_bar.say, str(error), warning=True)
            return
        self._stage.app.call_from_thread(self._show, library, names, words)

    def _show(self, library: Library, names: Sequence[str], words: str) -> None:
        documents = [d.id for d in library.documents if d.path in names]
        plans = [plan for plan in library.plans() if plan.document in documents]
        host_of(self._stage.app).show_library(library, plans[0].id if plans else None)
        self.watch(library)
        self._key_bar.note("")
        self._key_bar.say(words)

    # Changes on disk

    def watch(self, library: Library) -> None:
        """Look now and then whether a document of a library has changed on disk."""
        first = not self._seen
        paths = [document.path for document in library.documents]
        self._told = False
        self._seen = {}
        run_in_thread(self._stage, lambda: self._look(paths), "watch", "note documents")
        if first:
            self._stage.set_timer(WATCH_EVERY, self._look_again)

    def _look_again(self) -> None:
        self._stage.set_timer(WATCH_EVERY, self._look_again)
        if self._told or not self._seen:
            return
        run_in_thread(self._stage, self._compare, "watch", "look at documents")

    def _look(self, paths: Sequence[str]) -> None:
        self._seen = look_at(paths)

    def _compare(self) -> None:
        now = look_at(list(self._seen))
        changed = [path for path, seen in self._seen.items() if now.get(path) != seen]
        if changed and not self._told:
            self._told = True
            name = Path(changed[0]).name
            more = f"等 {len(changed)} 份" if len(changed) > 1 else ""
            words = f"「{name}」{more}在磁碟上改過了，按 F5 重新載入"
            self._stage.app.call_from_thread(self._key_bar.say, words)


def look_at(paths: Sequence[str]) -> Seen:
    """Return the time and size of the files that are there."""
    found: Seen = {}
    for path in paths:
        try:
            stat = Path(path).stat()
        except (OSError, ValueError):
            found[path] = (0, -1)
        else:
            found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def _read(paths: Sequence[Path], watch: Watch) -> tuple[tuple[Path, ...], Library]:
    """Read the files at some paths, in a thread."""
    from dataclasses import replace

    from kaoview.library.build import read_library
    from kaoview.library.load import find_documents

    problems: list[Problem] = []
    files = [file for path in paths for file in find_documents(path, problems)]
    library = read_library(files, 0, watch=watch)
    return tuple(files), replace(library, problems=(*library.problems, *problems))
