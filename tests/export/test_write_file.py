import os
import stat
import sys
from pathlib import Path

import pytest

from kaoview.export.write_file import FileTakenError, WriteError, write_new

TEXT = "# 施政綱要\n"


def test_writes_a_new_file_and_leaves_nothing_else(tmp_path):
    write_new(tmp_path / "notes.md", TEXT)
    assert (tmp_path / "notes.md").read_bytes() == TEXT.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_never_writes_over_a_file_unless_told_to(tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("舊的")
    with pytest.raises(FileTakenError, match=r"notes\.md」已經存在.*--force"):
        write_new(path, TEXT)
    assert path.read_text() == "舊的"
    write_new(path, TEXT, force=True)
    assert path.read_text(encoding="utf-8") == TEXT


def while_another_takes_the_name(path):
    """Yield a text, after somebody else has written a file of its name."""
    path.write_text("別人的")
    yield TEXT


def test_a_file_that_appears_meanwhile_is_kept(tmp_path):
    path = tmp_path / "notes.md"
    with pytest.raises(FileTakenError):
        write_new(path, while_another_takes_the_name(path))
    assert path.read_text() == "別人的"
    assert [each.name for each in tmp_path.iterdir()] == ["notes.md"]


def test_without_hard_links_it_still_writes_and_still_keeps_what_is_there(tmp_path, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "notes.md", TEXT)
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == TEXT
    taken = tmp_path / "taken.md"
    with pytest.raises(FileTakenError):
        write_new(taken, while_another_takes_the_name(taken))
    assert taken.read_text() == "別人的"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_a_new_file_has_the_mode_the_reader_is_used_to(tmp_path):
    usual = tmp_path / "usual"
    usual.write_text("")
    write_new(tmp_path / "notes.md", TEXT)
    assert (tmp_path / "notes.md").stat().st_mode == usual.stat().st_mode


def test_a_folder_is_named_as_one(tmp_path):
    for force in (False, True):
        with pytest.raises(WriteError, match="是資料夾"):
            write_new(tmp_path, TEXT, force=force)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(WriteError, match=r"沒有「.*nowhere」這個資料夾"):
        write_new(tmp_path / "nowhere" / "notes.md", TEXT)


def test_a_file_in_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match="file」不是資料夾"):
        write_new(tmp_path / "file" / "notes.md", TEXT)


@pytest.mark.parametrize(("name", "reason"), [("長" * 300, "太長"), ("a\0b", "不是可用的檔名")])
def test_an_impossible_name_is_said(tmp_path, name, reason):
    with pytest.raises(WriteError, match=reason):
        write_new(tmp_path / name, TEXT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_even_forced_it_replaces_nothing_but_files(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(WriteError, match="不是一般檔案"):
        write_new(pipe, TEXT, force=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("舊的", encoding="utf-8")
    (tmp_path / "link").symlink_to("file")
    write_new(tmp_path / "link", TEXT, force=True)
    assert not (tmp_path / "link").is_symlink()
    assert (tmp_path / "link").read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "file").read_text(encoding="utf-8") == "舊的"


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="磁碟空間不足"):
        write_new(tmp_path / "notes.md", TEXT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_without_the_right_to_write_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="權限"):
        write_new(tmp_path / "notes.md", TEXT)
    tmp_path.chmod(0o700)


def test_a_right_that_is_missing_is_said(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kaoview.export.write_file.write_file", refuse)
    with pytest.raises(WriteError, match=r"沒有在「.*」寫入檔案的權限"):
        write_new(tmp_path / "notes.md", TEXT)


def test_pieces_are_written_as_one_text(tmp_path):
    write_new(tmp_path / "notes.md", iter(("落實登革熱", "", "整合醫療照護，", "\ud800\n")))
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "落實登革熱整合醫療照護，?\n"


def test_a_folder_that_cannot_be_synced_takes_the_file_all_the_same(tmp_path, monkeypatch):
    usual = os.open

    def refuse_folders(path, *options, **named):
        if Path(path).is_dir():
            raise OSError(22, "Invalid argument")
        return usual(path, *options, **named)

    monkeypatch.setattr(os, "open", refuse_folders)
    write_new(tmp_path / "notes.md", TEXT)
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == TEXT
