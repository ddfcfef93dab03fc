"""Single-line inputs for Chinese text: every printable key types, input methods work."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from kaoview.text.cell_width import cell_width, visible
from kaoview.text.invisible import replace_stray
from kaoview.tui.commands import Area, bindings

_LONGEST = 600  # characters; chosen by hand, longer than the longest query that is searched


class TextInput(Input):
    """An input whose caret is also the terminal's cursor, where input methods open their window."""

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
        """The text was edited."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Moved(Message):
        """A key moves through the matches, by rows or by pages."""

        def __init__(self, by: int, *, pages: bool = False) -> None:
            super().__init__()
            self.by = by
            self.pages = pages

    class Submitted(Message):
        """The text was submitted."""

    class Cancelled(Message):
        """The input was cancelled."""

    class FocusNext(Message):
        """A key moves the focus to the next widget."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(
            placeholder=placeholder, max_length=_LONGEST, select_on_focus=False, compact=True, id=id
        )
        self.cursor_blink = False
        self._posted = ""

    def word_lines(self, words: str) -> None:
        """Replace the text; the caret goes to its end."""
        self.value = visible(words)
        self.cursor_position = len(self.value)

    def take_over(self) -> None:
        """Take the focus and select the text, so that typing replaces it."""
        self.screen.set_focus(self, scroll_visible=False)
        self.selection = Selection(0, len(self.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post a change, once."""
        event.stop()
        self._place_caret()
        self._post_edited()

    def _post_edited(self) -> None:
        """Post the text if it has changed since it was last posted.

        Textual's own message comes after keys that were pressed in quick succession, so every
        action posts the change before its own message.
        """
        if self.value != self._posted:
            self._posted = self.value
            self.post_message(self.Edited(self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stop the message: Enter has an action of its own."""
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line without control characters, as much as has room."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = max((self.max_length or _LONGEST) - len(self.value) + end - start, 0)
        # A word from a web page is found though it hides a zero-width space.
        words = visible(" ".join(replace_stray(event.text[: 2 * _LONGEST]).split()))
        self.replace(words[:room], start, end)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key types, so that the key bar does not offer it for anything else."""
        # Textual does not find the character of this one by its name.
        return key == "slash" or super().check_consume_key(key, character)

    # The caret

    def on_focus(self) -> None:
        """Move the terminal's cursor to the caret."""
        self._place_caret()

    def on_resize(self) -> None:
        """Move the terminal's cursor to the caret."""
        self._place_caret()

    def _place_caret(self) -> None:
        """Move the terminal's cursor to the caret after the next layout.

        Input methods open their window at the terminal's cursor. The position of the input is
        known only after the layout, and the cursor moves only when something is drawn.
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
        """The position on the screen of the next character."""
        region = self.content_region
        before = cell_width(self.value[: self.cursor_position])
        return Offset(region.x + before - round(self.scroll_x), region.y)

    # Keys

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self._post_edited()
        self.post_message(self.Moved(by))

    def action_page(self, by: int) -> None:
        """Move by pages."""
        self._post_edited()
        self.post_message(self.Moved(by, pages=True))

    def action_go(self) -> None:
        """Submit the text."""
        self._post_edited()
        self.post_message(self.Submitted())

    def action_leave(self) -> None:
        """Cancel the input."""
        self.post_message(self.Cancelled())

    def action_turn(self) -> None:
        """Move the focus to the next widget."""
        self._post_edited()
        self.post_message(self.FocusNext())


class SearchBox(TextInput):
    """The input of the search."""

    BINDINGS = bindings(Area.SEARCH)


class FindBox(TextInput):
    """The input of finding in the page."""

    BINDINGS = bindings(Area.FIND)


class JumpLine(TextInput):
    """The input of the jump dialog."""

    BINDINGS = bindings(Area.JUMP)


class NoteLine(TextInput):
    """The input for a bookmark's note."""

    BINDINGS = bindings(Area.NOTE)


class OpenLine(TextInput):
    """The input for a path to open."""

    BINDINGS = bindings(Area.OPEN)


class FieldLine(TextInput):
    """A field of what was understood of a document; its keys are the dialog's."""

    BINDINGS = bindings(Area.UNDERSTOOD)


class PlacesLine(TextInput):
    """The input to filter bookmarks and visited nodes."""

    BINDINGS = bindings(Area.PLACES_FILTER)
