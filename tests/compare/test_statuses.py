from kaoview.compare.statuses import Status
from kaoview.text.cell_width import cell_width


def test_every_status_has_a_label_and_a_mark_of_its_own():
    assert len({status.label for status in Status}) == len(Status)
    marks = [status.mark for status in Status]
    assert len(set(marks)) == len(marks)
    assert {cell_width(mark) for mark in marks} == {1}


def test_a_status_is_found_by_name_or_label():
    assert Status.named("SAME ") is Status.SAME
    assert Status.named("未見對應") is Status.MISSING
    assert Status.named("刪除") is None


def test_same_and_revised_are_counterparts_and_related_is_reached():
    assert [s.value for s in Status if s.counterpart] == ["same", "revised"]
    assert [s.value for s in Status if s.reached] == ["same", "revised", "related"]
