"""A person at the keyboard: presses keys, types words, and looks at the screen and at the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from kaoview.tui.app import ExplorerApp
from tests.tui.comparables import settle
from tests.tui.waiting import drawn, main, until, workers_done

SCREEN = (120, 36)

_KEYS = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "空白鍵": "space",
    "Backspace": "backspace",
    "Home": "home",
    "上": "up",
    "下": "down",
    "左": "left",
    "右": "right",
    "Ctrl+T": "ctrl+t",
    "Ctrl+P": "ctrl+p",
    "F4": "f4",
}
"""Keys as the explorer calls them on the screen."""


class Person:
    """Sits before one explorer.

    Attributes:
        app: The explorer.
        folder: Where the files go that the person writes.
    """

    def __init__(self, pilot: Pilot[None], folder: Path) -> None:
        assert isinstance(pilot.app, ExplorerApp)
        self._pilot = pilot
        self.app = pilot.app
        self.folder = folder

    async def press(self, *keys: str) -> None:
        """Press keys, called as on the screen: a character, or for instance ``Enter`` or ``下``."""
        await self._pilot.press(*(_KEYS.get(key, key) for key in keys))
        await self._pilot.pause()

    async def type(self, words: str) -> None:
        """Type as an input method commits: each character as a key of its own."""
        for character in words:
            self.app.post_message(events.Key(character, character))
        await self._pilot.pause()

    async def search(self, words: str) -> None:
        """Search, and wait for the answer."""
        await self.press("/")
        await self.type(words)
        await self._until(lambda: main(self._pilot).search.settled, f"an answer to {words}")

    async def jump(self, words: str) -> None:
        """Jump to an id, a department or a heading."""
        await self.press(":")
        await settle(self._pilot)
        await self.type(words)
        await settle(self._pilot)
        await self.press("Enter")

    async def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def choose(self, label: str) -> None:
        """Go down a list to the line that begins with a label."""
        for _ in range(12):
            if f"› {label}" in self.screen:
                return
            await self.press("下")
        raise AssertionError(f"「{label}」 is not in the list:\n{self.screen}")

    async def see(self, *words: str) -> None:
        """Look until the words are somewhere on the screen."""
        for word in words:
            await self._until(lambda word=word: word in self.screen, f"「{word}」")  # type: ignore[misc]

    async def miss(self, *words: str) -> None:
        """Look until none of the words is on the screen any more."""
        for word in words:
            await self._until(
                lambda word=word: word not in self.screen, f"a screen without 「{word}」"
            )  # type: ignore[misc]

    async def read(self, *words: str) -> None:
        """Read until the words have been on the page, whatever lines they are broken into."""
        for word in words:
            await self._until(lambda word=word: word in self.page, f"「{word}」 on the page")  # type: ignore[misc]

    @property
    def screen(self) -> str:
        """What is on the screen, row by row."""
        return drawn(self.app)

    @property
    def page(self) -> str:
        """The words of the page, above and below the screen as well."""
        lines = main(self._pilot).reader.lines
        return "".join("".join(piece.text for piece in line.pieces) for line in lines)

    @property
    def here(self) -> str:
        """The id of what is being read."""
        return main(self._pilot).navigator.place

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self.app.clipboard

    async def find_file(self, name: str) -> str:
        """Return what a file says that the person has written."""
        path = self.folder / name
        await self._until(path.is_file, f"the file {name}")
        return path.read_text("utf-8-sig")

    async def _until(self, true: Callable[[], object], what: str) -> None:
        try:
            await until(self._pilot, true)
        except AssertionError:
            message = f"{what} never came. The screen:\n{self.screen}"
            raise AssertionError(message) from None


Sit = Callable[..., AbstractAsyncContextManager[Person]]
"""Starts the explorer: ``async with sit() as person``, or at an id, or with another size."""


@asynccontextmanager
async def sitting(app: ExplorerApp, folder: Path, size: tuple[int, int]) -> AsyncIterator[Person]:
    """Start an explorer, put a person before it, and wait until the documents are there."""
    async with app.run_test(size=size) as pilot:
        await workers_done(app)
        await pilot.pause()
        yield Person(pilot, folder)
