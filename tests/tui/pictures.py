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

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, zip_longest
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot
from textual.widgets import Input

from kaoview.text.cells import cell_width
from kaoview.tui.app import ExplorerApp
from kaoview.tui.themes import DARK, LIGHT

Size = tuple[int, int]

HUGE, LARGE, NORMAL, SMALL = (160, 45), (120, 36), (80, 24), (60, 20)
SIZES: tuple[Size, ...] = (LARGE, NORMAL, SMALL)
WITH_HUGE: tuple[Size, ...] = (HUGE, *SIZES)
THEMES = (DARK, LIGHT)

_MOST_LINES = 12
"""Lines of one picture that are told in a failure."""

_SHAPES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
_ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


class Look(NamedTuple):
    """How characters look, in the codes of a terminal."""

    shape: str = ""
    ink: str = ""
    ground: str = ""

    def __str__(self) -> str:
        """Return the codes as they follow each other."""
        return " ".join(filter(None, self)) or "plain"


PLAIN = Look()


async def pictures(
    pilot: Pilot[None], sizes: Sequence[Size] = SIZES, themes: Sequence[str] = THEMES
) -> str:
    """Return pictures of what is on the screen, at each size in each theme."""
    app = pilot.app
    assert isinstance(app, ExplorerApp)
    taken = []
    for number, theme in enumerate(themes):
        app.theme = theme
        # To and fro, so that the size stays as it is where the theme changes.
        for size in sizes[:: -1 if number % 2 else 1]:
            if app.size != size:
                await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            taken.append(f"# {size[0]}x{size[1]} {theme}\n{_drawn(app)}")
    return "".join(taken)


def _drawn(app: ExplorerApp) -> str:
    """Return the screen, and what shows through it from below, with its colours."""
    for box in app.screen.query(Input):
        box.cursor_blink = False
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    return "".join(f"{_painted(chain(*line))}\n" for line in update.strips)  # type: ignore[union-attr]


def _painted(segments: Iterable[Segment]) -> str:
    """Return a line with its looks, of each only what is not so already."""
    parts = []
    look = PLAIN
    for segment in segments:
        wanted = _look(segment.style)
        if wanted.shape != look.shape or not (wanted.ink and wanted.ground):
            parts.append(_codes("0", *wanted))
        elif wanted != look:
            parts.append(
                _codes(*(new for new, old in zip(wanted, look, strict=True) if new != old))
            )
        look = wanted
        parts.append(segment.text)
    return "".join(parts) + "\x1b[0m"


def _codes(*codes: str) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m"


def _look(style: Style | None) -> Look:
    if style is None:
        return PLAIN
    shape = ";".join(code for name, code in _SHAPES.items() if getattr(style, name))
    ink = style.color.get_ansi_codes(foreground=True) if style.color else ()
    ground = style.bgcolor.get_ansi_codes(foreground=False) if style.bgcolor else ()
    return Look(shape, ";".join(ink), ";".join(ground))


class AnsiPictures(SingleFileSnapshotExtension):
    """Keeps the pictures of a test in a file of their own, and tells where two differ."""

    _file_extension = "ansi"
    _write_mode = WriteMode.TEXT

    def diff_lines(self, serialized_data: str, snapshot_data: str) -> Iterator[str]:
        """Yield what changed in each picture: the words, or, where they are the same, the colours."""
        old, new = _by_heading(snapshot_data), _by_heading(serialized_data)
        for heading in dict.fromkeys((*old, *new)):
            if heading not in new:
                yield f"{heading}: no longer taken"
            elif heading not in old:
                yield f"{heading}: not kept so far"
            elif old[heading] != new[heading]:
                yield from _differences(heading, old[heading], new[heading])


def _by_heading(taken: str) -> dict[str, list[str]]:
    parts = re.split(r"^# (\d+x\d+ \S+)\n", taken, flags=re.MULTILINE)
    return {
        heading: body.splitlines() for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def _differences(heading: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    changed = [
        (number, before, after)
        for number, (before, after) in enumerate(zip_longest(old, new, fillvalue=""), 1)
        if before != after
    ]
    yield f"{heading}: {len(changed)} of {max(len(old), len(new))} lines differ"
    for number, before, after in changed[:_MOST_LINES]:
        was, now = _ESCAPE.sub("", before).rstrip(), _ESCAPE.sub("", after).rstrip()
        if was != now:
            yield f"{number:3} - {was}"
            yield f"{number:3} + {now}"
        else:
            yield from (f"{number:3}   {words}" for words in _recoloured(before, after))
    if len(changed) > _MOST_LINES:
        yield f"    … and {len(changed) - _MOST_LINES} more"


def _recoloured(before: str, after: str) -> Iterator[str]:
    """Yield which cells of a line look otherwise than before."""
    pairs = zip(_cells(before), _cells(after), strict=False)
    column = 0
    for (was, now), group in groupby(pairs, key=lambda pair: (pair[0][1], pair[1][1])):
        text = "".join(character for _, (character, _) in group)
        if was != now:
            yield f"column {column} 「{text.strip()}」: {was} -> {now}"
        column += cell_width(text)


def _cells(line: str) -> Iterator[tuple[str, Look]]:
    """Yield the characters of a line, each with its look."""
    look = PLAIN
    for number, part in enumerate(_ESCAPE.split(line)):
        if number % 2:
            look = _changed(look, part)
        else:
            yield from ((character, look) for character in part)


def _changed(look: Look, codes: str) -> Look:
    """Return a look after an escape sequence."""
    for code in re.findall(r"[34]8;2;\d+;\d+;\d+|\d+", codes):
        if code == "0":
            look = PLAIN
        elif code in _SHAPES.values():
            look = look._replace(shape=f"{look.shape};{code}".strip(";"))
        elif code.startswith(("3", "9")):
            look = look._replace(ink=code)
        else:
            look = look._replace(ground=code)
    return look
