"""One run of the program waits for another that is saving, but not for ever."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kaoview import storage as locking


def test_what_is_held_is_waited_for_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    lock = tmp_path / "reviews.lock"
    with locking.locked(lock), pytest.raises(TimeoutError), locking.locked(lock):
        raise AssertionError("two hold it")
    with locking.locked(lock):
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
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    with (
        locking.locked(tmp_path / "a.lock"),
        pytest.raises(TimeoutError),
        locking.locked(tmp_path / "a.lock"),
    ):
        raise AssertionError("two hold it")
    assert len(held) == 1
