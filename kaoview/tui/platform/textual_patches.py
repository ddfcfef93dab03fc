"""Everything that depends on private parts of Textual, each with the reason.

Each section names the upstream issue, and what happens if Textual no longer has the private
name. All of it was tested with Textual 8.2.8. Drawing dialogs only once, keeping their styles and
dimming the screen below depend on private parts as well and have modules of their own:
``draw_once``, ``style_cache`` and ``dimmed``.
"""

from __future__ import annotations

import re
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from textual import _xterm_parser, events
from textual._parser import ParseError, ParseTimeout, Peek1, Read1
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.geometry import Size
from textual.keys import Keys, _character_to_key
from textual.message import Message
from textual.scroll_view import ScrollView

from kaoview.tui.platform.ground import AnswerFilter
from kaoview.tui.platform.paste_filter import PasteFilter

if TYPE_CHECKING:
    from rich.console import RenderableType

# Long sequences
#
# Reason: with the kitty keyboard protocol, a phrase that an input method commits is one sequence,
#   with six characters for each Chinese one. Textual gives up after 32 characters, and passes a
#   phrase of five Chinese characters on as digits and colons.
# Private: ``textual._xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD``. Without it: no effect.
# Upstream: no issue is known; https://github.com/Textualize/textual/pull/6592 reads several
#   characters of one sequence, but only from sequences that are not too long.

LONGEST_SEQUENCE = 128
"""Characters of the longest sequence a terminal sends: a phrase of twenty Chinese characters.

Six characters for each Chinese one, and some for the frame. A much larger limit would be slow:
Textual parses a sequence anew with each character.
"""


def allow_long_sequences() -> None:
    """Let an input method commit phrases of any usual length at once."""
    _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD = LONGEST_SEQUENCE


# Input that Textual cannot read
#
# Reason: one byte that is not UTF-8, a sequence whose numbers make no character, or a report of
#   the mouse in the old form ends Textual's input thread, and the program with it; an escape
#   character within a paste is taken to be the start of a key.
# Private: ``textual._xterm_parser.XTermParser``, the names of which drivers look up when they
#   start reading, and ``textual.drivers.linux_driver.getincrementaldecoder``. Without them: input
#   is read as Textual does.
# Upstream: https://github.com/Textualize/textual/issues/6456 (bytes that are not UTF-8), open; of
#   the others no issue is known.

_MOUSE_X10 = "\x1b[M"
_MOUSE_X10_BYTES = 3
"""Bytes after the start of a mouse report in the form of X10: button, column and row."""

_FIRST_UNREADABLE, _LAST_UNREADABLE = "\ud800", "\udfff"
"""The surrogates, to which bytes that are not UTF-8 are decoded."""

_NUMBERED_KEY = re.compile(r"\x1b\[(\d+)(?:;[\d:]*)?~")
"""How terminals send a key that types nothing, by its number: CSI 25 ~, with modifiers CSI 25;2 ~.
Textual reads the character of that number where it does not know the key: Ctrl+Y for F13, a space
for F18, a quotation mark for F20. In kitty's own protocol these keys are read as they should be."""
_NAMED_BY_TEXTUAL = frozenset({*range(1, 9), *range(11, 16), *range(17, 22), 23, 24, 57427})
_NAMED_HERE = {
    **{25: "f13", 26: "f14", 28: "f15", 29: "menu"},
    **{31: "f17", 32: "f18", 33: "f19", 34: "f20"},
}
"""Keys of the VT220 as xterm and others send them; where that had F16, xterm has its Menu key."""

_MOST_CELLS = 2_000
"""Columns and lines of the largest screen that a terminal may report.

Chosen by hand: a screen of 8K pixels has 7,680, and no legible character is narrower than four.
"""


def install_input_parser() -> None:
    """Make Textual parse its input with :class:`InputParser`; call it before creating the app."""
    _xterm_parser.XTermParser = InputParser  # type: ignore[misc]
    with suppress(ImportError):  # Windows has another driver, which gets no bytes
        from textual.drivers import linux_driver

        linux_driver.XTermParser = InputParser  # type: ignore[attr-defined]
        linux_driver.getincrementaldecoder = lenient_decoder  # type: ignore[attr-defined,assignment]


def lenient_decoder(encoding: str) -> Callable[[], Any]:
    """Return a factory of incremental decoders that never fail."""
    return partial(getincrementaldecoder(encoding), "surrogateescape")


class InputParser(XTermParser):
    """Textual's parser of terminal input, which handles pastes as a whole and never fails.

    Input that cannot be parsed is dropped; what follows it is parsed as usual.
    """

    def __init__(self, debug: bool = False) -> None:
        self._answers = AnswerFilter()
        self._paste_filter = PasteFilter()
        self._recent = ""
        self._report_bytes = 0  # of a mouse report, yet to come
        self._sizes: tuple[tuple[int, int] | None, tuple[int, int] | None] = (None, None)
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Return the keys, pastes and other events in some input; empty input is the end."""
        kept, told = self._answers.clean(data)
        cleaned = self._paste_filter.clean(kept)
        return chain(told, super().feed(cleaned) if cleaned or not data else ())

    def tick(self) -> Iterable[Message]:
        """Return what waiting brings: lone escape keys, and pastes that never ended."""
        if keys := self._answers.overdue():
            yield from super().feed(keys)
        if pasted := self._paste_filter.overdue():
            yield from super().feed(pasted)
        yield from super().tick()

    def parse(
        self, token_callback: Callable[[Message], None]
    ) -> Generator[Read1 | Peek1, str, None]:
        """Parse character by character; after an exception restart with the next one."""
        report = partial(self._report, token_callback)
        parser = super().parse(report)
        awaited = next(parser)
        while True:
            try:
                try:
                    character = yield awaited
                except ParseError as error:
                    if isinstance(error, ParseTimeout):
                        self._recent, self._report_bytes = "", 0
                    awaited = parser.throw(error)
                else:
                    for each in self._readable(character):
                        awaited = parser.send(each)
            except StopIteration:
                return
            except Exception:  # numbers too large for a character, a screen without cells …
                self._recent, self._report_bytes = "", 0
                parser = super().parse(report)
                awaited = next(parser)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Return the keys of a sequence; a key's number is never taken for a character."""
        keys = super()._sequence_to_key_events(sequence, alt)
        match = _NUMBERED_KEY.fullmatch(sequence)
        if match is None or int(match.group(1)) in _NAMED_BY_TEXTUAL:
            return keys
        name = _NAMED_HERE.get(int(match.group(1)))
        if name is None:
            return [events.Key(Keys.Ignore, sequence)]  # no terminal's key
        return [
            events.Key(f"{key.key.rpartition('+')[0]}+{name}".lstrip("+"), None) for key in keys
        ]

    def _readable(self, character: str) -> str:
        """Return what to pass to Textual's parser for a character.

        The three bytes of an X10 mouse report need not be UTF-8. Each becomes one character, since
        Textual skips exactly three.
        """
        if self._report_bytes and character >= " ":
            size = len(character.encode("utf-8", "surrogateescape"))
            taken = min(size, self._report_bytes)
            self._report_bytes -= taken
            return " " * taken
        if _FIRST_UNREADABLE <= character <= _LAST_UNREADABLE:
            return ""
        self._recent = (self._recent + character)[-len(_MOUSE_X10) :]
        self._report_bytes = _MOUSE_X10_BYTES if self._recent == _MOUSE_X10 else 0
        return character

    def _report(self, token_callback: Callable[[Message], None], token: Message) -> None:
        """Pass an event on, unless it is nonsense."""
        if isinstance(token, events.Key) and _is_unreadable(token.character or ""):
            return
        if isinstance(token, events.Resize):
            if not all(0 < cells <= _MOST_CELLS for cells in token.size):
                self.terminal_size, self.terminal_pixel_size = self._sizes
                return
            if token.pixel_size is not None and not all(token.pixel_size):
                self.terminal_pixel_size = None  # the terminal does not know its size in pixels
            self._sizes = self.terminal_size, self.terminal_pixel_size
        token_callback(token)


def _is_unreadable(text: str) -> bool:
    return any(_FIRST_UNREADABLE <= each <= _LAST_UNREADABLE for each in text)


# Failing
#
# Reason: where something fails that nothing handles, Textual prints a traceback and returns as
#   if the reader had left. What had not been written is lost, and the exit code is 0 where it
#   was the input thread.
# Private: ``App._handle_exception`` and ``App._fatal_error``. Without them: Textual's traceback
#   is printed first; the rest works by ``App.panic`` and ``App.return_code``, which are public.
# Upstream: https://github.com/Textualize/textual/issues/4325 (exit code), closed as not theirs;
#   https://github.com/Textualize/textual/issues/5325 (leaving without tracebacks).


CRASHED = 1
"""The exit code where the explorer failed; 2 is for wrong usage or input."""


class CrashSafeApp(App[None]):
    """An application that saves its state when something in it fails, and then exits.

    Attributes:
        crash: The first exception, or None.
        saved: Whether the state could be saved after it.
        left_unsaved: Whether the reader left, and the state could not be saved.
    """

    crash: BaseException | None = None
    saved = False
    left_unsaved = False

    def save_before_exit(self) -> bool:
        """Save what must not be lost; called once, after a failure. Return whether it could be."""
        return True

    def note_crash(self, error: BaseException) -> None:
        """Store the first exception and save; exceptions while saving are ignored."""
        if self.crash is None:
            self.crash = error
            with suppress(Exception):
                self.saved = self.save_before_exit()

    def panic(self, *renderables: RenderableType) -> None:
        """Exit after a failure, with a traceback only for developers (``TEXTUAL=debug``)."""
        self.note_crash(_error_in(renderables))
        if "debug" in self.features:
            super().panic(*renderables)
        else:
            self.exit(return_code=CRASHED)

    def _handle_exception(self, error: Exception) -> None:
        self.note_crash(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        if "debug" in self.features:
            super()._fatal_error()
        else:
            self.exit(return_code=CRASHED)


def _error_in(renderables: Iterable[object]) -> BaseException:
    """Return the exception of a traceback that was to be printed, with its frames as a note."""
    for each in renderables:
        stacks = getattr(getattr(each, "trace", None), "stacks", None)
        if stacks:
            error = RuntimeError(f"{stacks[0].exc_type}: {stacks[0].exc_value}")
            for frame in stacks[0].frames:
                error.add_note(f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}')
            return error
    return RuntimeError("panic")


# The clipboard
#
# Reason: ``App.copy_to_clipboard`` writes the sequence for the terminal's clipboard at once and
#   without a bound, where the system's own clipboard comes first; what it keeps for pasting within
#   the program, and the way to the terminal, have no public name.
# Private: ``App._clipboard`` and ``App._driver``. Without them: nothing can be pasted within the
#   explorer, and the terminal's clipboard is left as it is.
# Upstream: no issue is known.


def remember_clipboard(app: App[Any], text: str) -> None:
    """Store a text for pasting within the program, without sending it to the terminal."""
    app._clipboard = text


def write_sequence(app: App[Any], sequence: str) -> None:
    """Write a control sequence to the terminal; call it on the event loop's thread."""
    driver = getattr(app, "_driver", None)
    if driver is not None:
        driver.write(sequence)


# Names of keys
#
# Reason: a key that is typed for another has to have the name that bindings know.
# Private: ``textual.keys._character_to_key``. Without it: the explorer does not start.
# Upstream: no issue is known.


def key_name_of(character: str) -> str:
    """Return Textual's name of the key that types a character: ``slash`` for /."""
    return _character_to_key(character)


# The stream that is drawn on
#
# Reason: Textual draws on standard error and would show nothing in ``kaoview 2>errors``.
# Private: that its driver takes ``sys.__stderr__``. Without it: no effect.
# Upstream: https://github.com/Textualize/textual/issues/4420, open.


def draw_on_terminal() -> None:
    """Draw on standard output if standard error is redirected."""
    drawn_on = sys.__stderr__
    if drawn_on is None or drawn_on.closed or not drawn_on.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]


# The size of a scrolling pane
#
# Reason: at every layout Textual compares the size of what is scrolled through with the size of
#   the pane itself, finds them different, and draws all scrollbars and the screen once more.
#   Without this, a key typed in the search is drawn after 50 ms instead of 28, and the processor
#   works 22 ms for it instead of 15 (medians of 38 keys, bundled documents).
# Private: ``textual.scroll_view.ScrollView._size_updated``. Without it: no effect.
# Upstream: no issue is known.


class SteadyScrollView(ScrollView, inherit_bindings=False):
    """A scroll view that a layout draws again only if its size has changed."""

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,  # noqa: ARG002
        container_size: Size,
        layout: bool = True,
    ) -> bool:
        return super()._size_updated(size, self.virtual_size, container_size, layout)
