"""How long the explorer takes from a key to what it draws, and how much memory it takes at rest.

Run with ``python -m tests.benchmarks.explorer_speed [--items 100000]``. The explorer runs in a
pseudo-terminal of 120 columns and 36 lines, as a reader has it, first with the bundled documents,
then with a library made of their clauses. A key is pressed, and the clock runs until the last of
what it draws has come; what follows on purpose after a moment's rest (the same matter in other
years, the page of a hit) does not count. Beside it stands how long the explorer computes for that
key: on a machine that does other things as well, the truer figure.

The memory is that of the first start, when the documents are read and words are made ready, and of
the starts after it, when both are kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from tests.benchmarks._terminal import COLUMNS, LINES, Effect, Terminal

FOLDER = Path(__file__).parent
EXPLORER = str(FOLDER / "_explorer.py")
EMPTY = str(FOLDER / "_empty_app.py")
WANTED, WANTED_LARGE = 50, 100
"""Milliseconds at the 95th percentile: with the bundled documents, and with many more."""
WANTED_MEMORY = 120
QUERIES = ("登革熱", "淨零碳排", "幼兒園雙語", "登草熱", "lvsebinzang", "1up4y;4", "垃圾焚化廠")
_QUIET = 0.06  # seconds without anything drawn after which a key has had its effect
_LOOKING = 0.4  # seconds after which something is looked for behind a page
_REST = 1.5  # seconds without anything drawn after which the explorer is at rest
_WARM = 6.0  # seconds without anything drawn after which nothing goes on behind the picture
_SETTLED = 3.0  # seconds without anything drawn after which a page is as it stays
_SHUT = 0.5  # seconds without anything drawn after which what was open is shut
_PALETTE = "\x10"  # Ctrl+P
_CLEAR = "\x15"  # Ctrl+U empties the line up to the caret

Measured = Iterator[Effect | None]


def moves(explorer: Terminal) -> Measured:
    """Move through the sidebar; every department is read."""
    _to_the_first_department(explorer)
    for key in "j" * 30 + "k" * 30:
        yield explorer.effect(key, _QUIET)


def opening(explorer: Terminal) -> Measured:
    """Go down through the tree, opening what can be opened: departments, plans and items."""
    _to_the_first_department(explorer)
    for key in ("l", "j", "l", "j", "j", "j") * 9:
        yield explorer.effect(key, _QUIET)


def reading(explorer: Terminal) -> Measured:
    """Go on just when the other years of an item are being looked for behind its page."""
    for key in "h" + "j" * 14:  # from the page, where the part before ends, to the sidebar
        explorer.press(key)
        explorer.rest(_LOOKING)
    for key in "k" * 14:
        yield explorer.effect(key, _QUIET)
        sleep(_LOOKING - _QUIET)


def steps(explorer: Terminal) -> Measured:
    """Read one item after another."""
    for key in "]" * 11 + "[" * 11:
        yield explorer.effect(key, _QUIET)


def typing(explorer: Terminal) -> Measured:
    """Type what to search for, one character after another."""
    explorer.press("/")
    explorer.rest(_REST)
    for query in QUERIES:
        for character in query:
            yield explorer.effect(character, _QUIET)
        explorer.press(_CLEAR)
        explorer.rest(_REST)


def travels(explorer: Terminal) -> Measured:
    """Go back through places visited, and forward again."""
    for _ in range(6):
        explorer.press("]")
        explorer.rest(_REST)
    for key in "HHHHHLLLLL" * 2:
        yield explorer.effect(key, _QUIET)


def dialogs(explorer: Terminal) -> Measured:
    """Open everything that a key opens above the page; each first opening counts as well."""
    for key in (":", "m", "M", "e", "?", _PALETTE, "d") * 3:
        yield explorer.effect(key, _QUIET)
        explorer.press("\x1b")
        explorer.rest(_SHUT)


def rows(explorer: Terminal) -> Measured:
    """Go from row to row of a comparison, forwards and by changes."""
    _compare(explorer)
    for key in "j" * 40 + "n" * 20:
        yield explorer.effect(key, _QUIET)


def finding(explorer: Terminal) -> Measured:
    """Look for words in a comparison, one character after another."""
    _compare(explorer)
    explorer.press("/")
    explorer.rest(_REST)
    for query in QUERIES[:3]:
        for character in query:
            yield explorer.effect(character, _QUIET)
        explorer.press(_CLEAR)
        explorer.rest(_SHUT)


def _to_the_first_department(explorer: Terminal) -> None:
    for key in "hg":
        explorer.press(key)
        explorer.rest(_REST)


def _compare(explorer: Terminal) -> None:
    explorer.press("d")
    explorer.rest(_REST)
    explorer.press("\r")
    explorer.wait_for("校對")
    explorer.rest(_REST)


def leave(explorer: Terminal) -> None:
    """Close whatever is open, down to the page."""
    for _ in range(4):
        explorer.press("\x1b")
        explorer.rest(_SHUT)


def go_to(explorer: Terminal, place: str) -> None:
    """Jump to a place, and wait until nothing goes on behind its page."""
    explorer.press(":")
    explorer.rest(_REST)
    explorer.press(place)
    explorer.rest(_REST)
    explorer.press("\r")
    explorer.rest(_SETTLED)


PARTS: Sequence[tuple[str, Callable[[Terminal], Measured], str, str]] = (
    ("sidebar moves", moves, "113-衛生局-1", "114-衛生局-1"),
    ("opening items", opening, "113-衛生局-1", "114-衛生局-1"),
    ("going on reading", reading, "113-衛生局-1", "114-衛生局-1"),
    ("next item", steps, "113-衛生局-1", "114-衛生局-1"),
    ("typing a search", typing, "113-衛生局-1", "114-衛生局-1"),
    ("back, forward", travels, "113-衛生局-1", "114-衛生局-1"),
    ("opening dialogs", dialogs, "113-衛生局-1", "114-衛生局-1"),
    ("comparison rows", rows, "108-111-全市", "114-衛生局"),
    ("find in it", finding, "108-111-全市", "114-衛生局"),
)
"""What is measured, and where the reader is for it: in the bundled documents, a large library."""


def started(size: int, folder: str, screen: tuple[int, int] = (COLUMNS, LINES)) -> Terminal:
    """Return an explorer that has read its documents and has nothing more to do.

    Args:
        size: Items of its library, 0 for the bundled documents.
        folder: An empty folder for whatever it keeps.
        screen: Columns and lines of the terminal.
    """
    explorer = Terminal((sys.executable, EXPLORER, str(size)), folder, screen)
    explorer.wait_for("離開")
    explorer.wait_for("局")
    explorer.rest(_REST)
    if size:  # a large library is made ready for searching for a while
        explorer.press("/")
        explorer.rest(_REST)
        explorer.press("市")
        explorer.wait_for("筆")
        explorer.press("\x1b")
    explorer.rest(_WARM)
    return explorer


def told(name: str, measured: Sequence[Effect | None], wanted: int) -> str:
    """Return one line of the table."""
    effects = [effect for effect in measured if effect]
    without = len(measured) - len(effects)
    drawn = sorted(1000 * each.seconds for each in effects)
    computing = sorted(1000 * each.computing for each in effects)
    return (
        f"{name:16} drawn: median {median(drawn):5.1f}, p95 {_percentile(drawn):5.1f} "
        f"(wanted {wanted}), worst {drawn[-1]:5.1f} ms   computing: median {median(computing):5.1f}, "
        f"p95 {_percentile(computing):5.1f} ms   {len(effects)} keys"
        + (f", {without} without effect" if without else "")
    )


def _percentile(ascending: Sequence[float]) -> float:
    return ascending[min(len(ascending) - 1, round(0.95 * len(ascending)))]


def at_rest(command: Sequence[str], words: str, folder: str) -> float:
    """Return the memory of a program that has drawn some words and then nothing more, in MB."""
    with Terminal(command, folder) as program:
        if words:
            program.wait_for(words)
        program.rest(_WARM)
        return program.memory()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", nargs="*", type=int, default=[100_000])
    parser.add_argument("--minutes", type=float, default=8.0, help="begin nothing after that")
    given = parser.parse_args()
    end = monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory() as folder:
        empty = at_rest((sys.executable, EMPTY), "", folder)
    command = (sys.executable, "-m", "kaoview")
    with tempfile.TemporaryDirectory() as folder:
        first, later = (at_rest(command, "離開", folder) for _ in range(2))
    print(
        f"memory at rest     {first:.0f} MB the first time, then {later:.0f} MB "
        f"(wanted {WANTED_MEMORY}); an empty Textual app {empty:.0f} MB"
    )
    for size in (0, *given.items):
        print(f"{size:,} items made of clauses" if size else "the bundled documents")
        with tempfile.TemporaryDirectory() as folder, started(size, folder) as explorer:
            for name, part, place, large_place in PARTS:
                if monotonic() > end:
                    print(f"{name:16} left out: there was no time for it, see --minutes")
                    continue
                go_to(explorer, large_place if size else place)
                print(
                    told(name, list(part(explorer)), WANTED_LARGE if size else WANTED), flush=True
                )
                leave(explorer)


if __name__ == "__main__":
    main()
