"""Readers' decisions on pairs of items: one decision, those of a file, those of several files."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kaoview.compare.statuses import DECIDABLE, Status
from kaoview.lookalikes import normalized

NONE = "none"
"""The status of a pair that does not match, or of a left item that nothing answers."""
REJECTED = "已排除"
"""The decision that a pair does not match, as readers see it."""
STATUSES: Mapping[str, Status | None] = {
    **{status.value: status for status in DECIDABLE},
    NONE: None,
}
"""The statuses that a decision can have, by their names in a review file."""

_FINGERPRINT_DIGITS = 10
"""Hexadecimal digits of a fingerprint: 40 bits, so that a changed text keeps its decision by
accident once in 10^12 times."""
_LISTED_LINES = 5  # line numbers that a message lists; chosen by hand
_UNSAFE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Unicode categories of control and format characters, surrogates, line and paragraph separators.
"""


_FORMULA = ("=", "+", "-", "@")
"""With what a spreadsheet begins a formula."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a review file: what a reader decided about a pair.

    Attributes:
        left: The left item's id.
        right: The right item's id, or empty where nothing answers to the left one.
        status: The status, or None where the two do not match.
        decided_by: Who decided.
        date: When, as written (``2026-11-20``).
        note: Why, in the reader's words.
        fingerprint: Of the two texts, or empty.
        file: The file's name.
        line: The line in it, from 1.
    """

    left: str
    right: str
    status: Status | None
    decided_by: str = ""
    date: str = ""
    note: str = ""
    fingerprint: str = ""
    file: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """The file and line, as messages name them."""
        return f"「{self.file}」第 {self.line} 行"

    @property
    def word(self) -> str:
        """The decision in Chinese."""
        if self.status:
            return self.status.label
        return REJECTED if self.right else Status.MISSING.label

    def row(self) -> tuple[str, ...]:
        """Return the decision as the columns of its file."""
        status = self.status.value if self.status else NONE
        ids = (self.left, self.right, status)
        words = (self.decided_by, self.date, self.note, self.fingerprint)
        return (*map(_one_line, ids), *map(_no_formula, map(_one_line, words)))


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The decisions of one file.

    Attributes:
        name: The file's name.
        decisions: The valid ones, in the file's order.
        problems: What is wrong in it, one Chinese sentence each, naming file and line.
        complete: Whether it covers its plans from beginning to end, so that pairs which are not
            in it do not match.
    """

    name: str
    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()
    complete: bool = False

    @property
    def read_plans(self) -> frozenset[str]:
        """The ids of the plans that its right column names."""
        return frozenset(plan_id(d.right) for d in self.decisions if d.right)


@dataclass(frozen=True)
class Reviews:
    """The decisions of several files; a later file overrides an earlier one."""

    files: Sequence[ReviewFile] = field(default=())

    @property
    def problems(self) -> list[str]:
        """What is wrong in any of the files."""
        return [problem for file in self.files for problem in file.problems]

    def __iter__(self) -> Iterator[Decision]:
        """Yield every decision, file by file."""
        for file in self.files:
            yield from file.decisions

    def of(self, left: str) -> Mapping[str, Decision]:
        """Return the decisions about a left item, by the right item's id (or empty)."""
        return self._by_left.get(left, {})

    def about(self, left: str, right: str) -> Decision | None:
        """Return the decision about a pair, whichever of the two was the left one."""
        return self.of(left).get(right) or self.of(right).get(left)

    def before(self, decision: Decision) -> list[Decision]:
        """Return the decisions of other files about the same pair, the latest first."""
        pair = (decision.left, decision.right)
        found = [d for d in self if (d.left, d.right) == pair and d.file != decision.file]
        return found[::-1]

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Return one sentence for each file that names ids of no item.

        A complete file all of whose ids are unknown belongs to other documents and is no problem.

        Args:
            known: The ids of all items.
        """
        ids = set(known)
        found = []
        for file in self.files:
            lines = [d for d in file.decisions if {d.left, d.right} - ids - {""}]
            if lines and not (file.complete and len(lines) == len(file.decisions)):
                places = "、".join(str(decision.line) for decision in lines[:_LISTED_LINES])
                more = f" 等 {len(lines)} 行" if len(lines) > _LISTED_LINES else " 行"
                first = next(i for i in (lines[0].left, lines[0].right) if i and i not in ids)
                where = f"「{file.name}」第 {places}{more}"
                found.append(f"{where}提到目前文件裡沒有的項目（例如「{first}」），未套用")
        return found

    @cached_property
    def _by_left(self) -> dict[str, dict[str, Decision]]:
        found: dict[str, dict[str, Decision]] = defaultdict(dict)
        for decision in self:
            found[decision.left][decision.right] = decision
        return dict(found)


def fingerprint(left_text: str, right_text: str) -> str:
    """Return a short hash of two texts, for a decision on them.

    White space and character widths are ignored, so that reformatting a document keeps its
    decisions.

    Args:
        left_text: The left item's title and text (``Unit.words``).
        right_text: The right item's, or empty where there is none.

    Returns:
        Ten hexadecimal digits.
    """
    parts = ("".join(normalized("NFKC", t).split()) for t in (left_text, right_text))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_FINGERPRINT_DIGITS]


def plan_id(item: str) -> str:
    """Return the id of the plan that an item's id begins with.

    >>> plan_id("113-衛生局-2")
    '113-衛生局'
    """
    return item.rpartition("-")[0]


def _one_line(text: str) -> str:
    return " ".join(sanitised(text).split())


def _no_formula(text: str) -> str:
    """Put a space before what a spreadsheet would take for a formula; it is not read back."""
    return f" {text}" if text.startswith(_FORMULA) else text


def sanitised(text: str) -> str:
    """Replace characters that break lines or control a terminal, and lone surrogates, by spaces."""
    return "".join(" " if unicodedata.category(c) in _UNSAFE_CATEGORIES else c for c in text)
