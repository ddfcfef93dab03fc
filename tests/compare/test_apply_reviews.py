import pytest

from kaoview.compare.decisions import Decision, ReviewFile, Reviews, fingerprint
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from tests.compare.conftest import make_library, make_plan

OLD = make_plan("107-衛生局", "推動登革熱防治", "建構癌症篩檢網絡", "辦理長者健檢")
NEW = make_plan("113-衛生局", "登革熱整合醫療照護防治", "癌症篩檢與慢性病照護", "食品安全稽查")
LIBRARY = make_library(OLD, NEW)


def _decision(left, right, status, seal="", note=""):
    return Decision(left, right, status, "王小明", "2026-11-20", note, seal, "a.tsv", 2)


def _compare(*decisions, complete=False, left=OLD, right=NEW):
    reviews = Reviews([ReviewFile("a.tsv", decisions, (), complete)])
    return compare(LIBRARY, [left], [right], reviews=reviews)


def _status(comparison, left, right):
    row = comparison.row(left)
    return next((m.status for m in row.matches if m.id == right), None)


def test_without_decisions_nothing_is_reviewed():
    comparison = _compare()
    assert not any(row.reviewed for row in comparison.rows)
    assert comparison.row("107-衛生局-1").status.counterpart


def test_a_rejected_pair_is_no_counterpart_and_comes_last():
    comparison = _compare(_decision("107-衛生局-1", "113-衛生局-1", None))
    row = comparison.row("107-衛生局-1")
    assert row.matches[-1].rejected
    assert row.status.counterpart is False
    assert "113-衛生局-1" in comparison.new


def test_a_rejection_alone_does_not_say_that_nothing_answers():
    row = _compare(_decision("107-衛生局-1", "113-衛生局-1", None)).row("107-衛生局-1")
    assert not row.reviewed


def test_a_pair_that_the_matcher_did_not_see_can_be_added():
    comparison = _compare(
        _decision("107-衛生局-3", "113-衛生局-3", Status.RELATED, note="同屬保健")
    )
    row = comparison.row("107-衛生局-3")
    assert row.status is Status.RELATED
    assert row.reviewed
    assert row.matches[0].decision.note == "同屬保健"
    assert "113-衛生局-3" not in comparison.new


def test_nothing_answers_is_a_decision_too():
    row = _compare(_decision("107-衛生局-2", "", None)).row("107-衛生局-2")
    assert (row.status, row.reviewed) == (Status.MISSING, True)


def test_a_complete_reading_leaves_no_other_counterpart():
    comparison = _compare(_decision("107-衛生局-1", "113-衛生局-3", Status.RELATED), complete=True)
    assert _status(comparison, "107-衛生局-1", "113-衛生局-1") is Status.CANDIDATE
    # An item that the reading does not name is left to the matcher.
    assert comparison.row("107-衛生局-2").status.counterpart
    assert not comparison.row("107-衛生局-2").reviewed


def test_a_reader_single_decision_leaves_the_rest_to_the_matcher():
    comparison = _compare(_decision("107-衛生局-1", "113-衛生局-3", Status.RELATED))
    assert _status(comparison, "107-衛生局-1", "113-衛生局-1").counterpart


def test_a_decision_whose_text_changed_is_told_not_applied():
    seal = fingerprint("推動登革熱防治", "舊的文字")
    comparison = _compare(_decision("107-衛生局-1", "113-衛生局-1", None, seal), complete=True)
    assert [d.right for d in comparison.outdated] == ["113-衛生局-1"]
    assert comparison.row("107-衛生局-1").status.counterpart
    assert not comparison.row("107-衛生局-1").reviewed


@pytest.mark.parametrize("right", ["113-衛生局-1", ""])
def test_a_decision_whose_texts_are_the_same_applies(right):
    words = "登革熱整合醫療照護防治" if right else ""
    seal = fingerprint("推動登革熱防治", words)
    comparison = _compare(_decision("107-衛生局-1", right, None, seal))
    assert comparison.outdated == ()
    assert comparison.row("107-衛生局-1").status.counterpart is False


def test_a_pair_holds_the_other_way_round():
    seal = fingerprint("推動登革熱防治", "登革熱整合醫療照護防治")
    decision = _decision("107-衛生局-1", "113-衛生局-1", Status.REVISED, seal)
    comparison = _compare(decision, left=NEW, right=OLD)
    match = comparison.row("113-衛生局-1").matches[0]
    assert (match.id, match.status, match.reviewed) == ("107-衛生局-1", Status.REVISED, True)


def test_ids_of_other_documents_do_no_harm():
    comparison = _compare(_decision("99-甲-1", "100-甲-1", Status.SAME))
    assert comparison.rows == _compare().rows


def test_new_is_reviewed_once_the_whole_left_side_is():
    some = [_decision("107-衛生局-1", "113-衛生局-1", Status.SAME)]
    rest = [_decision(f"107-衛生局-{n}", "", None) for n in (2, 3)]
    assert not _compare(*some, complete=True).new_reviewed
    assert _compare(*some, *rest, complete=True).new_reviewed


def test_a_reader_says_that_nothing_answers_where_the_bundled_file_pairs():
    bundled = _decision("107-衛生局-1", "113-衛生局-1", Status.SAME)
    own = Decision("107-衛生局-1", "", None, "李小華", file="own.tsv", line=2)
    reviews = Reviews([ReviewFile("a.tsv", (bundled,), (), True), ReviewFile("own.tsv", (own,))])
    row = compare(LIBRARY, [OLD], [NEW], reviews=reviews).row("107-衛生局-1")
    assert (row.status, row.reviewed) == (Status.MISSING, True)


def test_within_one_file_nothing_here_and_something_there_are_no_contradiction():
    nothing = _decision("107-衛生局-1", "", None)
    row = _compare(nothing, _decision("107-衛生局-1", "113-衛生局-3", Status.SAME)).row(
        "107-衛生局-1"
    )
    assert [match.id for match in row.reached] == ["113-衛生局-3"]


def test_where_a_readers_decision_is_outdated_the_bundled_one_holds():
    bundled = _decision("107-衛生局-1", "113-衛生局-1", Status.REVISED, note="內附")
    old = Decision(
        "107-衛生局-1", "113-衛生局-1", None, "李小華", fingerprint="0000000000", file="own.tsv"
    )
    reviews = Reviews([ReviewFile("a.tsv", (bundled,), (), True), ReviewFile("own.tsv", (old,))])
    comparison = compare(LIBRARY, [OLD], [NEW], reviews=reviews)
    best = comparison.row("107-衛生局-1").matches[0]
    assert (best.decision, best.status) == (bundled, Status.REVISED)
    assert comparison.outdated == (old,)
