import ast
from pathlib import Path

import kaoview
from kaoview.compare.statuses import (
    DECIDABLE,
    FILTERABLE,
    REVIEWED,
    UNREVIEWED,
    Status,
    alternatives,
)
from kaoview.text.cell_width import cell_width


def test_every_status_has_a_label_and_a_mark_of_its_own():
    assert len({status.label for status in Status}) == len(Status)
    marks = [status.mark for status in Status]
    assert len(set(marks)) == len(marks)
    assert {cell_width(mark) for mark in marks} == {1}


def test_every_status_says_what_it_means():
    assert all(status.traits.meaning for status in Status)
    assert all(status.traits.english for status in FILTERABLE)


def test_each_status_of_items_that_are_not_the_same_has_a_remark_of_its_own():
    of_pairs = [status for status in Status if status.reached and not status.counterpart]
    remarks = [status.traits.remark for status in of_pairs]
    assert all(remarks) and len(set(remarks)) == len(remarks)
    assert not any(status.traits.remark for status in Status if status not in of_pairs)


def test_a_filter_has_one_key_of_its_own():
    keys = [status.traits.key for status in FILTERABLE]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 for key in keys)  # that no other action has it: tests/tui/commands


def test_what_only_statuses_are_called_is_written_once():
    distinct = (Status.MISSING.label, REVIEWED, UNREVIEWED)
    root = Path(kaoview.__file__).parent
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        alone = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        for each in ast.walk(tree):
            if isinstance(each, ast.Constant) and id(each) not in alone:  # no docstring
                written = [label for label in distinct if label in str(each.value)]
                assert not written or path.name == "statuses.py", (path, each.lineno, written)


def test_a_status_is_found_by_name_or_label():
    assert Status.named("SAME ") is Status.SAME
    assert Status.named("未見對應") is Status.MISSING
    assert Status.named("刪除") is None


def test_same_and_revised_are_counterparts_and_related_is_reached():
    assert [s.value for s in Status if s.counterpart] == ["same", "revised"]
    assert [s.value for s in Status if s.reached] == ["same", "revised", "related"]


def test_readers_decide_and_filter_by_some_statuses_alone():
    assert set(DECIDABLE) >= {Status.SAME, Status.REVISED, Status.RELATED}
    assert set(DECIDABLE).isdisjoint({Status.CANDIDATE, Status.MISSING, Status.NEW})
    assert {*DECIDABLE, Status.MISSING, Status.NEW} <= set(FILTERABLE)
    assert Status.CANDIDATE not in FILTERABLE


def test_alternatives_are_joined_as_the_language_joins_them():
    assert alternatives(["a", "b", "c"], " or ", ", ") == "a, b or c"
