"""The rows of the command palette: the label of an entry, its keys and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.text.cell_width import ELLIPSIS, cell_width, fit, pad
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.palette_entries import PaletteEntry

# Cells; chosen by eye.
_LABEL, _KEYS = 10, 18  # the columns of labels and of keys
_NARROW_KEYS = 12  # the column of keys on a narrow line
_NARROW = 64  # lines below this width are narrow
_GAP = "  "


def palette_lines(offer: PaletteEntry, before: PaletteEntry | None, width: int) -> list[Line]:
    """Return the lines of an entry, below the heading of its group if that begins.

    Args:
        offer: The entry.
        before: The entry above it, or None.
        width: Cells of a line.
    """
    lines = []
    if before is None or (before.group, before.ready) != (offer.group, offer.ready):
        note = "" if offer.ready else "（在該畫面才能用）"
        lines.append(Line((Piece(offer.group + note, Tone.QUIET),), head=True))
    name, keys = _columns(offer, _KEYS if width >= _NARROW else _NARROW_KEYS)
    rest = max(width - cell_width(name) - cell_width(keys), 0)
    tone = Tone.TITLE if offer.ready else Tone.QUIET
    words = pad(fit(offer.words, rest), rest)
    return [
        *lines,
        Line(
            (
                Piece(name, tone),
                Piece(keys, Tone.SHARED if offer.ready else Tone.QUIET),
                Piece(words, Tone.TEXT if offer.ready else Tone.QUIET),
            )
        ),
    ]


def _columns(offer: PaletteEntry, room: int) -> tuple[str, str]:
    """Return the columns of an entry's label and keys, as wide for every entry.

    Themes have no keys, but long names, which take that column as well.
    """
    if not offer.keys:
        both = _LABEL + len(_GAP) + room
        return pad(fit(offer.label, both), both) + _GAP, ""
    label = pad(fit(offer.label, _LABEL), _LABEL) + _GAP
    return label, pad(_whole_keys(offer.keys, room), room) + _GAP


def _whole_keys(keys: Sequence[str], room: int) -> str:
    """Return the keys that have room, none of them cut; the first one at any rate.

    >>> _whole_keys(("Backspace", "Alt+左", "H"), 12)
    'Backspace ⋯'
    """
    for count in range(len(keys), 0, -1):
        left_out = f" {ELLIPSIS}" if count < len(keys) else ""
        words = " ".join(keys[:count]) + left_out
        if cell_width(words) <= room:
            return words
    return fit(keys[0], room)
