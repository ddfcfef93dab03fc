"""The rows of the command palette: the label of an entry, its keys and what it does."""

from __future__ import annotations

from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.palette_entries import PaletteEntry

# Cells; chosen by eye.
_LABEL, _KEYS = 16, 18  # the most of the columns of labels and of keys
_LEAST_LABEL = 10  # the least of the column of labels
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
    room = _KEYS if width >= _NARROW else _NARROW_KEYS
    keys = fit(" ".join(offer.keys), room)
    label = fit(offer.label, _LABEL)
    name = pad(label, max(cell_width(label), _LEAST_LABEL)) + _GAP
    rest = max(width - cell_width(name) - room - len(_GAP), 0)
    tone = Tone.TITLE if offer.ready else Tone.QUIET
    words = pad(fit(offer.words, rest), rest)
    return [
        *lines,
        Line(
            (
                Piece(name, tone),
                Piece(pad(keys, room) + _GAP, Tone.SHARED if offer.ready else Tone.QUIET),
                Piece(words, Tone.TEXT if offer.ready else Tone.QUIET),
            )
        ),
    ]
