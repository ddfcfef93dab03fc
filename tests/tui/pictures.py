"""Pictures of the screen: taken at several sizes in both themes from one run, kept as ANSI text.

A test drives the explorer to a screen and compares what is drawn there with what was kept::

    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        ...
        assert await pictures(pilot) == kept

The kept file holds one picture after the other, each under a line with its size and theme, so
``cat`` shows how the screen looks. After a change that is meant, ``pytest --snapshot-update``
keeps the new ones; look at them before committing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual.pilot import Pilot
from textual.widgets import Input

from kaoview.tui.app import ExplorerApp
from kaoview.tui.themes import DARK, LIGHT
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import LineView

from .ansi import painted
from .waiting import complete, until

Size = tuple[int, int]

HUGE, LARGE, NORMAL, SMALL = (160, 45), (120, 36), (80, 24), (60, 20)
SIZES: tuple[Size, ...] = (LARGE, NORMAL, SMALL)
WITH_HUGE: tuple[Size, ...] = (HUGE, *SIZES)
THEMES = (DARK, LIGHT)


async def pictures(
    pilot: Pilot[None], sizes: Sequence[Size] = SIZES, themes: Sequence[str] = THEMES
) -> str:
    """Return pictures of what is on the screen, at each size in each theme."""
    app = pilot.app
    assert isinstance(app, ExplorerApp)
    taken = []
    await complete(pilot)
    for number, theme in enumerate(themes):
        app.theme = theme
        # To and fro, so that the size stays as it is where the theme changes.
        for size in sizes[:: -1 if number % 2 else 1]:
            if app.size != size:
                await pilot.resize_terminal(*size)
                await until(pilot, lambda size=size: _laid_out(app, size))  # type: ignore[misc]
            await pilot.pause()
            for page in app.screen.query(LineView):
                page.complete()  # with its scrollbar as it stays
            taken.append(f"# {size[0]}x{size[1]} {theme}\n{await _at_rest(pilot, app)}")
    return "".join(taken)


async def _at_rest(pilot: Pilot[None], app: ExplorerApp) -> str:
    """Return the screen once it looks the same after all that was waiting has been done."""
    seen = [""]

    def same() -> bool:
        seen.append(_drawn(app))
        return seen[-1] == seen[-2]

    await pilot.pause()
    await until(pilot, same)
    return seen[-1]


def _laid_out(app: ExplorerApp, size: Size) -> bool:
    """Tell whether the screen on top has a size, and the main screen its layout for it."""
    below = len(app.screen_stack) > 1
    return app.screen.size == size and (below or app.screen.query_one(KeyBar).size.width == size[0])


def _drawn(app: ExplorerApp) -> str:
    """Return the screen, and what shows through it from below, with its colours."""
    for box in app.screen.query(Input):
        box.cursor_blink = False
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    return "".join(f"{painted(chain(*line))}\n" for line in update.strips)  # type: ignore[union-attr]
