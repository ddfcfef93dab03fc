"""What a test waits for, and what it then sees: documents opened, a search answered, rows drawn."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from contextlib import suppress

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from kaoview.tui.app import ExplorerApp
from kaoview.tui.explorer.related import LOOKING
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.widgets import key_bar as keybar


def drawn(app: ExplorerApp) -> str:
    """What is drawn, row by row."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


async def workers_done(app: App[None]) -> None:
    """Wait until no worker is at work; those that are no longer wanted may be cancelled.

    Before the first picture is drawn, the one that reads the documents has not begun.
    """
    while _is_before_reading(app):
        await sleep(0.005)
    while working := [worker for worker in app.workers if not worker.is_finished]:
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete(working)


def _is_before_reading(app: App[None]) -> bool:
    if not app.is_running or not app.screen_stack or list(app.workers):
        return False
    screen = app.screen_stack[0]
    return isinstance(screen, ExplorerScreen) and screen.navigator.library is None


async def opened(pilot: object) -> None:
    """Wait until the documents have been read and drawn."""
    await workers_done(pilot.app)  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def searched(pilot: object) -> None:
    """Wait until the last question has been answered, and what follows has been drawn."""
    screen = pilot.app.screen_stack[0]  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]
    await until(pilot, lambda: screen.search.settled)
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Wait until something holds, on a busy machine for long."""
    for _ in range(1000):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to hold")


async def resized(pilot: Pilot[None], width: int, height: int) -> None:
    """Give the terminal a size, and wait until the screen is laid out for it.

    Textual tells the screen of a new size some milliseconds later, so that of many sizes in quick
    succession it lays out the last.
    """
    await pilot.resize_terminal(width, height)
    await until(pilot, lambda: pilot.app.screen.query_one(keybar.KeyBar).size.width == width)
    await pilot.pause()


async def complete(pilot: object) -> None:
    """Wait until the main screen has all its panes: the edge of the sidebar comes last."""
    screen = pilot.app.screen_stack[0]  # type: ignore[attr-defined]
    await until(pilot, lambda: screen.related.pane is None or screen.query("Divider"))
    await pilot.pause()  # type: ignore[attr-defined]


async def looked_up(pilot: object) -> None:
    """Wait until the pane of other years shows what there is."""
    related = pilot.app.screen_stack[0].related  # type: ignore[attr-defined]
    await until(pilot, lambda: related.pane.notice != LOOKING)
    await pilot.pause()  # type: ignore[attr-defined]


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


async def type_in(pilot: Pilot[None], words: str) -> None:
    """Type as an input method commits: each character as a key of its own."""
    for character in words:
        pilot.app.post_message(events.Key(character, character))
    await searched(pilot)


async def opened_in(pilot: object, pane: str) -> ExplorerScreen:
    """Wait until the documents have been read, and give the keys to a pane of the explorer."""
    await opened(pilot)
    screen = main(pilot)
    screen.set_focus(getattr(screen, pane))
    await pilot.pause()  # type: ignore[attr-defined]
    return screen


def page(pilot: Pilot[None]) -> str:
    """The words of the page, without the line breaks."""
    return "".join(
        "".join(piece.text for piece in line.pieces) for line in main(pilot).reader.lines
    )


def explorer_of(pilot: Pilot[None]) -> ExplorerApp:
    assert isinstance(pilot.app, ExplorerApp)
    return pilot.app
