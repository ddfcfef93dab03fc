"""Copying: which method is tried first, that none can hang the explorer, and what readers are told."""

from __future__ import annotations

import base64
import stat
from pathlib import Path
from time import monotonic

import pytest

from kaoview.tui.platform import clipboard
from kaoview.tui.platform.clipboard import (
    MAX_BYTES,
    CopyMethod,
    clipboard_commands,
    copy_text,
    run_command,
    terminal_sequence,
)
from tests.tui.conftest import Explorer
from tests.tui.waiting import opened

WORDS = "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。"


def osc52(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, for commands of the test's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def command(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("environment", "platform", "names"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "wl-copy xclip xsel"),
        ({"DISPLAY": ":0", "TMUX": "/tmp/tmux"}, "linux", "xclip xsel tmux"),
        ({}, "darwin", "pbcopy"),
        ({"SSH_TTY": "/dev/ttys001"}, "darwin", ""),
        ({"SSH_CONNECTION": "a b", "DISPLAY": "localhost:10.0"}, "linux", "xclip xsel"),
        ({"SSH_CONNECTION": "a b", "TMUX": "/tmp/tmux"}, "linux", "tmux"),
        ({}, "win32", "Windows clip.exe"),
        ({"WSL_DISTRO_NAME": "Ubuntu"}, "linux", "Windows clip.exe"),
        ({"TERMUX_VERSION": "0.118"}, "linux", "termux"),
        ({}, "linux", ""),
    ],
)
def test_ways_are_those_that_reach_the_reader(
    environment: dict[str, str], platform: str, names: str
) -> None:
    assert [method.name for method in clipboard_commands(environment, platform)] == names.split()


def test_the_first_command_that_takes_the_text_is_named(commands: Path, tmp_path: Path) -> None:
    command(commands, "wl-copy", "exit 1")  # installed, but the screen is gone
    command(commands, "xclip", f'while read line; do echo "$line"; done > {tmp_path}/got; echo hm')
    written: list[str] = []
    outcome = copy_text(
        f"{WORDS}\n",
        written.append,
        environment={"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
        platform="linux",
    )
    assert (outcome.method, outcome.message) == ("xclip", "已複製 26 字（xclip）")
    assert (tmp_path / "got").read_text("utf-8") == f"{WORDS}\n"
    assert written == []


def test_a_command_that_hangs_is_given_up(commands: Path) -> None:
    command(commands, "xclip", "exec /bin/sleep 600")
    began = monotonic()
    assert not run_command(CopyMethod("xclip", ("xclip",)), WORDS, timeout=0.2)
    assert monotonic() - began < 60


def test_commands_that_hang_are_not_waited_for_one_after_another(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("xclip", "xsel"):
        command(commands, name, "exec /bin/sleep 600")
    monkeypatch.setattr(clipboard, "TIMEOUT", 0.3)
    written: list[str] = []
    start = monotonic()
    outcome = copy_text(WORDS, written.append, environment={"DISPLAY": ":9"})
    assert outcome.method == "OSC 52"
    assert written == [osc52(WORDS)]
    # Who leaves the explorer waits for none at all.
    monkeypatch.setattr(clipboard, "TIMEOUT", 300.0)
    outcome = copy_text(WORDS, written.append, environment={"DISPLAY": ":9"}, stopped=lambda: True)
    assert (outcome.method, len(written)) == ("", 1)
    assert monotonic() - start < 60


def test_one_that_stays_behind_holds_nobody_up(commands: Path) -> None:
    command(commands, "xclip", "/bin/sleep 30 & exit 0")
    began = monotonic()
    assert run_command(CopyMethod("xclip", ("xclip",)), WORDS)
    assert monotonic() - began < 20


def test_windows_gets_the_text_in_its_own_encoding(commands: Path, tmp_path: Path) -> None:
    command(commands, "clip.exe", f"exec /bin/cat > {tmp_path}/got")
    outcome = copy_text(
        WORDS, print, environment={"WSL_DISTRO_NAME": "Ubuntu"}, platform="linux", what="出處"
    )
    assert outcome.message == "已複製出處（clip.exe）"
    assert (tmp_path / "got").read_bytes().decode("utf-16-le") == WORDS


def test_without_a_command_the_terminal_is_asked(commands: Path) -> None:
    written: list[str] = []
    outcome = copy_text(WORDS, written.append, environment={"SSH_TTY": "x"}, platform="darwin")
    assert outcome.method == "OSC 52"
    assert outcome.message == "已送往終端機的剪貼簿：26 字（OSC 52）"
    assert written == [osc52(WORDS)]
    local = copy_text(WORDS, print, environment={"DISPLAY": ":0"}, platform="linux")
    assert local.message.endswith("貼不出來請安裝 xclip")


def test_tmux_and_screen_are_asked_to_hand_it_through() -> None:
    plain = osc52(WORDS)
    inner = plain.replace("\x1b", "\x1b\x1b")
    assert terminal_sequence(WORDS, {"TMUX": "x"}) == f"{plain}\x1bPtmux;{inner}\x1b\\"
    pieces = terminal_sequence(WORDS * 30, {"STY": "x"}).split("\x1bP")[1:]
    assert len(pieces) > 2
    assert all(piece.endswith("\x1b\\") and len(piece) < 700 for piece in pieces)
    assert "".join(piece[:-2] for piece in pieces) == osc52(WORDS * 30)


@pytest.mark.parametrize(
    ("environment", "text", "words"),
    [
        ({"TERM": "linux"}, WORDS, "這個終端機沒有剪貼簿；請按 e 匯出成檔案"),
        ({"TERM_PROGRAM": "Apple_Terminal", "SSH_TTY": "x"}, WORDS, "按 e 匯出"),
        ({"VTE_VERSION": "7402", "WAYLAND_DISPLAY": "x"}, WORDS, "請安裝 wl-clipboard"),
        ({}, "衛" * MAX_BYTES, "74,000 字太長，終端機的剪貼簿收不下；請按 e 匯出成檔案"),
    ],
)
def test_where_nothing_works_it_is_said_what_to_do(
    environment: dict[str, str], text: str, words: str, commands: Path
) -> None:
    written: list[str] = []
    outcome = copy_text(text, written.append, environment=environment, platform="linux")
    assert not outcome.method
    assert words in outcome.message
    assert written == []


async def test_the_explorer_copies_and_says_so(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        app = pilot.app
        app.copy_to_clipboard("先")
        app.copy_to_clipboard(WORDS)
        await opened(pilot)
        assert app.clipboard == WORDS
        assert app.screen.keybar.message == "已送往終端機的剪貼簿：26 字（OSC 52）"
