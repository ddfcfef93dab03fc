"""The clipboard: the system's own where there is one, otherwise the terminal's (OSC 52).

The libraries for this do not suit a full-screen program: they set no timeout for commands, ignore
exit codes, let commands write to the screen, and do not report which method they used.
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

from kaoview.paths import BROWSER_SESSION
from kaoview.tui.platform.textual_patches import write_sequence

if TYPE_CHECKING:
    from textual.app import App

TIMEOUT = 3.0
"""Seconds that all commands may take together; chosen by hand: PowerShell needs one to start."""

MAX_BYTES = 74_000
"""Bytes of a text that terminals take at once: 100,000 characters in base64, frame included."""

_POWERSHELL = (
    "Set-Clipboard -Value ([IO.StreamReader]::new("
    "[Console]::OpenStandardInput(), [Text.Encoding]::UTF8).ReadToEnd())"
)
_POLL_INTERVAL = 0.1  # seconds between two checks whether a command has ended; chosen by hand
_SCREEN_CHUNK = 500  # bytes of a sequence that GNU screen passes through at once; chosen by hand
_TERMINALS_WITHOUT = ("linux", "dumb")
_VTE_WITH_CLIPBOARD = 7600  # GNOME Terminal and others support OSC 52 since VTE 0.76
_EXPORT_HINT = "按 e 匯出成檔案"


@dataclass(frozen=True, slots=True)
class CopyMethod:
    """A command that reads a text for the clipboard from standard input.

    Attributes:
        name: Its name for users.
        command: The program and its arguments.
        encoding: The encoding it expects.
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
"""tmux keeps the text, and with ``-w`` sends it to the terminal whatever its settings."""


@dataclass(frozen=True, slots=True)
class CopyResult:
    """The result of copying.

    Attributes:
        method: What took the text (``xclip``, ``OSC 52``), or empty if nothing did.
        message: One line for the user.
    """

    method: str
    message: str


def clipboard_commands(
    environment: Mapping[str, str], platform: str = sys.platform
) -> tuple[CopyMethod, ...]:
    """Return the commands that may reach the user's clipboard, the likeliest first.

    Over ssh the remote machine's clipboard is of no use, so only forwarded displays count.

    Args:
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
    """
    if environment.get(BROWSER_SESSION):
        return ()  # the reader's clipboard is the browser's
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
    """Tell whether this is an ssh session."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def run_command(
    method: CopyMethod,
    text: str,
    *,
    timeout: float = TIMEOUT,
    stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Pass a text to a command, and return whether it succeeded.

    Programs such as xclip stay in the background to serve the clipboard: their output goes to
    devnull and they get a session of their own, so that they outlive this program.

    Args:
        method: The command.
        text: The text.
        timeout: Seconds it may take.
        stopped: Polled; true to stop waiting. The command may still finish.
    """
    program = shutil.which(method.command[0])
    if program is None:
        return False
    try:
        process = subprocess.Popen(
            [program, *method.command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            # pbcopy assumes another encoding where the locale is not UTF-8.
            env={**os.environ, "LC_CTYPE": "UTF-8"} if method is _MAC else None,
        )
    except OSError:
        return False
    sent: bytes | None = text.encode(method.encoding, errors="replace")
    deadline = monotonic() + timeout
    while True:
        try:
            process.communicate(sent, timeout=_POLL_INTERVAL)
        except subprocess.TimeoutExpired:
            sent = None  # already passed on
            if stopped():
                return False
            if monotonic() > deadline:
                process.kill()
                process.wait()
                return False
        else:
            return process.returncode == 0


def terminal_sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return the sequence that puts a text on the terminal's clipboard (OSC 52).

    Inside tmux or screen it is wrapped so that it reaches the outer terminal.

    Returns:
        The sequence; empty if the terminal is known not to support it, or the text is too long.
    """
    if _lacks_clipboard(environment) or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return ""
    plain = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\a"
    if environment.get("TMUX"):
        # Unwrapped for a tmux that handles the sequence itself, wrapped for the others.
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY"):
        pieces = (plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain


def _lacks_clipboard(environment: Mapping[str, str]) -> bool:
    if environment.get("TERM") in _TERMINALS_WITHOUT:
        return True
    if environment.get("TMUX") or environment.get("STY"):
        return False  # the other variables describe the terminal they were started in
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
) -> CopyResult:
    """Copy a text by the first method that succeeds; blocks for up to seconds.

    Args:
        text: What to copy.
        write: Sends a control sequence to the terminal.
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
        what: A name for the text in the message, for instance ``出處``; its length by default.
        stopped: Polled; true to stop waiting for commands.

    Returns:
        The method, and one line that names it, or what to do where there is none.
    """
    size = what or f"{sum(not c.isspace() for c in text):,} 字"
    deadline = monotonic() + TIMEOUT
    for method in clipboard_commands(environment, platform):
        # If one hangs, for instance because the display is gone, the others likely will, too.
        left = deadline - monotonic()
        if left > 0 and run_command(method, text, timeout=left, stopped=stopped):
            into = "，並送往終端機的剪貼簿" if method is TMUX else ""
            return CopyResult(method.name, f"已複製{_with_space(size)}（{method.name}{into}）")
    if stopped():
        return CopyResult("", "")
    sequence = terminal_sequence(text, environment)
    advice = _install_hint(environment)
    if sequence:
        write(sequence)
        hint = f"；貼不出來請{advice}" if advice else ""
        return CopyResult("OSC 52", f"已送往終端機的剪貼簿：{size}（OSC 52）{hint}")
    if _lacks_clipboard(environment):
        return CopyResult("", f"這個終端機沒有剪貼簿；請{advice or _EXPORT_HINT}")
    return CopyResult("", f"{size}太長，終端機的剪貼簿收不下；請{advice or _EXPORT_HINT}")


def _with_space(size: str) -> str:
    """Return a text with a space before it if it starts with a digit."""
    return f" {size}" if size[:1].isascii() else size


def _install_hint(environment: Mapping[str, str]) -> str:
    """Return which program to install to reach the clipboard, or empty if none is known."""
    if environment.get("WAYLAND_DISPLAY"):
        return "安裝 wl-clipboard"
    if environment.get("DISPLAY"):
        return "安裝 xclip"
    if environment.get("TERMUX_VERSION") and not is_remote(environment):
        return "安裝 termux-api"
    return ""


class Clipboard:
    """Copies in the background, and shows which method was used.

    Of several texts copied in quick succession the last one stays on the clipboard.
    """

    def __init__(self, app: App[None], say: Callable[..., None]) -> None:
        """Create it.

        Args:
            app: The application, whose workers copy.
            say: Shows one line to the user; takes ``warning`` as well.
        """
        self._app = app
        self._show_message = say
        self._copying = threading.Lock()
        self._last = 0

    def copy(self, text: str, *, what: str = "") -> None:
        """Copy a text.

        Args:
            text: What to copy.
            what: A name for the text in the message; its length by default.
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
        with self._copying:
            if number == self._last:
                worker = get_current_worker()
                outcome = copy_text(
                    text, self._write, what=what, stopped=lambda: worker.is_cancelled
                )
                if worker.is_cancelled:
                    return  # the application has exited
                message = outcome.message if outcome.method else f"！{outcome.message}"
                self._app.call_from_thread(self._show_message, message, warning=not outcome.method)

    def _write(self, sequence: str) -> None:
        self._app.call_from_thread(write_sequence, self._app, sequence)
