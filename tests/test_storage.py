"""Files are read without waiting, written whole or not at all, and locked, but not for ever."""

from __future__ import annotations

import builtins
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kaoview import storage
from kaoview.storage import (
    NotRegularFileError,
    TooLargeError,
    locked,
    read_file,
    remove_leftovers,
    replacing,
    write_file,
)


def test_what_is_held_is_waited_for_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "PATIENCE", 0.05)
    lock = tmp_path / "reviews.lock"
    with locked(lock), pytest.raises(TimeoutError), locked(lock):
        raise AssertionError("two hold it")
    with locked(lock):
        assert lock.read_bytes() == b""


def test_windows_has_locks_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = set[int]()

    def lock(handle: int, mode: int, count: int) -> None:
        if held:
            raise OSError(36, "Resource deadlock avoided")
        held.add(handle)

    windows = ModuleType("msvcrt")
    windows.LK_NBLCK = 2  # type: ignore[attr-defined]
    windows.locking = lock  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    usual = builtins.__import__

    def without_fcntl(name: str, *rest: object) -> object:
        if name == "fcntl":
            raise ImportError(name)
        return usual(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_fcntl)
    monkeypatch.setattr(storage, "PATIENCE", 0.05)
    with (
        locked(tmp_path / "a.lock"),
        pytest.raises(TimeoutError),
        locked(tmp_path / "a.lock"),
    ):
        raise AssertionError("two hold it")
    assert len(held) == 1


def pieces_that_fail() -> Iterator[bytes]:
    yield b"half"
    raise ValueError("no more")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    write_file(path, [b"first ", b"words"])
    assert path.read_bytes() == b"first words"
    with pytest.raises(ValueError, match="no more"):
        write_file(path, pieces_that_fail())
    assert path.read_bytes() == b"first words"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_taken_is_refused_where_it_is_not_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_file(path, [b"ours"], replace=False)
    assert path.read_bytes() == b"theirs"


def test_what_another_program_writes_takes_the_name(tmp_path: Path) -> None:
    with replacing(tmp_path / "index.db") as temporary:
        temporary.write_bytes(b"filled by another")
        assert not (tmp_path / "index.db").exists()
    assert (tmp_path / "index.db").read_bytes() == b"filled by another"
    assert len(list(tmp_path.iterdir())) == 1


def test_folders_and_pipes_are_neither_read_nor_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotRegularFileError) as folder:
        read_file(tmp_path / "folder")
    assert folder.value.folder
    with pytest.raises(NotRegularFileError):
        write_file(tmp_path / "folder", [b"ours"])
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        for refused in (read_file, lambda path: write_file(path, [b"ours"])):
            with pytest.raises(NotRegularFileError) as pipe:
                refused(tmp_path / "pipe")
            assert not pipe.value.folder


def test_no_more_is_read_than_a_file_may_have(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"12345")
    assert read_file(path, largest=5) == b"12345"
    with pytest.raises(TooLargeError) as error:
        read_file(path, largest=4)
    assert error.value.size == 5


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no such file system")
def test_a_file_that_does_not_tell_its_size_is_read_up_to_the_limit() -> None:
    assert b"python" in read_file(Path("/proc/self/maps"))
    with pytest.raises(TooLargeError):
        read_file(Path("/proc/self/maps"), largest=10)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to("theirs")
    write_file(tmp_path / "link", [b"ours"])
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert read_file(tmp_path / "link") == b"ours"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_a_private_file_is_nobody_elses_to_read(tmp_path: Path) -> None:
    write_file(tmp_path / "words", [b"ours"], mode=storage.PRIVATE)
    assert (tmp_path / "words").stat().st_mode & 0o777 == 0o600


def _half_written(folder: Path) -> dict[str, Path]:
    """Return files that look more or less like what a killed run left, old ones but for one."""
    paths = {
        "old": folder / ".kaoview-0123456789abcdef.part",
        "future": folder / ".kaoview-1123456789abcdef.part",
        "new": folder / ".kaoview-2123456789abcdef.part",
        "theirs": folder / "download.part",
        "named alike": folder / ".kaoview-notes.part",
        "document": folder / "words.txt",
    }
    far = 2 * storage.LEFT_BEHIND_AFTER
    for name, path in paths.items():
        path.write_bytes(b"half of it")
        ago = {"new": 0.0, "future": -far}.get(name, far)
        os.utime(path, (time.time() - ago, time.time() - ago))
    return paths


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    paths = _half_written(tmp_path)
    remove_leftovers(tmp_path)
    assert {name for name, path in paths.items() if not path.exists()} == {"old", "future"}


def test_whoever_writes_a_file_removes_what_killed_runs_left_beside_it(tmp_path: Path) -> None:
    paths = _half_written(tmp_path)
    write_file(tmp_path / "export.csv", [b"whole"])
    assert {name for name, path in paths.items() if not path.exists()} == {"old", "future"}
