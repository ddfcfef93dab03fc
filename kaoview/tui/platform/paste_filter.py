"""What a terminal sends when a reader pastes: text, whatever control characters stand in it.

Textual takes an escape character within a paste to be the start of a key, and hands the rest to
the program key by key: pasted over the tree, it would walk about and act.
"""

from __future__ import annotations

import re

_START, _END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after a paste (xterm's bracketed paste mode)."""

_NO_TEXT = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours and movements of the cursor
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles and links
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


def without_controls(text: str) -> str:
    r"""Return a text without what tells a terminal to do something; lines and tabs stay.

    >>> without_controls("\x1b[31m淨零\x1b[0m\x1bq\n2050")
    '淨零q\n2050'
    """
    return _NO_TEXT.sub("", text)


class PasteFilter:
    """Goes through what a terminal sends, in whatever pieces it comes."""

    def __init__(self) -> None:
        self._passed = ""  # the last characters handed on, in which a paste may begin
        self._pasted: list[str] | None = None  # what has come of a paste, until it is whole
        self._tail = ""  # the last characters of that, in which its end may begin

    def clean(self, sent: str) -> str:
        """Return what to hand on: keys as they are, and pastes as text once they are whole."""
        parts = []
        while sent:
            part, sent = self._outside(sent) if self._pasted is None else self._inside(sent)
            parts.append(part)
        return "".join(parts)

    def _outside(self, sent: str) -> tuple[str, str]:
        """Hand on up to where a paste begins; return that and what is left."""
        known = self._passed + sent
        at = known.find(_START)
        if at < 0:
            self._passed = known[1 - len(_START) :]
            return sent, ""
        cut = at + len(_START) - len(self._passed)
        self._passed, self._pasted, self._tail = "", [], ""
        return sent[:cut], sent[cut:]

    def _inside(self, sent: str) -> tuple[str, str]:
        """Keep what is pasted until its end comes; return the whole and what is left."""
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
