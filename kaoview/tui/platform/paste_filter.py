"""Removing control characters from what is pasted into the terminal.

Textual takes an escape character within a paste to be the start of a key, and passes the rest on
as single keys: pasted over the tree, they would move the cursor and trigger actions.
"""

from __future__ import annotations

import re
from time import monotonic

PATIENCE = 5.0
"""Seconds after which a paste whose end mark was lost is taken for whole. Chosen by hand: a slow
line stops for less."""

_LONGEST_KEY = 12
"""Characters that a single key sends at most; whoever types on does not put the end off. Chosen by
hand: kitty's protocol needs eleven for most."""

_START, _END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after a paste (xterm's bracketed paste mode)."""

_NO_TEXT = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours and movements of the cursor
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles and links
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


def without_controls(text: str) -> str:
    r"""Return a text without control characters and sequences; line breaks and tabs stay.

    >>> without_controls("\x1b[31m淨零\x1b[0m\x1bq\n2050")
    '淨零q\n2050'
    """
    return _NO_TEXT.sub("", text)


class PasteFilter:
    """Filters a terminal's input, in chunks of any size."""

    def __init__(self) -> None:
        self._passed = ""  # the last characters passed on, in which a paste may begin
        self._pasted: list[str] | None = None  # the chunks of an unfinished paste
        self._tail = ""  # its last characters, in which its end may begin
        self._grew = 0.0  # when more of it came than a key

    def clean(self, sent: str) -> str:
        """Return what to pass on: keys unchanged, and pastes cleaned once they are complete."""
        if len(sent) > _LONGEST_KEY or self._pasted is None:
            self._grew = monotonic()
        parts = []
        while sent:
            part, sent = self._outside(sent) if self._pasted is None else self._inside(sent)
            parts.append(part)
        return "".join(parts)

    def overdue(self) -> str:
        """Return what to pass on of a paste whose end does not come; empty while it may come.

        Until then all keys are taken for text.
        """
        if self._pasted is None or monotonic() - self._grew < PATIENCE:
            return ""
        whole, self._pasted = "".join(self._pasted), None
        return without_controls(whole) + _END

    def _outside(self, sent: str) -> tuple[str, str]:
        """Return the input up to the start of a paste, and the rest."""
        known = self._passed + sent
        at = known.find(_START)
        if at < 0:
            self._passed = known[1 - len(_START) :]
            return sent, ""
        cut = at + len(_START) - len(self._passed)
        self._passed, self._pasted, self._tail = "", [], ""
        return sent[:cut], sent[cut:]

    def _inside(self, sent: str) -> tuple[str, str]:
        """Buffer a paste until its end; return the complete paste, and the rest."""
        assert self._pasted is not None
        known = self._tail + sent
        end = known.find(_END)
        if end < 0:
            self._pasted.append(sent)
            self._tail = known[1 - len(_END) :]
            return "", ""
        cut = end + len(_END) - len(self._tail)
        whole = "".join(self._pasted) + sent[:cut]
        self._pasted = None
        return without_controls(whole[: -len(_END)]) + _END, sent[cut:]
