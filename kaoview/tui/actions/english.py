"""What every action does, in English: for the English readme alone, so the explorer never loads it.

An action that is added to the list gets its sentence here, under its id.
"""

from __future__ import annotations

from kaoview.tui.actions.kinds import Area

AREAS: dict[Area, str] = {
    Area.EVERYWHERE: "Anywhere on the main screen",
    Area.SIDEBAR: "In the sidebar",
    Area.READER: "In the text",
    Area.SEARCH: "While searching",
    Area.FACETS: "Narrowing a search",
    Area.FIND: "Finding in the page",
    Area.ELSEWHERE: "In the other years",
    Area.CHOICE: "Choosing what to compare",
    Area.COMPARISON: "In a comparison",
    Area.CANDIDATES: "Among the candidates of a pair",
    Area.VERDICT: "Deciding on a pair",
    Area.HELP: "On the help page",
    Area.PALETTE: "In the command palette",
}
"""The areas, as headings."""

KEYS: dict[str, str] = {
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "space": "Space",
}
"""Keys that have another name in Chinese."""

SENTENCES: dict[str, str] = {
    # Anywhere on the main screen
    "search": "search all documents while typing; wrong characters, zhuyin and pinyin will do",
    "find": "find in the page being read",
    "hit_next": "go to the next hit",
    "hit_previous": "go to the previous hit",
    "clear": "clear the marks; where there are none, go from the text back to the sidebar",
    "switch": "switch between the sidebar and the text",
    "previous": "read the previous item of the same level",
    "next": "read the next item of the same level",
    "compare": "compare this department, plan or item with another year",
    "elsewhere": "go to the same matter in other years, below the text",
    "elsewhere_show": "show or hide the other years",
    "return": "come back from an item of another year",
    "copy": "copy the text being read, or what was selected with the mouse",
    "cite": "copy it as a citation: the words, plan, period, marker, file and lines",
    "source": "open the source document at that line in $VISUAL, $EDITOR, $PAGER or less",
    "export": "export the department, plan or item being read as Markdown into the current folder",
    "theme": "switch between light and dark",
    "palette": "type a few characters to find what to do, or a theme",
    "help": "all keys",
    "quit": "leave kaoview",
    # In the sidebar
    "sidebar.down": "a line down",
    "sidebar.up": "a line up",
    "sidebar.open": "open; where it is open or holds nothing, go to the text",
    "sidebar.in": "open; where it is open, go in",
    "sidebar.out": "close; where it is closed, go out",
    "sidebar.fold": "open or close",
    "sidebar.first": "to the first line",
    "sidebar.last": "to the last line",
    "sidebar.page_down": "a page down",
    "sidebar.page_up": "a page up",
    # In the text
    "reader.down": "a line down",
    "reader.up": "a line up",
    "reader.page_down": "a page down",
    "reader.page_up": "a page up",
    "reader.first": "to the start of the text",
    "reader.last": "to the end of the text",
    "reader.leave": "back to the sidebar",
    # In the other years
    "elsewhere.down": "an item down",
    "elsewhere.up": "an item up",
    "elsewhere.go": "go to this item",
    "elsewhere.leave": "back to the text",
    # While searching
    "search.go": "go to the hit; on a suggested word, search for that word",
    "search.down": "look at the next hit; the text follows",
    "search.up": "look at the previous hit; the text follows",
    "search.page_down": "a page down",
    "search.page_up": "a page up",
    "search.facets": "narrow by year or department",
    "search.leave": "give up and go back to where you were",
    # Narrowing a search
    "facets.down": "a line down",
    "facets.up": "a line up",
    "facets.narrow": "only this year or department; again to take that back",
    "facets.leave": "back to the search box",
    # Finding in the page
    "find.go": "back to the text; what was found stays marked for `n` and `N`",
    "find.down": "to the next place",
    "find.up": "to the previous place",
    "find.leave": "give up and clear the marks",
    # Choosing what to compare
    "choice.down": "a pair down",
    "choice.up": "a pair up",
    "choice.open": "compare",
    "choice.cancel": "do not compare",
    # In a comparison
    "comparison.next": "to the next row",
    "comparison.previous": "to the previous row",
    "comparison.right": "where a row has several matches, choose the next",
    "comparison.left": "choose the previous match",
    "comparison.next_change": "to the next item that does not simply go on",
    "comparison.previous_change": "to the previous item that does not simply go on",
    "comparison.page_down": "a page down",
    "comparison.page_up": "a page up",
    "comparison.first": "to the first row",
    "comparison.last": "to the last row",
    "comparison.all": "show all items",
    "comparison.same": "only what goes on (延續); again for all",
    "comparison.revised": "only what was revised (修訂)",
    "comparison.related": "only what is related (相關)",
    "comparison.missing": "only what was not found again (未見對應)",
    "comparison.new": "only what is new (新增)",
    "comparison.pending": "only what nobody has reviewed yet (未經校對)",
    "comparison.open": "all candidates, and both texts whole",
    "comparison.accept": "the pair matches: choose 延續, 修訂 or 相關, with a note if you like",
    "comparison.reject": "the pair does not match, or nothing does, with a note if you like",
    "comparison.undo": "take back the last decision, or your own on this row",
    "comparison.read": "read the selected item in its document",
    "comparison.theme": "switch between light and dark",
    "comparison.palette": "type a few characters to find what to do",
    "comparison.help": "all keys",
    "comparison.close": "back to where you were; while comparing, cancel",
    # Among the candidates of a pair
    "candidates.down": "to the next candidate",
    "candidates.up": "to the previous candidate",
    "candidates.page_down": "a page down in both texts",
    "candidates.page_up": "a page up in both texts",
    "candidates.first": "to the first candidate",
    "candidates.last": "to the last candidate",
    "candidates.accept": "it matches: choose 延續, 修訂 or 相關, with a note if you like",
    "candidates.reject": "it does not match, with a note if you like",
    "candidates.undo": "take back the last decision",
    "candidates.palette": "type a few characters to find what to do",
    "candidates.help": "all keys",
    "candidates.close": "back to the comparison",
    # Deciding on a pair
    "verdict.save": "save the decision and the note",
    "verdict.next": "the next status",
    "verdict.previous": "the previous status",
    "verdict.cancel": "do not decide",
    # On the help page
    "help.down": "a line down",
    "help.up": "a line up",
    "help.page_down": "a page down",
    "help.page_up": "a page up",
    "help.look_up": "type a few characters to find a key",
    "help.close": "close the help and go back",
    # In the command palette
    "palette.go": "do what the cursor is on",
    "palette.down": "a line down",
    "palette.up": "a line up",
    "palette.page_down": "a page down",
    "palette.page_up": "a page up",
    "palette.leave": "do nothing",
}
"""What an action does, by its id: a few words, no full stop."""
