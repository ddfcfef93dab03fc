"""Print pip constraints that hold every dependency at the lowest version that is declared.

Dependencies that only the tests need keep their newest version: what counts is the program.

    python scripts/lowest.py > constraints.txt
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_BOUND = re.compile(r"([A-Za-z0-9._-]+)>=([0-9][0-9.]*)")
_OF_THE_PROGRAM = ("word97", "cluster")


def main() -> None:
    """Print one constraint a line."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(each for name in _OF_THE_PROGRAM for each in extras[name]),
    ]
    for requirement in wanted:
        found = _BOUND.match(requirement)
        if found is None:
            raise SystemExit(f"{requirement}: no lower bound")
        print(f"{found[1]}=={found[2]}")


if __name__ == "__main__":
    main()
