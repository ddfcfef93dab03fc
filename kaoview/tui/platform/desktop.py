"""Opening a document in the desktop's program, at its page where that program can be told one.

Linux's ``xdg-open``, macOS's ``open`` and Windows itself know which program opens a file, but take
no page. Where the desktop's program for PDF is one that takes a page, it is started itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kaoview.document import SourceSpan
from kaoview.storage import is_regular_file
from kaoview.tui.platform.clipboard import is_remote
from kaoview.tui.platform.editor import Which
from kaoview.tui.state.export_names import shown_path

Tell = Callable[[str], None]
"""Takes one line for the user, which starts with 「！」 on failure."""

_Arguments = Callable[[Path, int], tuple[str, ...]]
"""Returns a program's arguments for a file and a page, from 1."""

_PDF = ".pdf"
_ASKING = 2.0  # seconds that xdg-mime may take; chosen by hand: it needs a tenth
_AT_ONCE = 5.0
"""Seconds within which a program that ends with an error has not opened the document; chosen by
hand: xdg-open gives up within one, and who closes a window has looked at it for longer."""
_NO_PROGRAM = 3  # xdg-open's exit code where the desktop has no program for a file


def _option(name: str) -> _Arguments:
    return lambda path, page: (name, str(page), str(path))


def _fragment(path: Path, page: int) -> tuple[str, ...]:
    return (f"{path}#{page}",)


def _address(path: Path, page: int) -> tuple[str, ...]:
    return (f"{path.as_uri()}#page={page}",)


_AT_PAGE: dict[str, _Arguments] = {
    **dict.fromkeys(("evince", "papers", "atril", "xreader"), _option("-i")),
    "okular": _option("-p"),
    "zathura": _option("-P"),
    "qpdfview": _fragment,
    "sumatrapdf": _option("-page"),
    **dict.fromkeys(
        ("firefox", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"), _address
    ),
    **dict.fromkeys(("firefox-esr", "google-chrome-stable", "brave-browser"), _address),
}
"""The programs that can be told a page of a PDF, by their names."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """What opens a document.

    Attributes:
        command: The program and its arguments; empty where Windows starts it itself.
        name: What it is called, or empty for the desktop's own choice.
        at_page: Whether it is told the page.
    """

    command: tuple[str, ...]
    name: str = ""
    at_page: bool = False


def choose_viewer(
    path: Path,
    page: int,
    which: Which,
    *,
    environment: Mapping[str, str],
    platform: str = sys.platform,
    pdf_program: str = "",
) -> Viewer | None:
    """Return what opens a file, or None if there is no program for it.

    Args:
        path: The file, its path absolute.
        page: The page to show, from 1, or 0 where there is none.
        which: Finds a program.
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
        pdf_program: The desktop's program for PDF, as the system names it
            (``org.gnome.Evince.desktop``), or empty if that is not known.
    """
    if page and path.suffix.lower() == _PDF:
        for name in _named_in(pdf_program):
            if found := which(name):
                return Viewer((found, *_AT_PAGE[name](path, page)), name, at_page=True)
    if platform == "win32":
        return Viewer(())
    # From within WSL, wslview opens files in Windows, where its user's programs are.
    openers = ["wslview"] if environment.get("WSL_DISTRO_NAME") else []
    openers.append("open" if platform == "darwin" else "xdg-open")
    for opener in openers:
        if found := which(opener):
            return Viewer((found, str(path)))
    return None


def _named_in(pdf_program: str) -> list[str]:
    """Return the programs that a desktop's name for one may mean, the longest name first."""
    told = pdf_program.lower()
    return sorted((name for name in _AT_PAGE if name in told), key=len, reverse=True)


def no_desktop(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return why no window can be opened for the user, in Chinese, or empty if one can.

    Over ssh a window would open on the other machine, unless its display is forwarded.

    Args:
        environment: The environment's variables.
        platform: The system, as ``sys.platform`` names it.
    """
    display = environment.get("DISPLAY", "")
    if is_remote(environment):
        forwarded = bool(display.partition(":")[0]) and platform != "win32"
        return "" if forwarded else "這是 ssh 連線，不能打開視窗程式"
    if platform in ("win32", "darwin") or environment.get("WSL_DISTRO_NAME"):
        return ""
    return "" if display or environment.get("WAYLAND_DISPLAY") else "這裡沒有桌面，開不了別的程式"


def archive_of(path: Path) -> Path | None:
    """Return the archive that a document is a member of, or None for a file of its own."""
    if is_regular_file(path):
        return None
    return next((parent for parent in path.parents if is_regular_file(parent)), None)


def open_in_desktop(path: Path, source: SourceSpan, which: Which, tell: Tell) -> None:
    """Open a document in the desktop's program, which goes on after the explorer.

    Asking for the program takes a tenth of a second, so this is for a thread.

    Args:
        path: The document; for a member of an archive the archive is opened.
        source: The place to show.
        which: Finds a program.
        tell: Told what was opened, and again if the program ends with an error at once.
    """
    archive = archive_of(path)
    file = (archive or path).absolute()
    member = str(path.relative_to(archive)) if archive else ""
    place = "，".join(filter(None, (member, source.page_words)))
    # The page first: a path may be longer than the line.
    where = f"{f'請看{place}，' if place else ''}檔案在 {shown_path(file)}"
    if not is_regular_file(file):
        tell(f"！檔案不在了：{path}")
        return
    if reason := no_desktop(os.environ):
        tell(f"！{reason}；{where}")
        return
    page = 0 if archive else source.first_page
    pdf_program = _pdf_program(which) if page else ""
    viewer = choose_viewer(file, page, which, environment=os.environ, pdf_program=pdf_program)
    if viewer is None:
        tell(f"！找不到可以打開它的程式（xdg-open）；{where}")
        return
    try:
        child = _start(viewer, file)
    except OSError as error:
        tell(f"！{viewer.name or '系統預設的程式'}沒有打開（{error.strerror or error}）；{where}")
        return
    tell(_opened(viewer, file, place))
    if child is not None:
        waiting = (child, lambda code: tell(f"！{_failure(code)}；{where}"))
        threading.Thread(target=_wait, args=waiting, daemon=True).start()


def _opened(viewer: Viewer, file: Path, place: str) -> str:
    words = f"已用 {viewer.name} 打開" if viewer.name else "已用系統預設的程式打開"
    if not place:
        return f"{words} {file.name}"
    return f"{words} {file.name}，{'翻到' if viewer.at_page else '請看'}{place}"


def _failure(code: int) -> str:
    if code == _NO_PROGRAM:
        return "系統沒有可以打開它的程式"
    return f"系統預設的程式沒有打開（代碼 {code}）"


def _start(viewer: Viewer, file: Path) -> subprocess.Popen[bytes] | None:
    """Start a program that keeps away from the terminal, and that its signals do not reach.

    Raises:
        OSError: It cannot be started.
    """
    if not viewer.command:
        if sys.platform == "win32":
            os.startfile(file)
        return None
    return subprocess.Popen(
        viewer.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(child: subprocess.Popen[bytes], failed: Callable[[int], None]) -> None:
    """Wait for a program's end, so that the system can forget it."""
    began = monotonic()
    code = child.wait()
    if code and monotonic() - began < _AT_ONCE:
        failed(code)


def _pdf_program(which: Which) -> str:
    """Return the desktop's program for PDF as the system names it, or empty."""
    if sys.platform == "win32":
        return _registered_program()
    asking = which("xdg-mime")
    if asking is None:
        return ""
    try:
        return subprocess.run(
            (asking, "query", "default", "application/pdf"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            start_new_session=True,
            timeout=_ASKING,
            check=False,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _registered_program() -> str:
    """Return what Windows opens PDF files with, or empty."""
    if sys.platform == "win32":
        import winreg

        choice = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pdf\UserChoice"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, choice) as key:
            return str(winreg.QueryValueEx(key, "ProgId")[0])
    return ""
