"""Lines of the screen as ANSI text, and where two pictures made of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from kaoview.text.cell_width import cell_width

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


def painted(segments: Iterable[Segment]) -> str:
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
