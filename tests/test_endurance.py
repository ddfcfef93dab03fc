"""What the endurance run sends and how it judges; the run itself is ``make endurance``."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from textual.events import Key

from kaoview.tui.platform.textual_patches import InputParser
from tests.endurance.input import KEYS, anything
from tests.endurance.program import Sample
from tests.endurance.verdict import Run, findings

WRITING = """
import sys
import time
from pathlib import Path
from tests.endurance._explorer import keep_within
keep_within(sys.argv[1])
Path(sys.argv[1], "a").write_text("a")
for write in (
    lambda: Path(sys.argv[2], "b").write_text("b"),
    lambda: Path(sys.argv[2], "c").mkdir(),
    lambda: Path(sys.argv[1], "a").rename(Path(sys.argv[2], "d")),
):
    try:
        write()
    except PermissionError:
        print("refused")
"""


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_sent_as_a_terminal_does(key: str) -> None:
    parser = InputParser()
    found = [*parser.feed(KEYS[key])]
    time.sleep(0.15)  # after which an escape character begins nothing longer
    found += parser.tick()
    assert [event.key for event in found if isinstance(event, Key)] == [key]


def test_a_seed_says_what_is_sent() -> None:
    def sent(seed: int) -> list[str]:
        chance = random.Random(seed)
        return [anything(chance, 80, 24) for _ in range(200)]

    assert sent(1) == sent(1) != sent(2)


def test_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    other.mkdir()
    command = [sys.executable, "-c", WRITING, str(own), str(other)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.split() == ["refused"] * 3
    assert [path.name for path in own.iterdir()] == ["a"]
    assert list(other.iterdir()) == []


def run(memory: list[float], threads: int = 8, after: bool = True) -> Run:
    samples = [Sample(at, taken, 8, threads, 0) for at, taken in enumerate(memory)]
    last = Sample(99, memory[-1], 8, threads, 0) if after else None
    return Run(Sample(0, 80, 8, 6, 0), samples, last, resting=0.01, answers=True)


def bad(judged: Run) -> list[str]:
    return [name for name, _, well in findings(judged) if not well]


def test_what_is_level_is_well_and_what_grows_is_not() -> None:
    assert bad(run([80, 100, 100, 101, 100, 102, 100, 101, 100, 101, 102])) == []
    assert bad(run([80 + 5 * at for at in range(20)])) == ["memory, second half"]
    assert bad(run([100.0] * 12, threads=60)) == ["threads"]
    assert bad(run([100.0] * 12, after=False)) == ["alive"]


def test_memory_may_grow_while_caches_fill_but_not_for_good() -> None:
    filling = [80.0 + 5 * at for at in range(20)]
    level = [180.0 + at % 3 for at in range(20)]
    late = [*[180.0] * 15, *[195.0] * 5]
    kept_again_and_again = [180.0 + 4 * (at // 4) for at in range(20)]
    assert bad(run(filling + level)) == []
    assert bad(run(level + late)) == []
    assert bad(run(level + kept_again_and_again)) == ["memory, second half"]
