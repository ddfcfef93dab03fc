"""Taking out: copying, citing, opening the source, exporting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.tui.host import Host, host_of

if TYPE_CHECKING:
    from kaoview.model import Library, Node, SourceSpan
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.export_sources import ExportSource, FoundItems


class OutputController:
    """Takes out what the reader is looking at, or what was found."""

    def __init__(
        self,
        stage: Stage,
        navigator: Navigator,
        node: Callable[[], Node | None],
        widgets: Widgets,
        found_items: Callable[[], FoundItems],
        bookmarked: Callable[[], Sequence[tuple[Node, str]]],
        checked: Callable[[], Sequence[Node]],
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            navigator: What knows the library.
            node: Returns what the reader is looking at, or None.
            widgets: What is always on the screen.
            found_items: Returns what the last search found.
            bookmarked: Returns what has a bookmark, with its note.
            checked: Returns what is checked.
        """
        self._stage = stage
        self._navigator = navigator
        self._node = node
        self._key_bar = widgets.key_bar
        self._found_items = found_items
        self._bookmarked = bookmarked
        self._checked = checked

    @property
    def _host(self) -> Host:
        return host_of(self._stage.app)

    def _taken(self) -> tuple[Library, Sequence[Node]] | None:
        """Return what is checked, or else what the reader is looking at, with the library."""
        library, checked = self._navigator.library, self._checked()
        if library is not None and checked:
            return library, checked
        current = self._current()
        return (current[0], [current[1]]) if current else None

    def _current(self) -> tuple[Library, Node] | None:
        """Return what the reader is looking at, or say that there is nothing."""
        node, library = self._node(), self._navigator.library
        if library is None or node is None:
            self._key_bar.say("這裡沒有可以複製或打開的內容；請先在目錄選一個機關、計畫或項目")
            return None
        return library, node

    def copy(self) -> None:
        """Copy what was selected, or what is checked, or what is being read; all with all below."""
        if selected := self._stage.get_selected_text():
            self._host.copy_to_clipboard(selected)
        elif taken := self._taken():
            from kaoview.export.plain_text import plain_texts

            nodes = taken[1]
            what = f"勾選的 {len(nodes)} 項" if len(nodes) > 1 else ""
            self._host.copy_to_clipboard(plain_texts(nodes), what=what)

    def cite(self) -> None:
        """Copy what is checked or being read as citations: the words, and where they stand."""
        if taken := self._taken():
            from kaoview.export.citation import citation

            library, nodes = taken
            what = f"{len(nodes)} 則引文" if len(nodes) > 1 else "引文"
            text = "\n".join(citation(library, node) for node in nodes)
            self._host.copy_to_clipboard(text, what=what)

    def open_source(self) -> None:
        """Open the document where what is being read begins.

        Text is opened in an editor at the line, other documents in the desktop's program at the
        page where that can be.
        """
        current = self._current()
        if current is None:
            return
        library, node = current
        source = _source(node)
        if source is None:
            self._key_bar.say("一個機關的文字在好幾份文件裡：先選一個計畫或項目，再按 o")
            return
        from kaoview.tui.platform.desktop import archive_of

        document = library.document(source.document)
        path = Path(document.path)
        if document.plain and archive_of(path) is None:
            self._host.open_file(path, source.first_line)
        else:
            self._host.open_in_desktop(path, source)

    def export(self) -> None:
        """Ask what to export, how and where."""
        if self._navigator.library is not None:
            self._host.open_export(self._sources(self._navigator.library))

    def export_found(self) -> None:
        """Ask how and where to export what the search found."""
        from kaoview.tui.state.export_sources import CHECKED_ITEMS, FOUND

        library = self._navigator.library
        sources = self._sources(library) if library else []
        wanted = CHECKED_ITEMS if self._checked() else FOUND
        at = next((at for at, each in enumerate(sources) if each.label == wanted), None)
        if at is None:
            self._key_bar.say("還沒有找到可以匯出的；先打要找的字")
        else:
            self._host.open_export(sources, at)

    def _sources(self, library: Library) -> list[ExportSource]:
        """Return what can be exported from here."""
        from kaoview.tui.state.export_sources import library_sources

        bookmarked = self._bookmarked()
        return library_sources(
            library,
            self._node(),
            search=self._found_items(),
            bookmarks=[node for node, _ in bookmarked],
            notes={node.id: note for node, note in bookmarked},
            checked=self._checked(),
        )


def _source(node: Node) -> SourceSpan | None:
    """Return where a node stands, or None for a department."""
    from kaoview.model import Department, Plan, SourceSpan

    if isinstance(node, Department):
        return None
    if isinstance(node, Plan):
        return node.source or SourceSpan.at(1, document=node.document)
    return node.source
