"""The main screen with taking away: copying, citing, opening the source, exporting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.tui.explorer.main import MainScreen
from kaoview.tui.host import Host, host_of

if TYPE_CHECKING:
    from kaoview.model import Library, Node
    from kaoview.tui.state.export_sources import ExportSource


class TakingScreen(MainScreen):
    """The main screen, from which a reader takes passages away and opens where they stand."""

    @property
    def _explorer(self) -> Host:
        return host_of(self.app)

    def show_page(self, key: str) -> bool:
        """Show a page, on which nothing is selected yet."""
        if key != self._shown:
            self.clear_selection()
        return super().show_page(key)

    def _taken(self) -> tuple[Library, Node] | None:
        """Return what the reader would take away, or say that there is nothing."""
        node = self.reading()
        if self._library is None or node is None:
            self.keybar.say("這裡沒有可以帶走的內容")
            return None
        return self._library, node

    def action_copy(self) -> None:
        """Copy what was selected, or the text of what is being read, with all below it."""
        if selected := self.get_selected_text():
            self._explorer.copy_to_clipboard(selected)
        elif taken := self._taken():
            from kaoview.export.plain_text import plain_text

            self._explorer.copy_to_clipboard(plain_text(taken[1]))

    def action_cite(self) -> None:
        """Copy what is being read as a citation: the words, and where they stand."""
        if taken := self._taken():
            from kaoview.export.citation import citation

            self._explorer.copy_to_clipboard(citation(*taken), what="引文")

    def action_source(self) -> None:
        """Open the document at the line where what is being read begins."""
        taken = self._taken()
        place = source_place(*taken) if taken else None
        if place is not None:
            self._explorer.open_file(*place)
        elif taken:
            self.keybar.say("一個機關的文字在好幾份文件裡：先選一個計畫或項目，再按 o")

    def action_export(self) -> None:
        """Ask what to export, how and where."""
        if self._library is not None:
            self._explorer.open_export(self._subjects(self._library))

    def action_export_found(self) -> None:
        """Ask how and where to export what the search found."""
        from kaoview.tui.state.export_sources import FOUND

        subjects = self._subjects(self._library) if self._library else []
        at = next((at for at, each in enumerate(subjects) if each.label == FOUND), None)
        if at is None:
            self.keybar.say("還沒有找到可以匯出的；先打要找的字")
        else:
            self._explorer.open_export(subjects, at)

    def _subjects(self, library: Library) -> list[ExportSource]:
        """Return what can be exported from here."""
        from kaoview.tui.state.export_sources import library_subjects

        searched, hits = self.found_items()
        return library_subjects(
            library,
            self.reading(),
            searched=searched,
            hits=hits,
            bookmarks=self.bookmarked_nodes(),
        )


def source_place(library: Library, node: Node) -> tuple[Path, int] | None:
    """Return the file where a node stands and its first line, or None for a department."""
    from kaoview.model import Department, Item, Plan

    match node:
        case Department():
            return None
        case Plan():
            document = node.document
            line = min((item.source.first_line for item in node.items), default=1)
        case Item():
            document, line = node.source.document, node.source.first_line
    return Path(library.document(document).path), line
