"""Whatever a reader gets wrong is said in one Chinese line on standard error."""

import errno
import os
import sys

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.model import Library

RUNNER = CliRunner()


def complaint(*args, code=2, **named):
    """Return the one line that a command says when it fails, having printed nothing."""
    result = RUNNER.invoke(app, list(map(str, args)), **named)
    assert result.stdout == ""
    assert result.exit_code == code
    line, end, rest = result.stderr.partition("\n")
    assert (end, rest) == ("\n", ""), "one line"
    assert any("\u4e00" <= character <= "\u9fff" for character in line), "in Chinese"
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize("command", ["show", "tree", "export", "open"])
def test_an_unknown_name_is_answered_with_the_nearest(command):
    line = complaint(command, "衛生居")
    assert line.startswith("找不到「衛生居」；相近的有：")
    assert "衛生局" in line


def test_an_id_past_the_end_says_how_many_there_are():
    assert "「113-衛生局」底下有 12 項" in complaint("show", "113-衛生局-99")
    assert "「113-衛生局-2」底下沒有更下一層" in complaint("show", "113-衛生局-2.1")


def test_a_command_that_is_proposed_runs_nothing_else_when_it_is_copied(tmp_path):
    (tmp_path / "$(touch x).txt").write_text("一、捷運。\n", encoding="utf-8")
    line = complaint("--library", tmp_path, "show", "$(touch x)-全文-9")
    assert "kaoview tree '$(touch x)-全文'" in line


def test_an_unknown_word_in_place_of_a_command_is_an_unknown_id():
    assert complaint("衛生居") == complaint("open", "衛生居")


def test_of_several_ids_the_wrong_one_is_named():
    assert "「沒有局」" in complaint("export", "衛生局", "沒有局")


def test_a_name_like_nothing_at_all_says_where_to_look():
    assert "kaoview tree" in complaint("show", "\x1b[31mzzzzqqqq")
    assert "\x1b" not in complaint("show", "\x1b[31mzzzzqqqq")


def test_a_missing_file(tmp_path):
    assert "nowhere.txt" in complaint("--library", tmp_path / "nowhere.txt", "tree")
    assert "nowhere.txt" in complaint("check", tmp_path / "nowhere.txt")


def test_a_folder_without_documents(tmp_path):
    assert str(tmp_path) in complaint("--library", tmp_path, "tree")


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\n", bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01\x00" + b"\0" * 64],
    ids=["empty", "blank", "undecodable", "binary"],
)  # fmt: skip
def test_a_file_that_is_no_text(tmp_path, content):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert "bad.txt" in complaint("--library", path, "tree")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_the_right_to_read(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("一、甲", encoding="utf-8")
    path.chmod(0)
    assert "secret.txt" in complaint("--library", path, "tree")


def test_a_bad_file_among_good_ones_is_named_and_the_rest_opens(tmp_path):
    (tmp_path / "good.txt").write_text("衛生局114年度施政計畫\n\n一、甲。\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2\3" * 20)
    result = RUNNER.invoke(app, ["--library", str(tmp_path), "tree"])
    assert result.exit_code == 0
    assert "衛生局" in result.stdout
    assert result.stderr.startswith("略過「")
    assert "bad.txt" in result.stderr
    assert result.stderr.count("\n") == 1
    assert RUNNER.invoke(app, ["check", str(tmp_path)]).exit_code == 2


@pytest.mark.parametrize("depth", ["0", "-1", "x", "1.5", ""])
def test_a_depth_that_is_none(depth):
    assert "--depth" in complaint("tree", f"--depth={depth}")


def test_a_format_that_is_none():
    assert "markdown、json、jsonl、csv" in complaint("export", "衛生局", "--format", "pdf")


def test_an_output_that_exists_is_kept(tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("舊的", encoding="utf-8")
    assert "--force" in complaint("export", "衛生局", "-o", path)
    assert path.read_text(encoding="utf-8") == "舊的"
    result = RUNNER.invoke(app, ["export", "衛生局", "-o", str(path), "--force"])
    assert result.exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("---\n")


def test_an_output_that_cannot_be_written(tmp_path):
    assert "是資料夾" in complaint("export", "衛生局", "-o", tmp_path)
    assert "沒有「" in complaint("export", "衛生局", "-o", tmp_path / "none" / "a.md")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_export_is_code_1(monkeypatch):
    monkeypatch.setattr(
        sys.modules["kaoview.library.configured"], "load", lambda *_, **__: Library((), ())
    )
    assert complaint("export", code=1) == "沒有可以匯出的項目"


def test_the_explorer_needs_a_terminal():
    assert "終端機" in complaint()
    assert "終端機" in complaint("113-衛生局-2")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["show"], "kaoview show 後面還要有「ID」"),
        (["export", "113-衛生局", "-o", "x.pages"], "不能匯出成「.pages」檔，可用的副檔名有 .md"),
        (
            ["export", "--diff", "112", "113", "-o", "x.csv"],
            "可用的副檔名有 .odt、.docx、.html、.md、.json",
        ),
        (["search", "捷運", "-輕軌"], "請把整個查詢加上引號（kaoview search '捷運 -輕軌'）"),
        (["tree", "--what"], "沒有 --what 這個選項"),
        (["tree", "--dept", "2"], "相近的有 --depth"),
        (["--what"], "沒有 --what 這個選項"),
        (["tree", "甲", "乙"], "多了參數「乙」，請拿掉"),
        (["tree", "--json=1"], "--json 後面不用給值"),
        (["export", "--format"], "--format 後面還要有「格式」"),
        (["--library"], "--library 後面還要有「路徑」"),
        (["tree", "--library", "x"], "要放在指令前面：kaoview --library … tree"),
        (["衛生局", "--add", "x"], "要放在指令前面"),
    ],
)
def test_usage_errors_say_what_to_write(args, words):
    assert words in complaint(*args)


def test_a_disk_that_fails_while_printing_is_said(monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys.modules["kaoview.cli.app"], "print_lines", fail)
    monkeypatch.setattr(sys.modules["kaoview.cli.help"], "discard_output", lambda _: None)
    assert complaint("tree").startswith("讀寫時出了問題")


def test_an_endless_argument_is_quoted_by_its_ends():
    line = complaint("show", "長" * 10_000)
    assert line.startswith("找不到「長長")
    assert line.endswith("用 kaoview tree 看有哪些機關與計畫")
    assert len(line) <= 1001
