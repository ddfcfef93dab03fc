"""How long each key takes by itself, every dialog and every screen included.

Run with ``python -m tests.benchmarks.every_key [--size 160x45] [--rounds 20] [--only 說明]``. Where
``explorer_speed`` presses keys as a reader does, one after another, this presses each from the same
place again and again: a slow one cannot hide among many fast ones. The first time stands apart, as
what a key opens may have to be loaded then; it counts like the others. Beside what is drawn stands
how long the explorer computes for it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks import explorer_speed
from tests.benchmarks._terminal import COLUMNS, LINES, Effect, Terminal

WANTED = explorer_speed.WANTED
_QUIET = 0.06  # seconds without anything drawn after which a key has had its effect
_SHUT = 0.6  # seconds without anything drawn after which what was opened is shut
_OPEN = 1.0  # seconds without anything drawn after which a screen stands
_ESCAPE = "\x1b"
_NARROWER = 20
"""Columns that the terminal loses where its window is made smaller; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is measured.

    Attributes:
        name: What it does.
        keys: What is pressed; empty where the window is made narrower instead.
        undo: What brings back the place before, each pressed by itself.
        before: What is pressed before each time, outside of the time measured.
        opens: Whether it opens something over the screen.
    """

    name: str
    keys: str
    undo: Sequence[str] = (_ESCAPE,)
    before: Sequence[str] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where keys are pressed.

    Attributes:
        name: What it is called in the table.
        way: What leads there from the page of an item, each pressed by itself.
        keys: The keys.
        mark: Words that are drawn once it stands, if reaching it takes longer.
    """

    name: str
    way: Sequence[str]
    keys: Sequence[Key]
    mark: str = ""


DIALOGS = (
    Key("jump", ":", opens=True),
    Key("note of a bookmark", "m", opens=True),
    Key("bookmarks and places", "M", opens=True),
    Key("export", "e", opens=True),
    Key("help", "?", opens=True),
    Key("palette", "\x10", opens=True),
    Key("choice of comparison", "d", opens=True),
    Key("trends", "t", (_ESCAPE, _ESCAPE), opens=True),
    Key("menu of the row", ".", opens=True),
    Key("letters", ";", opens=True),
    Key("open a file", "O", opens=True),
    Key("import reviews", "I", opens=True),
)
"""Everything that a key opens over the page."""

PAGE = (
    Key("search", "/"),
    Key("first character searched", "登", (_ESCAPE,), ("/",)),
    Key("second character", "革", (_ESCAPE,), ("/", "登")),
    Key("next hit", "\x1b[B", (_ESCAPE,), ("/", "登", "革")),
    Key("to a hit", "\r", ("H",), ("/", "登", "革")),
    Key("to the filters", "\t", (_ESCAPE, _ESCAPE), ("/", "登")),
    Key("leave the search", _ESCAPE, (), ("/", "登")),
    Key("find in the page", "f"),
    Key("first character found", "衛", (_ESCAPE,), ("f",)),
    Key("line down", "j", ("k",)),
    Key("page down", " ", ("b",)),
    Key("end of the page", "G", ("g",)),
    Key("next item", "]", ("[",)),
    Key("level up", "u", ("H",)),
    Key("back", "H", ("L",), ("]",)),
    Key("to the sidebar", "h", ("l",)),
    Key("other pane", "\t", ("\t",)),
    Key("other years", "r"),
    Key("other years shown", "R", ("R",)),
    Key("other years beside", "|", ("|",)),
    Key("grouping", "v", ("v",)),
    Key("full screen", "z", ("z",)),
    Key("wider", ">", ("<",)),
    Key("sidebar hidden", "\\", ("\\",)),
    Key("dark and light", "T", ("T",)),
    Key("filter of the tree", "s"),
    Key("copy", "y"),
    Key("citation", "Y"),
    Key("narrower window", "", ()),
)
SIDEBAR = (
    Key("row down", "j", ("k",)),
    Key("check", " ", (" ",)),
    Key("open all", "+", ("-",)),
    Key("last row", "G", ("g",)),
    Key("filter, first character", "衛", (_ESCAPE,), ("s",)),
)
COMPARISON = (
    Key("row down", "j", ("k",)),
    Key("page down", " ", ("b",)),
    Key("last row", "G", ("g",)),
    Key("next change", "n", ("N",)),
    Key("one status", "2", ("0",)),
    Key("candidates", "\r", opens=True),
    Key("review", "a", opens=True),
    Key("filter", "/"),
    Key("filter, first character", "衛", (_ESCAPE,), ("/",)),
    Key("export", "e", opens=True),
    Key("whole row", "w", opens=True),
    Key("help", "?"),
    Key("narrower window", "", ()),
)
CANDIDATES = (
    Key("row down", "j", ("k",)),
    Key("find another", "i", opens=True),
    Key("help", "?"),
)
TRENDS = (
    Key("row down", "j", ("k",)),
    Key("other grouping", "v", ("v",)),
    Key("table", "x", ("x",)),
    Key("words", "/"),
    Key("export", "e", opens=True),
    Key("whole row", "w", opens=True),
)
_ITEM = "113-衛生局-1"
PLACES = (
    Place("page", (), (*DIALOGS, *PAGE)),
    Place("sidebar", ("h",), SIDEBAR),
    Place("comparison", ("d", "\r"), COMPARISON, "校對"),
    Place("candidates", ("d", "\r", "\r"), CANDIDATES, "校對"),
    Place("trends", ("t", "淨零 捷運", "\r"), TRENDS, "合計"),
)


def reach(explorer: Terminal, place: Place) -> None:
    """Go from wherever the reader is to a place."""
    explorer_speed.leave(explorer)
    explorer_speed.go_to(explorer, _ITEM)
    for keys in place.way:
        explorer.press(keys)
        explorer.rest(_OPEN)


def press(explorer: Terminal, key: Key, size: tuple[int, int]) -> Effect | None:
    """Press a key once, return what it took, and undo it."""
    for keys in key.before:
        explorer.press(keys)
        explorer.rest(_SHUT)
    if key.keys:
        effect = explorer.effect(key.keys, _QUIET)
    else:
        narrower = (size[0] - _NARROWER, size[1])
        effect = explorer.effect_of(lambda: explorer.resize(narrower), _QUIET)
        explorer.resize(size)
    explorer.rest(_SHUT)
    for keys in key.undo:
        explorer.press(keys)
        explorer.rest(_SHUT)
    return effect


def measured(
    explorer: Terminal, place: Place, rounds: int, size: tuple[int, int], only: str = ""
) -> Iterator[tuple[Key, list[Effect]]]:
    """Yield each key of a place with what it took, the first time first."""
    wanted = [key for key in place.keys if only in key.name]
    if wanted:
        reach(explorer, place)
    for key in wanted:
        taken = [press(explorer, key, size) for _ in range(rounds)]
        yield key, [each for each in taken if each]


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """Return the value that a share of some values do not exceed."""
    ascending = sorted(values)
    return ascending[min(len(ascending) - 1, round(share * len(ascending)))]


def told(place: Place, key: Key, effects: Sequence[Effect]) -> str:
    """Return one line of the table."""
    name = f"{place.name}: {key.name}"
    if not effects:
        return f"{name:36} nothing drawn"
    drawn = [1000 * each.seconds for each in effects]
    computing = [1000 * each.computing for each in effects]
    return (
        f"{name:36} drawn: first {drawn[0]:5.1f}, median {median(drawn):5.1f}, "
        f"p95 {percentile(drawn):5.1f} (wanted {WANTED})   computing: first {computing[0]:5.1f}, "
        f"median {median(computing):5.1f}, p95 {percentile(computing):5.1f} ms"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default=f"{COLUMNS}x{LINES}")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--only", default="", help="keys whose name holds these words")
    given = parser.parse_args()
    columns, lines = map(int, given.size.split("x"))
    size = (columns, lines)
    with (
        tempfile.TemporaryDirectory() as folder,
        explorer_speed.started(0, folder, size) as explorer,
    ):
        for place in PLACES:
            for key, effects in measured(explorer, place, given.rounds, size, given.only):
                print(told(place, key, effects), flush=True)


if __name__ == "__main__":
    main()
