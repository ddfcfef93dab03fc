"""The clipboard: the system's own where there is one, otherwise the terminal's, and which it was.

The libraries for this do not fit a full-screen program: they neither bound the time a command may
take nor look at how it ended, let it write over the screen, and do not tell which way they went.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from kaoview.tui.platform.textual_patches import write_sequence

if TYPE_CHECKING:
    from textual.app import App

TIMEOUT = 3.0
"""Seconds that all commands may take; PowerShell needs one of them to start."""

MOST_BYTES = 74_000
"""What terminals take at once: 100,000 characters in base64, some of them for the frame."""

_POWERSHELL = (
    "Set-Clipboard -Value ([IO.StreamReader]::new("
    "[Console]::OpenStandardInput(), [Text.Encoding]::UTF8).ReadToEnd())"
)
_LOOK_EVERY = 0.1  # seconds between two looks at whether a command has ended
_SCREEN_CHUNK = 500  # bytes that GNU screen hands through at once
_DEAF_TERMINALS = ("linux", "dumb")
_VTE_WITH_CLIPBOARD = 7600  # GNOME Terminal and its kin take text since VTE 0.76
_EXPORT = "按 e 匯出成檔案"


@dataclass(frozen=True, slots=True)
class CopyMethod:
    """A command that takes a text for the clipboard on its standard input.

    Attributes:
        name: What readers call it.
        command: The program and its arguments.
        encoding: How it wants the text.
    """

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"


_WAYLAND = CopyMethod("wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8"))
_X11 = (
    CopyMethod("xclip", ("xclip", "-selection", "clipboard", "-in")),
    CopyMethod("xsel", ("xsel", "--clipboard", "--input")),
)
_MAC = CopyMethod("pbcopy", ("pbcopy",))
_WINDOWS = (
    CopyMethod(
        "Windows", ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
    ),
    CopyMethod("clip.exe", ("clip.exe",), "utf-16-le"),
)
_TERMUX = CopyMethod("termux", ("termux-clipboard-set",))
TMUX = CopyMethod("tmux", ("tmux", "load-buffer", "-w", "-"))
"""tmux keeps the text, and by this switch hands it to the terminal whatever its settings."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How copying went.

    Attributes:
        way: What took the text (``xclip``, ``OSC 52``), or empty if nothing can.
        words: One line for the reader.
    """

    way: str
    words: str


def ways(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[CopyMethod, ...]:
    """Return the commands that may reach the reader's clipboard, the likeliest first.

    Over ssh a clipboard of the machine at the other end is of no use to the reader, so only
    what is forwarded counts.

    Args:
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
    """
    found: list[CopyMethod] = []
    if environment.get("WAYLAND_DISPLAY"):
        found.append(_WAYLAND)
    if environment.get("DISPLAY"):
        found += _X11
    if not is_remote(environment):
        if platform == "darwin":
            found.append(_MAC)
        if platform == "win32" or environment.get("WSL_DISTRO_NAME"):
            found += _WINDOWS
        if environment.get("TERMUX_VERSION"):
            found.append(_TERMUX)
    if environment.get("TMUX"):
        found.append(TMUX)
    return tuple(found)


def is_remote(environment: Mapping[str, str]) -> bool:
    """Tell whether the reader sits at another machine."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def run_way(
    way: CopyMethod,
    text: str,
    *,
    timeout: float = TIMEOUT,
    stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Hand a text to a command, and return whether it took it.

    Programs such as xclip stay behind to answer for the clipboard: they get no output of ours to
    hold open, and a session of their own, so that they outlive this one.

    Args:
        way: The command.
        text: The text.
        timeout: Seconds it may take.
        stopped: Asked now and then whether to wait no longer; the command may still finish.
    """
    program = shutil.which(way.command[0])
    if program is None:
        return False
    try:
        process = subprocess.Popen(
            [program, *way.command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            # pbcopy takes the text for another encoding where the locale does not say UTF-8.
            env={**os.environ, "LC_CTYPE": "UTF-8"} if way is _MAC else None,
        )
    except OSError:
        return False
    sent: bytes | None = text.encode(way.encoding, errors="replace")
    deadline = monotonic() + timeout
    while True:
        try:
            process.communicate(sent, timeout=_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            sent = None  # it goes on with what it was given
            if stopped():
                return False
            if monotonic() > deadline:
                process.kill()
                process.wait()
                return False
        else:
            return process.returncode == 0


def terminal_sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks the terminal to put a text on its clipboard (OSC 52).

    Inside tmux or screen it is wrapped so that it reaches the terminal around them.

    Returns:
        The sequence; empty where the terminal is known to take none, or none so long.
    """
    if _is_deaf(environment) or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return ""
    plain = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\a"
    if environment.get("TMUX"):
        # Without the wrapping for one that is told to take it itself, with it for the others.
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY"):
        pieces = (plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain


def _is_deaf(environment: Mapping[str, str]) -> bool:
    if environment.get("TERM") in _DEAF_TERMINALS:
        return True
    if environment.get("TMUX") or environment.get("STY"):
        return False  # the rest tells of the terminal they were started in, not of this one
    vte = environment.get("VTE_VERSION", "")
    return environment.get("TERM_PROGRAM") == "Apple_Terminal" or (
        vte.isdecimal() and int(vte) < _VTE_WITH_CLIPBOARD
    )


def copy_text(
    text: str,
    write: Callable[[str], None],
    *,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    what: str = "",
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Copy a text by the first way that takes it; may take seconds, so not on the event loop.

    Args:
        text: What to copy.
        write: Sends a control sequence to the terminal.
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
        what: What it is, for the message, for instance ``出處``; by default its length is said.
        stopped: Asked now and then whether to wait for no command any longer.

    Returns:
        Which way it went, and one line that says so, or what to do where there is none.
    """
    size = what or f"{sum(not c.isspace() for c in text):,} 字"
    deadline = monotonic() + TIMEOUT
    for way in ways(environment, platform):
        # Where one stands still, as where the display is gone, so do most likely the others.
        left = deadline - monotonic()
        if left > 0 and run_way(way, text, timeout=left, stopped=stopped):
            into = "，並送往終端機的剪貼簿" if way is TMUX else ""
            return Outcome(way.name, f"已複製{_spaced(size)}（{way.name}{into}）")
    if stopped():
        return Outcome("", "")
    sequence = terminal_sequence(text, environment)
    advice = _advice(environment)
    if sequence:
        write(sequence)
        hint = f"；貼不出來請{advice}" if advice else ""
        return Outcome("OSC 52", f"已送往終端機的剪貼簿：{size}（OSC 52）{hint}")
    if _is_deaf(environment):
        return Outcome("", f"這個終端機沒有剪貼簿；請{advice or _EXPORT}")
    return Outcome("", f"{size}太長，終端機的剪貼簿收不下；請{advice or _EXPORT}")


def _spaced(size: str) -> str:
    """Return words with a space before a number, as the documents set them."""
    return f" {size}" if size[:1].isascii() else size


def _advice(environment: Mapping[str, str]) -> str:
    """Return which program would reach the clipboard, or empty if none is known."""
    if environment.get("WAYLAND_DISPLAY"):
        return "安裝 wl-clipboard"
    if environment.get("DISPLAY"):
        return "安裝 xclip"
    if environment.get("TERMUX_VERSION") and not is_remote(environment):
        return "安裝 termux-api"
    return ""


class Clipboard:
    """Copies in the background, and says which way it went.

    Of texts copied in quick succession the last one stays on the clipboard.
    """

    def __init__(self, app: App[None], say: Callable[..., None]) -> None:
        """Make it.

        Args:
            app: The explorer, whose workers copy.
            say: Shows one line to the reader; takes ``warning`` as well.
        """
        self._app = app
        self._say = say
        self._turn = threading.Lock()
        self._last = 0

    def copy(self, text: str, *, what: str = "") -> None:
        """Copy a text.

        Args:
            text: What to copy.
            what: What it is, for the message; by default its length is said.
        """
        self._last += 1
        self._app.run_worker(
            partial(self._copy, self._last, text, what),
            name="copy",
            group="copy",
            thread=True,
            exit_on_error=False,
        )

    def _copy(self, number: int, text: str, what: str) -> None:
        with self._turn:
            if number == self._last:
                worker = get_current_worker()
                outcome = copy_text(
                    text, self._write, what=what, stopped=lambda: worker.is_cancelled
                )
                if worker.is_cancelled:
                    return  # the explorer has ended
                words = outcome.words if outcome.way else f"！{outcome.words}"
                self._app.call_from_thread(self._say, words, warning=not outcome.way)

    def _write(self, sequence: str) -> None:
        self._app.call_from_thread(write_sequence, self._app, sequence)
