"""The figures that readers and developers ask for, as one table: ``python -m tests.benchmarks``.

It takes some six minutes. Each line names what was measured, the figure and, where there is one,
what stands beside it: times on a machine that does other things as well mean little by themselves.
``python -m tests.benchmarks.everything`` runs what lies behind it, and much more, for half an hour.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

import kaoview
from kaoview.compare.matching import COUNTERPART, compare
from kaoview.compare.terms import terms_of
from kaoview.export.formats import export_items
from kaoview.library.build import read_library
from kaoview.search import Searcher
from tests.benchmarks import (
    compare_quality,
    every_key,
    explorer_speed,
    first_paint,
    formats,
    startup,
)
from tests.benchmarks._terminal import COLUMNS, LINES, Terminal
from tests.benchmarks.search_quality import FRESH, OWN, judge, mean, ours, read_cases
from tests.benchmarks.search_quality import reference_library as judged
from tests.benchmarks.search_speed import keystrokes, milliseconds, recombined

Line = tuple[str, str, str]
"""What was measured, the figure, and what stands beside it."""

_ROUNDS = 3
_OPENINGS = 5  # of each dialog
_ITEMS = 20_000  # of the larger library
_MEGABYTE = 1_000_000
_PAGES = 100
_PACKAGES = ("textual", "rich", "jieba", "rapidfuzz", "pypdfium2", "python-docx")


def main() -> None:
    """Print the table as it grows."""
    print(f"kaoview {kaoview.__version__}, Python {platform.python_version()}, {_machine()}")
    print(", ".join(f"{name} {version(name)}" for name in _PACKAGES))
    begun = time.monotonic()
    for part in (starts, keys, searches, comparisons, files, exports, quality):
        for name, figure, beside in part():
            print(f"{name:44} {figure:>18}   {beside}".rstrip(), flush=True)
    print(f"measured in {time.monotonic() - begun:.0f} s")


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the median of some rounds."""
    taken = []
    for _ in range(_ROUNDS):
        start = clock()
        work()
        taken.append(clock() - start)
    return median(taken)


def _percentile(ascending: Sequence[float]) -> float:
    return ascending[min(len(ascending) - 1, round(0.95 * len(ascending)))]


def starts() -> Iterator[Line]:
    """Yield how long it takes to begin."""
    base, tree, first = startup.measure(_ROUNDS)
    yield "kaoview tree, the first time", f"{first:.2f} s", f"{first / base:.1f} × import typer"
    yield "kaoview tree, later", f"{tree:.2f} s", f"{tree / base:.1f} × import typer"
    documents, empty = [], []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(_ROUNDS + 1):
            with Terminal(first_paint.EXPLORER, state) as program:
                marks = (first_paint.LAST_LINE, first_paint.KEY_BAR, first_paint.DOCUMENTS)
                documents.append(program.times_until(marks)[-1])
            with Terminal(first_paint.EMPTY, state) as program:
                empty.append(program.times_until((first_paint.LAST_LINE,))[0])
    readable, base = median(documents[1:]), median(empty[1:])
    yield (
        "explorer, until documents can be read",
        f"{readable:.2f} s",
        f"{readable / base:.2f} × an empty Textual app",
    )


def keys() -> Iterator[Line]:
    """Yield how long the explorer takes from a key to the last of what it draws."""
    with (
        tempfile.TemporaryDirectory() as folder,
        explorer_speed.started(0, folder) as explorer,
    ):
        for name, part in (
            ("moving in the tree", explorer_speed.moves),
            ("typing a search", explorer_speed.typing),
        ):
            explorer_speed.go_to(explorer, "113-衛生局-1")
            drawn = sorted(1000 * each.seconds for each in part(explorer) if each)
            explorer_speed.leave(explorer)
            yield f"{name}, median and p95", f"{median(drawn):.0f}, {_percentile(drawn):.0f} ms", ""
        yield from dialogs(explorer)


def dialogs(explorer: Terminal) -> Iterator[Line]:
    """Yield how long each dialog takes to open, the first time among others."""
    size = COLUMNS, LINES
    for place in every_key.PLACES:
        opening = replace(place, keys=[key for key in place.keys if key.opens])
        for key, effects in every_key.measured(explorer, opening, _OPENINGS, size):
            drawn = [1000 * each.seconds for each in effects]
            computing = [1000 * each.computing for each in effects]
            if drawn:
                yield (
                    f"{place.name}, opening {key.name}",
                    f"{median(drawn):.0f}, {every_key.percentile(drawn):.0f} ms",
                    f"median and p95; computing {median(computing):.0f} ms",
                )


def searches() -> Iterator[Line]:
    """Yield how long a keystroke's search takes."""
    library = kaoview.load()
    typed = keystrokes([case.query for case in read_cases(OWN)][::4])
    for size in (0, _ITEMS):
        wanted = recombined(library, size) if size else library
        searcher = Searcher(wanted, cache=None)
        ready = _cpu(searcher.prepare)
        taken = milliseconds(lambda query, by=searcher: by.search(query, 50), typed)  # type: ignore[misc]
        count = sum(1 for _ in wanted.items())
        yield (
            f"search in {count:,} items, median and p95",
            f"{median(taken):.1f}, {_percentile(taken):.1f} ms",
            f"made ready in {ready:.1f} s",
        )


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def comparisons() -> Iterator[Line]:
    """Yield how long comparing takes."""
    library = kaoview.load()
    plans = list(library.plans())
    midterm = [plan for plan in plans if plan.period == "108-111"]
    outline = [plan for plan in plans if plan.period == "113"]

    def work(left: Sequence[kaoview.model.Plan]) -> None:
        terms_of.cache_clear()
        compare(library, left, outline)

    yield "comparing 42 with 465 items", f"{_seconds(lambda: work(midterm)):.2f} s", ""
    yield "comparing 465 with 465 items", f"{_seconds(lambda: work(outline)):.2f} s", ""


def files() -> Iterator[Line]:
    """Yield how long reading takes, in seconds of computing."""
    texts = formats.paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "114.txt")
        lines = ["測試市政府114年度施政計畫"]
        size = 0
        while size < _MEGABYTE:
            line = f"{len(lines)}. {texts[len(lines) % len(texts)]}"
            lines.append(line)
            size += len(line.encode("utf-8"))
        plain.write_text("\n".join(lines), encoding="utf-8")
        taken = _seconds(lambda: read_library([plain], 1), time.process_time)
        yield "reading 1 MB of plain text, computing", f"{taken:.1f} s", ""
        pdf = Path(folder, "114.pdf")
        pdf.write_bytes(formats.one_column(texts, _PAGES)[0])
        yield (
            f"reading a PDF of {_PAGES} pages",
            f"{_seconds(lambda: read_library([pdf], 1)):.1f} s",
            "",
        )


def exports() -> Iterator[Line]:
    """Yield how long the whole library takes to be written."""
    library = kaoview.load()
    for form, name in (("odt", "ODT"), ("docx", "Word"), ("xlsx", "Excel"), ("html", "HTML")):
        size = [0]

        def write(form: str = form, size: list[int] = size) -> None:
            pieces = export_items(library, library.departments, form)
            size[0] = sum(len(p.encode() if isinstance(p, str) else p) for p in pieces)

        taken = _seconds(write)
        yield f"all of it as {name}", f"{taken:.1f} s", f"{size[0] / 1e6:.1f} MB"


def quality() -> Iterator[Line]:
    """Yield how well search and comparison do on the bundled documents, without reviews."""
    library = kaoview.load()
    rank = ours(judged(library))
    for name, path in (("tuned on some", OWN), ("written blind", FRESH)):
        scores = [judge(case, rank(case.query)) for case in read_cases(path)]
        recall, first = mean([s.recall for s in scores]), mean([s.reciprocal for s in scores])
        yield (
            f"search, {len(scores)} queries, {name}",
            f"{recall:.3f} / {first:.3f}",
            "recall@10 / MRR",
        )
    for one in compare_quality.pairings(library):
        yield f"comparison {one.name}, {one.positives} pairs", f"{one.f1(COUNTERPART):.2f}", "F1"


if __name__ == "__main__":
    sys.exit(main())
