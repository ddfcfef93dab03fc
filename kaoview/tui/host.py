"""What a screen may ask of the application that shows it.

Screens and dialogs know this protocol and never the application: the arrows point one way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from textual.app import App

    from kaoview.model import Library, SourceSpan
    from kaoview.reading.hints import Hints
    from kaoview.tui.state.export_sources import ExportSource


class Host(Protocol):
    """The application, as far as screens ask anything of it."""

    def say(self, words: str, *, warning: bool = False) -> None:
        """Say something in the key bar of the screen that is on top."""

    def copy_to_clipboard(self, text: str, *, what: str = "") -> None:
        """Copy a text by the best way there is, and say in the key bar which it was.

        Args:
            text: What to copy.
            what: What it is, for the message, for instance ``出處``; by default its length is said.
        """

    def find_word(self, text: str, at: int, found: Callable[[tuple[int, int]], None]) -> None:
        """Find the word that a character belongs to, in a thread.

        Args:
            text: A paragraph.
            at: The offset of the character.
            found: Takes the offsets of the word, end exclusive.
        """

    def open_file(self, path: Path, line: int = 1, *, pager: bool = False) -> None:
        """Open a file in the reader's editor or pager, and come back when it has been closed.

        Args:
            path: The file; the bundled documents are opened for reading only, if that can be.
            line: The line to show.
            pager: Prefer a pager to an editor.
        """

    def open_in_desktop(self, path: Path, source: SourceSpan) -> None:
        """Open a document in the desktop's program, and say in the key bar which it was.

        Args:
            path: The document.
            source: The place to show: its page, where the program can be told one.
        """

    def read_again(self, extra: Mapping[Path, Hints]) -> Library:
        """Read the documents anew, in a thread.

        Args:
            extra: Files that are open this time only, with what the reader says of each.

        Raises:
            LibraryError: They cannot be read.
        """

    def show_library(self, library: Library, start: str | None) -> None:
        """Show a library in place of the one that is open.

        Args:
            library: The library.
            start: The id to go to, or None to stay where the reader is.
        """

    def open_export(self, sources: Sequence[ExportSource], chosen: int = 0) -> None:
        """Ask what of some things to write to a file, how and where, and write it.

        Args:
            sources: What there is, at least one.
            chosen: Which of them is under the cursor at first.
        """


def host_of(app: App[object]) -> Host:
    """Return an application as what screens may ask of it."""
    return cast("Host", app)
