"""What a file format is: how its files are recognised, and the function that reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kaoview.reading.formats.source_text import SourceText


class FormatError(Exception):
    """A file cannot be read; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One format.

    Attributes:
        label: What its files are called in messages, in Chinese (``純文字檔``).
        suffixes: The suffixes of its files, in lower case with the dot. A folder's files with
            such a suffix are documents.
        read: Returns the text of a file, given its name and bytes; raises FormatError where it
            cannot. A library that is slow to import should be imported inside.
        recognises: Tells from a file's suffix (lower case) and bytes whether it has this format;
            None where the suffix alone decides.
    """

    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], SourceText]
    recognises: Callable[[str, bytes], bool] | None = None

    def accepts(self, suffix: str, data: bytes) -> bool:
        """Tell whether a file with this suffix (lower case) and these bytes has the format."""
        if self.recognises is not None:
            return self.recognises(suffix, data)
        return suffix in self.suffixes
