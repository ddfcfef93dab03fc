"""The main screen with the way to the trends, and from them back to the hits behind a bar."""

from __future__ import annotations

from kaoview.tui.explorer.searching import SearchingScreen


class TrendingScreen(SearchingScreen):
    """The main screen, from which a reader sees how often what was searched for occurs."""

    def action_trends(self) -> None:
        """Show how often the words of the search occur; without a search, ask for words."""
        library = self._library
        if library is None:
            self.keybar.say("還在讀取文件，讀好就可以看趨勢")
            return
        from kaoview.tui.dialogs.trends import TrendsScreen

        self.app.push_screen(TrendsScreen(library, self._query), self._list_hits)

    @property
    def _query(self) -> str:
        """What the search that is open, or whose hits are marked, asks for."""
        if self.searching and self.panel is not None:
            return self.panel.box.value
        return self._found.words if self._found is not None else ""

    async def _list_hits(self, query: str | None) -> None:
        """Search for what is behind a bar."""
        if query is None:
            return
        if not self.searching:
            await self.action_search()
        if self.panel is not None:
            self.panel.box.set_words(query)
