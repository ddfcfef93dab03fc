"""What a search needs is read when the searcher is prepared, not with the first question."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import kaoview
from kaoview.search.searcher import Searcher

opened = []
searcher = Searcher(kaoview.load(), cache=None)
searcher.prepare()
sys.addaudithook(lambda event, args: event in ("open", "import") and opened.append(str(args[0])))
assert searcher.search(sys.argv[1]).hits
print([name for name in opened if name.endswith((".txt", ".tsv")) or name.startswith("kaoview")])
"""


def test_the_first_english_word_waits_for_nothing() -> None:
    words = [sys.executable, "-c", PROGRAM, "hospital"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"
