"""No line, however odd, costs more than its length: patterns and the whole reading are linear."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from enum import EnumMeta
from importlib import import_module
from itertools import product
from pathlib import PurePath

import pytest

import kaoview.reading
import kaoview.text
from kaoview.paths import data_folder
from kaoview.reading.departments import load_departments
from kaoview.reading.document_reader import read_document
from kaoview.reading.hints import Hints

# Times work: what runs is covered by the tests of what it reads.
pytestmark = pytest.mark.no_cover

TABLE = load_departments(data_folder() / "departments.toml")
SMALL, MEDIUM, LARGE = 48, 768, 3072
"""Characters of a hostile line; the small one ends an exponential pattern before it hangs."""
CHEAP = 0.004
"""Seconds of CPU in which a linear pattern has long been done with the large line."""
MOST_GROWTH = 8
"""Most times the work for four times the text: linear is 4, quadratic 16."""
SEARCHES = r"\b{name}\.(?:search|finditer|findall|split|sub)\("
"""How a module's source shows that it looks for a pattern all over a line."""

PREFIXES = (  # noqa: SIM905
    "| |公報|公報1卷|公報 1 卷 1|1.|1.1|1、|第|第1|第 1 頁|（|(1|圖|圖（|圖 1|表1.|<p|-|- |1-|壹|一|附圖|書|98"
    "|日期："
).split("|")
UNITS = (  # noqa: SIM905
    " |\u3000|\t|1|１|一|十|壹|甲|a|A.|-|—|.|．1|.1|1.1|1 | 1|第|第 |第1|公報|公報 |公報1|公報1卷"
    "|公報 1 卷 1 |卷|卷1 |1卷|期|（|）|（）|(1)|圖|圖（|圖 |<|<p |<p>|年|98年|98-|書|草案|書（）|局|縣政府"
    "|…|...|、|，|:|●|* "
).split("|")
SUFFIXES = ("", "x")


def _in(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a module's variable, be they in a table or an enumeration."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, EnumMeta):
        for member in value:
            yield from _in(member.value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _in(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _in(getattr(value, field.name))


def _patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Return every pattern, and whether it is looked for all over a line, not at its start."""
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    for room in (kaoview.reading, kaoview.text):
        for info in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = import_module(info.name)
            source = inspect.getsource(module)
            for name, value in vars(module).items():
                # A pattern in a table is reached as row.pattern or member.value.
                known = name if isinstance(value, re.Pattern) else "(?:pattern|value)"
                searched = bool(re.search(SEARCHES.format(name=known), source))
                for pattern in _in(value):
                    before = found.get(pattern.pattern, (pattern, False))[1]
                    found[pattern.pattern] = (pattern, searched or before)
    return found


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _fastest(work: Callable[[], object]) -> float:
    return min(_cpu(work) for _ in range(5))


def _is_dear(pattern: re.Pattern[str], searched: bool, line: Callable[[int], str]) -> bool:
    """Tell whether the work for a line is neither small nor growing as the line does."""

    def work(size: int) -> Callable[[], object]:
        text = line(size)
        if isinstance(pattern.pattern, bytes):
            data = text.encode()
            return lambda: pattern.search(data)  # type: ignore[call-overload]
        if searched:
            return lambda: pattern.sub("", text)
        return lambda: (pattern.match(text), pattern.fullmatch(text))

    for size in (SMALL, LARGE):
        if _cpu(work(size)) > CHEAP and _fastest(work(size)) > CHEAP:
            return size == SMALL or _fastest(work(LARGE)) > MOST_GROWTH * _fastest(work(MEDIUM))
    return False


PATTERNS = _patterns()
MEASURES = 4


@pytest.mark.parametrize("name", PATTERNS, ids=range(len(PATTERNS)))
def test_a_patterns_work_grows_as_the_line_does(name: str) -> None:
    pattern, searched = PATTERNS[name]
    for prefix, unit, suffix in product(PREFIXES, UNITS, SUFFIXES):

        def line(size: int, prefix: str = prefix, unit: str = unit, suffix: str = suffix) -> str:
            return prefix + unit * (size // len(unit)) + suffix

        # Measured again before it is believed: on a busy machine a single measure may be wrong.
        dear = all(_is_dear(pattern, searched, line) for _ in range(MEASURES))
        assert not dear, (name, prefix, unit, suffix)


def test_a_pattern_that_is_not_linear_is_noticed() -> None:
    quadratic = re.compile(r"公報\s*第?\s*\d+卷")
    assert _is_dear(quadratic, False, lambda size: "公報" + " " * size)
    doubling = re.compile(r"(?:草案|（.*）)*$")
    assert _is_dear(doubling, False, lambda size: "（）" * 20 + "x")
    assert not _is_dear(
        re.compile(r"公報\s*+第?\s*+\d+卷"), False, lambda size: "公報" + " " * size
    )


def _read(text: str) -> None:
    read_document(PurePath("a.txt"), "a.txt", text.encode(), TABLE, Hints())


GAZETTE = "公報" + " " * 400 + "1" + " " * 400 + "卷" + " " * 400 + "1"
LINES = (
    GAZETTE,
    "公報 1 卷 1 " * 200,
    "1." + "1" * 1000,
    "高雄市政府施政計畫" + "（）" * 15,
    "高雄市政府施政計畫圖（" + "圖（" * 20 + " " * 1000,
    " ".join("公報卷期第" * 200),
)


def test_reading_grows_with_the_paragraphs_of_one_cell() -> None:
    def cell(paragraphs: int) -> None:
        words = "甲乙\n" * paragraphs
        data = f'計畫,說明\n"一、長照\n{words}",1\n'.encode()
        read_document(PurePath("a.csv"), "a.csv", data, TABLE, Hints())

    few, many = 4_000, 16_000
    assert _fastest(lambda: cell(many)) <= max(0.5, MOST_GROWTH * _fastest(lambda: cell(few)))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:12])
def test_reading_grows_with_the_number_of_hostile_lines(line: str) -> None:
    few, many = f"{line}\n" * 10, f"{line}\n" * 40
    assert _fastest(lambda: _read(many)) <= max(0.5, MOST_GROWTH * _fastest(lambda: _read(few)))
