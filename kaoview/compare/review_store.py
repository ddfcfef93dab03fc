"""Saving a reader's decisions: immediately, atomically, and without losing anybody's.

Each change takes a lock beside the file, reads the file again, changes the lines of one pair and
leaves every other line as it is, invalid ones included. The new file is written beside the old
one, synced to disk and renamed over it: a killed program leaves the old file or the new one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from kaoview.compare.decisions import Decision
from kaoview.compare.reviews import AS_WRITTEN, IdResolver, parse_line
from kaoview.os_errors import explain
from kaoview.reading.export_heads import REVIEW_COLUMNS
from kaoview.storage import NotRegularFileError, locked, read_file, write_file


class SaveError(Exception):
    """A decision could not be saved; the message is one Chinese sentence."""


class ReviewStore:
    """A file of decisions that can be added to."""

    def __init__(self, path: Path, resolve_id: IdResolver = AS_WRITTEN) -> None:
        """Name the file; it and its folder are created when the first decision is saved.

        Args:
            path: The file.
            resolve_id: Resolves ids that a reader wrote under another name (``alias_resolver``).
        """
        self.path = path
        self._resolve_id = resolve_id

    def decide(self, decision: Decision) -> None:
        """Save a decision, replacing any earlier one on the same pair.

        A decision that a pair matches also replaces one that nothing answers to the left item.

        Args:
            decision: The decision; its file and line are ignored.

        Raises:
            SaveError: The file cannot be read or written.
        """

        def replaced(lines: list[str]) -> list[str]:
            pair = {(decision.left, decision.right)}
            if decision.status:
                pair.add((decision.left, ""))
            return [*self._without(lines, pair), "\t".join(decision.row())]

        self._change(replaced)

    def withdraw(self, left: str, right: str) -> None:
        """Remove the decision on a pair.

        Args:
            left: The left item's id.
            right: The right item's id, or empty.

        Raises:
            SaveError: The file cannot be read or written.
        """
        self._change(lambda lines: self._without(lines, {(left, right)}))

    def note(self, comment: str, decision: Decision) -> None:
        """Add a decision below a comment, beside any others on the same pair.

        Args:
            comment: A line that begins with ``#``.
            decision: The decision.

        Raises:
            SaveError: The file cannot be read or written.
        """
        self._change(lambda lines: [*lines, comment, "\t".join(decision.row())])

    def _change(self, change: Callable[[list[str]], list[str]]) -> None:
        """Apply a change to the file's lines under the lock, with a header line if it has none."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path.with_suffix(".lock")):
                lines = change(self._lines())
                first = lines[0] if lines else ""
                if not first.startswith(REVIEW_COLUMNS[0]) or parse_line(first) != "":
                    lines.insert(0, "\t".join(REVIEW_COLUMNS))
                # A link stays, and the file that it leads to is replaced.
                target = Path(os.path.realpath(self.path))
                write_file(target, ["\n".join([*lines, ""]).encode("utf-8")])
        except UnicodeDecodeError:
            raise SaveError(f"「{self.path}」不是 UTF-8 文字檔，未存入，請先另存為 UTF-8") from None
        except TimeoutError:
            raise SaveError("另一個 kaoview 正在儲存校對，請稍後再試") from None
        except OSError as error:
            raise SaveError(f"無法寫入「{self.path}」，這項校對未存入：{explain(error)}") from None

    def _without(self, lines: list[str], pairs: set[tuple[str, str]]) -> list[str]:
        """Return the lines without the decisions on any of the pairs."""

        def decides(line: str) -> bool:
            decision = parse_line(line)
            return (
                isinstance(decision, Decision)
                and (self._resolve_id(decision.left), self._resolve_id(decision.right)) in pairs
            )

        return [line for line in lines if not decides(line)]

    def _lines(self) -> list[str]:
        if not self.path.exists():
            return []
        try:
            return read_file(self.path).decode("utf-8-sig").splitlines()
        except NotRegularFileError:
            raise OSError(errno.EINVAL, "不是一般檔案") from None
