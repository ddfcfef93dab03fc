"""``python -m tests.endurance [--seconds 3600] [--seed N]``: the explorer used at random.

It ends with 0 where the explorer lives, answers, has taken no more memory, files, threads and
children than before, and rests when it is left alone.
"""

from __future__ import annotations

import random
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from time import monotonic

from tests.endurance.input import ESCAPE, anything
from tests.endurance.program import ERRORS, Program, Sample
from tests.endurance.verdict import Run, findings

SIZES = ((120, 36), (80, 24), (60, 20), (30, 8), (200, 60), (1, 1))
_USUAL = SIZES[0]
_RESIZED = 0.02  # share of what is done that gives the terminal another size
_HALTED = 0.002  # share of what is done that stops the program and lets it go on
_PAUSE = 0.08  # seconds between two keys at most, so that some come faster than they are drawn
_LOOKING = 0.02  # share of what is done that is followed by a look at the page
_LOOK = 1.5  # seconds of it; what other years say comes after a moment's rest
_OUT = 15  # so many times Esc is enough, wherever one is
_OPENING = 120.0  # seconds until it must be open
_ANSWER = 30.0  # seconds until a key must have drawn something


class _EndedError(Exception):
    """The explorer no longer runs."""


def main() -> int:
    """Use the explorer, print what it takes, and return 0 where all is well."""
    parser = ArgumentParser(prog="tests.endurance")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--sample", type=float, default=10, help="seconds between two samples")
    parser.add_argument("--rest", type=float, default=60, help="seconds of the rest at the end")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}, {chosen.seconds:.0f} s", flush=True)
    with tempfile.TemporaryDirectory(prefix="kaoview-endurance-") as folder:
        place = Path(folder)
        run = _run(place, chosen.seed, chosen.seconds, chosen.sample, chosen.rest)
        reports = sorted(place.rglob("crashes/*.txt"))
        told = "".join(
            path.read_text(encoding="utf-8", errors="replace")
            for path in (place / ERRORS, *reports)
        )
    found = findings(run)
    for name, figures, well in found:
        print(f"{'ok ' if well else 'BAD'} {name:30} {figures}", flush=True)
    print(told, end="", flush=True)
    return 0 if all(well for _, _, well in found) else 1


def _run(folder: Path, seed: int, seconds: float, between: float, rest: float) -> Run:
    """Use the explorer for some seconds; return what it took."""
    chance = random.Random(seed)
    program = Program(folder, *_USUAL)
    try:
        before = _opened(program, rest / 4)
        samples = [before]
        try:
            _use(program, chance, seconds, between, samples)
            after, resting, answers = _left_alone(program, rest)
        except _EndedError:
            return Run(before, samples, None)
        return Run(before, samples, after, resting, answers)
    finally:
        program.close()


def _opened(program: Program, rest: float) -> Sample:
    """Wait until the explorer is open and at rest, and return what it takes."""
    end = monotonic() + _OPENING
    while not program.listen(1.0) and monotonic() < end:
        pass
    while program.listen(3.0) and monotonic() < end:
        pass
    program.listen(rest)
    if not program.alive:
        raise SystemExit("it does not open")
    return program.sample()


def _use(
    program: Program,
    chance: random.Random,
    seconds: float,
    between: float,
    samples: list[Sample],
) -> None:
    """Use the explorer at random, adding a sample now and then.

    Raises:
        _EndedError: The explorer ended.
    """
    end = monotonic() + seconds
    due = monotonic() + between
    size = _USUAL
    drawn, drawn_at = program.drawn, monotonic()
    while monotonic() < end:
        if chance.random() < _RESIZED:
            size = chance.choice(SIZES)
            program.resize(*size)
        if chance.random() < _HALTED:
            program.halt(chance.random())
        program.send(anything(chance, *size))
        look = chance.random() < _LOOKING
        program.listen(_LOOK if look else chance.random() * _PAUSE)
        if not program.alive:
            print(f"ended with code {program.code}", flush=True)
            raise _EndedError
        if program.drawn > drawn:
            drawn, drawn_at = program.drawn, monotonic()
        elif monotonic() - drawn_at > _ANSWER and program.go_on():
            drawn_at = monotonic()
        elif monotonic() - drawn_at > _ANSWER:
            program.tell_where()
            print(f"nothing was drawn for {_ANSWER:.0f} s", flush=True)
            raise _EndedError
        if monotonic() >= due:
            due += between
            samples.append(program.sample())
            taken = samples[-1]
            print(
                f"{taken.second:7.0f} s {taken.memory:7.1f} MB {taken.files:3} files "
                f"{taken.threads:3} threads {taken.children:2} children",
                flush=True,
            )


def _left_alone(program: Program, rest: float) -> tuple[Sample, float, bool]:
    """Lead the explorer out and leave it alone: what it takes, its computing, whether it answers.

    Raises:
        _EndedError: The explorer ended.
    """
    program.resize(*_USUAL)
    for _ in range(_OUT):
        program.send(ESCAPE)
        program.listen(0.5)
    end = monotonic() + _OPENING
    while program.listen(3.0) and monotonic() < end:
        pass
    program.listen(rest / 2)
    if not program.alive:
        raise _EndedError
    computed, begun = program.computing(), monotonic()
    program.listen(rest)
    if not program.alive:
        raise _EndedError
    resting = (program.computing() - computed) / (monotonic() - begun)
    after = program.sample()
    program.send("?")
    end = monotonic() + _ANSWER
    while not (answers := program.listen(0.5) > 0) and monotonic() < end:
        pass
    return after, resting, answers


if __name__ == "__main__":
    sys.exit(main())
