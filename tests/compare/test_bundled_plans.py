"""What became of every item of the older bundled plans, with every candidate and its score."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.compare.matching import compare
from kaoview.compare.rows import Comparison


def _told(comparison: Comparison) -> str:
    lines = ["　".join(f"{status.label} {count}" for status, count in comparison.counts.items())]
    for row in comparison.rows:
        lines += ["", f"{row.left} {row.status.label}"]
        lines += [f"  {m.status.mark} {m.score:.4f} {m.id}" for m in row.matches]
    return "\n".join([*lines, "", "新增", *(f"  {id}" for id in comparison.new), ""])


@pytest.mark.parametrize("old", ["107", "108-111", "112"])
def test_every_pair_is_judged_as_before(old, library, plans, kept_text: SnapshotAssertion):
    assert _told(compare(library, plans(old), plans("113"))) == kept_text
