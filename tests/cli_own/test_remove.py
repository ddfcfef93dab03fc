"""``kaoview remove``: what is gone, and what stays."""

import errno

from tests.cli_own.asked import names, run, told


def test_what_is_removed_is_gone_and_the_original_stays(plan, home):
    told("add", plan, "--period", "113")
    assert "已從我的文件庫移除：桃園衛生114.txt" in told("remove", "桃園衛生114.txt")
    assert names() == []
    assert plan.exists()
    assert not list(home.rglob("*.toml"))
    assert "桃園" not in told("tree")


def test_removing_what_is_not_there_removes_nothing(plan):
    told("add", plan)
    assert run("remove", "桃園衛生114.txt", "沒有.txt").exit_code == 2
    assert names() == ["桃園衛生114.txt"]


def test_one_name_that_was_typed_twice_is_said_once(plan):
    told("add", plan)
    assert told("remove", "桃園", "桃園衛生114.txt").count("桃園衛生114.txt") == 1


def test_a_disk_that_is_full_is_one_line_and_nothing_is_lost(plan, monkeypatch):
    told("add", plan)

    def full(path, chunks, **_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kaoview.library.own.write_file", full)
    monkeypatch.setattr("kaoview.library.descriptions.write_file", full)
    for args in (("remove", "桃園"), ("describe", "桃園", "--period", "113")):
        result = run(*args)
        assert result.exit_code == 2
        assert "無法" in result.stderr and "空間" in result.stderr
    assert names() == ["桃園衛生114.txt"]
