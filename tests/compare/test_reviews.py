import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.decisions import Decision, Reviews
from kaoview.compare.reviews import load_reviews, parse_line, read_reviews
from kaoview.compare.statuses import Status
from kaoview.paths import data_folder
from kaoview.reading.export_heads import REVIEW_COLUMNS

COMMISSION = "113-研究發展考核委員會-3"
GOOD = "107-行政暨國際處-1.1\t113-行政暨國際處-1\tsame\t王小明\t2026-11-20\t姊妹市交流\t"


def _file(tmp_path, *lines, name="reviews.tsv"):
    path = tmp_path / name
    path.write_text("\n".join(["\t".join(REVIEW_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_decision(tmp_path):
    (decision,) = read_reviews(_file(tmp_path, GOOD)).decisions
    assert (decision.left, decision.right) == ("107-行政暨國際處-1.1", "113-行政暨國際處-1")
    assert decision.status is Status.SAME
    assert (decision.decided_by, decision.note) == ("王小明", "姊妹市交流")
    assert decision.place == "「reviews.tsv」第 2 行"


def test_none_with_and_without_a_right_item(tmp_path):
    file = read_reviews(_file(tmp_path, "107-甲-1\t\tnone", "107-甲-2\t113-甲-1\tnone"))
    assert [(d.right, d.status) for d in file.decisions] == [("", None), ("113-甲-1", None)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("107-甲-1", "只有 1 欄"),
        ("107-甲-1\t113-甲-1", "只有 2 欄"),
        ("107-甲-1\t113-甲-1\tmaybe", "不認得狀態「maybe」"),
        ("\t113-甲-1\tsame", "left 欄是空的"),
        ("107-甲-1\t\tsame", "right 欄卻是空的"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_applies(tmp_path, line, told):
    file = read_reviews(_file(tmp_path, line, GOOD))
    assert len(file.decisions) == 1
    (problem,) = file.problems
    assert problem.startswith("「reviews.tsv」第 2 行：")
    assert told in problem


def test_empty_lines_and_remarks_are_passed_over(tmp_path):
    file = read_reviews(_file(tmp_path, "", "# 第一輪校對", GOOD))
    assert (len(file.decisions), file.problems) == (1, ())


def test_opposite_decisions_are_named_and_neither_applies(tmp_path):
    path = _file(tmp_path, "107-甲-1\t113-甲-1\tsame", "107-甲-1\t113-甲-1\tnone", GOOD)
    file = read_reviews(path)
    assert [decision.left for decision in file.decisions] == ["107-行政暨國際處-1.1"]
    (problem,) = file.problems
    assert "第 3 行與第 2 行" in problem
    assert "已排除、延續" in problem


def test_the_same_decision_twice_is_no_conflict(tmp_path):
    assert read_reviews(_file(tmp_path, GOOD, GOOD)).problems == ()


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "reviews.tsv"
    path.write_bytes("107-甲-1\t113-甲-1\tsame".encode("big5"))
    file = read_reviews(path)
    assert file.decisions == ()
    assert "不是 UTF-8" in file.problems[0]


def test_a_folder_in_the_files_place_is_named(tmp_path):
    assert "無法讀取" in read_reviews(tmp_path).problems[0]


def test_the_readers_file_holds_over_the_bundled(tmp_path):
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    _file(bundled, "107-甲-1\t113-甲-1\tsame")
    own = _file(tmp_path, "107-甲-1\t113-甲-1\tnone", name="own.tsv")
    reviews = load_reviews(own, bundled)
    assert reviews.of("107-甲-1")["113-甲-1"].status is None
    assert reviews.about("113-甲-1", "107-甲-1").file == "own.tsv"


def test_no_files_are_no_reviews(tmp_path):
    reviews = load_reviews(tmp_path / "none.tsv", tmp_path / "nowhere")
    assert (list(reviews), reviews.problems) == ([], [])


def test_ids_that_nobody_has_are_named_once_a_file(tmp_path):
    path = _file(tmp_path, GOOD, "107-甲-99\t113-甲-1\tsame", "107-甲-1\t113-乙-9\tsame")
    known = ["107-行政暨國際處-1.1", "113-行政暨國際處-1", "107-甲-1", "113-甲-1"]
    (told,) = Reviews([read_reviews(path)]).unknown(known)
    assert told.startswith("「reviews.tsv」第 3、4 行提到")
    assert "「107-甲-99」" in told


def test_bundled_files_are_silent_where_their_documents_are_not_open(tmp_path):
    assert Reviews([read_reviews(_file(tmp_path, GOOD), complete=True)]).unknown(["99-甲-1"]) == []


def test_the_bundled_files_are_sound(library):
    files = sorted((data_folder() / "reviews").glob("*.tsv"))
    reviews = Reviews([read_reviews(path, complete=True) for path in files])
    assert reviews.problems == []
    assert reviews.unknown(item.id for item in library.items()) == []


def test_an_item_may_be_written_under_any_name_of_its_department(tmp_path, library):
    path = _file(
        tmp_path, "107-秘書處-1.3\t113-研考會-3\trelated", "113-教育局-1\t113-天文局-1\tsame"
    )
    reviews = load_reviews(path, tmp_path / "nowhere", library=library)
    assert "113-研究發展考核委員會-3" in reviews.of("107-行政暨國際處-1.3")
    (told,) = reviews.unknown(item.id for item in library.items())
    assert "第 3 行" in told and "113-天文局-1" in told


def test_opposite_decisions_under_two_names_are_named(tmp_path, library):
    path = _file(
        tmp_path, "107-秘書處-1.3\t113-研考會-3\tsame", f"107-行政暨國際處-1.3\t{COMMISSION}\tnone"
    )
    reviews = load_reviews(path, tmp_path / "nowhere", library=library)
    assert list(reviews) == []
    assert reviews.problems == [
        "「reviews.tsv」第 3 行與第 2 行對同一組項目的判定不同"
        "（已排除、延續），兩行都未套用，請留下一行"
    ]


def test_opposite_decisions_are_named_whichever_item_comes_first(tmp_path):
    file = read_reviews(
        _file(tmp_path, "107-甲-1\t113-甲-1\tsame", "113-甲-1\t107-甲-1\tnone", GOOD)
    )
    assert len(file.decisions) == 1
    assert "第 3 行與第 2 行" in file.problems[0]


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_note_never_breaks_its_line(note, who):
    decision = Decision("107-甲-1", "113-甲-1", Status.SAME, who, "2026-11-20", note, "0123456789")
    line = "\t".join(decision.row())
    assert len(line.splitlines()) == 1
    parsed = parse_line(line)
    assert isinstance(parsed, Decision)
    assert parsed.fingerprint == "0123456789"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_files_place_is_named_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "reviews.tsv")
    (problem,) = load_reviews(tmp_path / "reviews.tsv", tmp_path).files[-1].problems
    assert "不是一般檔案" in problem


def test_a_file_that_may_not_be_reached_is_said_and_the_bundled_ones_apply(tmp_path, monkeypatch):
    own = tmp_path / "closed" / "reviews.tsv"
    look = Path.stat

    def refuse(path, **named):
        if path == own:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, **named)

    monkeypatch.setattr(Path, "stat", refuse)
    reviews = load_reviews(own)
    assert len(list(reviews)) > 0
    (problem,) = reviews.problems
    assert problem.startswith(f"無法讀取「{own}」") and "沒有權限" in problem


def test_of_very_many_broken_lines_the_first_are_named(tmp_path):
    problems = read_reviews(_file(tmp_path, *["壞了"] * 500)).problems
    assert len(problems) == 21
    assert problems[0].startswith("「reviews.tsv」第 2 行")
    assert problems[-1] == "「reviews.tsv」另有 480 行也沒有套用，請檢查整個檔案"
