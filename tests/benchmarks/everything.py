"""Run every benchmark of this folder, one after another: ``python -m tests.benchmarks.everything``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TIME_LIMIT = 600  # seconds for one benchmark; a million items are indexed in three minutes


def main() -> int:
    """Run them in processes of their own, so that none warms another up."""
    failed = []
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        if path.stem == "everything":
            continue
        print(f"== {path.stem}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{path.stem}"]
        try:
            code = subprocess.run(command, check=False, timeout=TIME_LIMIT).returncode
        except subprocess.TimeoutExpired:
            print(f"stopped after {TIME_LIMIT} seconds")
            code = 1
        if code:
            failed.append(path.stem)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
