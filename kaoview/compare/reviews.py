"""What readers decided about pairs of items: the file, its reading, and what is wrong in it.

The file is plain TSV with one header line and the columns ``left right status decided_by date
note fingerprint``. A status is ``same``, ``revised``, ``related`` or ``none``; ``none`` says that
the two items do not answer to each other or, with an empty right column, that nothing answers to
the left one (未見對應). The fingerprint ties a decision to the words it was made on; a line without
one is taken as it is. Empty lines and lines that begin with ``#`` are passed over.

The bundled files (``data/reviews/*.tsv``) are readings from one end to the other: where a left
item stands in one, the plans read for it hold nothing else that answers to it. What was read is
the one plan that the file's right column names, or all plans of the periods it names.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kaoview.compare.statuses import Status
from kaoview.model import Item, Library
from kaoview.os_errors import explain
from kaoview.paths import data_folder, reviews_file
from kaoview.storage import NotRegularFileError, read_file

COLUMNS = ("left", "right", "status", "decided_by", "date", "note", "fingerprint")
NONE = "none"
"""The status that says of two items, or of a left item and everything, that nothing answers."""
STATUSES: Mapping[str, Status | None] = {
    Status.SAME.value: Status.SAME,
    Status.REVISED.value: Status.REVISED,
    Status.RELATED.value: Status.RELATED,
    NONE: None,
}

Named = Callable[[str], str]
"""Gives the one id by which an item is known for any that may be written."""

_NEEDED = 3
_MOST_TOLD = 20
_UNWRITTEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))  # controls, surrogates, line ends


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a file: what a reader said of a pair.

    Attributes:
        left: The left item's id.
        right: The right item's id, or empty where nothing answers to the left one.
        status: The status, or None where the two do not answer to each other.
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
        return self.status.label if self.status else "無對應"

    def row(self) -> tuple[str, ...]:
        """Return the decision as the columns of its file."""
        status = self.status.value if self.status else NONE
        cells = (self.left, self.right, status, self.decided_by, self.date, self.note)
        return (*(" ".join(_plain(cell).split()) for cell in cells), self.fingerprint)


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The decisions of one file.

    Attributes:
        name: The file's name.
        decisions: Those that hold, in the file's order.
        problems: What is wrong in it, one Chinese sentence each, naming file and line.
        complete: Whether it is a reading from one end to the other.
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
    """The decisions of several files; a later file's hold over an earlier one's."""

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
        """Return what was decided about a left item, by the right item's id (or empty)."""
        return self._by_left.get(left, {})

    def about(self, left: str, right: str) -> Decision | None:
        """Return what was decided about a pair, whichever of the two was the left one."""
        return self.of(left).get(right) or self.of(right).get(left)

    def before(self, decision: Decision) -> list[Decision]:
        """Return what earlier files said of a decision's pair, the latest first."""
        pair = (decision.left, decision.right)
        found = [d for d in self if (d.left, d.right) == pair and d.file != decision.file]
        return found[::-1]

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Return one sentence for each file that names ids which no item has.

        Args:
            known: The ids of all items.
        """
        ids = set(known)
        found = []
        for file in self.files:
            lines = [d for d in file.decisions if {d.left, d.right} - ids - {""}]
            if lines and not (file.complete and len(lines) == len(file.decisions)):
                places = "、".join(str(decision.line) for decision in lines[:5])
                more = f" 等 {len(lines)} 行" if len(lines) > 5 else " 行"
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
    """Return a short fingerprint of two texts, for a decision on them.

    White space and widths do not count, so that a document set anew keeps its decisions.

    Args:
        left_text: The left item's words: title and text (``Unit.words``).
        right_text: The right item's, or empty where there is none.

    Returns:
        Ten hexadecimal digits.
    """
    parts = ("".join(unicodedata.normalize("NFKC", t).split()) for t in (left_text, right_text))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]


def plan_id(item: str) -> str:
    """Return the plan's id that an item's id begins with.

    >>> plan_id("113-衛生局-2")
    '113-衛生局'
    """
    return item.rpartition("-")[0]


def named_in(library: Library | None) -> Named:
    """Return what knows items by any name of their department; an unknown id stays as it is.

    Args:
        library: The library of the items; None where ids are taken as they are written.
    """

    def named(id: str) -> str:
        node = library.find(id) if library and id else None
        return node.id if isinstance(node, Item) else id

    return named


AS_WRITTEN = named_in(None)


def load_reviews(
    own: Path | None = None, bundled: Path | None = None, *, library: Library | None = None
) -> Reviews:
    """Read the bundled decisions and the reader's own; the reader's hold over the bundled.

    Args:
        own: The reader's file; the usual place where None. It need not exist.
        bundled: The folder of the bundled files; that of the package where None.
        library: The library whose items they speak of, to know them by any name.

    Returns:
        The reviews; what could not be read is told in ``problems``.
    """
    folder = bundled if bundled is not None else data_folder() / "reviews"
    named = named_in(library)
    files = [
        read_reviews(path, complete=True, named=named) for path in sorted(folder.glob("*.tsv"))
    ]
    path = own if own is not None else reviews_file()
    if _is_there(path):
        files.append(read_reviews(path, named=named))
    return Reviews(files)


def stamp_of(own: Path) -> tuple[int, ...]:
    """Return what is another once a reader's file of decisions was changed, by whomever.

    Args:
        own: The file; while it is not there, or may not be looked at, nothing is returned.
    """
    try:
        seen = own.stat()
    except OSError:
        return ()
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def _is_there(path: Path) -> bool:
    """Tell whether there is a file, or may be one: who cannot look must hear of it."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_reviews(path: Path, *, complete: bool = False, named: Named = AS_WRITTEN) -> ReviewFile:
    """Read one file of decisions; never fails, but says what it could not use.

    Args:
        path: The file.
        complete: Whether it is a reading from one end to the other.
        named: Gives the id by which an item is known (``named_in``).

    Returns:
        Its decisions and its problems.
    """
    try:
        text = read_file(path).decode("utf-8-sig")
    except NotRegularFileError:
        problem = f"無法讀取「{path}」：不是一般檔案，校對未套用，請移開它"
        return ReviewFile(path.name, problems=(problem,))
    except OSError as error:
        problem = f"無法讀取「{path}」，裡面的校對未套用：{explain(error)}"
        return ReviewFile(path.name, problems=(problem,))
    except UnicodeDecodeError:
        return ReviewFile(
            path.name, problems=(f"「{path}」不是 UTF-8 文字檔，裡面的校對未套用，請另存為 UTF-8",)
        )
    decisions: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        parsed = parse_line(line, path.name, number)
        if isinstance(parsed, Decision):
            decisions.append(_known(parsed, named))
        elif parsed:
            problems.append(f"「{path.name}」第 {number} 行：{parsed}，這一行略過")
    kept, opposed = _settle(decisions)
    return ReviewFile(path.name, tuple(kept), _told(path, [*problems, *opposed]), complete)


def _known(decision: Decision, named: Named) -> Decision:
    """Return a decision with its items' ids as they are known."""
    left, right = named(decision.left), named(decision.right)
    if (left, right) == (decision.left, decision.right):
        return decision
    return replace(decision, left=left, right=right)


def _told(path: Path, problems: Sequence[str]) -> tuple[str, ...]:
    """Return the first problems, and of very many how many more there are."""
    if len(problems) <= _MOST_TOLD:
        return tuple(problems)
    more = f"「{path.name}」另有 {len(problems) - _MOST_TOLD} 行也沒有套用，請檢查整個檔案"
    return (*problems[:_MOST_TOLD], more)


def parse_line(line: str, name: str = "", number: int = 0) -> Decision | str:
    """Read one line.

    Args:
        line: The line without its end.
        name: The file's name.
        number: The line's number.

    Returns:
        The decision; or what is wrong with the line, in Chinese; or an empty string for a line
        that holds none.
    """
    cells = [cell.strip() for cell in line.split("\t")]
    if not "".join(cells) or line.startswith("#") or tuple(cells[:_NEEDED]) == COLUMNS[:_NEEDED]:
        return ""
    if len(cells) < _NEEDED:
        return f"只有 {len(cells)} 欄，至少要有 left、right、status 三欄，以 Tab 分隔"
    left, right, status = cells[:_NEEDED]
    if not left:
        return "left 欄是空的"
    if status not in STATUSES:
        return f"不認得狀態「{_plain(status)[:20]}」，可用的是 {'、'.join(STATUSES)}"
    if not right and status != NONE:
        return f"狀態是「{status}」，right 欄卻是空的"
    by, date, note, seal = (*cells[_NEEDED : len(COLUMNS)], "", "", "", "")[:4]
    return Decision(left, right, STATUSES[status], by, date, note, seal, name, number)


def _settle(decisions: Sequence[Decision]) -> tuple[list[Decision], list[str]]:
    """Leave out decisions that say different things of one pair, and say which."""
    first: dict[tuple[str, str], Decision] = {}
    dropped: set[int] = set()
    problems: list[str] = []
    for decision in decisions:
        left, right = decision.left, decision.right
        # Of two items either may have been the left one; nothing answers to the left one alone.
        pair = (min(left, right), max(left, right)) if right else (left, right)
        other = first.setdefault(pair, decision)
        if other.status is not decision.status:
            dropped |= {other.line, decision.line}
            problems.append(_opposed(decision, other))
    return [decision for decision in decisions if decision.line not in dropped], problems


def _opposed(decision: Decision, other: Decision) -> str:
    return (
        f"{decision.place}與第 {other.line} 行對同一組項目的判定不同"
        f"（{decision.word}、{other.word}），兩行都未套用，請留下一行"
    )


def _plain(text: str) -> str:
    """Drop what could break lines or drive a terminal, and halves of characters."""
    return "".join(" " if unicodedata.category(c) in _UNWRITTEN else c for c in text)
