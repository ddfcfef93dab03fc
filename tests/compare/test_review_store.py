import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from kaoview import storage as locking
from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import ReviewStore, SaveError
from kaoview.compare.reviews import alias_resolver, read_reviews
from kaoview.compare.statuses import Status
from kaoview.reading.export_heads import REVIEW_COLUMNS


def _decision(number, status=Status.SAME, right="113-衛生局-1"):
    return Decision(f"107-衛生局-{number}", right, status, "王小明", "2026-11-20", "逐年辦理")


def _pairs(path):
    return [(d.left, d.right, d.status) for d in read_reviews(path).decisions]


@pytest.fixture
def store(tmp_path):
    return ReviewStore(tmp_path / "kaoview" / "reviews.tsv")


def test_a_decision_is_on_disk_at_once(store):
    store.decide(_decision(1))
    assert store.path.read_text(encoding="utf-8").splitlines() == [
        "\t".join(REVIEW_COLUMNS),
        "107-衛生局-1\t113-衛生局-1\tsame\t王小明\t2026-11-20\t逐年辦理\t",
    ]


def test_a_later_decision_on_the_pair_takes_the_place_of_the_first(store):
    store.decide(_decision(1))
    store.decide(_decision(1, None))
    assert _pairs(store.path) == [("107-衛生局-1", "113-衛生局-1", None)]


def test_accepting_takes_back_that_nothing_answers(store):
    store.decide(_decision(1, None, right=""))
    store.decide(_decision(1))
    assert _pairs(store.path) == [("107-衛生局-1", "113-衛生局-1", Status.SAME)]


def test_a_decision_can_be_withdrawn(store):
    store.decide(_decision(1))
    store.decide(_decision(2))
    store.withdraw("107-衛生局-1", "113-衛生局-1")
    assert [left for left, _, _ in _pairs(store.path)] == ["107-衛生局-2"]


def test_a_line_under_another_name_of_the_department_is_the_same_pair(store, library):
    store.path.parent.mkdir()
    store.path.write_text("107-秘書處-1.3\t113-研考會-3\tsame\n", encoding="utf-8")
    known = ReviewStore(store.path, alias_resolver(library))
    known.decide(Decision("107-行政暨國際處-1.3", "113-研究發展考核委員會-3", None))
    assert _pairs(store.path) == [("107-行政暨國際處-1.3", "113-研究發展考核委員會-3", None)]
    known.withdraw("107-行政暨國際處-1.3", "113-研究發展考核委員會-3")
    assert _pairs(store.path) == []


def test_lines_that_are_broken_or_remarks_stay_as_they_are(store):
    store.path.parent.mkdir()
    store.path.write_text("# 我的校對\n壞掉的一行\n", encoding="utf-8")
    store.decide(_decision(1))
    lines = store.path.read_text(encoding="utf-8").splitlines()
    assert lines[1:3] == ["# 我的校對", "壞掉的一行"]
    assert len(_pairs(store.path)) == 1


def test_another_runs_decision_is_not_lost(store):
    other = ReviewStore(store.path)
    store.decide(_decision(1))
    other.decide(_decision(2))
    store.decide(_decision(3))
    assert len(_pairs(store.path)) == 3


def test_a_file_that_is_not_utf8_is_left_alone(store):
    store.path.parent.mkdir()
    store.path.write_bytes("校對".encode("big5"))
    with pytest.raises(SaveError, match="不是 UTF-8"):
        store.decide(_decision(1))
    assert store.path.read_bytes() == "校對".encode("big5")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SaveError, match="無法寫入"):
        ReviewStore(tmp_path / "file" / "reviews.tsv").decide(_decision(1))


def _save_many(path, start, count):
    store = ReviewStore(Path(path))
    for number in range(start, start + count):
        store.decide(_decision(number))


def test_two_runs_at_once_lose_nothing(store):
    context = multiprocessing.get_context("spawn")
    runs = [
        context.Process(target=_save_many, args=(str(store.path), start, 15)) for start in (0, 100)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join(30)
    assert len(_pairs(store.path)) == 30


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_kill_at_any_moment_leaves_a_whole_file(store):
    context = multiprocessing.get_context("spawn")
    known = 0
    for attempt in range(3):
        run = context.Process(target=_save_many, args=(str(store.path), known, 5000))
        run.start()
        deadline = time.monotonic() + 60
        while len(_lines(store.path)) < known + 3 + attempt and time.monotonic() < deadline:
            time.sleep(0.005)
        os.kill(run.pid, signal.SIGKILL)
        run.join(10)
        file = read_reviews(store.path)
        assert file.problems == ()
        assert [d.left for d in file.decisions] == [
            f"107-衛生局-{n}" for n in range(len(file.decisions))
        ]
        assert len(file.decisions) >= known + 2 + attempt
        known = len(file.decisions)
    store.decide(_decision(known))
    assert len(_pairs(store.path)) == known + 1


def _lines(path):
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_a_file_that_is_a_link_stays_one(tmp_path):
    real = tmp_path / "dotfiles.tsv"
    real.write_text("\t".join(REVIEW_COLUMNS) + "\n", encoding="utf-8")
    link = tmp_path / "reviews.tsv"
    link.symlink_to(real)
    ReviewStore(link).decide(Decision("107-甲-1", "113-甲-1", Status.SAME))
    assert link.is_symlink()
    assert len(read_reviews(real).decisions) == 1


def test_a_run_that_stands_still_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    path = tmp_path / "reviews.tsv"
    with (
        locking.locked(tmp_path / "reviews.lock"),
        pytest.raises(SaveError, match="另一個 kaoview 正在儲存校對，請稍後再試"),
    ):
        ReviewStore(path).decide(Decision("a-1", "b-1", Status.SAME))
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_files_place_is_not_waited_for(store):
    store.path.parent.mkdir()
    os.mkfifo(store.path)
    with pytest.raises(SaveError, match="不是一般檔案"):
        store.decide(_decision(1))
    assert store.path.is_fifo()
