"""A line to type into that works with input methods: every printable key types."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from kaoview.text.cell_width import cell_width, visible
from kaoview.tui.commands import Area, bindings

_LONGEST = 600  # characters of a line; a search remarks on what is longer than it uses


class TextInput(Input):
    """An input line for Chinese: the input method's window stands where the words will go."""

    DEFAULT_CSS = """
    TextInput {
        width: 1fr;
        background: $panel;
        &:focus { background: $panel; background-tint: $panel 0%; }
        &:ansi { background: ansi_default; }
        &:ansi:focus>.input--cursor { text-style: reverse; }
        &>.input--placeholder {
            color: $quiet;
        }
    }
    """

    class Edited(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Moved(Message):
        """The reader wants to move through what was found, by passages or by pages."""

        def __init__(self, by: int, *, pages: bool = False) -> None:
            super().__init__()
            self.by = by
            self.pages = pages

    class Submitted(Message):
        """The reader wants to go to what was found."""

    class Cancelled(Message):
        """The reader wants to leave the line."""

    class FocusNext(Message):
        """The reader wants to go to what stands beside the line."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(
            placeholder=placeholder, max_length=_LONGEST, select_on_focus=False, compact=True, id=id
        )
        self.cursor_blink = False
        self._told = ""

    def set_words(self, words: str) -> None:
        """Put words into the line, the caret after them."""
        self.value = visible(words)
        self.cursor_position = len(self.value)

    def take_over(self) -> None:
        """Take the keys; what is typed replaces the words that are there."""
        self.screen.set_focus(self, scroll_visible=False)
        self.selection = Selection(0, len(self.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of a change, once."""
        event.stop()
        self._place_caret()
        self._tell()

    def _tell(self) -> None:
        """Tell of what was typed, if nobody knows of it yet.

        The news of a change comes after keys that were pressed in quick succession, so whatever
        is done with the words is told after them.
        """
        if self.value != self._told:
            self._told = self.value
            self.post_message(self.Edited(self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep this to the line: Enter has an action of its own."""
        event.stop()

    def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line without control characters, as much as has room."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = max((self.max_length or _LONGEST) - len(self.value) + end - start, 0)
        words = visible(" ".join(event.text[: 2 * _LONGEST].split()))
        self.replace(words[:room], start, end)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key types, so that the key bar does not offer it for anything else."""
        # Textual does not find the character of this one by its name.
        return key == "slash" or super().check_consume_key(key, character)

    # The caret

    def on_focus(self) -> None:
        """Put the terminal's cursor here."""
        self._place_caret()

    def on_resize(self) -> None:
        """Put the terminal's cursor here."""
        self._place_caret()

    def _place_caret(self) -> None:
        """Put the terminal's cursor at the caret once the line stands where it will be drawn.

        An input method opens its window at the terminal's cursor. The place is known only after
        the screen has been laid out, and the cursor moves only when something is drawn.
        """
        self.call_after_refresh(self._move_cursor)

    def _move_cursor(self) -> None:
        if not self.has_focus:
            return
        place = self.caret
        if place != self.app.cursor_position:
            self.app.cursor_position = place
        self.refresh()

    @property
    def caret(self) -> Offset:
        """Where on the screen the next character will stand."""
        region = self.content_region
        before = cell_width(self.value[: self.cursor_position])
        return Offset(region.x + before - round(self.scroll_x), region.y)

    # Keys

    def action_move(self, by: int) -> None:
        """Move by passages."""
        self._tell()
        self.post_message(self.Moved(by))

    def action_page(self, by: int) -> None:
        """Move by pages."""
        self._tell()
        self.post_message(self.Moved(by, pages=True))

    def action_go(self) -> None:
        """Go to what was found."""
        self._tell()
        self.post_message(self.Submitted())

    def action_leave(self) -> None:
        """Leave the line."""
        self.post_message(self.Cancelled())

    def action_turn(self) -> None:
        """Go to what stands beside the line."""
        self._tell()
        self.post_message(self.FocusNext())


class SearchBox(TextInput):
    """Where a reader types what to search for."""

    BINDINGS = bindings(Area.SEARCH)


class FindBox(TextInput):
    """Where a reader types what to find in the page."""

    BINDINGS = bindings(Area.FIND)


class JumpLine(TextInput):
    """Where a reader types where to go."""

    BINDINGS = bindings(Area.JUMP)


class NoteLine(TextInput):
    """Where a reader types a bookmark's note."""

    BINDINGS = bindings(Area.NOTE)


class PlacesLine(TextInput):
    """Where a reader types words to filter bookmarks and places visited."""

    BINDINGS = bindings(Area.PLACES_FILTER)
