"""The rows of the list of hits: a hit on two lines, a suggested query, or a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaoview.text.cell_width import ELLIPSIS, WIDTHS, cell_width, fit, pad, visible
from kaoview.text.line_break import wrap
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import Line, Piece, Pieces, Tone, split_spans
from kaoview.tui.state.query_filters import widened
from kaoview.tui.symbols import CHECKED, CURSOR

if TYPE_CHECKING:
    from kaoview.search.results import Hit, Results

_MARGIN = " "  # before a note, which the cursor cannot be on
_BEFORE = 3  # the text before a match takes at most a third of the line; chosen by eye
_NEAR = 24  # characters within which matches are counted together; chosen by hand
_HOW_SHARE = 2  # of the line for how a near hit matches, at most; chosen by eye
_LEAST_HOW = 4  # cells of it, the name of the kind of match
_KIND, _REASON = "：", "、"  # after the kind of match, and between its reasons
_ARROW = " → "  # between a typed word and what stands for it, as in a reason
_AND_MORE = "等"  # after the reasons that have room
_LEAST_NAME = 8  # cells of a department's name, however long the plan's label is

_HELP = ("Enter 前往　Tab 依年度或機關篩選", '"片語"　-不要的詞　年:113　機關:衛生')


@dataclass(frozen=True, slots=True)
class HitEntry:
    """A hit: its department and plan, and the text around the match."""

    hit: Hit
    height = 2


@dataclass(frozen=True, slots=True)
class ChoiceEntry:
    """A query to choose: a recent one, a corrected one, or one with fewer filters."""

    words: str
    note: str = ""
    height = 1


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """Text that cannot be chosen."""

    words: str
    divider: bool = False
    height = 1


Entry = HitEntry | ChoiceEntry | NoteEntry


def hit_entries(results: Results) -> list[Entry]:
    """Return the rows of a search's results: exact hits first, each group under its heading."""
    from kaoview.search.results import EXACT_LABEL, NEAR_LABEL

    found: list[Entry] = []
    more = " 以上" if results.at_least else ""
    groups = ((True, EXACT_LABEL, results.exact), (False, NEAR_LABEL, results.near))
    for exact, name, count in groups:
        group = [hit for hit in results.hits if hit.exact is exact]
        if group:
            found += [NoteEntry("")] if found else []
            found.append(NoteEntry(f"{name} {count} 筆{more}", divider=True))
            found += [HitEntry(hit) for hit in group]
    if 0 < len(results.hits) < results.total:
        found.append(NoteEntry(f"只列出前 {len(results.hits)} 筆，多打幾個字可以縮小範圍"))
    return found


def start_rows(recents: Sequence[str]) -> list[Entry]:
    """Return the rows to show before anything is typed: recent queries, or what can be typed."""
    if not recents:
        return [NoteEntry(words) for words in _HELP]
    return [NoteEntry("最近找過", divider=True), *map(ChoiceEntry, recents)]


def no_match_rows(results: Results, width: int) -> list[Entry]:
    """Return the rows to show without hits: suggestions, or else what to try.

    Args:
        results: The results, without hits.
        width: Cells of a line.
    """
    if results.query.empty:
        return []
    rows: list[Entry] = [ChoiceEntry(each, "是不是要找這個？") for each in results.suggestions]
    wider = widened(results.query.text)
    if results.hidden and wider != results.query.text:
        rows.append(ChoiceEntry(wider, f"不加篩選有 {results.hidden} 筆"))
    advice = () if rows else ("換個說法，或只打其中幾個字",)
    rows = [*note_rows((*results.notes, *advice), width), *rows]
    return [NoteEntry("沒有找到", divider=True), *rows]


def note_rows(notes: Sequence[str], width: int) -> list[Entry]:
    """Return the rows of notes, wrapped to a width."""
    return [NoteEntry(line) for note in notes for line in wrap(note, width)]


def entry_lines(
    entry: Entry, width: int, *, here: bool = False, checked: bool = False
) -> list[Line]:
    """Return the lines of an entry.

    Args:
        entry: The entry.
        width: Cells of a line.
        here: Whether the cursor is on it.
        checked: Whether it is a hit that is checked.
    """
    room = max(width - len(CURSOR) - 1, 1)
    if isinstance(entry, NoteEntry):
        words = fit(visible(entry.words), room)
        if entry.divider:
            return [Line((Piece(_MARGIN, Tone.TEXT), Piece(pad(words, room), Tone.HEAD)))]
        return [Line((Piece(_MARGIN, Tone.TEXT), Piece(words, Tone.QUIET)))]
    blank = Piece(" " * len(CURSOR), Tone.TEXT)
    front = Piece(CURSOR, Tone.TEXT) if here else blank
    if checked:
        front = Piece((CURSOR if here else blank.text)[: -len(CHECKED)] + CHECKED, Tone.HIT)
    if isinstance(entry, ChoiceEntry):
        note = f"　{entry.note}" if entry.note else ""
        words = fit(visible(entry.words), max(room - cell_width(note), 0))
        return [Line((front, Piece(words, Tone.TEXT), Piece(note, Tone.QUIET)))]
    return [Line((front, *_place(entry.hit, room))), Line((blank, *snippet(entry.hit, room)))]


def _place(hit: Hit, width: int) -> Pieces:
    """Return a hit's department, plan and page and, for a near hit, how it matches."""
    how = shortened_how(visible(hit.how), max(width // _HOW_SHARE, _LEAST_HOW))
    tail = "".join(f" {words}" for words in (hit.item.source.page_words, how) if words)
    period, kind = parted(visible(hit.plan.label))
    room = width - cell_width(tail)
    name_room = max(room - cell_width(f"{period}{kind}　"), _LEAST_NAME)
    name = fit(visible(hit.department.name), name_room) + "　"
    room -= cell_width(name + period)
    return (
        Piece(name, Tone.QUIET),
        Piece(period, Tone.QUIET, period=period),
        Piece(pad(fit(kind, room), room), Tone.QUIET),
        Piece(tail, Tone.QUIET),
    )


def shortened_how(how: str, width: int) -> str:
    """Return how a hit matches in the room there is: whole reasons before cut ones.

    >>> shortened_how("同義：阿嬤 → 老人、沒有 → 無", 23)
    '同義：阿嬤 → 老人等'
    >>> shortened_how("同義：阿嬤 → 老人、沒有 → 無", 12)
    '阿嬤 → 老人'
    >>> shortened_how("同義：不動產 → 房地產", 14)
    '不動產 → 房地⋯'
    >>> shortened_how("同義：阿嬤 → 老人", 8)
    '同義'

    Args:
        how: The kind of match and its reasons.
        width: Cells there are for it.
    """
    if cell_width(how) <= width:
        return how
    kind, _, reasons = how.partition(_KIND)
    first, *more = reasons.split(_REASON)
    for kept in range(len(more), 0, -1):
        words = f"{kind}{_KIND}{_REASON.join((first, *more)[:kept])}{_AND_MORE}"
        if cell_width(words) <= width:
            return words
    before, arrow, after = first.partition(_ARROW)
    if arrow and cell_width(before + arrow) + _LEAST_HOW <= width and after:
        return fit(first, width)  # what stands for what says itself that it is a synonym
    return fit(kind, width)


def snippet(hit: Hit, width: int) -> Pieces:
    """Return the text around the matches on one line, the matches in the tone ``HIT``.

    Args:
        hit: The hit.
        width: Cells of the line.
    """
    title, text = hit.item.title, hit.item.text
    gap = len(title) if title and text else -1
    words = visible(title + text)
    start = _start(words, hit.spans, width)
    pieces: list[Piece] = [Piece(ELLIPSIS, Tone.TEXT)] if start else []
    room = width - bool(start)
    marks = [(*span, Tone.HIT) for span in hit.spans]
    for left, right, tone in split_spans((start, len(words)), marks, Tone.TEXT):
        for at in range(left, right):
            between = "　" if at == gap and at > start else ""
            cells = WIDTHS[words[at]] + cell_width(between)
            reserve = 0 if at == len(words) - 1 else 1  # the cell of the ellipsis
            if cells + reserve > room:
                return (*pieces, Piece(ELLIPSIS, Tone.TEXT))
            room -= cells
            if between:
                pieces.append(Piece(between, Tone.TEXT))
            if pieces and pieces[-1].tone is tone:
                pieces[-1] = Piece(pieces[-1].text + words[at], tone)
            else:
                pieces.append(Piece(words[at], tone))
    return tuple(pieces)


def _start(words: str, spans: Sequence[tuple[int, int]], width: int) -> int:
    """Return the offset of the first character to show, chosen so that most matches are visible."""
    if not spans or cell_width(words) <= width:
        return 0
    first = max(
        (span[0] for span in spans),
        key=lambda at: (
            sum(end - start for start, end in spans if at <= start and end <= at + _NEAR),
            -at,
        ),
    )
    room = width // _BEFORE
    start = first
    while start and room >= WIDTHS[words[start - 1]]:
        start -= 1
        room -= WIDTHS[words[start]]
    # One character is not worth an ellipsis, unless the match would not fit behind it.
    fits = cell_width(words[: first + 1]) + 1 <= width
    return 0 if start == 1 and fits else start
