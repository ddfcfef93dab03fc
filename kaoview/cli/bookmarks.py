"""The bookmarks of the explorer, for the command line."""

from __future__ import annotations

from kaoview.cli.terminal import CliError, print_error
from kaoview.model import Library, Node
from kaoview.paths import bookmarks_file, data_folder
from kaoview.tui.state.bookmarks import BookmarkStore, noted_nodes
from kaoview.tui.state.session import library_key


def bookmarked(library: Library) -> list[tuple[Node, str]]:
    """Return the places in a library that have a bookmark, with its note, the latest first.

    Raises:
        CliError: There is none.
    """
    store = BookmarkStore(bookmarks_file())
    store.load()
    for message in store.messages:
        print_error(message)
    found = noted_nodes(library, library_key(library, data_folder()), store.all)
    if not found:
        other = "現在讀的這些文件裡" if store.all else ""
        raise CliError(f"{other}還沒有書籤；在瀏覽畫面裡按 m 放書籤", code=1)
    return found
