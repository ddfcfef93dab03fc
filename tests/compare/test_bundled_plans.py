"""What became of every item of the older bundled plans, with every candidate and its score."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.compare.lineage import ComparisonCache, lineage
from kaoview.compare.matching import compare
from kaoview.compare.rows import Comparison
from kaoview.compare.units import units_of
from kaoview.compare.wording import EditKind, compare_wording

# About results, not lines, which smaller tests cover: coverage would take most of their time.
pytestmark = pytest.mark.no_cover


def _told(comparison: Comparison) -> str:
    lines = ["　".join(f"{status.label} {count}" for status, count in comparison.counts.items())]
    for row in comparison.rows:
        lines += ["", f"{row.left} {row.status.label}"]
        lines += [f"  {m.status.mark} {m.score:.4f} {m.id}" for m in row.matches]
    return "\n".join([*lines, "", "新增", *(f"  {id}" for id in comparison.new), ""])


@pytest.mark.parametrize("old", ["107", "108-111", "112"])
def test_every_pair_is_judged_as_before(old, library, plans, kept_text: SnapshotAssertion):
    assert _told(compare(library, plans(old), plans("113"))) == kept_text


def test_the_same_units_are_compared(library, kept_text: SnapshotAssertion):
    lines = []
    for unit in units_of(tuple(library.plans())):
        words = unit.text if len(unit.text) <= 40 else f"{unit.text[:24]}⋯⋯{unit.text[-12:]}"
        above = " › ".join(unit.headings)
        account = "（敘述）" if unit.narrative else ""
        lines.append(f"{unit.id}　{above}｜{unit.title}｜{words}{account}".replace("\n", "⏎"))
    assert "\n".join([*lines, ""]) == kept_text


@pytest.mark.parametrize("old", ["107", "108-111"])
def test_the_wording_of_every_pair_is_told_as_before(
    old, library, plans, kept_text: SnapshotAssertion
):
    comparison = compare(library, plans(old), plans("113"))
    lines = []
    for row in comparison.rows:
        for match in row.reached:
            left, right = (comparison.units[id].words for id in (row.left, match.id))
            wording = compare_wording(left, right)
            lines.append(f"{row.left} {match.status.mark} {match.id}　{wording.kept:.3f}")
            if wording.close:
                lines.append(f"  {_marked(left, right, wording)}")
            else:
                lines += [f"  {_shared(left, wording.shared_left)}"]
                lines += [f"  {_shared(right, wording.shared_right)}"]
            lines += [f"  {c.left and c.left.kind}　{c.label}" for c in wording.figures]
    assert "\n".join([*lines, ""]) == kept_text


def _marked(left, right, wording):
    parts = []
    for edit in wording.edits:
        ours, theirs = left[slice(*edit.left)], right[slice(*edit.right)]
        parts.append(ours if edit.kind is EditKind.KEPT else f"[{ours}|{theirs}]")
    return "".join(parts).replace("\n", "⏎")


def _shared(text, spans):
    return "、".join(text[start:end] for start, end in spans)


MATTERS = {
    "day-care": "113-衛生局-2",
    "flood-sensors": "113-水利局-14",
    "metro-lines": "108-111-全市-1.4.1",
    "staff": "107-行政暨國際處-1.10",
    "a-row-of-the-budget": "107-行政暨國際處-4.1.1.7",
    "a-paragraph-of-a-report": "112-11-研究發展考核委員會-1.6.1.1",
}


@pytest.mark.parametrize("name", MATTERS)
def test_a_matter_is_followed_through_all_periods_as_before(
    name, library, kept_text: SnapshotAssertion
):
    chain = lineage(library, MATTERS[name], compared=_COMPARED)
    lines = [f"{chain.id}　{'、'.join(chain.units)}"]
    for step in chain.steps:
        told = [word for word in ("own", "covered", "reviewed") if getattr(step, word)]
        lines.append(f"{step.period}　{len(step.plans)} 份　{' '.join(told)}")
        lines += [f"  {e.status.mark} {e.match.score:.4f} {e.id}" for e in step.links]
        lines += [f"  （{e.status.mark} {e.match.score:.4f} {e.id}）" for e in step.candidates]
    assert "\n".join([*lines, ""]) == kept_text


_COMPARED: ComparisonCache = {}
