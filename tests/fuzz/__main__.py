"""``python -m tests.fuzz [TARGET …] [--seconds N]``: fuzz each target, an hour by default.

What fails is kept in ``tests/corpus``, which ``make test`` runs.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
SLOWEST = 10
"""Seconds that an input may take."""
LONGEST = 20_000
"""Bytes of the longest input."""

_RUN = """
import sys
import atheris
with atheris.instrument_imports(include=["kaoview"]):
    from tests.fuzz.targets import TARGETS
target = TARGETS[sys.argv.pop(1)]
target(b"")
atheris.Setup(sys.argv, target)
atheris.Fuzz()
"""


def main() -> int:
    """Fuzz the targets one after the other; return how many failed."""
    parser = ArgumentParser(prog="tests.fuzz")
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=3600)
    chosen = parser.parse_args()
    from tests.fuzz.targets import TARGETS

    failed = 0
    for name in chosen.targets or TARGETS:
        kept = CORPUS / name
        grown = Path("build") / "fuzz" / name
        grown.mkdir(parents=True, exist_ok=True)
        print(f"{name}: {chosen.seconds} s", flush=True)
        options = [
            f"-max_total_time={chosen.seconds}",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST}",
            f"-artifact_prefix={kept}/",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        command = [sys.executable, "-c", _RUN, name, *options, str(grown), str(kept)]
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
