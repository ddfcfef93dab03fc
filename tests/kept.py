"""What the bundled documents gave before, kept as text files beside the tests.

A test makes a long text, one fact a line, and compares it with the file that was kept. After a
change that is meant, ``pytest --snapshot-update`` keeps the new one: look at its diff before
committing, every line of it is something that a reader will see.
"""

from __future__ import annotations

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class KeptText(SingleFileSnapshotExtension):
    """A text file for each test."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"
