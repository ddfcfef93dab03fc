"""What the export dialog offers to write, in which formats and under which file names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kaoview.compare.reviews import alias_resolver, read_reviews
from kaoview.export.formats import (
    AS_DATA,
    COMPARISON_FORMATS,
    ITEM_FORMATS,
    ExportFormat,
    export_comparison_file,
    export_items,
)
from kaoview.export.layout import AmendmentOptions, Layout
from kaoview.export.outline_options import OutlineOptions, search_title
from kaoview.export.reviews import REVIEW_FORMATS, export_reviews
from kaoview.model import Department, Item, Library, Node, Plan
from kaoview.text.cell_width import visible
from kaoview.tui.state.export_names import file_stem

if TYPE_CHECKING:
    from kaoview.compare.rows import Comparison
    from kaoview.export.selection import ExportProgress

FOUND = "搜尋結果"
"""The label of the hits of a search."""

CHECKED_ITEMS = "勾選的"
"""The label of what the reader has checked."""

BOOKMARKS = "書籤"
"""The label of the reader's bookmarks."""

OWN_REVIEWS = "我的校對"
"""The label of the reader's own decisions."""

_LAYOUTS = {
    Layout.NEW_OLD: ("", "修正後｜修正前｜說明"),
    Layout.OLD_NEW: ("舊在前", "舊｜新｜說明"),
}
"""The layouts of the table that a comparison becomes: what a source's words begin with, and the
columns."""
_TABLE_FORMATS = tuple(form for form in COMPARISON_FORMATS if form.name not in AS_DATA)


class ExportKind(StrEnum):
    """Kinds of what is exported, for each of which the last format is remembered."""

    ITEMS = "內容"
    FOUND = "搜尋結果"
    COMPARISON = "對照"
    WORDS = "次數表"
    REVIEWS = "校對"


class FoundItems(NamedTuple):
    """What a search found.

    Attributes:
        words: The query.
        nodes: The hits that are exported.
        left_out: The number of further hits, which only come near.
        more: Whether there may be more that are not known.
    """

    words: str = ""
    nodes: Sequence[Node] = ()
    left_out: int = 0
    more: bool = False


_NOTHING_FOUND = FoundItems()


@dataclass(frozen=True, slots=True)
class ExportSource:
    """Something that can be exported.

    Attributes:
        label: Its name in the dialog, for instance ``這一項``.
        words: Its heading or name.
        stem: The proposed file name, without suffix.
        count: The number of items.
        formats: The formats it can be written in.
        write: Yields the content in a format, given its name, and reports progress; called in a
            thread.
        kind: What kind of thing it is.
        columns: The columns of the table that a comparison becomes; empty for anything else.
    """

    label: str
    words: str
    stem: str
    count: int
    formats: tuple[ExportFormat, ...]
    write: Callable[[str, ExportProgress], Iterable[str | bytes]]
    kind: ExportKind = ExportKind.ITEMS
    columns: str = ""


def library_sources(
    library: Library,
    node: Node | None,
    *,
    search: FoundItems = _NOTHING_FOUND,
    bookmarks: Sequence[Node] = (),
    notes: Mapping[str, str] | None = None,
    checked: Sequence[Node] = (),
) -> list[ExportSource]:
    """Return what can be exported at a node: what is checked, then the smallest first.

    Args:
        library: The library.
        node: The current node; it and its ancestors are offered.
        search: What was searched for and found.
        bookmarks: The nodes with a bookmark.
        notes: The notes of bookmarks, by the id of the node.
        checked: What the reader has checked.
    """
    found: list[ExportSource] = []
    if checked:
        words = f"{len(checked)} 項和下面的內容"
        said = OutlineOptions("勾選的項目", notes or {})
        found.append(_nodes(library, CHECKED_ITEMS, words, "勾選", checked, said))
    trail = library.trail(node.id) if node is not None else ()
    for step in reversed(trail):
        label = _label(step, node)
        if label not in {subject.label for subject in found}:
            found.append(_nodes(library, label, _name(step), step.id, [step]))
    if search.nodes:
        found.append(_found(library, search))
    if bookmarks:
        found.append(bookmark_source(library, bookmarks, notes or {}))
    found.append(
        _nodes(library, "全部", "所有機關的所有計畫", "kaoview", list(library.departments))
    )
    return found


def bookmark_source(
    library: Library, nodes: Sequence[Node], notes: Mapping[str, str], *, some: bool = False
) -> ExportSource:
    """Return bookmarks with their notes, to be exported.

    Args:
        library: The library.
        nodes: The nodes with a bookmark.
        notes: The notes, by the id of the node.
        some: Whether there are others, which are left out.
    """
    words = f"{'看到的 ' if some else ''}{len(nodes)} 個書籤和下面的內容"
    return _nodes(library, BOOKMARKS, words, BOOKMARKS, nodes, OutlineOptions(BOOKMARKS, notes))


def _found(library: Library, search: FoundItems) -> ExportSource:
    """Return what a search found, and say where some of it is left out."""
    words, nodes, left_out, more = search
    said = OutlineOptions(search_title(words, len(nodes)))
    told = f"{words} 相符的；近似的 {left_out:,} 筆不匯出" if left_out else words
    if more:
        told = f"{words} 前 {len(nodes):,} 筆；還有沒列出來的"
    return _nodes(library, FOUND, told, f"搜尋-{words}", nodes, said)


def comparison_sources(
    library: Library,
    comparison: Comparison,
    left: str,
    right: str,
    *,
    only: Collection[str] = (),
    told: str = "",
) -> list[ExportSource]:
    """Return what can be exported of a comparison: the listed rows, if filtered, and all rows.

    Each is there twice, for the new text first and for the old one first.

    Args:
        library: The library of both sides.
        comparison: What was found.
        left: What the left side is called.
        right: What the right side is called.
        only: The ids of the rows that the reader has filtered out; none means all.
        told: What they were filtered by, in a few words.
    """
    from kaoview.export.comparison import ComparisonTable

    names = f"{left} → {right}"

    def subject(label: str, told: str, only: Collection[str], layout: Layout) -> ExportSource:
        sheet = ComparisonTable(library, comparison, left, right, only=only)
        words, columns = _LAYOUTS[layout]
        options = AmendmentOptions(layout)

        def write(form: str, _progress: ExportProgress) -> Iterable[str | bytes]:
            return export_comparison_file(sheet, form, options)

        return ExportSource(
            label,
            visible((f"{words}　" if words else "") + (f"{told}：" if told else "") + names),
            file_stem("-".join(filter(None, ("對照", left, right, words, told)))),
            len(sheet.rows) + len(sheet.new),
            _TABLE_FORMATS if words else COMPARISON_FORMATS,
            write,
            ExportKind.COMPARISON,
            columns,
        )

    found: list[ExportSource] = []
    for layout in _LAYOUTS:
        if only:
            found.append(subject("看到的這些", told, frozenset(only), layout))
        found.append(subject("整份對照", "", (), layout))
    return found


def review_source(library: Library, path: Path) -> ExportSource | None:
    """Return the reader's own decisions to be exported, or None where there are none.

    Args:
        library: The library of their items.
        path: The reader's own file of decisions.
    """
    if not path.exists():
        return None
    own = read_reviews(path, resolve_id=alias_resolver(library))
    if not own.decisions:
        return None

    def write(form: str, progress: ExportProgress) -> Iterable[str | bytes]:
        progress(0, 1)
        return (export_reviews(own, library, form),)

    count = len(own.decisions)
    return ExportSource(
        OWN_REVIEWS,
        "所有的判定與註記，可以傳給同事",
        "校對",
        count,
        REVIEW_FORMATS,
        write,
        ExportKind.REVIEWS,
    )


def word_source(library: Library, words: Sequence[str], count: int) -> ExportSource:
    """Return the table of words by department and year, to be exported.

    Args:
        library: The library.
        words: The words and filters, as for the trends.
        count: The number of items with a word.
    """
    from kaoview.export.words import WORD_FORMATS, export_words
    from kaoview.search.word_table import word_table

    def write(form: str, progress: ExportProgress) -> Iterable[str | bytes]:
        progress(0, 1)
        return (export_words(word_table(library, words), form, today=date.today()),)

    named = visible("、".join(words))
    stem = file_stem(f"詞-{named}")
    return ExportSource("次數表", named, stem, count, WORD_FORMATS, write, ExportKind.WORDS)


def _nodes(
    library: Library,
    label: str,
    words: str,
    stem: str,
    nodes: Sequence[Node],
    options: OutlineOptions | None = None,
) -> ExportSource:
    return ExportSource(
        label,
        visible(" ".join(words.split())),
        file_stem(stem),
        sum(map(_count, nodes)),
        ITEM_FORMATS,
        lambda form, progress: export_items(
            library, nodes, form, options=options, progress=progress
        ),
        ExportKind.FOUND if label == FOUND else ExportKind.ITEMS,
    )


def _label(step: Node, node: Node | None) -> str:
    if step is node and isinstance(step, Item):
        return "這一項"
    match step:
        case Department():
            return "這個機關"
        case Plan():
            return "這份計畫"
    return "上一層"


def _name(node: Node) -> str:
    match node:
        case Department():
            return node.name
        case Plan():
            return node.title
    return node.heading


def _count(node: Node) -> int:
    """Return the number of items of a node, including itself."""
    return node.count + isinstance(node, Item)
