"""Takes the readmes' pictures: ``python -m tests.tools.screenshots``, or ``make screenshots``.

Each is the explorer itself with the bundled documents, worked by keys; nothing of the reader's own
(settings, last session, decisions) is looked at, so that the pictures are the same everywhere.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from textual.app import App
from textual.pilot import Pilot

import kaoview
from kaoview.tui.app import ExplorerApp
from kaoview.tui.commands import BY_ID
from kaoview.tui.state.session import SessionStore
from kaoview.tui.themes import LIGHT
from tests.tools.picture import picture

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZE = (120, 34)
_PATIENCE = 60.0  # seconds until something that is waited for must be there


@dataclass(frozen=True)
class Step:
    """Some keys, and words that are on the screen once they have had their effect."""

    keys: Sequence[str]
    shown: str


@dataclass(frozen=True)
class Scene:
    """A picture.

    Attributes:
        name: The file's name without its suffix.
        start: The id at which the explorer opens.
        shown: Words that are on the screen once it has.
        steps: What the reader does.
        theme: The theme, or empty for the usual one.
        size: Columns and lines.
    """

    name: str
    start: str
    shown: str
    steps: Sequence[Step] = ()
    theme: str = ""
    size: tuple[int, int] = SIZE


def key(action: str) -> str:
    """Return the first key of an action."""
    return BY_ID[action].keys[0]


SCENES = (
    Scene("reading", "113-衛生局-2", "一學區日照中心"),
    Scene(
        "search",
        "113-衛生局-2",
        "一學區日照中心",
        (Step((key("search"), *"登革熱"), "病媒蚊"),),
    ),
    Scene(
        "comparison",
        "108-111-全市",
        "時值美中貿易戰",
        (
            Step((key("compare"),), "整個年度"),
            Step((key("choice.open"),), "已校對"),
        ),
    ),
    Scene(
        "trends",
        "113-衛生局-2",
        "113-annual-outline.txt",
        (
            Step((key("search"), *"淨零 捷運"), "筆"),
            Step((key("search.trends"),), "依年度"),
        ),
        size=(120, 20),
    ),
    Scene("light", "113-衛生局-2", "一學區日照中心", theme=LIGHT),
)


async def take(scene: Scene) -> str:
    """Play a scene and return its picture.

    Raises:
        TimeoutError: Something that should be on the screen is not.
    """
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        app = ExplorerApp(
            kaoview.load,
            scene.start,
            store=SessionStore(folder / "state"),
            folder=folder,
            reviews=folder / "reviews.tsv",
        )
        if scene.theme:
            app.theme = scene.theme
        async with app.run_test(size=scene.size) as pilot:
            await _until(pilot, scene.name, scene.shown)
            for step in scene.steps:
                await pilot.press(*step.keys)
                await _until(pilot, scene.name, step.shown)
            await app.workers.wait_for_complete()
            await _until(pilot, scene.name, (scene.steps or [Step((), scene.shown)])[-1].shown)
            return picture(app.export_screenshot())


async def _until(pilot: Pilot[None], name: str, words: str) -> None:
    """Wait until words are on the screen, and then until it changes no more."""
    await _wait(pilot, lambda: words in drawn(pilot.app), f"{name}: {words} is not shown")
    before = ""
    while before != (before := drawn(pilot.app)):
        await pilot.pause(0.5)


async def _wait(pilot: Pilot[None], there: Callable[[], bool], complaint: str) -> None:
    end = monotonic() + _PATIENCE
    while not there():
        if monotonic() > end:
            raise TimeoutError(f"{complaint}:\n{drawn(pilot.app)}")
        await pilot.pause(0.05)


def drawn(app: App[None]) -> str:
    """Return what is drawn, row by row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def main(names: Sequence[str]) -> None:
    """Take the pictures of those names, or all of them."""
    with tempfile.TemporaryDirectory() as empty:
        for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = empty
        for variable in ("NO_COLOR", "KAOVIEW_LIBRARY"):
            os.environ.pop(variable, None)
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        FOLDER.mkdir(parents=True, exist_ok=True)
        for scene in SCENES:
            if not names or scene.name in names:
                made = asyncio.run(take(scene))
                (FOLDER / f"{scene.name}.svg").write_text(made, "utf-8")
                print(f"{scene.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
