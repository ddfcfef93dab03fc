r"""The indents of a rich text's paragraphs, which striprtf leaves out.

Signs are put into the file behind the control words for them (``\li``, ``\fi``, ``\pard``); they
come out of striprtf where they stand in the text, and are taken out again.
"""

from __future__ import annotations

import re

from kaoview.reading.formats.indents import Indent

_CONTROL = re.compile(r"\\(?:(li|fi|pard)(?![a-z])(-?[0-9]{1,6})? ?|[a-z]+|.)", re.DOTALL)
"""A control word or sign; each is matched, so that what follows two backslashes is none."""
_SIGN = re.compile(r"\x02(li|fi|pard)(-?[0-9]{0,6})\x03")
_TWIPS = 20
"""Twentieths of a point: the unit of both lengths."""


def with_signs(rtf: str) -> str:
    """Return a rich text file with a sign behind each control word that sets an indent."""
    return _CONTROL.sub(_signed, rtf)


def _signed(match: re.Match[str]) -> str:
    word, length = match.groups()
    return f"{match.group()}\x02{word}{length or ''}\x03" if word else match.group()


def without_signs(text: str) -> str:
    """Return text of such a file without the signs."""
    return _SIGN.sub("", text)


class Indents:
    """Reads the signs of a text line by line: what one says holds until another one comes."""

    def __init__(self) -> None:
        """Begin at the margin."""
        self._open = Indent()

    def take(self, line: str) -> tuple[str, float]:
        """Return a line without its signs, and its indent in points."""
        for word, length in _SIGN.findall(line):
            there = int(length) / _TWIPS if length.strip("-") else 0.0
            match word:
                case "li":
                    self._open = Indent(there, self._open.first)
                case "fi":
                    self._open = Indent(self._open.left, there)
                case _:
                    self._open = Indent()
        return without_signs(line), self._open.begins
