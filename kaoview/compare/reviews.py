"""Review files: their format, reading them, and what is wrong in them.

A review file is plain TSV with one header line and the columns ``left right status decided_by date
note fingerprint``. A status is ``none`` or that of a pair (``same``, ``revised``, ``related``);
``none`` says that the two items do not match or, with an empty right column, that nothing answers
to the left one (未見對應). The fingerprint ties a decision to the texts it was made on; a line
without one is always valid. Empty lines and lines that begin with ``#`` are ignored.

The bundled files (``data/reviews/*.tsv``) are complete: for a left item in one of them, every pair
with the plans it covers that is not in the file does not match. The plans it covers are the one
plan that the file's right column names, or all plans of the periods it names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kaoview.compare.decisions import NONE, STATUSES, Decision, ReviewFile, Reviews, sanitised
from kaoview.model import Item, Library
from kaoview.os_errors import explain
from kaoview.paths import data_folder, reviews_file
from kaoview.reading.export_heads import REVIEW_COLUMNS
from kaoview.storage import NotRegularFileError, read_file

IdResolver = Callable[[str], str]
"""Returns the canonical id of an item for any id under which it may be written."""

_REQUIRED = 3  # columns that a line must have: left, right and status
_MAX_PROBLEMS = 20  # problems of a file that are listed one by one; chosen by hand
_MAX_STATUS = 20  # characters of an unknown status that a message quotes; chosen by hand


def alias_resolver(library: Library | None) -> IdResolver:
    """Return an alias resolver: items are known by any name of their department.

    Args:
        library: The library of the items; None for a resolver that changes nothing.

    Returns:
        The resolver; it returns an unknown id unchanged.
    """

    def resolve(id: str) -> str:
        node = library.find(id) if library and id else None
        return node.id if isinstance(node, Item) else id

    return resolve


AS_WRITTEN = alias_resolver(None)


def load_reviews(
    own: Path | None = None, bundled: Path | None = None, *, library: Library | None = None
) -> Reviews:
    """Read the bundled review files and the reader's own, which overrides them.

    Args:
        own: The reader's file; the usual place where None. It need not exist.
        bundled: The folder of the bundled files; that of the package where None.
        library: The library of the items, to resolve other names of their departments.

    Returns:
        The reviews; what could not be read is listed in ``problems``.
    """
    folder = bundled if bundled is not None else data_folder() / "reviews"
    resolve_id = alias_resolver(library)
    files = [
        read_reviews(path, complete=True, resolve_id=resolve_id)
        for path in sorted(folder.glob("*.tsv"))
    ]
    path = own if own is not None else reviews_file()
    if _may_exist(path):
        files.append(read_reviews(path, resolve_id=resolve_id))
    return Reviews(files)


def file_stamp(own: Path) -> tuple[int, ...]:
    """Return a stamp that changes with a reader's review file.

    Args:
        own: The file.

    Returns:
        Its inode, modification time and size; empty while it is not there or not accessible.
    """
    try:
        seen = own.stat()
    except OSError:
        return ()
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def _may_exist(path: Path) -> bool:
    """Whether a file exists or cannot be looked at; the latter has to be reported by reading it."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_reviews(
    path: Path, *, complete: bool = False, resolve_id: IdResolver = AS_WRITTEN
) -> ReviewFile:
    """Read one review file; never fails, but lists what it could not use.

    Args:
        path: The file.
        complete: Whether the file covers its plans from beginning to end.
        resolve_id: Resolves the items' ids (``alias_resolver``).

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
            decisions.append(_resolved(parsed, resolve_id))
        elif parsed:
            problems.append(f"「{path.name}」第 {number} 行：{parsed}，這一行略過")
    valid, contradictions = _without_contradictions(decisions)
    return ReviewFile(
        path.name, tuple(valid), _capped(path, [*problems, *contradictions]), complete
    )


def _resolved(decision: Decision, resolve_id: IdResolver) -> Decision:
    """Return a decision with its items' canonical ids."""
    left, right = resolve_id(decision.left), resolve_id(decision.right)
    if (left, right) == (decision.left, decision.right):
        return decision
    return replace(decision, left=left, right=right)


def _capped(path: Path, problems: Sequence[str]) -> tuple[str, ...]:
    """Return the first problems, and if there are too many, how many more there are."""
    if len(problems) <= _MAX_PROBLEMS:
        return tuple(problems)
    more = f"「{path.name}」另有 {len(problems) - _MAX_PROBLEMS} 行也沒有套用，請檢查整個檔案"
    return (*problems[:_MAX_PROBLEMS], more)


def parse_line(line: str, name: str = "", number: int = 0) -> Decision | str:
    """Parse one line.

    Args:
        line: The line without its end.
        name: The file's name.
        number: The line's number.

    Returns:
        The decision; or what is wrong with the line, in Chinese; or an empty string for a line
        without a decision.
    """
    cells = [cell.strip() for cell in line.split("\t")]
    header = tuple(cells[:_REQUIRED]) == REVIEW_COLUMNS[:_REQUIRED]
    if not "".join(cells) or line.startswith("#") or header:
        return ""
    if len(cells) < _REQUIRED:
        return f"只有 {len(cells)} 欄，至少要有 left、right、status 三欄，以 Tab 分隔"
    left, right, status = cells[:_REQUIRED]
    if not left:
        return "left 欄是空的"
    if status not in STATUSES:
        shown = sanitised(status)[:_MAX_STATUS]
        return f"不認得狀態「{shown}」，可用的是 {'、'.join(STATUSES)}"
    if not right and status != NONE:
        return f"狀態是「{status}」，right 欄卻是空的"
    by, date, note, seal = (*cells[_REQUIRED : len(REVIEW_COLUMNS)], "", "", "", "")[:4]
    return Decision(left, right, STATUSES[status], by, date, note, seal, name, number)


def _without_contradictions(decisions: Sequence[Decision]) -> tuple[list[Decision], list[str]]:
    """Return the decisions without those that contradict each other, and a sentence for each."""
    first: dict[tuple[str, str], Decision] = {}
    dropped: set[int] = set()
    problems: list[str] = []
    for decision in decisions:
        left, right = decision.left, decision.right
        # A pair is the same in either direction; "nothing answers" concerns the left item alone.
        pair = (min(left, right), max(left, right)) if right else (left, right)
        other = first.setdefault(pair, decision)
        if other.status is not decision.status:
            dropped |= {other.line, decision.line}
            problems.append(_contradiction(decision, other))
    return [decision for decision in decisions if decision.line not in dropped], problems


def _contradiction(decision: Decision, other: Decision) -> str:
    return (
        f"{decision.place}與第 {other.line} 行對同一組項目的判定不同"
        f"（{decision.word}、{other.word}），兩行都未套用，請留下一行"
    )
