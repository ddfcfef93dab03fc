"""The rows of the list of bookmarks and visited nodes, and filtering them by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaoview.model import Library
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import Line, Piece, Pieces, Tone
from kaoview.tui.state.bookmarks import Bookmark, place_of, words_of
from kaoview.tui.state.history import VisitedPlace
from kaoview.tui.state.row_kinds import PROBLEMS

KEPT, SEEN = "書籤", "去過的地方"
NOT_HERE = "不在目前的文件裡"
NO_BOOKMARKS = "還沒有書籤：讀到要留的地方，按 m"

# Cells; chosen by eye.
_WIDE = 90  # the least width for a row of one line
_LABEL, _DEPARTMENT, _DATE = 20, 24, 16  # the columns
_GAP = 2  # between columns


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A bookmark or a visited node.

    Attributes:
        key: The id of its node.
        here: Whether the node is in the library.
        plan: The label of its plan, or empty.
        department: The name of its department.
        heading: Its first words, or empty.
        note: The bookmark's note, or empty.
        when: ISO date and time.
        bookmark: The bookmark, or None for a visited node.
    """

    key: str
    here: bool
    plan: str
    department: str
    heading: str
    note: str
    when: str
    bookmark: Bookmark | None = None

    @property
    def group(self) -> str:
        """The group it is listed in."""
        return SEEN if self.bookmark is None else KEPT


def place_rows(
    library: Library, key: str, bookmarks: Iterable[Bookmark], visited: Iterable[VisitedPlace]
) -> list[PlaceRow]:
    """Return the rows: bookmarks, those of other libraries last, then visited nodes.

    Args:
        library: The library that is open.
        key: Its key.
        bookmarks: The bookmarks, the latest first.
        visited: The visited nodes, the latest first.
    """
    kept = []
    for bookmark in bookmarks:
        node = place_of(bookmark, library, key)
        names = (
            (bookmark.department, bookmark.plan, bookmark.heading)
            if node is None
            else words_of(library, node)
        )
        place = node.id if node else bookmark.id
        kept.append(_row(place, names, bookmark.when, bookmark, here=node is not None))
    kept.sort(key=lambda row: not row.here)
    seen = []
    for each in visited:
        found = library.find(each.key)
        if found is not None:
            seen.append(_row(found.id, words_of(library, found), each.when))
        elif each.key == PROBLEMS and library.problems:
            seen.append(_row(PROBLEMS, ("沒有讀進來的檔案", "", ""), each.when))
    return kept + seen


def _row(
    key: str,
    names: tuple[str, str, str],
    when: str,
    bookmark: Bookmark | None = None,
    *,
    here: bool = True,
) -> PlaceRow:
    department, plan, heading = (visible(" ".join(name.split())) for name in names)
    note = visible(bookmark.note) if bookmark else ""
    return PlaceRow(key, here, plan, department, heading, note, when, bookmark)


def filtered(rows: Iterable[PlaceRow], words: str) -> list[PlaceRow]:
    """Return the rows with all of the words."""
    wanted = fold_words(words)

    def has(row: PlaceRow) -> bool:
        parts = (row.key, row.plan, row.department, row.heading, row.note, row.when[:10])
        text = fold_key("\n".join(parts))
        return all(key in text for key in wanted)

    return [row for row in rows if has(row)]


def place_lines(
    rows: Sequence[PlaceRow], number: int, width: int, today: str, *, none_kept: bool = False
) -> list[Line]:
    """Return the lines of a row, below the heading of its group if that begins.

    Args:
        rows: All the rows.
        number: Which of them.
        width: Cells of a line.
        today: ISO date; for rows of that day the time is shown instead.
        none_kept: Whether there are no bookmarks at all, so that a hint is shown.
    """
    row = rows[number]
    lines = [*_heads(rows, number, none_kept=none_kept)]
    tone = Tone.TEXT if row.here else Tone.QUIET
    heading = row.heading or ("（整個機關）" if not row.plan else "（整份計畫）")
    if row.key == PROBLEMS:
        heading = ""
    if not row.here:
        heading = f"〔{NOT_HERE}〕{heading}"
    date = _date(row.when, today)
    if width >= _WIDE:
        room = width - _LABEL - _DEPARTMENT - _DATE - 3 * _GAP
        words = _column(heading, room)
        lines.append(
            Line(
                (
                    *_plan(_column(row.plan, _LABEL)),
                    Piece(_column(row.department, _DEPARTMENT), Tone.QUIET),
                    Piece(words, tone),
                    Piece(" " * (_DATE - cell_width(date)) + date, Tone.QUIET),
                )
            )
        )
        indent = _LABEL + _DEPARTMENT + 2 * _GAP
    else:
        room = width - cell_width(date) - _GAP
        place = fit("　".join(filter(None, (row.plan, row.department))), room)
        lines.append(Line(_plan(pad(place, room + _GAP) + date)))
        lines.append(Line((Piece(pad(fit(heading, width), width), tone),)))
        indent = 0
    if row.note:
        note = pad(fit(f"註記：{row.note}", width - indent), width - indent)
        shown = Piece(note, Tone.SHARED if row.here else tone)
        lines.append(Line((Piece(" " * indent, Tone.GROUND), shown)))
    return lines


def _heads(rows: Sequence[PlaceRow], number: int, *, none_kept: bool) -> Iterable[Line]:
    row = rows[number]
    if number and rows[number - 1].group == row.group:
        return
    if number:
        yield Line(head=True)
    elif none_kept:
        yield Line((Piece(KEPT, Tone.HEAD),), head=True)
        yield Line((Piece(NO_BOOKMARKS, Tone.QUIET),), head=True)
        yield Line(head=True)
    count = sum(each.group == row.group for each in rows)
    yield Line((Piece(f"{row.group}　{count} 個", Tone.HEAD),), head=True)


def _plan(words: str) -> Pieces:
    """Return words that begin with a plan's label, its period in the period's colour."""
    period, rest = parted(words)
    return (Piece(period, Tone.QUIET, period=period), Piece(rest, Tone.QUIET))


def _column(words: str, cells: int) -> str:
    return pad(fit(words, cells), cells + _GAP)


def _date(when: str, today: str) -> str:
    """Return the date, or for today the time of day.

    >>> _date("2026-11-24T09:05:00", "2026-11-24"), _date("2026-11-23T09:05:00", "2026-11-24")
    ('今天 09:05', '2026-11-23')
    """
    day, _, time = when.partition("T")
    return visible(f"今天 {time[:5]}" if day == today else day)[:_DATE]
