"""What the commands share: arguments to nodes, numbers, search results and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaoview.cli.shell_words import shell_word
from kaoview.cli.terminal import CliError, print_error, show_progress
from kaoview.config import load_config
from kaoview.library.load import suggest
from kaoview.model import Item, Library, Node, Plan

if TYPE_CHECKING:
    from kaoview.search import Results, Searcher

_SUGGESTED = 3
"""Names suggested for one that is not found; chosen by hand."""


def find_node(library: Library, typed: str) -> Node:
    """Return the node that an id or name refers to.

    Raises:
        CliError: There is none; the message names similar ones.
    """
    node = library.find(typed)
    if node is not None:
        return node
    message = f"找不到「{typed}」"
    for at in range(len(typed) - 1, 0, -1):
        above = library.find(typed[:at]) if typed[at] in ".-" else None
        if isinstance(above, Plan | Item):
            count = len(above.items if isinstance(above, Plan) else above.children)
            below = f"有 {count} 項" if count else "沒有更下一層的項目"
            raise CliError(
                f"{message}；「{above.id}」底下{below}（kaoview tree {shell_word(above.id)}）"
            )
    if near := _nearest(library, typed):
        raise CliError(f"{message}；相近的有：{'、'.join(near)}")
    raise CliError(f"{message}；用 kaoview tree 看有哪些機關與計畫")


def _nearest(library: Library, typed: str) -> list[str]:
    """Return the most similar names, one for each department or plan, aliases last."""
    found: dict[str, str] = {}
    for name in suggest(library, typed, limit=3 * _SUGGESTED):
        node = library.find(name)
        id = node.id if node else name
        if name == id or id not in found:
            found[id] = name
    return list(found.values())[:_SUGGESTED]


def run_search(
    library: Library, query: str, limit: int | None, *, semantic: bool = False
) -> Results:
    """Search, and print the notes on the query if there are hits.

    Args:
        library: Where to search.
        query: As typed.
        limit: Most hits.
        semantic: Whether to find items by meaning as well, whatever the settings say.
    """
    from kaoview.search.from_settings import searcher_of

    searcher = searcher_of(library, load_config(), semantic=semantic)
    if searcher.large:
        _prepare(searcher)
    searcher.prepare_meaning(show_progress("建立語意索引"))
    results = searcher.search(query, limit)
    for note in results.notes if results.hits else ():
        print_error(note)
    return results


def _prepare(searcher: Searcher) -> None:
    """Build the index of a very large library, which takes a while the first time."""
    from kaoview.search.sqlite_index import SqliteIndexError

    try:
        searcher.prepare(show_progress("建立搜尋索引"))
    except SqliteIndexError as error:
        raise CliError(str(error)) from error


def no_match_message(results: Results) -> str:
    """Return the no-match message, with suggestions where there are any."""
    message = "；".join(("什麼都沒找到", *results.notes))
    if results.hidden:
        message += f"；不加篩選會有 {results.hidden} 筆"
    if results.suggestions:
        message += f"；是不是要找：{'、'.join(results.suggestions)}"
    return message


def search_items(library: Library, query: str) -> list[Node]:
    """Return the items of all exact hits, or of the near ones where there are none."""
    results = run_search(library, query, None)
    if not results.hits:
        raise CliError(no_match_message(results), code=1)
    exact: list[Node] = [hit.item for hit in results.hits if hit.exact]
    if exact and results.near:
        print_error(f"只含相符的 {len(exact)} 筆；近似的 {results.near} 筆不在內")
    return exact or [hit.item for hit in results.hits]


def parse_positive(option: str, typed: str | None, default: int | None) -> int | None:
    """Return an option's value as a number of at least 1, or the default if it is not given."""
    if typed is None:
        return default
    try:
        number = int(typed)
    except ValueError:
        number = 0
    if number < 1:
        raise CliError(f"{option} 後面必須是 1 以上的整數，不能是「{typed}」")
    return number


def has_items(node: Node) -> bool:
    """Tell whether a node is an item or contains any."""
    match node:
        case Item():
            return True
        case Plan():
            return bool(node.items)
    return any(plan.items for plan in node.plans)
